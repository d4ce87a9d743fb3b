-- Months, like for like, definitions, and sums that keep up with what they sum.
BEGIN;
CALL test.scene();
SELECT test.clock('2024-11-20 12:00+00') \g /dev/null
UPDATE patrol.setting SET programme_started = '2024-03-01';

CREATE FUNCTION pg_temp.visit(at timestamptz, lasting interval) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
	INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES ('AAA', 'P1', 2, at, at + lasting);
END;
CREATE FUNCTION pg_temp.value(of_month date, of_metric text) RETURNS numeric
LANGUAGE sql
RETURN (SELECT value FROM board.counter WHERE month = of_month AND metric = of_metric);
CREATE FUNCTION pg_temp.to_date(of_month date, of_metric text) RETURNS numeric
LANGUAGE sql
RETURN (SELECT to_date FROM board.counter WHERE month = of_month AND metric = of_metric);

-- Clocks go forward on 31 March: 23:30 UTC of that day is in April already, of 30 March it is not.
SELECT pg_temp.visit('2024-03-30 23:30+00', '20 min'), pg_temp.visit('2024-03-31 22:30+00', '20 min'), pg_temp.visit('2024-03-31 23:30+00', '20 min') \g /dev/null
SELECT test.same(pg_temp.value('2024-03-01', 'patrols'), 2, 'up to midnight in summer time is March');
SELECT test.same(pg_temp.value('2024-04-01', 'patrols'), 1, '23:30 UTC on 31 March is April in London');
-- And back on 27 October: 23:30 UTC on 31 October is October again.
SELECT pg_temp.visit('2024-09-30 23:30+00', '20 min'), pg_temp.visit('2024-10-31 23:30+00', '60 min'), pg_temp.visit('2024-11-01 01:00+00', '20 min') \g /dev/null
SELECT test.same(pg_temp.value('2024-09-01', 'patrols'), 0, '23:30 UTC on 30 September is October in London');
SELECT test.same(pg_temp.value('2024-10-01', 'patrols'), 2, '23:30 UTC on 31 October is October');
SELECT test.same(pg_temp.value('2024-11-01', 'patrols'), 1, 'a visit over midnight belongs to the month it began in');
-- The hour that happens twice, and the one that does not.
SELECT pg_temp.visit('2024-10-27 00:50+00', '20 min'), pg_temp.visit('2024-03-31 00:50+00', '20 min') \g /dev/null
SELECT test.same((SELECT sum(value) FROM board.counter WHERE month IN ('2024-03-01', '2024-10-01') AND metric = 'patrol_minutes'), 160, 'a clock change neither adds to a visit nor takes from it');
SELECT test.same((SELECT value FROM board.counter_total WHERE metric = 'patrols'), 8, 'the total is all of the programme');
SELECT test.same((SELECT value FROM board.counter_total WHERE metric = 'officer_minutes'), 400, 'officer minutes are minutes times crew');

