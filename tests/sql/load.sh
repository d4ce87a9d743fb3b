# config/sql/load-csv.sql: all or nothing, every fault with its line, and sums and tokens that are right afterwards. Sourced by run.
# shellcheck shell=sh disable=SC2154

echo "# load.sh"
database loaded
examples=$here/../../config/examples/csv
csv=$dir/csv
mkdir "$csv"

# load_files PSQL-OPTION...: loads; what it says is in $dir/said, its exit status is the function's
load_files() {
	(cd "$csv" && psql -qX -d loaded "$@" -f "$sql/load-csv.sql") >"$dir/said" 2>"$dir/err"
}
# all FILE-FOLDER: loads the five files of the example that lie there
all() {
	load_files -v hotspots="$1/hotspots.csv" -v units="$1/units.csv" -v plans="$1/plans.csv" -v visits="$1/visits.csv" -v outcomes="$1/outcomes.csv"
}
value_of() {
	psql -qXAt -v ON_ERROR_STOP=1 -d loaded -c "$1"
}
# What is held, and what it says it is: all of it but the versions themselves.
held() {
	pg_dump -d loaded --data-only --exclude-table 'patrol.version' --exclude-table 'patrol.bell' --exclude-table 'patrol.plan_kept' |
		grep -vE '^\\(un)?restrict |setval'
}

ok "the example's files load" all "$examples"
cat "$dir/err" >&2
printf '%s: %s added, 0 changed, 0 removed, 0 there already\n' hotspots 4 units 5 plans 5 visits 6 outcomes 4 >"$dir/meant"
ok "and it says what came of them" diff "$dir/meant" "$dir/said"
ok "a value may hold a line break" [ "$(value_of "SELECT count(*) FROM patrol.hotspot WHERE reason LIKE 'young people%' || E',\n' || '%damage%'")" = 1 ]
ok "a window may end the next day" [ "$(value_of "SELECT string_agg(DISTINCT lasts::text, ' ' ORDER BY lasts::text) FROM patrol.plan_window")" = "05:00:00 06:00:00 08:00:00 09:00:00" ]
ok "a visit over the hour that comes twice lasts as long as it did" [ "$(value_of "SELECT ended_at - started_at FROM patrol.visit WHERE started_at = '2023-10-29 00:40+00'")" = 00:30:00 ]
ok "no large object is left" [ "$(value_of "SELECT count(*) FROM pg_largeobject_metadata")" = 0 ]
ok "nor a trigger that is off" [ "$(value_of "SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O'")" = 0 ]

sums="SELECT md5(string_agg(s::text, ' ' ORDER BY s::text)) FROM (SELECT 'd', metric, day, hotspot, value FROM patrol.hotspot_day
	UNION ALL SELECT 'm', metric, month, hotspot, value FROM patrol.hotspot_month UNION ALL SELECT 'c', metric, day, '', value FROM patrol.county_day) s"
before=$(value_of "$sums")
value_of "SELECT patrol.recount()" >/dev/null
ok "sums are what counting all anew comes to" [ "$before" = "$(value_of "$sums")" ]
ok "and there are some" [ "$(value_of "SELECT value FROM board.counter_total WHERE metric = 'engagements'")" = 11 ]

tokens="SELECT string_agg(dataset || ' ' || n, ', ' ORDER BY dataset) FROM patrol.version"
before=$(value_of "$tokens")
held >"$dir/before"
ok "the same files load again" all "$examples"
printf '%s: 0 added, 0 changed, 0 removed, %s there already\n' hotspots 4 units 5 plans 5 visits 6 outcomes 4 >"$dir/meant"
ok "and it says that all was there" diff "$dir/meant" "$dir/said"
held >"$dir/after"
ok "which changes nothing" diff "$dir/before" "$dir/after"
ok "nor any token" [ "$before" = "$(value_of "$tokens")" ]

printf 'hotspot,weekday,starts,ends,visits_planned\nDCC,5,18:00,02:00,4\nDCC,sun,10:00,12:00,1\n' >"$csv/plans.csv"
ok "another plan of a hotspot loads" load_files -v plans=plans.csv
ok "in the place of the one before, and of no other's" grep -qx 'plans: 1 added, 1 changed, 1 removed, 0 there already' "$dir/said"
ok "so that 5 windows are there" [ "$(value_of "SELECT count(*) FROM patrol.plan_window")" = 5 ]
ok "the token of hotspots has changed" [ "$before" != "$(value_of "$tokens")" ]
printf 'code,name,area,division,lat,lon,valid_from\nDCC,Derby Centre,Derby,Derby City,52.9228,-1.4766,2023-07-01\n' >"$csv/hotspots.csv"
ok "a hotspot changes" load_files -v hotspots=hotspots.csv
ok "in what the file has, and in nothing else" [ "$(value_of "SELECT name || '/' || reason FROM patrol.hotspot WHERE code = 'DCC'")" = "Derby Centre/fights and begging, evenings" ]

