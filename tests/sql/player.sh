# The demo plays on: at once, for days, the same for the same seed. Sourced by run.
# shellcheck shell=sh disable=SC2154

echo "# player.sh"
value() {
	psql -qXAt -d "$1" -c "$2"
}
# play DATABASE TICKS: so many seconds of the evening, as fast as they go
play() {
	for _ in $(seq "$2"); do
		echo 'SELECT demo.tick() \g /dev/null'
	done | psql -qX -v ON_ERROR_STOP=1 -d "$1" 2>>"$dir/played" || echo failed >>"$dir/played"
}
evening="SELECT md5(string_agg(concat_ws('/', kind, hotspot, call_sign), ' ' ORDER BY id)) FROM patrol.event WHERE at >= '2024-01-01 18:00+00'"

# The crew that UA1 is with goes home; HD03 waits for a drone, and the drones are busy.
apply -d demo2 >/dev/null <<'END'
SELECT demo.wind_up('HD02', patrol.now());
SELECT patrol.set_state(call_sign, '8') FROM board.unit WHERE kind = 'drone';
SELECT patrol.acknowledge_assist(id, 'HX1') FROM patrol.assist WHERE asked_by = 'HD03';
SELECT patrol.acknowledge_assist(patrol.ask_assist('HS11', 'motorcycle'), 'HX1');
DO $$ BEGIN FOR n IN 1..5 LOOP UPDATE demo.player SET tick = tick + 1; PERFORM demo.room_turn(); END LOOP; END $$;
END
ok "a drone whose crew goes home is free again" [ "$(value demo2 "SELECT count(*) FROM board.unit WHERE call_sign = 'UA1' AND num_nulls(hotspot, assist_id, endurance_ends) = 3")" = 1 ]
ok "who asks for what nobody has keeps nobody else waiting" [ "$(value demo2 "SELECT state FROM patrol.assist WHERE asked_by = 'HS11' AND closed_at IS NULL")" = offered ]
apply -d demo2 -v seed=2 -f "$sql/demo/load.sql"

: >"$dir/played"
play demo1 400
first=$(value demo1 "$evening")
ok "no note outlives what it is about" [ "$(value demo1 "SELECT count(*) FROM board.unit WHERE note = 'statement at the station' AND state_code <> '8' OR note LIKE 'to St Mary%' AND state_code <> '9'")" = 0 ]
play demo1 800
ok "twenty minutes pass without a refusal" [ ! -s "$dir/played" ]
cat "$dir/played" >&2
ok "all that can happen happens" [ "$(value demo1 "SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind) FROM patrol.event WHERE at >= '2024-01-01 18:00+00' AND kind NOT IN ('assist_declined', 'unflagged', 'booked_on', 'booked_off')")" = \
	"assist_accepted assist_acknowledged assist_arrived assist_asked assist_offered assist_released authorised emergency emergency_over flagged outcome visit_ended visit_started" ]
ok "an emergency does not last" [ "$(value demo1 "SELECT count(*) FROM board.unit WHERE state_code = '0' AND note IS NULL")" = 0 ]

apply -d demo1 -v seed=1 -f "$sql/demo/load.sql"
play demo1 400
ok "the same seed plays the same evening" [ "$first" = "$(value demo1 "$evening")" ]
play demo2 400
ok "another seed another" [ "$first" != "$(value demo2 "$evening")" ]

# Two hours in their own time: what comes of them is what the months before would lead one to expect.
apply -d demo2 -v seed=2 -f "$sql/demo/load.sql"
: >"$dir/played"
apply -d demo2 2>>"$dir/played" <<'END'
CREATE PROCEDURE test.play(seconds int)
LANGUAGE plpgsql
AS $$
DECLARE
	now timestamptz := (SELECT a.now FROM board.about a);
BEGIN
	FOR n IN 1..seconds LOOP
		UPDATE patrol.setting SET clock_offset = now + n * interval '1 s' - transaction_timestamp();
		PERFORM demo.tick();
		COMMIT;
	END LOOP;