-- Like for like
-- 13:00 in London, on the day the clocks go forward
SELECT test.clock('2025-03-30 12:00+00') \g /dev/null
SELECT pg_temp.visit('2025-02-28 23:00+00', '20 min'), pg_temp.visit('2025-03-30 11:59+00', '10 min') \g /dev/null
SELECT test.same(pg_temp.to_date('2025-02-01', 'patrols'), 1, '30 March is held against the whole of February');
SELECT test.same(pg_temp.to_date('2025-03-01', 'patrols'), 1, 'the running month is all it has');
SELECT pg_temp.visit('2025-03-02 09:00+00', '20 min') \g /dev/null
SELECT test.same(pg_temp.to_date('2025-02-01', 'patrols'), 1, 'and no more than that: not the first days of March');
DELETE FROM patrol.visit WHERE started_at = '2025-03-02 09:00+00';
SELECT test.same(pg_temp.to_date('2024-03-01', 'patrols'), 0, 'a year before, the day is not over: 13:00 on 30 March');
-- 00:49 and 00:51 of 31 March in London
SELECT test.clock('2025-03-30 23:49:30+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-03-01', 'patrols'), 1, 'to 00:49 on 31 March: the visit of 30 March only');
SELECT test.clock('2025-03-30 23:51+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-03-01', 'patrols'), 1, 'and to 00:51, the one at 00:50 had not ended yet');
-- 01:11 in London; a year before, the clocks went from 01:00 to 02:00, and it reads 02:11
SELECT test.clock('2025-03-31 00:11+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-03-01', 'patrols'), 2, 'and to the hour that did not exist, it had');
SELECT pg_temp.visit('2024-12-15 14:00+00', '20 min'), pg_temp.visit('2024-12-15 15:00+00', '20 min') \g /dev/null
SELECT test.clock('2025-01-15 14:59:59+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 1, 'the same part of the month, up to the minute');
SELECT test.clock('2025-01-15 15:19+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 1, 'a visit in progress did not count yet, as none does now');
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrol_minutes'), 20, 'nor did its minutes');
SELECT test.clock('2025-01-15 15:20+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 2, 'and as soon as it had ended, it did');
SELECT pg_temp.visit('2024-12-15 15:30+00', '20 min 1 s') \g /dev/null
SELECT test.clock('2025-01-15 15:50:59+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 2, 'within a minute it has not ended by its beginning');
SELECT test.clock('2025-01-15 15:51+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 3, 'but by its end');
DELETE FROM patrol.visit WHERE started_at = '2024-12-15 15:30+00';
SELECT pg_temp.visit('2024-12-14 23:50+00', '20 min') \g /dev/null
SELECT test.clock('2025-01-15 00:05+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 0, 'nor one that went on over midnight');
SELECT test.clock('2025-01-15 00:10+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 1, 'until it ended');
DELETE FROM patrol.visit WHERE started_at = '2024-12-14 23:50+00';
-- 15:20 in London
SELECT test.clock('2025-07-15 14:20+00') \g /dev/null
SELECT test.same(pg_temp.to_date('2024-12-01', 'patrols'), 2, 'in local time on both sides');

-- Which months have rows
SELECT test.clock('2024-11-20 12:00+00') \g /dev/null
INSERT INTO patrol.asb_incident (hotspot, at) VALUES ('AAA', '2022-12-01 12:00+00'), ('AAA', '2023-11-25 12:00+00'), ('AAA', '2022-10-01 12:00+00');
INSERT INTO patrol.asb_county VALUES ('2022-11-01', 10), ('2024-10-01', 20), ('2024-11-01', 7), ('2020-01-01', 5), ('2020-11-01', 9), ('2020-10-01', 8);
SELECT test.same((SELECT string_agg(DISTINCT month::text, ' ' ORDER BY month::text) FROM board.counter WHERE metric = 'asb_incidents' AND month < '2024-03-01'),
	'2022-12-01 2023-11-01', 'before the programme, months with something to show, 24 back');
SELECT test.same((SELECT count(*) FROM board.counter WHERE month >= '2024-03-01' AND metric <> 'asb_incidents_county'), 9 * 21,
	'within the programme every month has every metric');
SELECT test.same((SELECT string_agg(month::text, ' ' ORDER BY month) FROM board.counter WHERE metric = 'asb_incidents_county'),
	'2020-11-01 2022-11-01 2024-10-01', 'the county''s series has whole months only, 48 back');
SELECT test.same((SELECT (value, to_date)::text FROM board.counter WHERE month = '2023-11-01' AND metric = 'asb_incidents'), '(1,0)', 'last year''s month, whole and to date');

-- A metric more is one row.
INSERT INTO patrol.metric VALUES ('bicycles_recovered', true);
INSERT INTO patrol.outcome (visit, metric, quantity) SELECT max(id), 'bicycles_recovered', 2 FROM patrol.visit WHERE started_at = '2024-11-01 01:00+00';
SELECT test.same((SELECT string_agg(value::text, ' ' ORDER BY month) FROM board.counter WHERE metric = 'bicycles_recovered'), '0 0 0 0 0 0 0 0 2', 'a new metric is one row of data');
SELECT test.same((SELECT (month, hotspot, value)::text FROM board.counter_hotspot WHERE metric = 'bicycles_recovered'), '(2024-11-01,AAA,2)', 'by hotspot too');

-- Definitions
INSERT INTO patrol.metric_definition VALUES ('arrests', 2, '2024-06-01', 'x'), ('arrests', 3, '2024-09-01', 'y');
SELECT test.same((SELECT string_agg(definition::text, '' ORDER BY month) FROM board.counter WHERE metric = 'arrests'), '111222333', 'each month says by which definition it was counted');
SELECT test.same((SELECT count(*) - count(DISTINCT (month, metric)) FROM board.counter), 0, 'and has one row a metric');

-- Sums keep up with corrections.
UPDATE patrol.visit SET started_at = started_at + interval '1 month', ended_at = ended_at + interval '1 month' WHERE started_at = '2024-03-31 23:30+00';
SELECT test.same((SELECT string_agg(value::text, ' ' ORDER BY month) FROM board.counter WHERE metric = 'patrols' AND month < '2024-06-01'), '3 0 1', 'a visit moved leaves no trace in the month it was in');
DELETE FROM patrol.visit WHERE started_at > '2024-04-15' AND started_at < '2024-06-01';
SELECT test.same(pg_temp.value('2024-05-01', 'patrols'), 0, 'nor one deleted');
UPDATE patrol.setting SET effective_minutes = 30;
SELECT test.same((SELECT value FROM board.counter_total WHERE metric = 'effective_patrols'), 1, 'another effective minimum counts anew');
UPDATE patrol.setting SET effective_minutes = 15, time_zone = 'Asia/Tokyo';
SELECT test.same(pg_temp.value('2024-11-01', 'patrols'), 2, 'and so does another time zone');
UPDATE patrol.setting SET time_zone = 'Europe/London';
CREATE TEMP TABLE kept AS SELECT metric, day, hotspot, value, minutes, counts FROM patrol.hotspot_day;
CREATE TEMP TABLE kept_month AS SELECT month, metric, hotspot, value FROM patrol.hotspot_month;
CREATE TEMP TABLE kept_county AS SELECT metric, day, value, minutes, so_far FROM patrol.county_day JOIN patrol.county_minute USING (metric, day);
SELECT patrol.recount() \g /dev/null
SELECT test.same((SELECT count(*) FROM (TABLE kept EXCEPT SELECT metric, day, hotspot, value, minutes, counts FROM patrol.hotspot_day) d)
	+ (SELECT count(*) FROM (TABLE kept_month EXCEPT SELECT month, metric, hotspot, value FROM patrol.hotspot_month) d)
	+ (SELECT count(*) FROM kept) - (SELECT count(*) FROM patrol.hotspot_day)
	+ (SELECT count(*) FROM kept_month) - (SELECT count(*) FROM patrol.hotspot_month)
	+ (SELECT count(*) FROM kept_county) - (SELECT count(*) FROM patrol.county_day)
	+ (SELECT count(*) FROM (TABLE kept_county EXCEPT SELECT metric, day, value, minutes, so_far FROM patrol.county_day JOIN patrol.county_minute USING (metric, day)) d), 0, 'sums kept row by row are those counted anew');

-- What the hotspots show of it
SELECT test.clock('2024-12-10 12:00+00') \g /dev/null
INSERT INTO patrol.asb_incident (hotspot, at)
SELECT 'BBB', at FROM unnest(ARRAY['2024-12-10 01:00+00', '2024-12-09 12:00+00', '2024-12-09 13:00+00', '2024-11-12 12:00+00',
	'2024-11-11 12:00+00', '2024-10-15 12:00+01', '2024-10-14 12:00+01']::timestamptz[]) at;
SELECT test.same((SELECT (asb_28d, asb_prior_28d, asb_daily)::text FROM board.hotspot WHERE code = 'BBB'),
	(3, 2, ARRAY[1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2])::text, '28 whole days up to yesterday, oldest first, and the 28 before');
SELECT test.same((SELECT cardinality(asb_daily) FROM board.hotspot WHERE code = 'AAA'), 28, 'also where nothing happened');
DELETE FROM patrol.visit;
SELECT pg_temp.visit(day + time '12:00', '15 min') FROM unnest('{2024-12-09,2024-12-08,2024-12-07,2024-12-05}'::date[]) day \g /dev/null
SELECT test.same((SELECT streak_days FROM board.hotspot WHERE code = 'AAA'), 3, 'days on end with an effective visit, up to yesterday');
SELECT pg_temp.visit('2024-12-10 10:00+00', '15 min') \g /dev/null
SELECT test.same((SELECT (streak_days, last_effective_at)::text FROM board.hotspot WHERE code = 'AAA'), (4, timestamptz '2024-12-10 10:15+00')::text, 'or with today');
SELECT pg_temp.visit('2024-12-10 11:00+00', '14 min 59 s') \g /dev/null
SELECT test.same((SELECT last_effective_at FROM board.hotspot WHERE code = 'AAA'), '2024-12-10 10:15+00', '14:59 is not 15:00');
SELECT test.same((SELECT streak_days FROM board.hotspot WHERE code = 'BBB'), 0, 'no visit, no streak');
INSERT INTO patrol.outcome (visit, metric, quantity)
SELECT id, 'runaways', extract(day FROM started_at) FROM patrol.visit WHERE started_at < '2024-12-10 11:00+00';
INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES ('AAA', 'P2', 2, '2024-12-03 12:00+00', '2024-12-03 12:30+00');
INSERT INTO patrol.outcome (visit, metric, quantity) SELECT max(id), 'runaways', 100 FROM patrol.visit;
SELECT test.same((SELECT (runaways_7d, runaways_28d)::text FROM board.hotspot WHERE code = 'AAA'), '(39,139)', 'runaways of seven days, today with them, and of 28');
ROLLBACK;
