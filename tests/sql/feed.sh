# What patrolboard-feed(7) says, word for word. Sourced by run.
# shellcheck shell=sh disable=SC2154

echo "# feed.sh"
database fed
examples=$here/../../config/examples/csv
page=$here/../../man/patrolboard-feed.7
fed() {
	psql -qXAt -v ON_ERROR_STOP=1 -d fed "$@"
}
ok "the example's files load" fed -o /dev/null -v hotspots="$examples/hotspots.csv" -v units="$examples/units.csv" -v plans="$examples/plans.csv" \
	-v visits="$examples/visits.csv" -v outcomes="$examples/outcomes.csv" -f "$sql/load-csv.sql"

awk '/^\.\\" run/ { run = 1 } /^\.Ed/ { run = inside = 0 } inside { gsub(/\\e/, "\\"); print } run && /^\.Bd/ { inside = 1 }' "$page" >"$dir/session"
ok "the page has a session" [ "$(wc -l <"$dir/session")" -gt 25 ]
ok "which runs as it stands" psql -qX -o /dev/null -v ON_ERROR_STOP=1 -U patrolboard_feeder -d fed -f "$dir/session"
ok "and comes to what it says" [ "$(fed -c "SELECT string_agg(concat_ws(' ', call_sign, state_code, hotspot), ', ' ORDER BY call_sign) FROM board.unit")/$(
	fed -c "SELECT string_agg(outcomes, ' ') FROM board.visit")/$(
	fed -c "SELECT string_agg(state, ' ' ORDER BY id) FROM board.assist")/$(
	fed -c "SELECT count(*) FILTER (WHERE authorisation_ends IS NOT NULL) || ' ' || count(*) FILTER (WHERE extra_officers OR suspended_reason IS NOT NULL) FROM board.hotspot")" = \
	"HD01 5, HS11 1/1 arrest, 3 engagements/released declined/1 0" ]

# Each function for feeders has an entry, with its arguments in their order.
fed -c "SELECT '.It Fn ' || proname || ' ' || string_agg(CASE WHEN n > pronargs - pronargdefaults THEN '\"[' || name || ']\"' ELSE name END, ' ' ORDER BY n)
	FROM pg_proc CROSS JOIN unnest(proargnames) WITH ORDINALITY AS a (name, n)
	WHERE pronamespace = 'patrol'::regnamespace AND prosecdef GROUP BY oid, proname" | sort >"$dir/meant"
grep '^\.It Fn' "$page" | sort >"$dir/listed"
ok "the page lists each function for feeders, and no other" diff "$dir/meant" "$dir/listed"
