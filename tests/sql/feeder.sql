-- What a feeder may record, and what is refused.
BEGIN;
SELECT test.clock('2024-01-10 18:00+00') \g /dev/null
CALL test.scene();

SELECT test.refused($$SELECT patrol.book_on('XX', 2)$$, 'unknown unit ''XX''');
SELECT test.refused($$SELECT patrol.book_on(NULL, 2)$$, 'unknown unit %');
SELECT test.refused($$SELECT patrol.book_on('P1', 0)$$, 'a crew has 1 to 20 officers, not 0');
SELECT test.refused($$SELECT patrol.book_on('P1', NULL)$$, 'a crew has 1 to 20 officers, not none');
SELECT test.refused($$SELECT patrol.book_on('P1', 2, 'dawn')$$, 'unknown shift ''dawn''');
SELECT test.refused($$SELECT patrol.book_on('P1', 2, 'late', '2024-01-10 17:00+00')$$, 'shift ends % before it begins %');
SELECT test.refused($$SELECT patrol.book_on('P1', 2, at => '2024-01-10 19:00+00')$$, '% is in the future');

SELECT patrol.book_on('P1', 2, 'late', at => '2024-01-10 13:55+00') \g /dev/null
SELECT patrol.book_on('P2', 2, at => '2024-01-10 16:00+00') \g /dev/null
SELECT patrol.book_on('D1', 2, 'night', at => '2024-01-10 17:59+00'), patrol.book_on('D2', 2, at => '2024-01-10 17:00+00'), patrol.book_on('M1', 1, at => '2024-01-10 17:00+00') \g /dev/null
SELECT test.same((SELECT (shift_name, shift_ends)::text FROM board.unit WHERE call_sign = 'P1'),
	('late'::text, timestamptz '2024-01-11 00:00+00')::text, 'a shift ends at its own time');
SELECT test.same((SELECT shift_ends FROM board.unit WHERE call_sign = 'D1'), '2024-01-11 07:00+00', 'a night shift ends next morning');
SELECT test.refused($$SELECT patrol.book_on('P1', 2)$$, 'unit ''P1'' is on duty already');
SELECT test.refused($$INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at) VALUES ('P1', 2, now(), '1', now(), now())$$,
	'duplicate key value violates unique constraint "duty_open"');

SELECT test.refused($$SELECT patrol.set_state('OFF', '2')$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.set_state('XX', '2')$$, 'unknown unit ''XX''');
SELECT test.refused($$SELECT patrol.set_state('P1', '77')$$, 'unknown state ''77''');
SELECT test.refused($$SELECT patrol.set_state('P1', NULL)$$, 'unknown state %');
SELECT test.refused($$SELECT patrol.set_state('P1', '11')$$, '%book unit ''P1'' off');
SELECT test.refused($$SELECT patrol.set_state('P1', '2', '2024-01-10 13:00+00')$$, 'unit ''P1'' has been in state ''1'' since %');
SELECT patrol.set_state('P1', '2', '2024-01-10 17:00+00') \g /dev/null
SELECT patrol.set_state('P1', '13', '2024-01-10 17:05+00') \g /dev/null
SELECT test.same((SELECT (state_code, state_since, reported_at)::text FROM board.unit WHERE call_sign = 'P1'),
	('2'::text, timestamptz '2024-01-10 17:00+00', timestamptz '2024-01-10 17:05+00')::text, 'a message is a report, but no state');
SELECT patrol.set_state('P1', '2', '2024-01-10 17:10+00') \g /dev/null
SELECT test.same((SELECT state_since FROM board.unit WHERE call_sign = 'P1'), '2024-01-10 17:00+00', 'a state reported again goes on');
CREATE FUNCTION pg_temp.states(unit text) RETURNS text
LANGUAGE sql
RETURN (SELECT string_agg(state_code || ' ' || to_char(since AT TIME ZONE 'UTC', 'HH24:MI'), ', ' ORDER BY since) FROM board.unit_state WHERE call_sign = unit);
SELECT test.same(pg_temp.states('P1'), '1 13:55, 2 17:00', 'the states since it booked on: no messages, none twice');
SELECT test.same(pg_temp.states('OFF'), NULL, 'none of a unit that is not on duty');
SELECT patrol.set_state('P2', '0') \g /dev/null
SELECT test.same((SELECT kind FROM board.event LIMIT 1), 'emergency', 'an emergency is an event');
SELECT patrol.set_state('P2', '1') \g /dev/null
SELECT test.same((SELECT kind FROM board.event LIMIT 1), 'emergency_over', 'and so is its end');

