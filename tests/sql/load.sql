-- Files that are refused, and what is said of them. The example's files are loaded.
BEGIN;

-- The faults of a file, which leaves nothing behind.
CREATE FUNCTION pg_temp.fault(why text, kind text, want text, bytes bytea) RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM patrol.load_begin();
	PERFORM patrol.load_file(kind, 'x.csv', bytes, 'UTF8');
	RAISE EXCEPTION '%', coalesce((SELECT string_agg(format('%s:%s: %s', file, line, what), E'\n' ORDER BY line) FROM pg_temp.load_fault), 'none');
EXCEPTION WHEN raise_exception THEN
	RETURN test.same(CASE WHEN position(want IN SQLERRM) > 0 THEN want ELSE SQLERRM END, want, why || ': ' || want);
END;
$$;

-- Of records with all the columns that their kind needs.
CREATE FUNCTION pg_temp.fault(why text, kind text, want text, records text) RETURNS text
LANGUAGE sql
RETURN pg_temp.fault(why, kind, want, convert_to(CASE kind
	WHEN 'units' THEN 'call_sign,kind,area'
	WHEN 'hotspots' THEN 'code,name,area,division,lat,lon,valid_from'
	WHEN 'plans' THEN 'hotspot,weekday,starts,ends,visits_planned'
	WHEN 'visits' THEN 'call_sign,hotspot,crew,started_at,ended_at'
	WHEN 'outcomes' THEN 'call_sign,started_at,metric,quantity' END || E'\n' || records, 'UTF8'));

SELECT pg_temp.fault('a bad byte', 'units', 'x.csv:3: is not UTF8',
	'call_sign,kind,area\012A,patrol,x\012B,patrol,caf\351\012'::bytea);
SELECT pg_temp.fault('UTF-16', 'units', 'x.csv:1: the file is UTF-16: save it as UTF-8',
	'\377\376c\000a\000'::bytea);
SELECT pg_temp.fault('a byte order mark, and a bad word behind it', 'units', 'x.csv:2: unknown kind of unit ''cat''',
	'\357\273\277call_sign,kind,area\012A,cat,x'::bytea);
SELECT pg_temp.fault('CRLF, with a break of another kind in quotes', 'units', 'x.csv:4: unknown kind of unit ''cat''',
	'call_sign,kind,area\015\012A,patrol,"a\012b"\015\012B,cat,x\015\012'::bytea);
SELECT pg_temp.fault('CR alone', 'units', 'x.csv:3: unknown kind of unit ''cat''',
	'call_sign,kind,area\015A,patrol,x\015B,cat,x'::bytea);
SELECT pg_temp.fault('semicolons', 'units', 'x.csv:1: the columns are not separated by commas',
	'call_sign;kind;area\012A;patrol;x\012'::bytea);
SELECT pg_temp.fault('an unknown column', 'units', 'x.csv:1: unknown column ''knd'' (did you mean ''kind''?)',
	'call_sign,knd,area\012'::bytea);
SELECT pg_temp.fault('two letters the wrong way round', 'units', 'x.csv:1: unknown column ''call_sing'' (did you mean ''call_sign''?)',
	'call_sing,kind,area\012'::bytea);
SELECT pg_temp.fault('a word in capitals', 'units', 'x.csv:2: unknown kind of unit ''DRONES'' (did you mean ''drone''?)',
	'call_sign,kind,area\012A,DRONES,x'::bytea);
SELECT pg_temp.fault('a word that is like none', 'units', 'x.csv:1: unknown column ''xyz'': a file of units has',
	'xyz,kind,area\012'::bytea);
SELECT test.same(patrol.load_distance(a, b), far, format('from ''%s'' to ''%s'' it is %s', a, b, far))
FROM (VALUES ('', '', 0), ('abc', 'abc', 0), ('', 'abc', 3), ('abc', '', 3), ('kitten', 'sitting', 3), ('saturday', 'sunday', 3),
             ('ab', 'ba', 2), ('café', 'cafe', 1)) w (a, b, far);
SELECT pg_temp.fault('a missing column', 'units', 'x.csv:1: column ''kind'' is missing',
	'call_sign,area\012A,x\012'::bytea);