END;
$$;
CALL test.play(7200);
END
ok "two hours pass without a refusal" [ ! -s "$dir/played" ]
cat "$dir/played" >&2
# events KIND: how many since six
events() {
	value demo2 "SELECT count(*) FROM patrol.event WHERE at >= '2024-01-01 18:00+00' AND kind = '$1'"
}
# within NAME LOW HIGH GOT
within() {
	ok "$1: $4" [ "$(($4 >= $2 && $4 <= $3))" = 1 ]
}
within "state changes a minute" 2 6 "$(value demo2 "SELECT count(*) / 120 FROM patrol.state_history WHERE at >= '2024-01-01 18:00+00'")"
within "minutes that half of the units have been in their state" 3 15 "$(value demo2 "SELECT extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY patrol.now() - state_since))::int / 60 FROM board.unit")"
within "visits in two hours" 20 50 "$(events visit_started)"
within "emergencies" 2 7 "$(events emergency)"
within "assists asked" 15 50 "$(events assist_asked)"
within "of 100 patrols led to an engagement" 50 85 "$(value demo2 "SELECT 100 * count(o.visit) / count(*) FROM patrol.visit v LEFT JOIN patrol.outcome o ON o.visit = v.id AND o.metric = 'engagements' WHERE v.started_at >= '2024-01-01 18:00+00' AND v.ended_at IS NOT NULL")"
within "minutes the longest visit lasts" 20 40 "$(value demo2 "SELECT extract(epoch FROM max(coalesce(ended_at, patrol.now()) - started_at))::int / 60 FROM patrol.visit WHERE started_at >= '2024-01-01 17:00+00'")"
within "minutes the oldest assist is open" 0 45 "$(value demo2 "SELECT coalesce(extract(epoch FROM patrol.now() - min(asked_at))::int / 60, 0) FROM patrol.assist WHERE closed_at IS NULL")"
ok "nobody who is free is still at an assist" [ "$(value demo2 "SELECT count(*) FROM board.unit WHERE kind <> 'patrol' AND assist_id IS NULL AND num_nonnulls(hotspot, endurance_ends) > 0")" = 0 ]

# An hour and a half at a stride: shifts change over, through midnight and the days after.
apply -d demo1 -v seed=1 -f "$sql/demo/load.sql"
: >"$dir/played"
{
	for _ in $(seq 34); do
		echo "UPDATE patrol.setting SET clock_offset = clock_offset + interval '90 min';"
		for _ in $(seq 30); do
			echo "UPDATE demo.agenda SET due = due - 20; SELECT demo.tick() \\g /dev/null"
		done
		echo "SELECT count(*) FROM board.unit WHERE kind = 'patrol';"
	done
} | psql -qXAt -v ON_ERROR_STOP=1 -d demo1 >"$dir/shifts" 2>>"$dir/played" || echo failed >>"$dir/played"
ok "two days of shifts pass without a refusal" [ ! -s "$dir/played" ]
cat "$dir/played" >&2
ok "and leave no sum wrong" [ "$(value demo1 "SELECT count(*) FROM patrol.miscounted()")" = 0 ]
ok "somebody is always on duty" [ "$(sort -n "$dir/shifts" | head -1)" -ge 4 ]
ok "fewer at night" [ "$(sort -n "$dir/shifts" | head -1)" -le 8 ]
ok "and more in the evening" [ "$(sort -n "$dir/shifts" | tail -1)" -ge 14 ]
ok "nobody is forgotten on duty" [ "$(value demo1 "SELECT count(*) FROM board.unit u, board.about a WHERE u.shift_ends < a.now - interval '2 h'")" = 0 ]

# In real time, with a stop in between.
apply -d demo1 -v seed=1 -f "$sql/demo/load.sql"
player() {
	psql -qX -d demo1 -c "CALL demo.play(seed => 1)" >/dev/null 2>&1 &
	player=$!
}
player
token="SELECT token FROM board.changed WHERE dataset = 'unit'"
before=$(value demo1 "$token")
moved=no
for _ in $(seq 50); do
	[ "$before" = "$(value demo1 "$token")" ] || { moved=yes; break; }
	sleep 0.1
done
ok "something moves within five seconds" [ "$moved" = yes ]
value demo1 "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CALL demo.play%'" >/dev/null
wait $player 2>/dev/null || true
ticks=$(value demo1 "SELECT tick FROM demo.player")
value demo1 "UPDATE patrol.setting SET clock_offset = clock_offset + interval '1 h'" >/dev/null
player
ok_after=no
for _ in $(seq 100); do
	[ "$(value demo1 "SELECT tick > $ticks + 2 FROM demo.player")" = t ] && { ok_after=yes; break; }
	sleep 0.1
done
ok "it goes on where it stopped" [ "$ok_after" = yes ]
ok "and no visit lasted through the pause" [ "$(value demo1 "SELECT count(*) FROM patrol.visit WHERE ended_at - started_at > interval '55 min'")" = 0 ]
value demo1 "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CALL demo.play%'" >/dev/null
wait $player 2>/dev/null || true

# A client that goes away takes the player with it.
player
value demo1 "SELECT pg_sleep(1)" >/dev/null
kill $player || true
wait $player 2>/dev/null || true
ok_after=no
for _ in $(seq 100); do
	[ "$(value demo1 "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CALL demo.play%'")" = 0 ] && { ok_after=yes; break; }
	sleep 0.1
done
ok "it ends with its client" [ "$ok_after" = yes ]

# A demo that was kept is taken up hours later.
left=$(value demo1 "SELECT greatest((SELECT max(at) FROM patrol.event), (SELECT max(reported_at) FROM patrol.duty))")
value demo1 "UPDATE patrol.setting SET clock_offset = clock_offset + interval '5 h'" >/dev/null
apply -d demo1 -f "$sql/demo/resume.sql"
ok "a kept demo is taken up at the minute it was left" \
	[ "$(value demo1 "SELECT patrol.now() - '$left' BETWEEN '0' AND interval '1 min'")" = t ]
