-- What was planned is written down as windows begin, and visits are counted against it.
BEGIN;
CALL test.scene();
INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at)
SELECT call_sign, 2, '2024-03-01', '1', '2024-03-01', '2024-03-01' FROM patrol.unit WHERE call_sign IN ('P1', 'P2');
CREATE FUNCTION pg_temp.counted(of_metric text) RETURNS text
LANGUAGE sql
RETURN (SELECT string_agg(value::float8::text, ' ' ORDER BY month) FROM board.counter WHERE metric = of_metric);
CREATE FUNCTION pg_temp.kept() RETURNS text
LANGUAGE sql
RETURN (SELECT string_agg(format('%s %s %s', hotspot, to_char(starts_at AT TIME ZONE 'UTC', 'DD HH24:MI'), visits_planned), ', ' ORDER BY starts_at, hotspot) FROM patrol.planned_window);

UPDATE patrol.setting SET programme_started = '2024-01-01';
SELECT test.clock('2024-03-07 09:00+00') \g /dev/null
SELECT test.same(pg_temp.counted('visits_planned'), NULL, 'without a plan there is nothing planned: not even none');
UPDATE patrol.plan_kept SET until = '2024-03-06 12:00+00';
INSERT INTO patrol.plan_window (hotspot, weekday, starts, lasts, visits_planned) VALUES
	('AAA', 3, '10:00', '4 h', 1), ('AAA', 4, '10:00', '4 h', 2), ('AAA', 5, '22:00', '4 h', 1), ('BBB', 4, '12:00', '2 h', 1);
SELECT test.same(pg_temp.kept(), NULL, 'a new plan does not reach back');
SELECT test.clock('2024-03-07 11:00+00') \g /dev/null
SELECT patrol.start_visit('P1', 'AAA') \g /dev/null
SELECT test.same(pg_temp.kept(), 'AAA 07 10:00 2', 'a visit finds the window that has begun written down');
SELECT test.same(pg_temp.counted('visits_planned'), '2', 'and so does the counter');
SELECT test.same(pg_temp.counted('visits_met'), '0', 'a visit in progress meets nothing yet');
SELECT test.clock('2024-03-07 11:15:01+00') \g /dev/null
SELECT patrol.end_visit('P1') \g /dev/null
SELECT test.same(pg_temp.counted('visits_met') || pg_temp.counted('effective_in_window'), '11', 'an effective one does');
SELECT test.clock('2024-03-07 12:30+00') \g /dev/null
UPDATE patrol.plan_window SET visits_planned = 9 WHERE weekday = 4;
SELECT test.same(pg_temp.kept(), 'AAA 07 10:00 2, BBB 07 12:00 1', 'a change finds what was planned before it written down');
SELECT test.clock('2024-03-07 13:00+00') \g /dev/null
UPDATE patrol.hotspot SET suspended_reason = 'flooding' WHERE code = 'AAA';
SELECT test.clock('2024-03-08 23:00+00') \g /dev/null
UPDATE patrol.hotspot SET suspended_reason = NULL WHERE code = 'AAA';
SELECT test.same(pg_temp.kept(), 'AAA 07 10:00 2, BBB 07 12:00 1', 'nothing is planned for a hotspot that is suspended');

-- Minutes in the window, and no more visits than it asked for
INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES
	('AAA', 'P1', 2, '2024-03-07 09:50+00', '2024-03-07 10:15+00'), -- 15 of 25 minutes
	('AAA', 'P2', 2, '2024-03-07 13:46+00', '2024-03-07 14:10+00'), -- 14 of 24
	('AAA', 'P2', 2, '2024-03-07 12:00+00', '2024-03-07 12:14:59+00'),
	('AAA', 'P1', 2, '2024-03-07 15:00+00', '2024-03-07 16:00+00'),
	('AAA', 'P1', 2, '2024-03-07 12:00+00', '2024-03-07 12:20+00'),
	('BBB', 'P1', 2, '2024-03-07 13:00+00', '2024-03-07 13:15+00');
SELECT test.same(pg_temp.counted('effective_patrols'), '0 0 6', 'effective anywhere');
SELECT test.same(pg_temp.counted('effective_in_window'), '4', 'effective within a window');
SELECT test.same(pg_temp.counted('visits_met'), '3', 'and of those no more than a window asked for');

-- Past midnight
INSERT INTO patrol.planned_window VALUES ('AAA', '2024-03-31 21:00+00', '2024-04-01 02:00+00', 1);
SELECT test.clock('2024-04-02 12:00+00') \g /dev/null
INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES ('AAA', 'P1', 2, '2024-03-31 23:30+00', '2024-04-01 00:00+00');
SELECT test.same(pg_temp.counted('visits_met'), '4 0', 'a visit after midnight meets the window of the day before');
SELECT test.same(pg_temp.counted('effective_in_window'), '4 1', 'and is counted where it began');
UPDATE patrol.visit SET hotspot = 'BBB' WHERE started_at = '2024-03-31 23:30+00';
SELECT test.same(pg_temp.counted('visits_met'), '3 0', 'moved elsewhere, it does not');
CREATE TEMP TABLE kept AS SELECT metric, day, hotspot, value, minutes, counts FROM patrol.hotspot_day;
SELECT patrol.recount() \g /dev/null
SELECT test.same((SELECT count(*) FROM (TABLE kept EXCEPT SELECT metric, day, hotspot, value, minutes, counts FROM patrol.hotspot_day) d)
	+ (SELECT count(*) FROM kept) - (SELECT count(*) FROM patrol.hotspot_day), 0, 'sums kept row by row are those counted anew');
ROLLBACK;