SELECT pg_temp.fault('a column twice', 'units', 'x.csv:1: column ''kind'' is there 2 times',
	'call_sign,kind,area,kind\012'::bytea);
SELECT pg_temp.fault('nothing at all', 'units', 'x.csv:1: column ''call_sign'' is missing',
	''::bytea);

SELECT pg_temp.fault('the line is counted over breaks in quotes', 'units', 'x.csv:5: unknown kind of unit ''dron'' (did you mean ''drone''?)',
	E'A,patrol,"a\n\nb"\nB,dron,x\n'::text);
SELECT pg_temp.fault('a quote that is not closed', 'units', 'x.csv:3: a quote opens here that is never closed',
	E'A,patrol,x\nB,"patrol,x\nC,patrol,x\n'::text);
SELECT pg_temp.fault('a quote within', 'units', 'x.csv:2: a quote stands within',
	E'A,pat"rol,x\n'::text);
SELECT pg_temp.fault('something behind a quote', 'units', 'x.csv:2: something follows the closing quote',
	E'A,"patrol" car,x\n'::text);
SELECT pg_temp.fault('too many fields', 'units', 'x.csv:2: has 4 fields, and the first line 3',
	E'A,patrol,x,y\n'::text);
SELECT pg_temp.fault('too few fields', 'units', 'x.csv:2: has 2 fields, and the first line 3',
	E'A,patrol\n'::text);
SELECT pg_temp.fault('an empty value', 'units', 'x.csv:2: area is missing',
	E'A,patrol, \n'::text);
SELECT pg_temp.fault('a key twice', 'units', 'x.csv:4: is there already, in line 2',
	E'A,patrol,x\n\nA,patrol,y\n'::text);
SELECT pg_temp.fault('SQL in a value', 'units', 'x.csv:2: unknown kind of unit ''''; DROP SCHEMA patrol CASCADE; --''',
	E'A,''; DROP SCHEMA patrol CASCADE; --,x\n'::text);
SELECT pg_temp.fault('a place on a grid', 'hotspots', 'x.csv:2: lat ''431200'' are no degrees',
	E'X,X,x,x,431200,335100,2023-01-01\n'::text);
SELECT pg_temp.fault('places the wrong way round', 'hotspots', 'x.csv:2: lat -95.5 is over 90',
	E'X,X,x,x,-95.5,52.9,2023-01-01\n'::text);
SELECT pg_temp.fault('a decimal comma', 'hotspots', 'x.csv:2: lat ''52,9'' are no degrees',
	E'X,X,x,x,"52,9",-1.4,2023-01-01\n'::text);
SELECT pg_temp.fault('a date as people write it', 'hotspots', 'x.csv:2: valid_from ''31/12/2023'' is no date: as in 2023-12-31',
	E'X,X,x,x,52.9,-1.4,31/12/2023\n'::text);
SELECT pg_temp.fault('a day that is not', 'hotspots', 'x.csv:2: valid_from ''2023-02-29'' is not in the calendar',
	E'X,X,x,x,52.9,-1.4,2023-02-29\n'::text);
SELECT pg_temp.fault('a name that another has', 'hotspots', 'x.csv:2: name ''Langley Mill'' is that of hotspot ''LMI''',
	E'X,Langley Mill,x,x,52.9,-1.4,2023-01-01\n'::text);
SELECT pg_temp.fault('a name twice', 'hotspots', 'x.csv:3: name ''X'' is that of line 2',
	E'X,X,x,x,52.9,-1.4,2023-01-01\nY,X,x,x,52.9,-1.4,2023-01-01\n'::text);
SELECT pg_temp.fault('an unknown hotspot', 'plans', 'x.csv:2: unknown hotspot ''DCB'' (did you mean ''DCC''?)',
	E'DCB,1,10:00,12:00,1\n'::text);
SELECT pg_temp.fault('plans that overlap', 'plans', 'x.csv:3: overlaps the window of line 2',
	E'DCC,1,10:00,12:00,1\nDCC,1,11:59,13:00,1\n'::text);
SELECT pg_temp.fault('also over Sunday''s midnight', 'plans', 'x.csv:3: overlaps the window of line 2',
	E'DCC,7,22:00,03:00,1\nDCC,1,02:00,04:00,1\n'::text);
