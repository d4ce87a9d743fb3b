-- patrol.miscounted() finds every sum that is wrong, and none that is right; counting anew mends them all.
BEGIN;
CALL test.scene();
SELECT test.clock('2024-05-20 12:00+00') \g /dev/null
INSERT INTO patrol.planned_window
SELECT h, d + interval '22 h', d + interval '26 h', 2 FROM unnest('{AAA,BBB}'::text[]) h, generate_series(timestamptz '2024-03-28 00:00+00', '2024-04-03', '1 day') d;
INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at)
SELECT (ARRAY['AAA', 'BBB'])[1 + n % 2], (ARRAY['P1', 'P2', 'M1'])[1 + n % 3], 2, t, t + make_interval(mins => 5 + n % 40)
FROM generate_series(0, 200) n, LATERAL (SELECT timestamptz '2024-03-28 12:00+00' + n * interval '47 min') x (t);
INSERT INTO patrol.outcome (visit, metric, quantity)
SELECT v.id, m, 1 + v.id % 3 FROM patrol.visit v, unnest('{engagements,arrests,runaways}'::text[]) m WHERE (v.id + length(m)) % 3 > 0;
INSERT INTO patrol.asb_incident (hotspot, at) SELECT hotspot, ended_at FROM patrol.visit WHERE id % 2 = 0;
INSERT INTO patrol.authorisation (hotspot, given_by, starts_at, ends_at) VALUES ('AAA', 'Insp', '2024-03-31 23:30+01', '2024-04-01 12:00+01');
INSERT INTO patrol.assist (hotspot, asked_by, wanted, asked_at) VALUES ('AAA', 'P1', 'drone', '2024-03-31 23:50+00');

-- What is found: "hotspot_day patrols 2024-03-30 AAA 5>4"; with only the numbers that differ, when these are of the minutes.
CREATE FUNCTION pg_temp.found(since date DEFAULT '-infinity', until date DEFAULT 'infinity') RETURNS text
LANGUAGE sql
RETURN (SELECT string_agg(concat_ws(' ', kept_in, metric, day, hotspot,
		CASE WHEN split_part(kept, ' ', 1) <> split_part(counted, ' ', 1) OR kept IS NULL OR counted IS NULL
		THEN concat(split_part(kept, ' ', 1), '>', split_part(counted, ' ', 1)) ELSE 'minutes' END), ', ' ORDER BY kept_in DESC, metric, hotspot, day)
	FROM patrol.miscounted(since, until));
-- What is found after a sum has been spoilt; counting anew has to mend it.
CREATE FUNCTION pg_temp.spoilt(statement text) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	found text;
	rows bigint;
BEGIN
	EXECUTE statement;
	GET DIAGNOSTICS rows = ROW_COUNT;
	found := pg_temp.found();
	PERFORM patrol.recount();
	RETURN concat(CASE WHEN rows <> 1 THEN format('%s rows spoilt: ', rows) END, found, CASE WHEN pg_temp.found() IS NOT NULL THEN ', still' END);
END;
$$;
CREATE FUNCTION pg_temp.spoilt(why text, statement text, want text) RETURNS text
LANGUAGE sql
RETURN test.same(pg_temp.spoilt(statement), want, why);

SELECT test.ok((SELECT count(DISTINCT metric) >= 11 FROM patrol.hotspot_day) AND (SELECT count(*) > 20 FROM patrol.county_minute), 'there are sums of all kinds');
SELECT test.same(pg_temp.found(), NULL, 'as triggers keep them none is wrong');

SELECT pg_temp.spoilt('a day that has too much', $$UPDATE patrol.hotspot_day SET value = value + 1 WHERE (metric, day, hotspot) = ('patrols', '2024-03-30', 'AAA')$$,
	'hotspot_month patrols 2024-03-01 AAA 53>54, hotspot_day patrols 2024-03-30 AAA 17>16');
SELECT pg_temp.spoilt('a day that is missing, and with it what it was in', $$DELETE FROM patrol.hotspot_day WHERE (metric, day, hotspot) = ('patrols', '2024-03-30', 'AAA')$$,
	'hotspot_month patrols 2024-03-01 AAA 53>37, hotspot_day patrols 2024-03-30 AAA >16, county_day patrols 2024-03-30 31>15');
SELECT pg_temp.spoilt('one too many', $$INSERT INTO patrol.hotspot_day VALUES ('assists_met', '2024-03-30', DEFAULT, 'AAA', 1, '{9}', '{1}')$$,
	'hotspot_month assists_met 2024-03-01 AAA >1, hotspot_day assists_met 2024-03-30 AAA 1>, county_day assists_met 2024-03-30 >1');
SELECT pg_temp.spoilt('one of a day on which nothing happened', $$INSERT INTO patrol.hotspot_day VALUES ('patrols', '1999-03-30', DEFAULT, 'OLD', 0, '{}', '{}')$$,
	'hotspot_month patrols 1999-03-01 OLD >0, hotspot_day patrols 1999-03-30 OLD 0>');
