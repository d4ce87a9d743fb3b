# The roles have the rights that they are meant to have, exactly, and whatever else they try is refused. Sourced by run.
# shellcheck shell=sh disable=SC2154

echo "# roles.sh"
createdb least
apply -d least -f "$sql/install.sql"
superuser() {
	psql -qXAt -v ON_ERROR_STOP=1 -d least "$@"
}

# --- what is granted ---

# granted DATABASE ROLE: what the role, or "-" for everybody, has been granted of whatever can be granted, a line each
granted() {
	psql -qXAt -v ON_ERROR_STOP=1 -d "$1" -v role="$2" <<-'END' | LC_ALL=C sort
		SELECT what || ' ' || privilege_type || CASE WHEN is_grantable THEN ', to pass it on' ELSE '' END FROM (
			SELECT oid::regclass::text, relacl FROM pg_class
			UNION ALL SELECT attrelid::regclass || '.' || attname, attacl FROM pg_attribute
			UNION ALL SELECT oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
			UNION ALL SELECT 'type ' || oid::regtype, coalesce(typacl, acldefault('T', typowner)) FROM pg_type
			UNION ALL SELECT 'schema ' || nspname, nspacl FROM pg_namespace
			UNION ALL SELECT 'database', coalesce(datacl, acldefault('d', datdba)) FROM pg_database
				WHERE datname = current_database()
			UNION ALL SELECT 'language ' || lanname, coalesce(lanacl, acldefault('l', lanowner)) FROM pg_language
			UNION ALL SELECT 'large object ' || oid, lomacl FROM pg_largeobject_metadata
			UNION ALL SELECT 'tablespace ' || spcname, spcacl FROM pg_tablespace
			UNION ALL SELECT 'wrapper ' || fdwname, fdwacl FROM pg_foreign_data_wrapper
			UNION ALL SELECT 'server ' || srvname, srvacl FROM pg_foreign_server
			UNION ALL SELECT 'parameter ' || parname, paracl FROM pg_parameter_acl
			UNION ALL SELECT 'default ' || defaclobjtype::text, defaclacl FROM pg_default_acl
			UNION ALL SELECT 'membership in ' || roleid::regrole, ARRAY[makeaclitem(member, roleid, 'USAGE', admin_option)]
				FROM pg_auth_members
		) AS object (what, acl), aclexplode(acl) WHERE grantee = :'role'::regrole
	END
}

granted least patrolboard_reader >"$dir/granted"
{
	echo "database CONNECT"
	echo "schema board USAGE"
	superuser -c "SELECT oid::regclass || ' SELECT' FROM pg_class WHERE relnamespace = 'board'::regnamespace"
} | LC_ALL=C sort >"$dir/meant"
ok "the reader may read the views of schema board, and nothing else" diff "$dir/meant" "$dir/granted"

granted least patrolboard_feeder >"$dir/granted"
{
	echo "database CONNECT"
	echo "schema patrol USAGE"
	superuser -c "SELECT oid::regprocedure || ' EXECUTE' FROM pg_proc WHERE pronamespace = 'patrol'::regnamespace AND prosecdef"
} | LC_ALL=C sort >"$dir/meant"
ok "the feeder may call the functions that record, and nothing else" diff "$dir/meant" "$dir/granted"

createdb untouched
granted untouched - >"$dir/before"
granted least - | grep -vE '^type (patrol|board)\.' >"$dir/after"
cat >"$dir/meant" <<END
< database TEMPORARY
< lo_creat(integer) EXECUTE
< lo_create(oid) EXECUTE
< lo_from_bytea(oid,bytea) EXECUTE
END
diff "$dir/before" "$dir/after" | grep '^[<>]' >"$dir/lost" || true
ok "everybody gains nothing, and loses what writes without a table" diff "$dir/meant" "$dir/lost"
ok "neither role has a quality of its own" [ "$(superuser -c "SELECT count(*) FROM pg_roles WHERE rolname IN ('patrolboard_reader', 'patrolboard_feeder')
	AND rolcanlogin AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)")" = 2 ]

