# Installing twice changes nothing and keeps what is there. Sourced by run.
# shellcheck shell=sh disable=SC2154

echo "# install.sh"
database again
apply -d again -c "CALL test.scene()" -c "SELECT patrol.book_on('P1', 2)" -c "UPDATE patrol.setting SET force = 'Ours'" \
	-c "UPDATE patrol.state_code SET meaning = 'our word' WHERE code = '7'" -c "DELETE FROM patrol.state_code WHERE code = '16'" \
	-c "UPDATE patrol.shift SET name = 'day' WHERE name = 'early'" >/dev/null
dump() {
	pg_dump -d "$1" --exclude-table-data=patrol.version --exclude-table-data=patrol.bell | grep -vE '^\\(un)?restrict ' | sort
}
dump again >"$dir/before"
# Without the minute that is in some of them: it may turn in between.
tokens() {
	psql -qXAt -d "$1" -c "SELECT dataset, n, by_row FROM patrol.version ORDER BY dataset"
}
before=$(tokens again)
ok "installing again works" apply -d again -f "$sql/install.sql"
dump again >"$dir/after"
ok "and changes neither objects nor rows" diff "$dir/before" "$dir/after"
ok "but each token, since views may be others" [ "$({ echo "$before"; tokens again; } | cut -d'|' -f2 | sort -u | wc -l)" = 18 ]
ok "it takes one extension" [ "$(psql -qXAt -d again -c "SELECT string_agg(extname, ' ') FROM pg_extension WHERE extname <> 'plpgsql'")" = btree_gist ]

# lacking NAME SQL WORDS: in a database where SQL stands in for the server's own, installing is refused in these words
lacking() {
	createdb "$1"
	apply -d "$1" -c "CREATE SCHEMA fake" -c "$2"
	PGOPTIONS="-c search_path=fake,pg_catalog,public" apply -d "$1" -f "$sql/install.sql" 2>"$dir/err" && refused=no || refused=yes
	ok "a server that is $1 is refused" [ "$refused" = yes ]
	ok "and told why" grep -qE "$3" "$dir/err"
	ok "and what to do" grep -q "HINT: " "$dir/err"
	ok "before anything is made" [ "$(psql -qXAt -d "$1" -c "SELECT count(*) FROM pg_namespace WHERE nspname IN ('patrol', 'board')")" = 0 ]
}
lacking without_contrib "CREATE VIEW fake.pg_available_extensions AS SELECT * FROM pg_available_extensions WHERE name <> 'btree_gist'" \
	"lacks the extension btree_gist"
lacking too_old "CREATE FUNCTION fake.current_setting(text) RETURNS text LANGUAGE sql AS \$\$SELECT '140012'\$\$" \
	"this server is PostgreSQL 14, and patrolboard needs 15"
lacking not_ours "CREATE VIEW fake.pg_roles AS SELECT rolname, false AS rolsuper FROM pg_roles" 'role "postgres" is not a superuser'
ok "the schema has a version" [ "$(psql -qXAt -d again -c 'SELECT max(version) FROM patrol.schema_version')" -ge 1 ]

apply -d again -c "INSERT INTO patrol.schema_version VALUES (2)"
apply -d again -f "$sql/install.sql" 2>"$dir/err" && refused=no || refused=yes
ok "an older version is not installed over a newer one" [ "$refused" = yes ]
ok "and says so" grep -q "this database has version 2 of the schema, and these files hold version 1" "$dir/err"
apply -d again -c "DELETE FROM patrol.schema_version WHERE version = 2"

apply -d again -f "$sql/demo/load.sql" 2>"$dir/err" && refused=no || refused=yes
ok "the demo does not load over a force's own data" [ "$refused" = yes ]
ok "and says why" grep -q "not the demo's" "$dir/err"
ok "a database made anew does not repeat tokens" [ "$before" != "$(tokens plain)" ]

# As it was before changes could be told by row, and parts of days without counting anew.
createdb older
apply -d older -f "$sql/install.sql"
apply -d older -c "INSERT INTO patrol.hotspot (code, name, area, division, lat, lon, valid_from) VALUES ('AAA', 'A', 'M', 'M', 53, -1, '2020-01-01')" \
	-c "INSERT INTO patrol.plan_window VALUES ('AAA', 1, '10:00', '1 h', 1)" \
	-c "INSERT INTO patrol.asb_incident (hotspot, at) VALUES ('AAA', '2024-01-01 12:00+00')"
dump older >"$dir/before"
apply -d older -c "DROP VIEW board.changed, board.counter, patrol.county_sum, patrol.last_turn" -c "ALTER TABLE patrol.version DROP COLUMN by_row" \
	-c "ALTER TABLE patrol.hotspot_day DROP COLUMN minutes, DROP COLUMN counts" -c "DROP TABLE patrol.county_minute" \
	-c "DROP TABLE patrol.plan_turn CASCADE" -c "DROP FUNCTION patrol.day_starts, patrol.count_days, patrol.sum_months, patrol.miscounted" \
	-c "CREATE EXTENSION fuzzystrmatch SCHEMA patrol" 2>/dev/null
ok "an older build of this version is brought up to date" apply -d older -f "$sql/install.sql"
dump older >"$dir/after"
ok "and is as one that was made anew" diff "$dir/before" "$dir/after"