SELECT test.refused($$SELECT patrol.set_position('OFF', 53, -1)$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.set_position('P1', 95, -1)$$, 'no such place on earth: 95, -1');
SELECT test.refused($$SELECT patrol.set_position('P1', NULL, -1)$$, 'no such place on earth: none, -1');
SELECT test.refused($$SELECT patrol.set_position('P1', 'NaN', -1)$$, 'no such place on earth%');
SELECT patrol.set_position('P1', 53, -1, '2024-01-10 17:30+00'), patrol.set_position('P1', 54, -2, '2024-01-10 17:20+00') \g /dev/null
SELECT test.same((SELECT lat FROM board.unit WHERE call_sign = 'P1'), 53, 'an older position does not replace a newer one');

SELECT test.refused($$SELECT patrol.set_note('OFF', 'x')$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.set_endurance('OFF', now())$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.assign('OFF', 'AAA')$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.assign('P1', 'ZZZ')$$, 'unknown hotspot ''ZZZ''');
SELECT patrol.set_state('P1', '6') \g /dev/null
SELECT patrol.assign('P1', 'AAA') \g /dev/null
SELECT test.same((SELECT (state_code, hotspot)::text FROM board.unit WHERE call_sign = 'P1'), '(6,AAA)', 'an assignment leaves the state alone');

SELECT test.refused($$SELECT patrol.start_visit('OFF', 'AAA')$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.start_visit('P1', 'ZZZ')$$, 'unknown hotspot ''ZZZ''');
SELECT test.refused($$SELECT patrol.start_visit('P1', 'OLD')$$, 'hotspot ''OLD'' is not valid on 2024-01-10');
SELECT test.refused($$SELECT patrol.start_visit('P1', 'AAA', '2024-01-10 13:00+00')$$, 'unit ''P1'' was booked on after %');
SELECT test.refused($$SELECT patrol.end_visit('P1')$$, 'unit ''P1'' has no visit in progress');
SELECT test.refused($$SELECT patrol.end_visit('XX')$$, 'unknown unit ''XX''');
SELECT patrol.start_visit('P1', 'AAA', '2024-01-10 17:40+00') AS visit \gset
SELECT test.refused($$SELECT patrol.start_visit('P1', 'BBB')$$, 'unit ''P1'' has a visit in progress in ''AAA''');
SELECT test.refused($$SELECT patrol.assign('P1', 'BBB')$$, 'unit ''P1'' has a visit in progress in ''AAA''');
SELECT test.refused($$SELECT patrol.assign('P1', NULL)$$, 'unit ''P1'' has a visit in progress in ''AAA''');
SELECT test.refused($$SELECT patrol.book_off('P1')$$, 'unit ''P1'' has a visit in progress');
SELECT test.refused($$SELECT patrol.end_visit('P1', '2024-01-10 17:39+00')$$, 'a visit cannot end % before it starts %');
SELECT test.refused($$INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at) VALUES ('BBB', 'P1', 2, '2024-01-10 17:59+00')$$, '%conflicting key value violates exclusion constraint "visit_overlaps"%');

SELECT test.refused(format($$SELECT patrol.record_outcome(%s, 'haircuts')$$, :visit), 'unknown outcome ''haircuts''');
SELECT test.refused(format($$SELECT patrol.record_outcome(%s, 'patrols')$$, :visit), 'unknown outcome ''patrols''');
SELECT test.refused(format($$SELECT patrol.record_outcome(%s, 'arrests', 0)$$, :visit), 'an outcome counts 1 or more, not 0');
SELECT test.refused(format($$SELECT patrol.record_outcome(%s, 'arrests', 1, '2024-01-10 17:00+00')$$, :visit), 'visit % had not started at %');
SELECT test.refused($$SELECT patrol.record_outcome(-1, 'arrests')$$, 'unknown visit -1');
SELECT test.refused($$SELECT patrol.record_outcome(NULL, 'arrests')$$, 'unknown visit none');
SELECT patrol.record_outcome(:visit, 'engagements', 2), patrol.record_outcome(:visit, 'engagements', 3) \g /dev/null
SELECT test.same((SELECT value FROM board.counter WHERE month = '2024-01-01' AND metric = 'engagements'), 5, 'outcomes add up');
SELECT test.same((SELECT value FROM board.counter WHERE month = '2024-01-01' AND metric = 'patrols_with_engagement'), 0, 'a visit in progress is no patrol yet');
SELECT test.same((SELECT outcomes FROM board.visit WHERE id = :'visit'), '5 engagements', 'also in words');
SELECT patrol.record_outcome(:visit, 'arrests'), patrol.record_outcome(:visit, 'stop_searches') \g /dev/null
SELECT test.same((SELECT outcomes FROM board.visit WHERE id = :'visit'), '1 arrest, 5 engagements, 1 stop search', 'one is not plural');
DELETE FROM patrol.outcome WHERE metric IN ('arrests', 'stop_searches');
SELECT patrol.end_visit('P1', '2024-01-10 17:54:59+00') \g /dev/null
SELECT test.same((SELECT string_agg(metric || ' ' || value, ', ' ORDER BY metric) FROM board.counter WHERE month = '2024-01-01' AND value > 0),
	'engagements 5, officer_minutes 30.0, patrol_minutes 15.0, patrols 1, patrols_with_engagement 1', '14:59 is a patrol, but not an effective one');