SELECT pg_temp.fault('a weekday that is none', 'plans', 'x.csv:2: weekday ''0'' is no weekday',
	E'DCC,0,10:00,12:00,1\n'::text);
SELECT pg_temp.fault('a time that is none', 'plans', 'x.csv:2: starts ''25:00'' is no time of day',
	E'DCC,1,25:00,12:00,1\n'::text);
SELECT pg_temp.fault('no visit planned', 'plans', 'x.csv:2: visits_planned ''0'' is no number of things',
	E'DCC,1,10:00,12:00,0\n'::text);
SELECT pg_temp.fault('a time that the clocks leave out', 'visits', 'x.csv:2: started_at ''2023-03-26 01:30'' does not exist in Europe/London',
	E'HD01,DCC,2,2023-03-26 01:30,2023-03-26 02:30\n'::text);
SELECT pg_temp.fault('a time that comes twice', 'visits', 'x.csv:2: started_at ''2023-10-29 01:30'' comes twice in Europe/London',
	E'HD01,DCC,2,2023-10-29 01:30,2023-10-29 02:30\n'::text);
SELECT pg_temp.fault('an unknown unit', 'visits', 'x.csv:2: unknown unit ''HD0l'' (did you mean ''HD01''?)',
	E'HD0l,DCC,2,2023-10-01 10:00,2023-10-01 11:00\n'::text);
SELECT pg_temp.fault('a visit that ends before it begins', 'visits', 'x.csv:2: ended_at is before started_at',
	E'HD01,DCC,2,2023-10-01 10:00,2023-10-01 09:00\n'::text);
SELECT pg_temp.fault('a visit that lasts days', 'visits', 'x.csv:2: lasts longer than a day',
	E'HD01,DCC,2,2023-10-01 10:00,2023-10-02 10:01\n'::text);
SELECT pg_temp.fault('a visit that is not over', 'visits', 'x.csv:2: ended_at is in the future',
	E'HD01,DCC,2,2999-10-01 10:00,2999-10-01 10:20\n'::text);
SELECT pg_temp.fault('a crew of many', 'visits', 'x.csv:2: crew 21 is over 20',
	E'HD01,DCC,21,2023-10-01 10:00,2023-10-01 10:20\n'::text);
SELECT pg_temp.fault('a hotspot that was none then', 'visits', 'x.csv:2: hotspot ''LMI'' was not valid on 2023-12-01',
	E'HD01,LMI,2,2023-12-01 10:00,2023-12-01 11:00\n'::text);
SELECT pg_temp.fault('a visit during another of the file', 'visits', 'x.csv:3: unit ''HD01'' was on the visit of line 2 then',
	E'HD01,DCC,2,2023-10-01 10:00,2023-10-01 11:00\nHD01,DAR,2,2023-10-01 10:59,2023-10-01 12:00\n'::text);
SELECT pg_temp.fault('a visit during another', 'visits', 'x.csv:2: unit ''HD01'' was on visit ',
	E'HD01,DAR,2,2023-10-06 19:30,2023-10-06 20:00\n'::text);
SELECT pg_temp.fault('a visit that is there otherwise', 'visits', 'x.csv:2: unit ''HD01'' was on visit ',
	E'HD01,DCC,3,2023-10-06 19:00,2023-10-06 19:31\n'::text);
SELECT pg_temp.fault('an outcome of no visit', 'outcomes', 'x.csv:2: unit ''HD01'' began no visit at 2023-10-06 19:01:00',
	E'HD01,2023-10-06 19:01,arrests,1\n'::text);
SELECT pg_temp.fault('an unknown outcome', 'outcomes', 'x.csv:2: unknown outcome ''arrest'' (did you mean ''arrests''?)',
	E'HD01,2023-10-06 19:00,arrest,1\n'::text);
SELECT pg_temp.fault('a counter that is no outcome', 'outcomes', 'x.csv:2: unknown outcome ''patrols''',
	E'HD01,2023-10-06 19:00,patrols,1\n'::text);
SELECT pg_temp.fault('an outcome that is there otherwise', 'outcomes', 'has 1 arrests in the database, not 2',
	E'HD01,2023-10-06 19:00,arrests,2\n'::text);
ROLLBACK;
