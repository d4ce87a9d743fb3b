# Two feeders at once. Sourced by run.
# shellcheck shell=sh disable=SC2154

echo "# concurrent.sh"
database twice
apply -d twice -c "CALL test.scene()" -c "SELECT patrol.book_on(call_sign, 2) FROM patrol.unit" >/dev/null

# The first holds a visit uncommitted; the second starts another of the same unit, waits, and is refused once the first commits.
mkfifo "$dir/first"
PGAPPNAME=first psql -qXAt -U patrolboard_feeder -d twice <"$dir/first" >/dev/null &
first=$!
exec 3>"$dir/first"
echo "BEGIN; SELECT patrol.start_visit('P1', 'AAA');" >&3

# until NAME WHERE: some session is like that, within 10 s
until_session() {
	for _ in $(seq 100); do
		[ "$(psql -qXAt -d twice -c "SELECT count(*) FROM pg_stat_activity WHERE $1")" -gt 0 ] && return 0
		sleep 0.1
	done
	return 1
}
ok "the first feeder has started a visit" until_session "application_name = 'first' AND state = 'idle in transaction'"
PGAPPNAME=second psql -qXAt -U patrolboard_feeder -d twice -c "SELECT patrol.start_visit('P1', 'BBB')" >"$dir/second" 2>&1 &
second=$!
ok "the second waits for it" until_session "application_name = 'second' AND wait_event_type = 'Lock'"
ok "a board does not" psql -qXAt -o /dev/null -U patrolboard_reader -d twice -c "SELECT * FROM board.visit"
ok "nor sees what is not committed" [ "$(psql -qXAt -U patrolboard_reader -d twice -c "SELECT count(*) FROM board.visit")" = 0 ]
before=$(psql -qXAt -d twice -c "SELECT token FROM board.changed WHERE dataset = 'visit'" | cut -d. -f1)
echo "COMMIT;" >&3
wait $second || true
exec 3>&-
wait $first
ok "the second is refused when the first has committed" grep -q "unit 'P1' has a visit in progress in 'AAA'" "$dir/second"
ok "one visit is open" [ "$(psql -qXAt -d twice -c "SELECT string_agg(hotspot, ' ') FROM patrol.visit")" = AAA ]
ok "and the token changed with the commit" [ "$before" != "$(psql -qXAt -d twice -c "SELECT token FROM board.changed WHERE dataset = 'visit'" | cut -d. -f1)" ]

# The one that began first writes last: what it records is later all the same.
psql -qXAt -v ON_ERROR_STOP=1 -U patrolboard_feeder -d twice >/dev/null 2>"$dir/slow" <<END || true
BEGIN;
SELECT 1;
\! psql -qX -o /dev/null -U patrolboard_feeder -d twice -c "SELECT patrol.set_state('P1', '6')"
SELECT patrol.set_state('P1', '2');
COMMIT;
END
ok "a feeder whose transaction began before another's change records after it" [ "$(psql -qXAt -d twice -c "SELECT state_code FROM board.unit WHERE call_sign = 'P1'")" = 2 ]
cat "$dir/slow" >&2

# both NAME SQL REFUSAL: two feeders do the same at once, and one of them is refused with that
both() {
	for n in 1 2; do
		psql -qX -o /dev/null -U patrolboard_feeder -d twice -c "$2" >"$dir/both$n" 2>&1 &
		eval "both$n=$!"
	done
	# shellcheck disable=SC2154
	wait "$both1" || true
	# shellcheck disable=SC2154
	wait "$both2" || true
	ok "$1" [ "$(cat "$dir/both1" "$dir/both2" | grep -c "$3")/$(cat "$dir/both1" "$dir/both2" | grep -c ERROR)" = 1/1 ]
}
apply -d twice -c "SELECT patrol.offer_assist(patrol.ask_assist('P1', 'drone'), 'D1'), patrol.book_off('OFF')" >/dev/null
both "an assist is accepted once" "SELECT patrol.accept_assist(1, 'D1')" "assist 1 is accepted, not offered"
both "a unit is booked on once" "SELECT patrol.book_on('OFF', 2)" "unit 'OFF' is on duty already"
both "a visit ends once" "SELECT patrol.end_visit('P1')" "unit 'P1' has no visit in progress"
apply -d twice -c "SELECT patrol.release_assist(1)" >/dev/null

