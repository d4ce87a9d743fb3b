-- A token changes with the rows of its dataset: never the one without the other, except where time passes.
BEGIN;
CALL test.scene();
SELECT test.clock('2024-01-10 18:00+00') \g /dev/null

SELECT test.same(test.changes($$SELECT patrol.book_on('P1', 2), patrol.book_on('D1', 2)$$), 'event unit unit_state', 'book on');
SELECT test.same(test.changes($$SELECT patrol.set_state('P1', '2')$$), 'unit unit_state', 'state');
SELECT test.same(test.changes($$SELECT patrol.set_state('P1', '0')$$), 'event unit unit_state', 'emergency');
SELECT test.same(test.changes($$SELECT patrol.set_position('P1', 53, -1)$$), 'unit', 'position');
SELECT test.same(test.changes($$SELECT patrol.set_note('P1', 'x')$$), 'unit', 'note');
SELECT test.same(test.changes($$SELECT patrol.assign('P1', 'AAA')$$), 'unit', 'assignment');
SELECT test.same(test.changes($$SELECT patrol.start_visit('P1', 'AAA')$$), 'event hotspot unit visit', 'visit begins');
SELECT test.same(test.changes($$SELECT patrol.record_outcome(id, 'arrests') FROM patrol.visit$$),
	'counter counter_hotspot counter_total event hotspot unit visit', 'outcome');
SELECT test.same(test.changes($$SELECT patrol.ask_assist('P1', 'drone')$$),
	'assist counter counter_hotspot counter_total event hotspot unit', 'assist asked');
SELECT test.same(test.changes($$SELECT patrol.acknowledge_assist(id, 'HX1') FROM patrol.assist$$), 'assist event unit', 'assist acknowledged');
SELECT test.same(test.changes($$SELECT patrol.offer_assist(id, 'D1') FROM patrol.assist$$), 'assist event unit', 'assist offered');
SELECT test.same(test.changes($$SELECT patrol.accept_assist(id, 'D1') FROM patrol.assist$$), 'assist event unit', 'assist accepted');
SELECT test.same(test.changes($$SELECT patrol.arrive_assist(id) FROM patrol.assist$$),
	'assist counter counter_hotspot counter_total event hotspot unit', 'assist met');
SELECT test.same(test.changes($$SELECT patrol.release_assist(id) FROM patrol.assist$$), 'assist event unit', 'assist released');
SELECT test.same(test.changes($$SELECT patrol.end_visit('P1')$$), 'counter counter_hotspot counter_total event hotspot unit visit', 'visit ends');
SELECT test.same(test.changes($$SELECT patrol.flag_hotspot('AAA', 'x')$$), 'event hotspot', 'flag');
SELECT test.same(test.changes($$SELECT patrol.record_asb('AAA')$$), 'counter counter_hotspot counter_total hotspot', 'ASB incident');
SELECT test.same(test.changes($$SELECT patrol.record_asb_county('2023-12-01', 9)$$), 'counter counter_total', 'the county''s ASB');
SELECT test.same(test.changes($$SELECT patrol.authorise_dispersal('AAA', patrol.now() + interval '1 h', 'Insp')$$),
	'counter counter_hotspot counter_total event hotspot', 'dispersal authorised');
SELECT test.same(test.changes($$INSERT INTO patrol.plan_window VALUES ('AAA', 1, '10:00', '1 h', 1)$$), 'hotspot visit', 'plan');
SELECT test.same(test.changes($$UPDATE patrol.setting SET force = 'Elsewhere'$$), 'assist counter counter_hotspot counter_total event hotspot unit unit_state visit', 'settings');
SELECT test.same(test.changes($$SELECT count(*) FROM board.hotspot$$), '', 'reading changes nothing');
SELECT test.same(test.changes($$UPDATE patrol.duty SET note = 'x' WHERE call_sign = 'nobody'$$), '', 'nor does a change of no row');
SELECT test.same(test.changes($$DELETE FROM patrol.hotspot_flag$$), 'hotspot', 'a change by hand counts as well');
SELECT test.same(test.changes($$UPDATE patrol.duty SET booked_off_at = booked_on_at WHERE call_sign = 'D1' AND booked_off_at IS NULL$$),
	'unit unit_state', 'a unit that goes takes its states with it');