SELECT pg_temp.spoilt('another minute', $$UPDATE patrol.hotspot_day SET minutes[2] = minutes[2] + 1 WHERE (metric, day, hotspot) = ('patrols', '2024-03-30', 'AAA')$$,
	'hotspot_day patrols 2024-03-30 AAA minutes, county_day patrols 2024-03-30 minutes');
SELECT pg_temp.spoilt('minutes in another order', $$UPDATE patrol.hotspot_day SET minutes = ARRAY[minutes[2], minutes[1]] || minutes[3:] WHERE (metric, day, hotspot) = ('patrols', '2024-03-30', 'AAA')$$,
	'hotspot_day patrols 2024-03-30 AAA minutes');
SELECT pg_temp.spoilt('another count in a minute', $$UPDATE patrol.hotspot_day SET counts[1:2] = '{2,0}' WHERE (metric, day, hotspot) = ('patrols', '2024-03-30', 'AAA')$$,
	'hotspot_day patrols 2024-03-30 AAA minutes, county_day patrols 2024-03-30 minutes');
SELECT pg_temp.spoilt('no minutes, as in older builds', $$UPDATE patrol.hotspot_day SET minutes = NULL, counts = NULL WHERE (metric, day, hotspot) = ('dispersals_authorised', '2024-03-31', 'AAA')$$,
	'hotspot_day dispersals_authorised 2024-03-31 AAA minutes, county_day dispersals_authorised 2024-03-31 1>');
SELECT pg_temp.spoilt('a month that has too little', $$UPDATE patrol.hotspot_month SET value = value - 1 WHERE (metric, month, hotspot) = ('patrols', '2024-04-01', 'BBB')$$,
	'hotspot_month patrols 2024-04-01 BBB 46>47');
SELECT pg_temp.spoilt('a month that is missing', $$DELETE FROM patrol.hotspot_month WHERE (metric, month, hotspot) = ('patrols', '2024-04-01', 'BBB')$$,
	'hotspot_month patrols 2024-04-01 BBB >47');
SELECT pg_temp.spoilt('one too many', $$INSERT INTO patrol.hotspot_month VALUES ('2024-04-01', 'OLD', 'patrols', 1)$$,
	'hotspot_month patrols 2024-04-01 OLD 1>');
SELECT pg_temp.spoilt('a day of the county that has too much', $$UPDATE patrol.county_day SET value = value + 1 WHERE (metric, day) = ('patrols', '2024-03-30')$$,
	'county_day patrols 2024-03-30 32>31');
SELECT pg_temp.spoilt('one that is missing', $$DELETE FROM patrol.county_day WHERE (metric, day) = ('patrols', '2024-03-30')$$,
	'county_day patrols 2024-03-30 >31');
SELECT pg_temp.spoilt('one too many', $$INSERT INTO patrol.county_day VALUES ('assists_met', '2024-03-30', DEFAULT, 1)$$,
	'county_day assists_met 2024-03-30 1>');
SELECT pg_temp.spoilt('its minutes missing', $$DELETE FROM patrol.county_minute WHERE (metric, day) = ('patrols', '2024-03-30')$$,
	'county_day patrols 2024-03-30 minutes');
SELECT pg_temp.spoilt('another minute of it', $$UPDATE patrol.county_minute SET minutes[1] = minutes[1] - 1 WHERE (metric, day) = ('patrols', '2024-03-30')$$,
	'county_day patrols 2024-03-30 minutes');
SELECT pg_temp.spoilt('more by then', $$UPDATE patrol.county_minute SET so_far[3] = so_far[3] + 1 WHERE (metric, day) = ('patrols', '2024-03-30')$$,
	'county_day patrols 2024-03-30 minutes');

-- Of days, and of the months that these lie in; also where nobody may write.
UPDATE patrol.hotspot_day SET value = value + 1 WHERE metric = 'patrols' AND hotspot = 'AAA' AND day IN ('2024-03-29', '2024-03-31', '2024-04-01');
SELECT test.same(pg_temp.found('2024-03-30', '2024-03-31'), 'hotspot_month patrols 2024-03-01 AAA 53>55, hotspot_day patrols 2024-03-31 AAA 15>14', 'of some days');
SELECT test.same(pg_temp.found('2024-04-01'), 'hotspot_month patrols 2024-04-01 AAA 48>49, hotspot_day patrols 2024-04-01 AAA 17>16', 'from one day on');
SELECT test.same(pg_temp.found('2024-04-02', '2024-04-02'), 'hotspot_month patrols 2024-04-01 AAA 48>49', 'of a day that is right, in a month that is not');
SELECT test.same(pg_temp.found(until => '2024-02-29'), NULL, 'up to a day before all of it');
SELECT test.same(test.changes('SELECT FROM patrol.miscounted()'), '', 'to look changes no token');
SELECT patrol.recount_day('AAA', d) FROM unnest('{2024-03-29,2024-03-31,2024-04-01}'::date[]) d \g /dev/null
SELECT test.same(pg_temp.found(), NULL, 'to count those days anew mends them too');