# --- what is wrong ---

held >"$dir/before"
file loaded load.sql

{ echo call_sign,kind,area && seq 5000 | sed 's/$/,cat,x/'; } >"$csv/x.csv"
ok "thousands of faults" test ! "$(load_files -v units=x.csv && echo loaded)"
ok "are said up to twenty" [ "$(grep -c '^x.csv:' "$dir/said")" = 20 ]
ok "and counted" grep -qx 'and 4980 more' "$dir/said"
ok "in the end too" grep -q 'nothing is loaded: 5000 faults' "$dir/err"
{ echo call_sign,kind,area && seq 5000 | sed 's/.*/&,drone&,x/'; } >"$csv/x.csv"
ok "thousands of words that are wrong" test ! "$(load_files -v units=x.csv && echo loaded)"
ok "are all counted" grep -q 'nothing is loaded: 5000 faults' "$dir/err"
ok "with what those that are said may mean" [ "$(grep -c "did you mean 'drone'" "$dir/said")" = 20 ]
printf 'call_sign,kind,area\nA,patrol,x\n' >"$csv/good.csv"
printf 'hotspot,weekday,starts,ends,visits_planned\nDCC,9,10:00,12:00,1\n' >"$csv/x.csv"
load_files -v units=good.csv -v plans=x.csv && refused=no || refused=yes
ok "a good file is not loaded beside a bad one" [ $refused = yes ]
load_files -v unit=good.csv && refused=no || refused=yes
ok "to name no file, as by a wrong name, is a fault" [ "$refused" = yes ]
ok "and told what to name" grep -q "HINT: .* hotspots, units, plans, visits, outcomes" "$dir/err"
load_files -v units=nowhere.csv && refused=no || refused=yes
ok "a file that is not there is said" grep -q 'nowhere.csv' "$dir/err"
held >"$dir/after"
ok "and of all that nothing is held" diff "$dir/before" "$dir/after"

# --- what is right, though odd ---

printf '%b' "\\0357\\0273\\0277\"area\" , call_sign,KIND\r\n\r\n\"Old \"\"Town\"\"\",Z1,patrol\r\nx\ty,Z2,drone\n \"a, b\",Z4,patrol" >"$csv/x.csv"
ok "a byte order mark, CRLF, another order, doubled quotes, no end of line" load_files -v units=x.csv
ok "make the rows they should" [ "$(value_of "SELECT string_agg(area, '/' ORDER BY call_sign) FROM patrol.unit WHERE call_sign IN ('Z1', 'Z2', 'Z4')")" = "Old \"Town\"/$(printf 'x\ty')/a, b" ]
printf 'call_sign,kind,area\nZ3,patrol,caf\351\n' >"$csv/x.csv"
ok "another encoding" load_files -v units=x.csv -v encoding=WIN1252
ok "is read as such" [ "$(value_of "SELECT area FROM patrol.unit WHERE call_sign = 'Z3'")" = café ]
{
	echo call_sign,hotspot,crew,started_at,ended_at
	psql -qXAt -d loaded -c "SELECT format('Z%s,DCC,2,%s,%s', 1 + n % 3, to_char(t, 'YYYY-MM-DD HH24:MI'), to_char(t + interval '20 min', 'YYYY-MM-DD HH24:MI'))
		FROM generate_series(1, 1200) n CROSS JOIN LATERAL (SELECT timestamp '2023-11-01 12:00' + n / 3 * interval '30 min') x (t) WHERE t < now() - interval '1 day'"
} >"$csv/x.csv"
ok "a thousand visits load" load_files -v visits=x.csv
before=$(value_of "$sums")
value_of "SELECT patrol.recount()" >/dev/null
ok "and sums are what counting all anew comes to" [ "$before" = "$(value_of "$sums")" ]
ok "of which none is wrong" [ "$(value_of "SELECT count(*) FROM patrol.miscounted()")" = 0 ]
