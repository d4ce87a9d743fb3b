-- What config/sql/load-csv.sql loads files by. patrol.load_file() reads a file record by record; whatever is wrong with it is noted
-- in pg_temp.load_fault, with its line and what to do. patrol.load_end() writes what the files have, unless anything was noted.

-- The columns of each kind of file. Of the key of a kind, each value stands in one record.
CREATE OR REPLACE VIEW patrol.load_column AS
SELECT * FROM (VALUES
	('hotspots', 'code', 'text', true, true), ('hotspots', 'name', 'text', true, false), ('hotspots', 'area', 'text', true, false),
	('hotspots', 'division', 'text', true, false), ('hotspots', 'lat', 'degrees', true, false),
	('hotspots', 'lon', 'degrees', true, false), ('hotspots', 'reason', 'text', false, false),
	('hotspots', 'valid_from', 'date', true, false), ('hotspots', 'valid_to', 'date', false, false),
	('hotspots', 'revisit_every', 'length', false, false), ('hotspots', 'suspended_reason', 'text', false, false),
	('units', 'call_sign', 'text', true, true), ('units', 'kind', 'text', true, false), ('units', 'area', 'text', true, false),
	('plans', 'hotspot', 'text', true, true), ('plans', 'weekday', 'weekday', true, true), ('plans', 'starts', 'time', true, true),
	('plans', 'ends', 'time', true, false), ('plans', 'visits_planned', 'count', true, false),
	('visits', 'call_sign', 'text', true, true), ('visits', 'hotspot', 'text', true, false), ('visits', 'crew', 'count', true, false),
	('visits', 'started_at', 'moment', true, true), ('visits', 'ended_at', 'moment', true, false),
	('outcomes', 'call_sign', 'text', true, true), ('outcomes', 'started_at', 'moment', true, true),
	('outcomes', 'metric', 'text', true, true), ('outcomes', 'quantity', 'count', true, false)) AS c (kind, name, form, needed, key);


-- From bytes to records

