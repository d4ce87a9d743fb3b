# The reader reads the contract and nothing else; the feeder records and nothing else. Sourced by run.
# shellcheck shell=sh disable=SC2154

echo "# roles.sh"
# refuses NAME ROLE SQL: with permission denied, also after asking for a transaction that writes
refuses() {
	psql -qX -v ON_ERROR_STOP=1 -v VERBOSITY=sqlstate -U "$2" -d plain \
		-c "SET default_transaction_read_only = off" -c "SET default_transaction_isolation = 'read committed'" -c "$3" >"$dir/out" 2>&1 || true
	ok "$1" grep -qx 'ERROR:  42501' "$dir/out"
}

for view in about unit unit_state hotspot visit assist counter counter_total counter_hotspot event changed; do
	ok "the reader reads board.$view" psql -qXAt -o /dev/null -U patrolboard_reader -d plain -c "SELECT * FROM board.$view"
done
for table in $(psql -qXAt -d plain -c "SELECT relname FROM pg_class WHERE relnamespace = 'patrol'::regnamespace AND relkind IN ('r', 'v')"); do
	refuses "the reader does not read patrol.$table" patrolboard_reader "SELECT * FROM patrol.$table"
	refuses "the feeder does not read patrol.$table" patrolboard_feeder "SELECT * FROM patrol.$table"
done
refuses "the reader makes no temporary table" patrolboard_reader "CREATE TEMP TABLE t ()"
refuses "the reader makes no table" patrolboard_reader "CREATE TABLE public.t ()"
refuses "the reader makes no schema" patrolboard_reader "CREATE SCHEMA s"
refuses "the reader makes no view in board" patrolboard_reader "CREATE VIEW board.v AS SELECT 1"
refuses "the reader makes no large object" patrolboard_reader "SELECT lo_from_bytea(0, 'x')"
refuses "the reader makes no large object, empty either" patrolboard_reader "SELECT lo_create(0)"
refuses "the reader does not write through a view" patrolboard_reader "UPDATE board.assist SET reason = 'x'"
refuses "nor delete" patrolboard_reader "DELETE FROM board.assist"
refuses "the reader does not book units on" patrolboard_reader "SELECT patrol.book_on('P1', 2)"
refuses "the reader does not hold feeders up" patrolboard_reader "BEGIN; LOCK TABLE patrol.turn"
refuses "nor through a view" patrolboard_reader "BEGIN; LOCK TABLE board.unit IN EXCLUSIVE MODE"
refuses "the feeder does not read the board" patrolboard_feeder "SELECT * FROM board.unit"
refuses "the feeder makes no temporary table" patrolboard_feeder "CREATE TEMP TABLE t ()"
refuses "the feeder does not count" patrolboard_feeder "SELECT patrol.recount()"
refuses "the feeder does not take the turn by itself" patrolboard_feeder "SELECT patrol.take_turn()"
refuses "the feeder writes no events of its own" patrolboard_feeder "SELECT patrol.log(now(), 'x', NULL, NULL, 'x')"

psql -qX -U patrolboard_reader -d plain -c "CREATE TABLE public.t ()" >"$dir/out" 2>&1 || true
ok "a session of the reader is read only" grep -q 'read-only transaction' "$dir/out"
ok "and has its settings" [ "$(psql -qXAt -U patrolboard_reader -d plain -c "SELECT string_agg(name || ' ' || setting, ', ' ORDER BY name) FROM pg_settings WHERE source = 'user'")" = \
	"client_connection_check_interval 2000, default_transaction_isolation repeatable read, default_transaction_read_only on, idle_in_transaction_session_timeout 10000, jit off, lock_timeout 1000, statement_timeout 5000" ]

# What a feeder may call is what records; all of it runs with the owner's rights, in a search path nobody can bend.
ok "functions with the owner's rights pin their search path" [ "$(psql -qXAt -d plain -c "SELECT count(*) FROM pg_proc WHERE pronamespace = 'patrol'::regnamespace AND prosecdef AND NOT proconfig @> '{\"search_path=pg_catalog, pg_temp\"}'")" = 0 ]
ok "nobody else may call anything" [ "$(psql -qXAt -d plain -c "SELECT count(*) FROM pg_proc WHERE pronamespace = 'patrol'::regnamespace AND (has_function_privilege('patrolboard_reader', oid, 'EXECUTE') OR has_function_privilege('patrolboard_feeder', oid, 'EXECUTE') <> prosecdef)")" = 0 ]
