-- Which window a hotspot shows, and how far back its visits.
BEGIN;
CALL test.scene();
INSERT INTO patrol.plan_window (hotspot, weekday, starts, lasts, visits_planned) VALUES
	('AAA', 6, '22:00', '5 h', 2), -- Saturday into Sunday
	('AAA', 7, '14:00', '4 h', 1);
CREATE FUNCTION pg_temp.shown() RETURNS text
LANGUAGE sql
RETURN (SELECT format('%s to %s, %s', window_starts AT TIME ZONE 'UTC', window_ends AT TIME ZONE 'UTC', visits_planned) FROM board.hotspot WHERE code = 'AAA');

SELECT test.clock('2024-03-27 12:00+00') \g /dev/null
SELECT test.same(pg_temp.shown(), '2024-03-30 22:00:00 to 2024-03-31 02:00:00, 2', 'the next window; 5 hours by the clock are 4 where it goes forward');
SELECT test.clock('2024-03-31 01:59:59+00') \g /dev/null
SELECT test.same(pg_temp.shown(), '2024-03-30 22:00:00 to 2024-03-31 02:00:00, 2', 'the window that holds now, past midnight');
SELECT test.clock('2024-03-31 02:00+00') \g /dev/null
SELECT test.same(pg_temp.shown(), '2024-03-31 13:00:00 to 2024-03-31 17:00:00, 1', 'its end is not in it');
SELECT test.clock('2024-03-31 17:00+00') \g /dev/null
SELECT test.same(pg_temp.shown(), '2024-04-06 21:00:00 to 2024-04-07 02:00:00, 2', 'then next Saturday''s, in summer time');
SELECT test.same((SELECT (window_starts, window_ends, visits_planned)::text FROM board.hotspot WHERE code = 'BBB'), '(,,0)', 'no plan, no window');
SELECT test.refused($$INSERT INTO patrol.plan_window VALUES ('AAA', 6, '21:00', '2 h', 1)$$, '%"plan_window_overlaps"%');
SELECT test.refused($$INSERT INTO patrol.plan_window VALUES ('AAA', 7, '02:00', '2 h', 1)$$, '%"plan_window_overlaps"%');
SELECT test.refused($$INSERT INTO patrol.plan_window VALUES ('BBB', 7, '22:00', '5 h', 1), ('BBB', 1, '02:00', '2 h', 1)$$, '%"plan_window_overlaps"%');
SELECT test.refused($$INSERT INTO patrol.plan_window VALUES ('AAA', 1, '02:00', '25 h', 1)$$, '%violates check constraint%');
SELECT test.refused($$INSERT INTO patrol.plan_window VALUES ('AAA', 1, '02:00', '2 h', 0)$$, '%violates check constraint%');

SELECT test.same((SELECT string_agg(code, ' ' ORDER BY code) FROM board.hotspot), 'AAA BBB', 'a retired hotspot is not shown');
SELECT test.clock('2023-06-30 22:59+00') \g /dev/null
SELECT test.same((SELECT string_agg(code, ' ' ORDER BY code) FROM board.hotspot), 'AAA BBB OLD', 'on its last day it is');
SELECT test.clock('2023-06-30 23:00+00') \g /dev/null
SELECT test.same((SELECT string_agg(code, ' ' ORDER BY code) FROM board.hotspot), 'AAA BBB', 'which ends at midnight in London');

INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at) VALUES
	('AAA', 'P1', 2, '2024-03-30 20:00+00', '2024-03-30 21:59+00'),
	('AAA', 'P1', 2, '2024-03-30 21:59+00', '2024-03-30 22:05+00'),
	('AAA', 'P1', 2, '2024-03-31 13:05+00', '2024-03-31 13:25+00'),
	('AAA', 'P1', 2, '2024-03-31 13:30+00', NULL),
	('BBB', 'P2', 2, '2024-03-29 23:30+00', '2024-03-29 23:59+00'),
	('BBB', 'P2', 2, '2024-03-30 12:30+00', '2024-03-30 12:40+00');
CREATE FUNCTION pg_temp.visits() RETURNS text
LANGUAGE sql
RETURN (SELECT string_agg(hotspot || ' ' || (started_at AT TIME ZONE 'UTC')::time, ', ' ORDER BY started_at) FROM board.visit);
SELECT test.clock('2024-03-31 12:30+00') \g /dev/null
SELECT test.same(pg_temp.visits(), 'BBB 12:30:00, AAA 21:59:00, AAA 13:05:00, AAA 13:30:00', 'visits ended since the last window began; without windows, from yesterday on');
SELECT test.clock('2024-03-31 14:00+00') \g /dev/null
SELECT test.same(pg_temp.visits(), 'BBB 12:30:00, AAA 13:05:00, AAA 13:30:00', 'in a window, those of this window');

INSERT INTO patrol.plan_window (hotspot, weekday, starts, lasts, visits_planned) VALUES ('BBB', 7, '01:15', '50 min', 1);
SELECT test.clock('2024-03-31 00:30+00') \g /dev/null
SELECT test.same((SELECT window_starts FROM board.hotspot WHERE code = 'BBB'), '2024-04-07 00:15+00', 'no window in an hour that does not happen');
SELECT test.clock('2024-10-26 12:00+00') \g /dev/null
SELECT test.ok((SELECT window_starts < window_ends FROM board.hotspot WHERE code = 'BBB'), 'one in the hour that happens twice');
DELETE FROM patrol.plan_window WHERE hotspot = 'BBB';
SELECT test.clock('2024-03-31 14:00+00') \g /dev/null

UPDATE patrol.visit SET ended_at = '2024-03-31 14:00+00' WHERE ended_at IS NULL;
INSERT INTO patrol.authorisation (hotspot, given_by, starts_at, ends_at) VALUES ('AAA', 'Insp', '2024-03-31 14:00:30+00', '2024-03-31 15:00+00');
SELECT test.same((SELECT authorisation_ends FROM board.hotspot WHERE code = 'AAA'), '2024-03-31 15:00+00', 'an authorisation given this minute shows');
SELECT test.clock('2024-03-31 15:00+00') \g /dev/null
SELECT test.same((SELECT authorisation_ends FROM board.hotspot WHERE code = 'AAA'), NULL, 'one that ended does not');

INSERT INTO patrol.assist (hotspot, asked_by, wanted, state, asked_at, closed_at) VALUES
	('AAA', 'P1', 'drone', 'declined', '2024-03-30 13:00+00', '2024-03-30 14:59+00'),
	('AAA', 'P1', 'drone', 'declined', '2024-03-30 13:00+00', '2024-03-30 15:01+00'),
	('AAA', 'P1', 'drone', 'asked', '2024-03-28 13:00+00', NULL);
SELECT test.same((SELECT string_agg(state, ' ' ORDER BY state) FROM board.assist), 'asked declined', 'assists open, however old, and closed within a day');
ROLLBACK;