-- The fields of a CSV text as RFC 4180 has them: in which line and record each begins, and what is wrong with its quotes. Lines end
-- in LF, CRLF or CR, also within quotes; a line without anything is no record.
CREATE OR REPLACE FUNCTION patrol.csv_field(content text)
RETURNS TABLE (record bigint, line bigint, place bigint, value text, fault text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH token AS MATERIALIZED (
		SELECT t.n, t.m[1] AS raw, t.m[2] AS ending
		FROM regexp_matches(content, '([ \t]*"(?:[^"]|"")*"?[^,\r\n]*|[^,\r\n]*)(,|\r\n|\n|\r|$)', 'g') WITH ORDINALITY AS t (m, n)
	), counted AS (
		SELECT n, raw, ending,
		       1 + coalesce(sum(regexp_count(raw || ending, '\r\n|\n|\r')) OVER before, 0) AS line,
		       1 + count(*) FILTER (WHERE ending <> ',') OVER before AS record
		FROM token WINDOW before AS (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
	), placed AS (
		SELECT record, line, row_number() OVER (PARTITION BY record ORDER BY n) AS place, btrim(raw, E' \t') AS raw, ending
		FROM counted
	)
	SELECT record, line, place,
	       btrim(CASE WHEN left(raw, 1) = '"' THEN replace(regexp_replace(raw, '^"|"$', '', 'g'), '""', '"') ELSE raw END, E' \t'),
	       CASE
	       WHEN raw ~ '^"(?:[^"]|"")*$' THEN 'a quote opens here that is never closed: close it, or double it where it is meant'
	       WHEN raw ~ '^"' AND raw !~ '^"(?:[^"]|"")*"$' THEN 'something follows the closing quote: double quotes that are meant'
	       WHEN raw ~ '^[^"]+"' THEN 'a quote stands within: put the whole value in quotes, and double those that are meant'
	       END
	FROM placed
	WHERE raw <> '' OR ending = ',' OR place > 1;
END;

CREATE OR REPLACE FUNCTION patrol.load_fault(file text, line bigint, what text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	INSERT INTO pg_temp.load_fault VALUES (file, line, what);
END;
$$;

-- The lines that are not in that encoding. In this form of the bytes lines can be told apart, whatever they hold.
CREATE OR REPLACE FUNCTION patrol.load_garbled(file text, bytes bytea, encoding text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	l record;
BEGIN
	FOR l IN SELECT t.n, t.text FROM string_to_table(encode(bytes, 'escape'), E'\n') WITH ORDINALITY AS t (text, n)
	         WHERE t.text ~ '\\[0-9]' LOOP
		BEGIN
			PERFORM convert_from(decode(l.text, 'escape'), encoding);
		EXCEPTION WHEN OTHERS THEN
			PERFORM patrol.load_fault(file, l.n, format(
				'is not %s (%s): save the file as UTF-8, or name its encoding, as in -v encoding=WIN1252', encoding, SQLERRM));
		END;
	END LOOP;
END;
$$;

-- The text of a file without its byte order mark; NULL when there is none to be had, which is noted.
CREATE OR REPLACE FUNCTION patrol.load_text(file text, bytes bytea, encoding text) RETURNS text
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF substr(bytes, 1, 2) IN ('\xfffe', '\xfeff') THEN
		PERFORM patrol.load_fault(file, 1, 'the file is UTF-16: save it as UTF-8');
		RETURN NULL;
	END IF;
	IF substr(bytes, 1, 3) = '\xefbbbf' THEN
		bytes := substr(bytes, 4);
	END IF;
	RETURN convert_from(bytes, encoding);
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
	PERFORM patrol.load_garbled(file, bytes, encoding);
	RETURN NULL;
END;
$$;

-- How many letters have to be put in, left out or replaced to make one word of the other (Levenshtein's distance). Of the table of
-- all beginnings of the one against all of the other, `above` is the row before and `here` the present one.
CREATE OR REPLACE FUNCTION patrol.load_distance(a text, b text) RETURNS int
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	across text[] := string_to_array(a, NULL);
	letter text;
	above int[] := ARRAY(SELECT generate_series(0, length(a)));
	here int[];
BEGIN
	FOREACH letter IN ARRAY string_to_array(b, NULL) LOOP
		here := ARRAY[above[1] + 1];
		FOR i IN 1 .. length(a) LOOP
			here[i + 1] := least(here[i] + 1, above[i + 1] + 1, above[i] + (across[i] <> letter)::int);
		END LOOP;
		above := here;
	END LOOP;
	RETURN above[length(a) + 1];
END;
$$;

-- Of the known words the one that is most like it: " (did you mean 'x'?)", or nothing.
CREATE OR REPLACE FUNCTION patrol.load_nearest(word text, known text[]) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce((
		SELECT format(' (did you mean ''%s''?)', k)
		FROM unnest(known) k
		CROSS JOIN LATERAL (
			SELECT patrol.load_distance(lower(word), lower(k)) AS far
			-- so that few have to be looked at letter by letter
			WHERE length(word) <= 60 AND abs(length(word) - length(k)) <= greatest(1, length(word) / 3)
		) d
		WHERE d.far <= greatest(1, length(word) / 3)
		ORDER BY d.far, k LIMIT 1), '');
END;

-- What it took before, in databases of then.
DO $$
BEGIN
	IF EXISTS (SELECT FROM pg_extension WHERE extname = 'fuzzystrmatch' AND extnamespace = 'patrol'::regnamespace) THEN
		DROP EXTENSION fuzzystrmatch;
	END IF;
END;
$$;

-- The header: which column is at which place. What does not fit is noted.
CREATE OR REPLACE FUNCTION patrol.load_header(of_kind text, file text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known text[] := ARRAY(SELECT c.name FROM patrol.load_column c WHERE c.kind = of_kind);
	header bigint := (SELECT min(record) FROM pg_temp.load_field);
	at bigint := (SELECT coalesce(min(line), 1) FROM pg_temp.load_field);
	f record;
BEGIN
	UPDATE pg_temp.load_field SET value = lower(value) WHERE record = header;
	FOR f IN SELECT value, count(*) AS times FROM pg_temp.load_field WHERE record = header GROUP BY value LOOP
		IF f.value ~ '[;\t]' THEN
			PERFORM patrol.load_fault(file, at, 'the columns are not separated by commas: save the file as CSV with commas');
		ELSIF f.value <> ALL (known) THEN
			PERFORM patrol.load_fault(file, at, format('unknown column ''%s''%s: a file of %s has %s', f.value,
				patrol.load_nearest(f.value, known), of_kind, array_to_string(known, ', ')));
		ELSIF f.times > 1 THEN
			PERFORM patrol.load_fault(file, at, format('column ''%s'' is there %s times: leave one', f.value, f.times));
		END IF;
	END LOOP;
	PERFORM patrol.load_fault(file, at, format('column ''%s'' is missing: the first line names the columns', c.name))
	FROM patrol.load_column c
	WHERE c.kind = of_kind AND c.needed AND NOT EXISTS (SELECT FROM pg_temp.load_field h WHERE h.record = header AND h.value = c.name);
END;
$$;

-- Reads a file into pg_temp.load_record, a row a record: its cells by the names of their columns, those that are empty null.
CREATE OR REPLACE FUNCTION patrol.load_records(of_kind text, of_file text, bytes bytea, encoding text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	content text := patrol.load_text(of_file, bytes, encoding);
	faults bigint := (SELECT count(*) FROM pg_temp.load_fault);
BEGIN
	TRUNCATE pg_temp.load_field;
	INSERT INTO pg_temp.load_field SELECT * FROM patrol.csv_field(content);
	PERFORM patrol.load_fault(of_file, f.line, f.fault) FROM pg_temp.load_field f WHERE f.fault IS NOT NULL;
	IF content IS NOT NULL THEN
		PERFORM patrol.load_header(of_kind, of_file);
	END IF;
	IF faults < (SELECT count(*) FROM pg_temp.load_fault) THEN
		RETURN; -- with columns that are not known, or fields that are not where they seem, the rest would only confuse
	END IF;
	PERFORM patrol.load_fault(of_file, r.line,
	                          format('has %s fields, and the first line %s: quote values that hold commas', r.fields, h.fields))
	FROM (SELECT min(line) AS line, count(*) AS fields FROM pg_temp.load_field GROUP BY record) r
	CROSS JOIN (SELECT count(*) AS fields FROM pg_temp.load_field WHERE record = (SELECT min(record) FROM pg_temp.load_field)) h
	WHERE r.fields <> h.fields;
	INSERT INTO pg_temp.load_record (kind, file, line, cells)
	SELECT of_kind, of_file, min(f.line), jsonb_object_agg(h.value, nullif(f.value, ''))
	FROM pg_temp.load_field f
	JOIN pg_temp.load_field h ON h.record = (SELECT min(record) FROM pg_temp.load_field) AND h.place = f.place
	WHERE f.record > h.record
	GROUP BY f.record;
END;
$$;


-- From cells to values

-- These two are called for each value: plpgsql plans what it asks once.
CREATE OR REPLACE FUNCTION patrol.load_moment(value text) RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF value ~ '(Z|[-+][0-9]{2}(:?[0-9]{2})?)$' THEN
		RETURN value::timestamptz;
	END IF;
	RETURN value::timestamp AT TIME ZONE (SELECT s.time_zone FROM patrol.setting s);
END;
$$;

-- Why a local time is no moment: the clocks leave it out, or it comes twice.
CREATE OR REPLACE FUNCTION patrol.load_local_fault(value text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text := (SELECT s.time_zone FROM patrol.setting s);
	at timestamptz := value::timestamp AT TIME ZONE zone;
BEGIN
	IF at AT TIME ZONE zone <> value::timestamp THEN
		RETURN format('does not exist in %s, where clocks go forward over it: put the time right', zone);
	ELSIF value::timestamp IN ((at - interval '1 h') AT TIME ZONE zone, (at + interval '1 h') AT TIME ZONE zone,
	                           (at - interval '30 min') AT TIME ZONE zone, (at + interval '30 min') AT TIME ZONE zone) THEN
		RETURN format('comes twice in %1$s, where clocks go back: say which by its offset from UTC, as in %2$s+01 or %2$s+00', zone, value);
	END IF;
	RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.load_weekday(value text) RETURNS int
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN value ~ '^[1-7]$' THEN value::int
       ELSE (position(lower(left(value, 3)) IN 'mon tue wed thu fri sat sun') + 3) / 4 END;

-- Why a value is not of its form; NULL: it is.
CREATE OR REPLACE FUNCTION patrol.load_form_fault(form text, value text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF form = 'count' AND (value !~ '^[0-9]{1,6}$' OR value::int = 0) THEN
		RETURN 'is no number of things: 1 or more, in digits';
	ELSIF form = 'degrees' AND (value !~ '^[-+]?[0-9]{1,3}(\.[0-9]+)?$' OR value::numeric NOT BETWEEN -180 AND 180) THEN
		RETURN 'are no degrees: as in 52.9228, with a point, not a grid''s metres';
	ELSIF form = 'weekday' AND (value !~* '^([1-7]|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?)$') THEN
		RETURN 'is no weekday: 1 (Monday) to 7, or its English name';
	ELSIF form = 'date' AND (value !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' OR value::date IS NULL) THEN
		RETURN 'is no date: as in 2023-12-31';
	ELSIF form = 'time' AND (value !~ '^[0-9]{1,2}:[0-9]{2}$' OR value::time IS NULL) THEN
		RETURN 'is no time of day: as in 09:30';
	ELSIF form = 'length' AND (value !~ '^[0-9]{1,4} ?(min|h|d)$' OR value::interval = '0') THEN
		RETURN 'is no length of time: as in 90 min, 4 h or 2 d';
	ELSIF form = 'moment' THEN
		IF value !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[-+][0-9]{2}(:?[0-9]{2})?)?$'
		   OR value::timestamptz IS NULL THEN
			RETURN 'is no moment: as in 2023-12-31 18:30, local, or with its offset from UTC';
		ELSIF value ~ ':[0-9]{2}$' AND value !~ '[-+][0-9]{2}:[0-9]{2}$' THEN
			RETURN patrol.load_local_fault(value);
		END IF;
	END IF;
	RETURN NULL;
EXCEPTION WHEN data_exception THEN
	RETURN CASE form WHEN 'time' THEN 'is no time of day: 00:00 to 24:00' ELSE 'is not in the calendar, or not on the clock' END;
END;
$$;

-- What is wrong with each value by itself, and with keys that come again. Records that are at fault take no further part.
CREATE OR REPLACE FUNCTION patrol.load_values(of_kind text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_fault(r.file, r.line, c.name || ' is missing: it has to have a value')
	FROM pg_temp.load_record r JOIN patrol.load_column c USING (kind)
	WHERE r.kind = of_kind AND c.needed AND (r.cells ->> c.name) IS NULL;

	PERFORM patrol.load_fault(r.file, r.line, format('%s ''%s'' %s', c.name, left(r.cells ->> c.name, 60), f.fault))
	FROM pg_temp.load_record r
	JOIN patrol.load_column c USING (kind)
	CROSS JOIN LATERAL (SELECT patrol.load_form_fault(c.form, r.cells ->> c.name) AS fault) f
	WHERE r.kind = of_kind AND r.cells ->> c.name IS NOT NULL AND f.fault IS NOT NULL;

	UPDATE pg_temp.load_record r SET kind = 'bad ' || kind
	FROM pg_temp.load_fault f WHERE r.kind = of_kind AND f.file = r.file AND f.line = r.line;

	UPDATE pg_temp.load_record r SET key = (
		SELECT string_agg(CASE c.form
		                  WHEN 'moment' THEN patrol.load_moment(r.cells ->> c.name)::text
		                  WHEN 'time' THEN (r.cells ->> c.name)::time::text
		                  WHEN 'weekday' THEN patrol.load_weekday(r.cells ->> c.name)::text
		                  ELSE r.cells ->> c.name END, ' ' ORDER BY c.name)
		FROM patrol.load_column c WHERE c.kind = r.kind AND c.key)
	WHERE r.kind = of_kind;
	PERFORM patrol.load_fault(r.file, r.line, format('is there already, in line %s: leave one of the two out', r.first))
	FROM (SELECT o.*, min(o.line) OVER (PARTITION BY o.key) AS first FROM pg_temp.load_record o WHERE o.kind = of_kind) r
	WHERE r.line > r.first;
END;
$$;

-- Notes the records of a kind in which a cell has none of the known words.
CREATE OR REPLACE FUNCTION patrol.load_unknown(of_kind text, cell text, what text, known text[]) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_fault(r.file, r.line, format('unknown %s ''%s''%s', what, left(r.word, 60), n.nearest))
	FROM (SELECT o.file, o.line, o.cells ->> cell AS word FROM pg_temp.load_record o
	      WHERE o.kind = of_kind AND o.cells ->> cell <> ALL (known)) r
	-- each word once, and no more of them than are shown
	LEFT JOIN (SELECT w.word, patrol.load_nearest(w.word, known) AS nearest FROM (
		SELECT o.cells ->> cell AS word FROM pg_temp.load_record o
		WHERE o.kind = of_kind AND o.cells ->> cell <> ALL (known) GROUP BY 1 ORDER BY min(o.line) LIMIT 20) w) n USING (word);
END;
$$;

-- The codes that are there, and those of the files, also where something else is wrong with their record.
CREATE OR REPLACE FUNCTION patrol.load_codes(of_kind text, cell text, beside text[]) RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN beside || ARRAY(SELECT r.cells ->> cell FROM pg_temp.load_record r
	                       WHERE r.kind IN (of_kind, 'bad ' || of_kind) AND r.cells ->> cell IS NOT NULL);
END;
$$;

-- Kind by kind: what is wrong with a record beside others, and the rows it makes

CREATE OR REPLACE FUNCTION patrol.load_hotspots() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_fault(r.file, r.line, f.what)
	FROM pg_temp.load_record r
	CROSS JOIN LATERAL (VALUES
		(CASE WHEN abs((r.cells ->> 'lat')::float8) > 90
		      THEN format('lat %s is over 90: lat and lon may be in each other''s place', r.cells ->> 'lat') END),
		(CASE WHEN (r.cells ->> 'valid_to')::date < (r.cells ->> 'valid_from')::date
		      THEN format('valid_to %s is before valid_from %s', r.cells ->> 'valid_to', r.cells ->> 'valid_from') END),
		((SELECT format('name ''%s'' is that of hotspot ''%s'': names are unique', h.name, h.code) FROM patrol.hotspot h
		  WHERE h.name = r.cells ->> 'name' AND h.code <> r.cells ->> 'code'
		    AND NOT EXISTS (SELECT FROM pg_temp.load_record o WHERE o.kind = 'hotspots' AND o.cells ->> 'code' = h.code))),
		((SELECT format('name ''%s'' is that of line %s: names are unique', r.cells ->> 'name', min(o.line)) FROM pg_temp.load_record o
		  WHERE o.kind = 'hotspots' AND o.cells ->> 'name' = r.cells ->> 'name' AND o.cells ->> 'code' <> r.cells ->> 'code'
		  HAVING min(o.line) < r.line)))
		AS f (what)
	WHERE r.kind = 'hotspots' AND f.what IS NOT NULL;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.load_units() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_unknown('units', 'kind', 'kind of unit', '{patrol,drone,motorcycle,supervisor}');
END;
$$;

-- A window that ends when it begins, or before, ends the next day.
CREATE OR REPLACE FUNCTION patrol.load_lasts(cells jsonb) RETURNS interval
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
RETURN (cells ->> 'ends')::time - (cells ->> 'starts')::time
       + CASE WHEN (cells ->> 'ends')::time <= (cells ->> 'starts')::time THEN interval '24 h' ELSE '0' END;

CREATE OR REPLACE FUNCTION patrol.load_plans() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_unknown('plans', 'hotspot', 'hotspot',
		patrol.load_codes('hotspots', 'code', ARRAY(SELECT h.code FROM patrol.hotspot h)));
	PERFORM patrol.load_fault(r.file, r.line, 'starts 24:00 is the next day''s 00:00: name that day')
	FROM pg_temp.load_record r WHERE r.kind = 'plans' AND r.cells ->> 'starts' = '24:00';
	-- Minutes of a week; the last window of Sunday may run into the first of Monday.
	CREATE TEMP TABLE load_window ON COMMIT DROP AS
	SELECT r.file, r.line, r.cells ->> 'hotspot' AS hotspot,
	       w.starts + 10080 * week AS starts, w.starts + w.lasts + 10080 * week AS ends
	FROM pg_temp.load_record r
	CROSS JOIN LATERAL (
		SELECT (patrol.load_weekday(r.cells ->> 'weekday') - 1) * 1440
		       + extract(epoch FROM (r.cells ->> 'starts')::time)::int / 60 AS starts,
		       extract(epoch FROM patrol.load_lasts(r.cells))::int / 60 AS lasts) w
	CROSS JOIN generate_series(0, 1) week
	WHERE r.kind = 'plans';
	PERFORM patrol.load_fault(w.file, w.line, format('overlaps the window of line %s: let one end when the other begins', min(o.line)))
	FROM pg_temp.load_window w
	JOIN pg_temp.load_window o ON o.hotspot = w.hotspot AND o.line < w.line AND o.starts < w.ends AND w.starts < o.ends
	GROUP BY w.file, w.line;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.load_visits() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_unknown('visits', 'call_sign', 'unit',
		patrol.load_codes('units', 'call_sign', ARRAY(SELECT u.call_sign FROM patrol.unit u)));
	PERFORM patrol.load_unknown('visits', 'hotspot', 'hotspot',
		patrol.load_codes('hotspots', 'code', ARRAY(SELECT h.code FROM patrol.hotspot h)));
	INSERT INTO pg_temp.load_visit (file, line, call_sign, hotspot, crew, started_at, ended_at)
	SELECT r.file, r.line, r.cells ->> 'call_sign', r.cells ->> 'hotspot', (r.cells ->> 'crew')::int,
	       patrol.load_moment(r.cells ->> 'started_at'), patrol.load_moment(r.cells ->> 'ended_at')
	FROM pg_temp.load_record r WHERE r.kind = 'visits';
	ANALYZE pg_temp.load_visit;
	UPDATE pg_temp.load_visit l SET id = (
		SELECT v.id FROM patrol.visit v
		WHERE (v.started_at, v.call_sign, v.hotspot, v.crew, v.ended_at) = (l.started_at, l.call_sign, l.hotspot, l.crew, l.ended_at));

	PERFORM patrol.load_fault(l.file, l.line, f.what)
	FROM (SELECT *, started_at < max(ended_at) OVER (PARTITION BY call_sign ORDER BY started_at, line
	                                                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS began_in
	      FROM pg_temp.load_visit) l
	CROSS JOIN patrol.setting s
	LEFT JOIN (SELECT r.cells ->> 'code' AS code, (r.cells ->> 'valid_from')::date AS valid_from,
	                  (r.cells ->> 'valid_to')::date AS valid_to
	           FROM pg_temp.load_record r WHERE r.kind = 'hotspots'
	           UNION ALL
	           SELECT p.code, p.valid_from, p.valid_to FROM patrol.hotspot p
	           WHERE NOT EXISTS (SELECT FROM pg_temp.load_record r
	                             WHERE r.kind = 'hotspots' AND r.cells ->> 'code' = p.code)) h ON h.code = l.hotspot
	LEFT JOIN LATERAL (SELECT v.* FROM patrol.visit v WHERE v.call_sign = l.call_sign AND l.id IS NULL AND l.ended_at >= l.started_at
	                   AND tstzrange(v.started_at, v.ended_at) && tstzrange(l.started_at, l.ended_at)
	                   ORDER BY v.started_at LIMIT 1) v ON true
	LEFT JOIN LATERAL (SELECT min(o.line) AS line FROM pg_temp.load_visit o
	                   WHERE l.began_in AND o.call_sign = l.call_sign AND o.line <> l.line
	                     AND o.started_at <= l.started_at AND l.started_at < o.ended_at) o ON true
	CROSS JOIN LATERAL (SELECT (l.started_at AT TIME ZONE s.time_zone)::date AS day) d
	CROSS JOIN LATERAL (VALUES
		(CASE WHEN l.crew > 20 THEN format('crew %s is over 20', l.crew) END),
		(CASE WHEN l.ended_at < l.started_at THEN 'ended_at is before started_at' END),
		(CASE WHEN l.ended_at - l.started_at > '24 h' THEN 'lasts longer than a day: put ended_at right' END),
		(CASE WHEN l.ended_at > now() + s.clock_offset THEN 'ended_at is in the future: only visits that are over can be loaded' END),
		(CASE WHEN d.day < h.valid_from OR d.day > h.valid_to THEN format('hotspot ''%s'' was not valid on %s', h.code, d.day) END),
		(CASE WHEN v.id IS NOT NULL THEN format('unit ''%s'' was on visit %s at %s from %s then, which is in the database',
		                                        l.call_sign, v.id, v.hotspot, v.started_at AT TIME ZONE s.time_zone) END),
		(CASE WHEN o.line IS NOT NULL THEN format('unit ''%s'' was on the visit of line %s then', l.call_sign, o.line) END)) AS f (what)
	WHERE f.what IS NOT NULL;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.load_outcomes() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_unknown('outcomes', 'metric', 'outcome', ARRAY(SELECT m.metric FROM patrol.metric m WHERE m.recorded));
	CREATE TEMP TABLE load_outcome ON COMMIT DROP AS
	SELECT r.file, r.line, r.cells ->> 'call_sign' AS call_sign, patrol.load_moment(r.cells ->> 'started_at') AS started_at,
	       r.cells ->> 'metric' AS metric, (r.cells ->> 'quantity')::int AS quantity
	FROM pg_temp.load_record r WHERE r.kind = 'outcomes';
	PERFORM patrol.load_fault(o.file, o.line, f.what)
	FROM pg_temp.load_outcome o
	CROSS JOIN patrol.setting s
	LEFT JOIN patrol.visit v ON (v.call_sign, v.started_at) = (o.call_sign, o.started_at)
	LEFT JOIN patrol.outcome p ON p.visit = v.id AND p.metric = o.metric
	CROSS JOIN LATERAL (VALUES
		(CASE WHEN v.id IS NULL AND NOT EXISTS (SELECT FROM pg_temp.load_visit l
		                                        WHERE (l.call_sign, l.started_at) = (o.call_sign, o.started_at))
		      THEN format('unit ''%s'' began no visit at %s: neither in the database nor in a file of visits', o.call_sign,
		                  o.started_at AT TIME ZONE s.time_zone) END),
		(CASE WHEN p.quantity <> o.quantity
		      THEN format('visit %s has %s %s in the database, not %s', v.id, p.quantity, p.metric, o.quantity) END)) AS f (what)
	WHERE f.what IS NOT NULL;
END;
$$;

-- Reads and checks a file of that kind. Files are given in the order hotspots, units, plans, visits, outcomes.
CREATE OR REPLACE FUNCTION patrol.load_file(of_kind text, file text, bytes bytea, encoding text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.load_records(of_kind, file, bytes, encoding);
	PERFORM patrol.load_values(of_kind);
	EXECUTE format('SELECT patrol.%I()', 'load_' || of_kind);
END;
$$;

CREATE OR REPLACE FUNCTION patrol.load_begin() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.take_turn();
	CREATE TEMP TABLE load_field (record bigint, line bigint, place bigint, value text, fault text) ON COMMIT DROP;
	CREATE TEMP TABLE load_record (kind text, file text, line bigint, cells jsonb, key text) ON COMMIT DROP;
	CREATE TEMP TABLE load_fault (file text, line bigint, what text) ON COMMIT DROP;
	CREATE TEMP TABLE load_sum (kind text, added bigint, changed bigint, removed bigint, same bigint) ON COMMIT DROP;
	CREATE TEMP TABLE load_visit (file text, line bigint, call_sign text, hotspot text, crew int, started_at timestamptz,
	                              ended_at timestamptz, id bigint) ON COMMIT DROP;
	CREATE INDEX ON pg_temp.load_visit (call_sign, started_at);
END;
$$;


-- Writing what the files have

-- What a file has no column for stays as it is.
CREATE OR REPLACE FUNCTION patrol.put_hotspots() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	WITH fresh AS (
		SELECT (jsonb_populate_record(h, r.cells)).*
		FROM pg_temp.load_record r LEFT JOIN patrol.hotspot h ON h.code = r.cells ->> 'code'
		WHERE r.kind = 'hotspots'
	), put AS (
		INSERT INTO patrol.hotspot AS h SELECT * FROM fresh
		ON CONFLICT (code) DO UPDATE SET
			(name, area, division, lat, lon, reason, valid_from, valid_to, revisit_every, suspended_reason) =
			(excluded.name, excluded.area, excluded.division, excluded.lat, excluded.lon, excluded.reason, excluded.valid_from,
			 excluded.valid_to, excluded.revisit_every, excluded.suspended_reason)
		WHERE h IS DISTINCT FROM excluded
		RETURNING (h.xmax = 0) AS added
	)
	INSERT INTO pg_temp.load_sum
	SELECT 'hotspots', count(*) FILTER (WHERE added), count(*) FILTER (WHERE NOT added), 0, (SELECT count(*) FROM fresh) - count(*)
	FROM put;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.put_units() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	WITH fresh AS (
		SELECT r.cells ->> 'call_sign' AS call_sign, r.cells ->> 'kind' AS kind, r.cells ->> 'area' AS area
		FROM pg_temp.load_record r WHERE r.kind = 'units'
	), put AS (
		INSERT INTO patrol.unit AS u (call_sign, kind, area) SELECT * FROM fresh
		ON CONFLICT (call_sign) DO UPDATE SET (kind, area) = (excluded.kind, excluded.area) WHERE u IS DISTINCT FROM excluded
		RETURNING (u.xmax = 0) AS added
	)
	INSERT INTO pg_temp.load_sum
	SELECT 'units', count(*) FILTER (WHERE added), count(*) FILTER (WHERE NOT added), 0, (SELECT count(*) FROM fresh) - count(*)
	FROM put;
END;
$$;

-- A file has the whole plan of each hotspot that it names: windows that it does not have go.
CREATE OR REPLACE FUNCTION patrol.put_plans() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	added bigint;
	changed bigint;
	removed bigint;
BEGIN
	CREATE TEMP TABLE load_plan ON COMMIT DROP AS
	SELECT r.cells ->> 'hotspot' AS hotspot, patrol.load_weekday(r.cells ->> 'weekday') AS weekday,
	       (r.cells ->> 'starts')::time AS starts,
	       patrol.load_lasts(r.cells) AS lasts, (r.cells ->> 'visits_planned')::int AS visits_planned
	FROM pg_temp.load_record r WHERE r.kind = 'plans';
	DELETE FROM patrol.plan_window w
	WHERE w.hotspot IN (SELECT p.hotspot FROM pg_temp.load_plan p)
	  AND NOT EXISTS (SELECT FROM pg_temp.load_plan p
	                  WHERE (p.hotspot, p.weekday, p.starts, p.lasts) = (w.hotspot, w.weekday, w.starts, w.lasts));
	GET DIAGNOSTICS removed = ROW_COUNT;
	UPDATE patrol.plan_window w SET visits_planned = p.visits_planned
	FROM pg_temp.load_plan p
	WHERE (p.hotspot, p.weekday, p.starts) = (w.hotspot, w.weekday, w.starts) AND w.visits_planned <> p.visits_planned;
	GET DIAGNOSTICS changed = ROW_COUNT;
	INSERT INTO patrol.plan_window (hotspot, weekday, starts, lasts, visits_planned) SELECT * FROM pg_temp.load_plan
	ON CONFLICT (hotspot, weekday, starts) DO NOTHING;
	GET DIAGNOSTICS added = ROW_COUNT;
	INSERT INTO pg_temp.load_sum VALUES ('plans', added, changed, removed, (SELECT count(*) FROM pg_temp.load_plan) - added - changed);
END;
$$;

-- Counted once a hotspot and day, not once a row.
CREATE OR REPLACE FUNCTION patrol.put_history() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	visits bigint;
	outcomes bigint;
BEGIN
	IF NOT EXISTS (SELECT FROM pg_temp.load_record r WHERE r.kind IN ('visits', 'outcomes')) THEN
		RETURN;
	END IF;
	ALTER TABLE patrol.visit DISABLE TRIGGER recount, DISABLE TRIGGER recount_windows;
	ALTER TABLE patrol.outcome DISABLE TRIGGER recount;
	INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at)
	SELECT r.cells ->> 'hotspot', l.call_sign, (r.cells ->> 'crew')::int, l.started_at, patrol.load_moment(r.cells ->> 'ended_at')
	FROM pg_temp.load_visit l JOIN pg_temp.load_record r USING (file, line)
	WHERE NOT EXISTS (SELECT FROM patrol.visit v WHERE (v.call_sign, v.started_at) = (l.call_sign, l.started_at))
	ORDER BY l.started_at;
	GET DIAGNOSTICS visits = ROW_COUNT;
	INSERT INTO patrol.outcome (visit, metric, quantity)
	SELECT v.id, r.cells ->> 'metric', (r.cells ->> 'quantity')::int
	FROM pg_temp.load_record r
	JOIN patrol.visit v ON v.call_sign = r.cells ->> 'call_sign' AND v.started_at = patrol.load_moment(r.cells ->> 'started_at')
	WHERE r.kind = 'outcomes'
	ON CONFLICT DO NOTHING;
	GET DIAGNOSTICS outcomes = ROW_COUNT;
	ALTER TABLE patrol.visit ENABLE TRIGGER recount, ENABLE TRIGGER recount_windows;
	ALTER TABLE patrol.outcome ENABLE TRIGGER recount;
	PERFORM patrol.load_recount();
	INSERT INTO pg_temp.load_sum
	SELECT k.kind, k.added, 0, 0, count(r.kind) - k.added
	FROM (VALUES ('visits', visits), ('outcomes', outcomes)) AS k (kind, added) LEFT JOIN pg_temp.load_record r USING (kind)
	GROUP BY k.kind, k.added HAVING count(r.kind) > 0 ORDER BY k.kind DESC;
END;
$$;

-- The days of the visits that the files name, and those of the windows that these visits lie in.
CREATE OR REPLACE FUNCTION patrol.load_recount() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.recount_day(d.hotspot, d.day) FROM (
	WITH named AS (
		SELECT DISTINCT v.hotspot, v.started_at, v.ended_at
		FROM pg_temp.load_record r
		JOIN patrol.visit v ON v.call_sign = r.cells ->> 'call_sign' AND v.started_at = patrol.load_moment(r.cells ->> 'started_at')
		WHERE r.kind IN ('visits', 'outcomes')
	), moment AS (
		SELECT hotspot, started_at AS at FROM named
		UNION ALL
		SELECT w.hotspot, w.starts_at
		FROM named n
		JOIN patrol.planned_window w ON w.hotspot = n.hotspot
			AND w.starts_at > n.started_at - interval '25 h' AND w.starts_at < n.ended_at
	)
	SELECT DISTINCT m.hotspot, (m.at AT TIME ZONE s.time_zone)::date AS day FROM moment m CROSS JOIN patrol.setting s) d;
END;
$$;

-- Writes what the files have, unless there is a fault anywhere: then nothing at all.
CREATE OR REPLACE FUNCTION patrol.load_end() RETURNS TABLE (what text)
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	faults bigint := (SELECT count(*) FROM pg_temp.load_fault);
BEGIN
	IF faults > 0 THEN
		RAISE EXCEPTION 'nothing is loaded: % fault%', faults, CASE WHEN faults > 1 THEN 's' ELSE '' END
			USING HINT = 'Put the files right, and load them again.';
	END IF;
	PERFORM patrol.put_hotspots();
	PERFORM patrol.put_units();
	PERFORM patrol.put_plans();
	PERFORM patrol.put_history();
	RETURN QUERY SELECT format('%s: %s added, %s changed, %s removed, %s there already', s.kind, s.added, s.changed, s.removed, s.same)
	FROM pg_temp.load_sum s WHERE s.added + s.changed + s.removed + s.same > 0;
END;
$$;