SELECT test.same((SELECT text FROM board.event WHERE kind = 'visit_ended'), 'left Market after 14 min, short of 15', 'and 14 minutes long');
SELECT test.refused($$SELECT patrol.start_visit('P1', 'BBB', '2024-01-10 17:50+00')$$, 'unit ''P1'' was on another visit at %');
SELECT test.same((SELECT hotspot FROM board.unit WHERE call_sign = 'P1'), NULL, 'the end of a visit ends the assignment');

SELECT test.refused($$SELECT patrol.ask_assist('OFF', 'drone')$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.ask_assist('P1', 'horse')$$, '%not ''horse''');
SELECT test.refused($$SELECT patrol.ask_assist('P1', NULL)$$, 'a drone, a motorcycle or officers can be asked for%');
SELECT test.refused($$SELECT patrol.ask_assist('P1', 'drone')$$, 'unit ''P1'' is in no hotspot: name one');
SELECT test.refused($$SELECT patrol.ask_assist('P1', 'drone', hotspot => 'OLD')$$, 'hotspot ''OLD'' is not valid%');
SELECT test.refused($$SELECT patrol.ask_assist('P1', 'drone', 'view', 'AAA', '2024-01-10 13:00+00')$$, 'unit ''P1'' was booked on after %');
SELECT patrol.ask_assist('P1', 'drone', 'view', 'AAA', '2024-01-10 17:56+00') AS assist \gset
SELECT test.refused($$SELECT patrol.acknowledge_assist(-1, 'HX1')$$, 'unknown assist -1');
SELECT test.refused(format($$SELECT patrol.acknowledge_assist(%s, '')$$, :assist), 'assist % must be acknowledged by somebody');
SELECT test.refused(format($$SELECT patrol.acknowledge_assist(%s, 'HX1', '2024-01-10 17:55+00')$$, :assist), 'assist % was asked after %');
SELECT patrol.acknowledge_assist(:assist, 'HX1') \g /dev/null
SELECT test.refused(format($$SELECT patrol.acknowledge_assist(%s, 'HX2')$$, :assist), 'assist % was acknowledged by ''HX1''');
SELECT test.refused(format($$SELECT patrol.accept_assist(%s, 'D1')$$, :assist), 'assist % is asked, not offered');
SELECT test.refused(format($$SELECT patrol.arrive_assist(%s)$$, :assist), 'assist % is asked, not accepted');
SELECT test.refused(format($$SELECT patrol.offer_assist(%s, 'OFF')$$, :assist), 'unit ''OFF'' is not on duty');
SELECT test.refused(format($$SELECT patrol.offer_assist(%s, 'M1')$$, :assist), 'assist % wants a drone, unit ''M1'' is a motorcycle');
SELECT test.refused(format($$SELECT patrol.offer_assist(%s, 'D1', '2024-01-10 17:55+00')$$, :assist), 'assist % was asked after %');
SELECT patrol.offer_assist(:assist, 'D2'), patrol.offer_assist(:assist, 'D1') \g /dev/null
SELECT test.same((SELECT unit FROM board.assist WHERE id = :'assist'), 'D1', 'an offer not taken up can be made to another');
SELECT test.same((SELECT assist_id FROM board.unit WHERE call_sign = 'D1'), NULL, 'a unit is assigned when it accepts, not before');
SELECT test.refused(format($$SELECT patrol.accept_assist(%s, 'D1', '2024-01-10 17:50+00')$$, :assist), 'assist % was asked after %');
SELECT test.refused(format($$SELECT patrol.accept_assist(%s, 'D2')$$, :assist), 'assist % is offered to ''D1'', not to ''D2''');
SELECT test.refused(format($$SELECT patrol.accept_assist(%s, NULL)$$, :assist), 'assist % is offered to ''D1'', not to ''%');
SELECT patrol.accept_assist(:assist, 'D1', '2024-01-10 17:58+00') \g /dev/null
SELECT test.same((SELECT assist_id FROM board.unit WHERE call_sign = 'D1'), :'assist', 'then it is');
SELECT test.refused(format($$SELECT patrol.offer_assist(%s, 'D2')$$, :assist), 'assist % is accepted by ''D1'' already');
SELECT test.refused(format($$SELECT patrol.decline_assist(%s)$$, :assist), 'assist % is accepted by ''D1'' already');
SELECT test.refused(format($$SELECT patrol.arrive_assist(%s, '2024-01-10 17:57+00')$$, :assist), 'assist % was accepted after %');
SELECT test.refused($$SELECT patrol.book_off('D1')$$, 'unit ''D1'' has an assist open');
SELECT patrol.ask_assist('P1', 'drone', 'more', 'AAA', '2024-01-10 17:57+00') AS other \gset
SELECT test.refused(format($$SELECT patrol.offer_assist(%s, 'D1')$$, :other), 'unit ''D1'' has another assist open');
SELECT patrol.ask_assist('P1', 'officers', 'many', 'AAA', '2024-01-10 17:57+00') AS third \gset
SELECT test.refused(format($$SELECT patrol.offer_assist(%s, 'P1')$$, :third), 'unit ''P1'' asked for assist % itself');
SELECT patrol.decline_assist(:other), patrol.arrive_assist(:assist, '2024-01-10 17:59+00') \g /dev/null
SELECT test.refused(format($$SELECT patrol.release_assist(%s, '2024-01-10 17:58+00')$$, :assist), 'assist % was arrived after %');
SELECT patrol.release_assist(:assist) \g /dev/null
SELECT test.refused(format($$SELECT patrol.release_assist(%s)$$, :assist), 'assist % is closed: released');
SELECT test.refused(format($$SELECT patrol.decline_assist(%s)$$, :other), 'assist % is closed: declined');
SELECT test.same((SELECT string_agg(metric || ' ' || value, ', ' ORDER BY metric) FROM board.counter WHERE month = '2024-01-01' AND metric LIKE 'assists%'),
	'assists_asked 3, assists_met 1', 'assists asked and met are two counters');