SELECT test.same(test.changes($$TRUNCATE patrol.event$$), 'event', 'however it is made');
SELECT test.same(test.changes($$UPDATE patrol.visit SET started_at = started_at - interval '1 h', ended_at = ended_at - interval '1 h'$$),
	'counter hotspot visit', 'a correction that leaves the day''s sums as they were');
SELECT test.same(test.changes($$UPDATE patrol.asb_incident SET at = at - interval '1 h'$$), 'counter hotspot', 'also of what has no view of its own');
SELECT patrol.start_visit('P1', 'AAA') AS later \gset
SELECT patrol.end_visit('P1') \g /dev/null
SELECT test.same(test.changes(format($$UPDATE patrol.outcome SET visit = %s$$, :later)), 'counter hotspot visit', 'or of what came of a visit');
SELECT test.same(test.changes($$UPDATE patrol.hotspot SET code = 'NEW' WHERE code = 'AAA'$$),
	'assist counter_hotspot event hotspot unit visit', 'a hotspot''s code is shown in many places');

-- What was there before comes back with its token, and what is done then has another than what was done the first time.
SAVEPOINT backup;
SELECT setseed(0.5) \g /dev/null
SELECT patrol.set_note('P1', 'before') \g /dev/null
SELECT test.token('unit') AS lost \gset
ROLLBACK TO backup;
SELECT setseed(0.5) \g /dev/null
SELECT patrol.set_note('P1', 'after') \g /dev/null
SELECT test.ok(test.token('unit') <> :'lost', 'after a restore no token of before stands for other rows');

-- Time: the minute only, and only where it shows. The clock is moved without telling anybody.
ALTER TABLE patrol.setting DISABLE TRIGGER version_update;
SELECT test.same(test.changes($$SELECT test.clock('2024-01-10 18:00:59.9+00')$$), '', 'within a minute nothing changes by itself');
SELECT test.same(test.changes($$SELECT test.clock('2024-01-10 18:01+00')$$), 'counter', 'with the minute, the counters');
SELECT test.same(test.changes($$SELECT test.clock('2024-01-11 00:00+00')$$), 'counter hotspot visit', 'with the day, what shows days');
SELECT test.same(test.changes($$SELECT test.clock('2024-02-01 00:00+00')$$), 'assist counter counter_hotspot hotspot visit', 'with the month, also the counters by hotspot');

-- The nights on which the clocks go forward and back, two and a half minutes at a time, with windows that run into each other and
-- over midnight, an authorisation, an assist that was closed, visits.
DELETE FROM patrol.plan_window;
INSERT INTO patrol.plan_window VALUES ('NEW', 6, '22:00', '4 h', 1), ('NEW', 7, '03:00', '2 h', 1), ('NEW', 7, '09:00', '1 h', 1),
	('NEW', 7, '10:00', '24 h', 2), ('BBB', 1, '18:07', '3 h', 1);
CREATE TEMP TABLE moment (at timestamptz, tokens jsonb, rows jsonb);
CREATE FUNCTION pg_temp.look(at timestamptz) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM test.clock(at);
	INSERT INTO moment SELECT at, (SELECT jsonb_object_agg(dataset, token) FROM board.changed WHERE dataset IN ('hotspot', 'visit', 'assist')), jsonb_build_object(
		'hotspot', (SELECT md5(string_agg(h::text, ' ' ORDER BY code)) FROM board.hotspot h),
		'visit', (SELECT coalesce(md5(string_agg(v::text, ' ' ORDER BY id)), '') FROM board.visit v),
		'assist', (SELECT coalesce(md5(string_agg(a::text, ' ' ORDER BY id)), '') FROM board.assist a));
