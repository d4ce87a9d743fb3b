-- A token changes with the rows of its dataset: never the one without the other, except where a minute passes.
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
SELECT test.same(test.changes($$UPDATE patrol.asb_incident SET at = at - interval '1 h'$$), 'counter', 'also of what has no view of its own');
SELECT patrol.start_visit('P1', 'AAA') AS later \gset
SELECT patrol.end_visit('P1') \g /dev/null
SELECT test.same(test.changes(format($$UPDATE patrol.outcome SET visit = %s$$, :later)), 'counter visit', 'or of what came of a visit');
SELECT test.same(test.changes($$UPDATE patrol.hotspot SET code = 'NEW' WHERE code = 'AAA'$$),
	'assist counter_hotspot event hotspot unit visit', 'a hotspot''s code is shown in many places');

-- Time: the minute only, and only where it shows. The clock is moved without telling anybody.
ALTER TABLE patrol.setting DISABLE TRIGGER version_update;
SELECT test.same(test.changes($$SELECT test.clock('2024-01-10 18:00:59.9+00')$$), '', 'within a minute nothing changes by itself');
SELECT test.same(test.changes($$SELECT test.clock('2024-01-10 18:01+00')$$), 'assist counter hotspot visit', 'with the minute, what depends on time');
SELECT test.same(test.changes($$SELECT test.clock('2024-02-01 00:00+00')$$), 'assist counter counter_hotspot hotspot visit', 'with the month, also the counters by hotspot');
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