SELECT test.refused($$SELECT patrol.flag_hotspot('ZZZ', 'x')$$, 'unknown hotspot ''ZZZ''');
SELECT test.refused($$SELECT patrol.flag_hotspot('AAA', '')$$, 'a flag needs a reason');
SELECT test.refused($$SELECT patrol.unflag_hotspot('AAA')$$, 'hotspot ''AAA'' is not flagged');
SELECT patrol.flag_hotspot('AAA', 'running', '2024-01-10 17:00+00'), patrol.flag_hotspot('AAA', 'running more', '2024-01-10 17:30+00') \g /dev/null
SELECT test.same((SELECT (extra_officers, extra_reason)::text FROM board.hotspot WHERE code = 'AAA'), '(t,"running more")', 'a new reason replaces the old one');
SELECT test.refused($$SELECT patrol.unflag_hotspot('AAA', '2024-01-10 17:10+00')$$, 'hotspot ''AAA'' was flagged after %');
SELECT test.refused($$SELECT patrol.flag_hotspot('AAA', 'x', '2024-01-10 17:10+00')$$, 'hotspot ''AAA'' was flagged after %');
SELECT patrol.unflag_hotspot('AAA') \g /dev/null
SELECT test.same((SELECT (extra_officers, extra_reason)::text FROM board.hotspot WHERE code = 'AAA'), '(f,)', 'a flag can be lifted');
SELECT test.refused($$SELECT patrol.suspend_hotspot('ZZZ', 'x')$$, 'unknown hotspot ''ZZZ''');
SELECT patrol.suspend_hotspot('AAA', 'flood') \g /dev/null
SELECT test.same((SELECT suspended_reason FROM board.hotspot WHERE code = 'AAA'), 'flood', 'a plan can be suspended');
SELECT patrol.suspend_hotspot('AAA', NULL) \g /dev/null
SELECT test.same((SELECT suspended_reason FROM board.hotspot WHERE code = 'AAA'), NULL, 'and resumed');