END;
$$;
CREATE FUNCTION pg_temp.walk(since timestamptz, until timestamptz) RETURNS void
LANGUAGE sql
AS $$
	DELETE FROM patrol.visit;
	DELETE FROM patrol.authorisation;
	INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at)
	SELECT h, 'P1', 2, at, at + interval '20 min'
	FROM generate_series(since - interval '3 d', until, interval '7 h') at, LATERAL (SELECT (ARRAY['NEW', 'BBB'])[1 + extract(hour FROM at)::int % 2]) h (h);
	INSERT INTO patrol.authorisation (hotspot, given_by, starts_at, ends_at)
	VALUES ('BBB', 'Insp', since + interval '5 h 20 s', since + interval '9 h 40 s');
	UPDATE patrol.assist SET state = 'released', asked_at = since - interval '2 h', closed_at = since - interval '1 h 30 s', acknowledged_at = NULL,
		acknowledged_by = NULL, accepted_at = NULL, arrived_at = NULL;
	SELECT pg_temp.look(at) FROM generate_series(since, until, interval '150 s') at;
$$;
SELECT pg_temp.walk('2024-03-30 19:00+00', '2024-04-01 02:00+00'), pg_temp.walk('2024-10-26 19:00+00', '2024-10-28 02:00+00') \g /dev/null
CREATE TEMP VIEW step AS
	SELECT at, d AS dataset, tokens ->> d <> lag(tokens ->> d) OVER earlier AS told, rows ->> d <> lag(rows ->> d) OVER earlier AS changed
	FROM moment, unnest('{hotspot,visit,assist}'::text[]) d
	WINDOW earlier AS (PARTITION BY d, at < '2024-06-01' ORDER BY at);
SELECT test.same((SELECT string_agg(dataset || ' ' || at, ', ') FROM step WHERE changed AND NOT told), NULL, 'whatever passes, no rows change without their token');
SELECT test.ok((SELECT count(*) > 2 FROM step WHERE dataset = d AND changed), 'time changes rows of: ' || d) FROM unnest('{hotspot,visit}'::text[]) d;
SELECT test.same((SELECT count(*) FROM step WHERE dataset = 'assist' AND changed), 2, 'time takes an assist from the board a day after its end');
SELECT test.same((SELECT count(*) FROM step WHERE dataset = 'assist' AND told), 2, 'and tells of it then only');
SELECT test.ok((SELECT count(*) < 60 FROM step WHERE dataset = d AND told), 'and no more often than something may have changed: ' || d)
FROM unnest('{hotspot,visit}'::text[]) d;
ALTER TABLE patrol.setting ENABLE TRIGGER version_update;

-- Equal tokens promise equal rows: whatever moves the clock within a minute.
SELECT test.clock('2024-01-10 18:30:00+00') \g /dev/null
SELECT patrol.authorise_dispersal('BBB', '2024-01-10 18:35:20+00', 'Insp', '2024-01-10 18:30+00') \g /dev/null
UPDATE patrol.assist SET closed_at = '2024-01-10 18:35:20+00', asked_at = '2024-01-10 17:00+00', acknowledged_at = NULL, acknowledged_by = NULL, accepted_at = NULL, arrived_at = NULL;
CREATE FUNCTION pg_temp.rows() RETURNS text
LANGUAGE sql
RETURN (SELECT md5(string_agg(r, ' ' ORDER BY r)) FROM (
	SELECT h::text FROM board.hotspot h UNION ALL SELECT v::text FROM board.visit v
	UNION ALL SELECT a::text FROM board.assist a UNION ALL SELECT c::text FROM board.counter c) x (r));
CREATE TEMP TABLE seen (moment timestamptz, rows text);
DO $$
DECLARE
	moment timestamptz;
BEGIN
	FOREACH moment IN ARRAY ARRAY['2024-01-10 18:35:00+00', '2024-01-10 18:35:19+00', '2024-01-10 18:35:21+00', '2024-01-10 18:35:59+00',
	                              '2024-01-11 18:35:00+00', '2024-01-11 18:35:59+00']::timestamptz[] LOOP
		PERFORM test.clock(moment);
		INSERT INTO seen VALUES (moment, pg_temp.rows());
	END LOOP;
END;
$$;
SELECT test.same((SELECT count(DISTINCT rows) FROM seen WHERE moment < '2024-01-11'), 1, 'within a minute the rows are the same, also when something ends in it');
SELECT test.same((SELECT count(DISTINCT rows) FROM seen WHERE moment > '2024-01-11'), 1, 'also a day later, when something leaves the board');
ROLLBACK;
