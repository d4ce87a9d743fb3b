-- Every row of board.unit and board.unit_state that changes or goes is named in board.changed_row, by its call sign.
BEGIN;
CALL test.scene();
SELECT test.clock('2024-01-10 18:00+00') \g /dev/null

SELECT test.same(test.marks('unit', $$SELECT patrol.book_on('P1', 2), patrol.book_on('D1', 2)$$), 'D1 P1', 'units come');
SELECT patrol.book_on('P2', 2) \g /dev/null
SELECT test.same(test.marks('unit', $$SELECT patrol.set_state('P1', '2')$$), 'P1', 'a state is a row of its unit');
SELECT test.same(test.marks('unit_state', $$SELECT patrol.set_state('P1', '4')$$), 'P1', 'and of its states');
SELECT test.same(test.marks('unit_state', $$SELECT patrol.set_state('P1', '13')$$), 'P1', 'a message may be one');
SELECT test.same(test.marks('unit_state', $$SELECT patrol.set_note('P1', 'x')$$), '', 'a note is none');
SELECT test.same(test.marks('unit', $$SELECT patrol.set_note('P1', 'y')$$), 'P1', 'but changes the unit');
SELECT test.same(test.marks('unit', $$SELECT patrol.assign('P1', 'AAA')$$), 'P1', 'so does an assignment');
SELECT patrol.start_visit('P1', 'AAA') \g /dev/null
SELECT test.same(test.marks('unit', $$SELECT patrol.ask_assist('P1', 'drone')$$), 'P1', 'who asks for an assist has reported');
SELECT test.same(test.marks('unit', $$SELECT patrol.offer_assist(id, 'D1') FROM patrol.assist$$), 'D1', 'an offer marks its unit');
SELECT test.same(test.marks('unit', $$SELECT patrol.accept_assist(id, 'D1') FROM patrol.assist$$), 'D1', 'one that is accepted does');
SELECT test.same(test.marks('unit', $$UPDATE patrol.assist SET unit = 'P2'$$), 'D1 P2', 'both units change with it');
SELECT test.same(test.marks('unit', $$SELECT patrol.release_assist(id) FROM patrol.assist$$), 'P2', 'and when it is over');
SELECT test.same(test.marks('unit', $$UPDATE patrol.unit SET area = 'elsewhere' WHERE call_sign = 'P2'$$), 'P2', 'what a unit is shows too');
SELECT test.same(test.marks('unit', $$UPDATE patrol.unit SET call_sign = 'P9' WHERE call_sign = 'P2'$$), 'P2 P9', 'a new call sign is another key');
SELECT test.same(test.marks('unit_state', $$UPDATE patrol.unit SET call_sign = 'P2' WHERE call_sign = 'P9'$$), 'P2 P9', 'for the states as well');
SELECT test.same(test.marks('unit_state', $$UPDATE patrol.state_history SET at = at - interval '1 min'
	WHERE duty = (SELECT id FROM patrol.duty WHERE call_sign = 'P2')$$), 'P2', 'a correction of states');
SELECT test.same(test.marks('unit_state', $$DELETE FROM patrol.state_history WHERE state_code = '4'$$), 'P1', 'or that there was none');
SELECT test.same(test.marks('unit', $$SELECT patrol.end_visit('P1'), patrol.book_off('P1')$$), 'P1', 'a unit goes');
SELECT test.same(test.marks('unit_state', $$SELECT patrol.book_off('D1')$$), 'D1', 'with its states');
SELECT test.same(test.marks('unit', $$DELETE FROM patrol.duty WHERE call_sign = 'P2'$$), 'P2', 'however it goes');
SELECT test.same(test.marks('unit_state', $$UPDATE patrol.state_code SET class = 'message' WHERE code = '4'$$), 'all', 'what a code means is read anew');
SELECT patrol.book_on('P2', 2) \g /dev/null
SELECT test.same(test.marks('unit', $$TRUNCATE patrol.assist$$), 'all', 'so is what is emptied');
SELECT test.same(test.marks('unit', $$UPDATE patrol.duty SET note = 'z' WHERE call_sign = 'nobody'$$), '', 'a change of no row marks none');
ROLLBACK;