SELECT test.refused($$SELECT patrol.authorise_dispersal('ZZZ', '2024-01-11+00', 'Insp')$$, 'unknown hotspot ''ZZZ''');
SELECT test.refused($$SELECT patrol.authorise_dispersal('AAA', '2024-01-12 18:01+00', 'Insp')$$, 'an authorisation lasts up to 48 hours%');
SELECT test.refused($$SELECT patrol.authorise_dispersal('AAA', '2024-01-10 18:00+00', 'Insp')$$, 'an authorisation lasts up to 48 hours%');
SELECT test.refused($$SELECT patrol.authorise_dispersal('AAA', NULL, 'Insp')$$, 'an authorisation lasts up to 48 hours%');
SELECT test.refused($$SELECT patrol.authorise_dispersal('AAA', '2024-01-11+00', '')$$, 'an authorisation is given by somebody');
SELECT patrol.authorise_dispersal('AAA', '2024-01-12 18:00+00', 'Insp') \g /dev/null
SELECT test.same((SELECT authorisation_ends FROM board.hotspot WHERE code = 'AAA'), '2024-01-12 18:00+00', '48 hours are allowed');
SELECT test.refused($$SELECT patrol.authorise_dispersal('AAA', '2024-01-11+00', 'Insp')$$, 'hotspot ''AAA'' has an authorisation in that time');
SELECT test.refused($$INSERT INTO patrol.authorisation (hotspot, given_by, starts_at, ends_at) VALUES ('BBB', 'Insp', now(), now() + interval '49 h')$$, '%"authorisation_48_hours"');

SELECT test.refused($$SELECT patrol.record_asb('ZZZ')$$, 'unknown hotspot ''ZZZ''');
SELECT test.refused($$SELECT patrol.record_asb('AAA', '2024-01-10 18:02+00')$$, '% is in the future');
SELECT test.refused($$SELECT patrol.record_asb_county('2024-01-02', 5)$$, 'a month is named by its first day, not 2024-01-02');
SELECT test.refused($$SELECT patrol.record_asb_county('2024-01-01', -1)$$, 'incidents are counted from 0, not -1');
SELECT patrol.record_asb_county('2023-12-01', 5), patrol.record_asb_county('2023-12-01', 7) \g /dev/null
SELECT test.same((SELECT value FROM board.counter WHERE month = '2023-12-01' AND metric = 'asb_incidents_county'), 7, 'a month''s new figure replaces the old one');

SELECT test.refused($$SELECT patrol.book_off('OFF')$$, 'unit ''OFF'' is not on duty');
SELECT test.refused($$SELECT patrol.book_off('P1', '2024-01-10 13:00+00')$$, 'unit ''P1'' was booked on after %');
SELECT test.refused($$SELECT patrol.book_off('P1', '2024-01-10 17:30+00')$$, 'unit ''P1'' has been in state %');
SELECT patrol.start_visit('D2', 'BBB', '2024-01-10 17:40+00') \g /dev/null
SELECT patrol.end_visit('D2', '2024-01-10 17:55+00') \g /dev/null
SELECT test.refused($$SELECT patrol.book_off('D2', '2024-01-10 17:50+00')$$, 'unit ''D2'' was on a visit at %');
SELECT patrol.book_off('P1') \g /dev/null
SELECT test.same((SELECT count(*) FROM board.unit WHERE call_sign = 'P1'), 0, 'a unit off duty leaves the board');
SELECT test.refused($$SELECT patrol.book_on('P1', 2, at => '2024-01-10 17:00+00')$$, 'unit ''P1'' was booked off after %');
SELECT test.refused($$SELECT patrol.set_state('P1', '2')$$, 'unit ''P1'' is not on duty');

-- State codes are the force's own.
SELECT patrol.book_off('P2'), patrol.book_off('D1'), patrol.book_off('D2'), patrol.book_off('M1') \g /dev/null
TRUNCATE patrol.state_history, patrol.duty, patrol.state_code CASCADE;
INSERT INTO patrol.state_code VALUES ('AV', 'available', 'free'), ('EN', 'en route', 'committed');
SELECT patrol.book_on('P1', 2) \g /dev/null
SELECT test.same((SELECT state_code FROM board.unit), 'AV', 'a unit comes on duty in a free state');
SELECT test.refused($$SELECT patrol.book_off('P1')$$, 'no state code is of class ''off''');

SELECT test.refused($$UPDATE patrol.setting SET time_zone = 'Europe/Ormskirk'$$, 'time zone "Europe/Ormskirk" not recognized');
SELECT test.refused($$INSERT INTO patrol.setting (only_row, force, time_zone, programme_started, effective_minutes) VALUES (false, 'x', 'UTC', '2024-01-01', 15)$$, '%violates check constraint%');
SELECT test.refused($$INSERT INTO patrol.outcome (visit, metric, quantity) SELECT min(id), 'patrols', 1 FROM patrol.visit$$, '%violates foreign key constraint%');
ROLLBACK;