for view in about unit unit_state hotspot visit assist counter counter_total counter_hotspot event changed changed_row; do
	ok "the reader reads board.$view" psql -qXAt -o /dev/null -U patrolboard_reader -d least -c "SELECT * FROM board.$view"
done
ok "and has its settings" [ "$(psql -qXAt -U patrolboard_reader -d least -c "SELECT string_agg(name || ' ' || setting, ', ' ORDER BY name) FROM pg_settings WHERE source = 'user'")" = \
	"client_connection_check_interval 2000, default_transaction_isolation repeatable read, default_transaction_read_only on, idle_in_transaction_session_timeout 10000, jit off, lock_timeout 1000, statement_timeout 5000" ]

# All that a feeder may call runs with the owner's rights, in a search path nobody can bend.
ok "functions with the owner's rights pin their search path" [ "$(psql -qXAt -d least -c "SELECT count(*) FROM pg_proc WHERE pronamespace = 'patrol'::regnamespace AND prosecdef AND NOT proconfig @> '{\"search_path=pg_catalog, pg_temp\"}'")" = 0 ]

# --- what is tried ---

# refused_all ROLE: tries all of attempts.sql, as somebody who first takes back what the role's own settings forbid
refused_all() {
	superuser -v role="$1" -v victim="$victim" -f "$here/attempts.sql" >"$dir/attempts"
	{
		printf '%s\n' '\set VERBOSITY sqlstate' '\set ECHO errors' 'SET default_transaction_read_only = off;' \
			"SET default_transaction_isolation = 'read committed';" 'SET client_min_messages = error;'
		cut -f 2 "$dir/attempts" | sed 's/$/;\nROLLBACK;/'
	} >"$dir/script"
	psql -qX -U "$1" -d least <"$dir/script" 2>&1 >/dev/null | sed -n '/^ERROR: /{ s///; s/ //g; N; s/\nSTATEMENT:  /\t/; s/;$//; p; }' >"$dir/got"
	sed 's/\\;/;/g' "$dir/attempts" >"$dir/meant"
	ok "$1 tries $(wc -l <"$dir/meant") things, and each is refused for lack of a right" diff "$dir/meant" "$dir/got"
	ok "and they are many" [ "$(wc -l <"$dir/meant")" -gt 500 ]
}

dump() {
	pg_dump -d least | grep -vE '^\\(un)?restrict '
	pg_dumpall --globals-only --no-role-passwords | grep -vE '^\\(un)?restrict '
}
dump >"$dir/before"
mkfifo "$dir/victim"
PGAPPNAME=victim psql -qX -d least <"$dir/victim" &
other=$!
exec 3>"$dir/victim"
for _ in $(seq 500); do
	victim=$(superuser -c "SELECT pid FROM pg_stat_activity WHERE application_name = 'victim'")
	[ -z "$victim" ] || break
done
refused_all patrolboard_reader
refused_all patrolboard_feeder
ok "another's session goes on" [ "$(superuser -c "SELECT pid FROM pg_stat_activity WHERE application_name = 'victim'")" = "$victim" ]
exec 3>&-
wait $other
dump >"$dir/after"
ok "and nothing is other than it was" diff "$dir/before" "$dir/after"

# --- what PostgreSQL gives everybody, and nobody can be refused ---

# A role may change its own password and its own settings. The reader's own settings stand in the way, until it takes them back.
for what in "PASSWORD 'x'" "SET statement_timeout = 0" "RESET ALL"; do
	psql -qX -v VERBOSITY=sqlstate -U patrolboard_reader -d least -c "ALTER ROLE CURRENT_USER $what" 2>"$dir/out" || true
	ok "the reader's session does not change the role: $what" grep -qx 'ERROR:  25006' "$dir/out"
done
# Advisory locks and notifications: nothing of ours in the database waits for the one or hears the other.
ok "no function of ours waits for what anybody may lock" [ "$(superuser -c "SELECT count(*) FROM pg_proc
	WHERE pronamespace = 'patrol'::regnamespace AND pg_get_functiondef(oid) ~* 'advisory|listen'")" = 0 ]