# Many transactions that touch units, visits, counters and events in opposite orders.
for n in 1 2; do
	case $n in
	1) calls="SELECT patrol.start_visit('P2', 'BBB'); SELECT patrol.set_position('P2', 53, -1); SELECT patrol.ask_assist('P2', 'drone'); SELECT patrol.end_visit('P2');" ;;
	2) calls="SELECT patrol.ask_assist('M1', 'drone', hotspot => 'AAA'); SELECT patrol.set_state('M1', '2'); SELECT patrol.start_visit('M1', 'BBB'); SELECT patrol.end_visit('M1'); SELECT patrol.record_asb('AAA');" ;;
	esac
	for _ in $(seq 60); do
		echo "BEGIN; $calls COMMIT;"
	done | psql -qXAt -v ON_ERROR_STOP=1 -U patrolboard_feeder -d twice >/dev/null 2>"$dir/feeder$n" &
	eval "feeder$n=$!"
done
# shellcheck disable=SC2154
ok "a feeder that touches much in one order is not refused" wait "$feeder1"
ok "nor one that touches it in another" wait "$feeder2"
cat "$dir/feeder1" "$dir/feeder2" >&2
ok "nothing is lost between them" [ "$(psql -qXAt -d twice -c "SELECT string_agg(metric || ' ' || value, ', ' ORDER BY metric) FROM board.counter_total WHERE metric IN ('patrols', 'assists_asked', 'asb_incidents')")" = \
	"asb_incidents 60, assists_asked 121, patrols 121" ]
ok "and no deadlock came up" [ "$(psql -qXAt -d twice -c "SELECT deadlocks FROM pg_stat_database WHERE datname = 'twice'")" = 0 ]

# Visits that come, that are put right and that go, all at once, while somebody counts all anew and somebody looks.
for what in "SELECT patrol.start_visit('P1', 'AAA'); SELECT patrol.end_visit('P1')" \
	"SELECT patrol.start_visit('M1', 'BBB'); SELECT patrol.record_outcome(max(id), 'arrests') FROM patrol.visit; SELECT patrol.end_visit('M1')" \
	"UPDATE patrol.visit SET hotspot = translate(hotspot, 'AB', 'BA') WHERE id % 10 = 0 AND ended_at IS NOT NULL" \
	"UPDATE patrol.visit SET started_at = started_at - interval '1 h' WHERE id = (SELECT min(id) FROM patrol.visit)" \
	"DELETE FROM patrol.visit WHERE id = (SELECT max(id) FROM patrol.visit WHERE ended_at IS NOT NULL AND call_sign = 'P2')" \
	"SELECT patrol.recount()" "SELECT * FROM patrol.miscounted()"; do
	for _ in $(seq 30); do
		echo "BEGIN; $what; COMMIT;"
	done | psql -qXAt -v ON_ERROR_STOP=1 -d twice 2>>"$dir/mended" | grep 'hotspot_\|county_' >>"$dir/wrong" &
	mended="${mended:-} $!"
done
# shellcheck disable=SC2086
wait $mended || true
ok "visits that are put right while others come are not refused" [ ! -s "$dir/mended" ]
cat "$dir/mended" >&2
ok "no sum is wrong meanwhile" [ ! -s "$dir/wrong" ]
ok "nor when all is done" [ "$(psql -qXAt -d twice -c "SELECT count(*) FROM patrol.miscounted()")" = 0 ]
ok "of what is left" [ "$(psql -qXAt -d twice -c "SELECT value > 121 FROM board.counter_total WHERE metric = 'patrols'")" = t ]

# rings STATEMENTS: how often those who listen are told, when no ring was before
rings() {
	psql -qXAt -d twice -c "UPDATE patrol.bell SET rung_at = '-infinity'" -c "LISTEN patrolboard" -c "$1" |
		grep -c 'Asynchronous notification "patrolboard" received'
}
change="UPDATE patrol.unit SET area = area || 'x' WHERE call_sign = 'P1'"
ok "a change rings" [ "$(rings "$change")" = 1 ]
ok "a statement that changes nothing does not" [ "$(rings "$change AND false")" = 0 ]
ok "nor a change that is taken back" [ "$(rings "BEGIN; $change; ROLLBACK")" = 0 ]
ok "nor one right after another" [ "$(rings "UPDATE patrol.bell SET rung_at = clock_timestamp(); $change")" = 0 ]