-- Corrections that come late, and what is taken back
CREATE FUNCTION pg_temp.kept(why text, statement text) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	before text := (SELECT md5(string_agg(d::text, ' ' ORDER BY d::text)) FROM patrol.hotspot_day d);
BEGIN
	EXECUTE statement;
	RETURN test.same(CASE WHEN before = (SELECT md5(string_agg(d::text, ' ' ORDER BY d::text)) FROM patrol.hotspot_day d)
		THEN 'nothing changed' ELSE pg_temp.found() END, NULL, why);
END;
$$;
SELECT pg_temp.kept('visits moved over midnight', $$UPDATE patrol.visit SET started_at = started_at + interval '75 min', ended_at = ended_at + interval '75 min' WHERE call_sign = 'P1' AND started_at > '2024-03-30'$$);
SELECT pg_temp.kept('to another hotspot', $$UPDATE patrol.visit SET hotspot = 'OLD' WHERE call_sign = 'P1' AND hotspot = 'AAA'$$);
SELECT pg_temp.kept('gone, with what came of them', $$DELETE FROM patrol.visit WHERE call_sign = 'P1' AND hotspot = 'OLD'$$);
SELECT pg_temp.kept('not over after all', $$UPDATE patrol.visit SET ended_at = NULL WHERE started_at = (SELECT max(started_at) FROM patrol.visit WHERE call_sign = 'M1')$$);
SELECT pg_temp.kept('outcomes of another number', $$UPDATE patrol.outcome SET quantity = quantity + 1 WHERE metric = 'arrests'$$);
SELECT pg_temp.kept('of another kind', $$UPDATE patrol.outcome SET metric = 'stop_searches' WHERE metric = 'runaways'$$);
SELECT pg_temp.kept('taken back', $$DELETE FROM patrol.outcome WHERE metric = 'engagements'$$);
SELECT pg_temp.kept('an assist that was met', $$UPDATE patrol.assist SET unit = 'D1', accepted_at = asked_at, arrived_at = asked_at + interval '20 min', state = 'arrived'$$);
SELECT pg_temp.kept('and that was not', $$DELETE FROM patrol.assist$$);
SELECT pg_temp.kept('a dispersal that began later', $$UPDATE patrol.authorisation SET starts_at = starts_at + interval '2 h'$$);
SELECT pg_temp.kept('incidents elsewhere', $$UPDATE patrol.asb_incident SET hotspot = 'OLD'$$);
SELECT pg_temp.kept('windows that asked for less', $$UPDATE patrol.planned_window SET visits_planned = 1$$);
SELECT pg_temp.kept('a window that is written down after visits of another day', $$INSERT INTO patrol.planned_window VALUES ('AAA', '2024-03-29 21:00+00', '2024-03-30 08:00+00', 9)$$);
SELECT pg_temp.kept('that was elsewhere', $$UPDATE patrol.planned_window SET hotspot = 'BBB' WHERE starts_at = '2024-03-29 21:00+00'$$);
SELECT pg_temp.kept('that ended sooner', $$UPDATE patrol.planned_window SET ends_at = '2024-03-30 06:00+00' WHERE starts_at = '2024-03-29 21:00+00'$$);
SELECT pg_temp.kept('that never was', $$DELETE FROM patrol.planned_window WHERE starts_at = '2024-03-29 21:00+00'$$);
SELECT pg_temp.kept('another code', $$UPDATE patrol.hotspot SET code = 'CCC' WHERE code = 'BBB'$$);

-- Where a day has two midnights: on the Azores 01:00 is 00:00 once more.
UPDATE patrol.setting SET time_zone = 'Atlantic/Azores';
SELECT pg_temp.kept('in the first of two midnight hours', $$INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES ('AAA', 'P1', 2, '2024-10-27 00:30+00', '2024-10-27 00:45+00')$$);
SELECT pg_temp.kept('on the day before', $$INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES ('AAA', 'P1', 2, '2024-10-26 23:30+00', '2024-10-26 23:45+00')$$);
SELECT pg_temp.kept('in the second', $$INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES ('AAA', 'P1', 2, '2024-10-27 01:30+00', '2024-10-27 01:45+00')$$);
SELECT test.same((SELECT string_agg(day || ' ' || value, ', ' ORDER BY day) FROM patrol.hotspot_day WHERE metric = 'patrols' AND day > '2024-10-01'), '2024-10-26 1, 2024-10-27 2', 'each on its day');
SELECT test.same(pg_temp.found('2024-10-27', '2024-10-27'), NULL, 'of such a day alone');

SET TRANSACTION READ ONLY;
SELECT test.same(pg_temp.found(), NULL, 'where nothing can be written it looks all the same');
ROLLBACK;
