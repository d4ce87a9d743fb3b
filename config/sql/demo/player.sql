-- Plays the demo on, second by second, through the functions a feeder would use:
--
--   CALL demo.play(seed => 1);    -- never returns; stop it as you would any query
--
-- Each unit, and each thing that happens by itself, has its next turn on an agenda. A turn looks at how things stand, does
-- one thing and books the turn after. What it does follows from seed and tick alone, so a seed gives one evening, again and
-- again; only shifts keep to the clock.

CREATE TABLE IF NOT EXISTS demo.player (
	only_row bool PRIMARY KEY DEFAULT true CHECK (only_row),
	seed     int NOT NULL,
	tick     bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS demo.agenda (
	who   text PRIMARY KEY, -- a call sign, or what happens by itself
	due   bigint NOT NULL,  -- tick
	until bigint            -- tick at which what the unit is at will be over
) WITH (fillfactor = 50);

-- Who is on which shift.
CREATE TABLE IF NOT EXISTS demo.roster (
	shift_name text REFERENCES patrol.shift,
	call_sign  text,
	PRIMARY KEY (shift_name, call_sign)
);

DELETE FROM demo.player;
DELETE FROM demo.agenda;
DELETE FROM demo.roster;
INSERT INTO demo.player (seed, tick) VALUES (:seed, 0);
INSERT INTO demo.roster
SELECT shift_name, unnest(call_signs)
FROM (VALUES
	('early', '{HD01,HD02,HD03,HD04,HD07,HD08,HS11,HS12,HS14,HN21,HN22,HN23,HN26,HN27,UA1,UA3,MB1,MB2,MB4,HX1}'::text[]),
	('late',  '{HD01,HD02,HD03,HD04,HD05,HD06,HS11,HS12,HS13,HN21,HN22,HN23,HN24,HN25,UA1,UA2,MB1,MB2,MB3,HX1}'),
	('night', '{HD07,HD08,HS14,HN26,HN27,HN28,UA3,MB4,HX1}')) AS r (shift_name, call_signs);
INSERT INTO demo.agenda (who, due, until)
SELECT d.call_sign,
       -- the first turns follow within seconds of each other, the others within a minute
       1 + 2 * row_number() OVER (ORDER BY demo.chance(:seed, 'first', d.call_sign)),
       CASE
       WHEN d.state_code = '5' THEN 40 + floor(demo.chance(:seed, 'until', d.call_sign) * 80)::int
       WHEN d.endurance_ends IS NOT NULL THEN 720 -- with little charge left
       ELSE 300 + floor(demo.chance(:seed, 'until', d.call_sign) * 900)::int
       END
FROM patrol.duty d WHERE d.booked_off_at IS NULL;
INSERT INTO demo.agenda (who, due)
VALUES ('room', 25), ('ask', 35), ('emergency', 110), ('roster', 20), ('asb', 60), ('flag', 500), ('dispersal', 900);

-- Chance at the present tick.
CREATE OR REPLACE FUNCTION demo.roll(VARIADIC key text[]) RETURNS double precision
LANGUAGE sql STABLE
RETURN (SELECT demo.chance(p.seed, p.tick::text, array_to_string(key, '/')) FROM demo.player p);

CREATE OR REPLACE FUNCTION demo.pick(low int, high int, VARIADIC key text[]) RETURNS int
LANGUAGE sql STABLE
RETURN low + floor(demo.roll(VARIADIC key) * (high - low + 1))::int;

CREATE OR REPLACE FUNCTION demo.next_turn(of_whom text, ticks int, until_ticks int DEFAULT NULL) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
	UPDATE demo.agenda a SET due = p.tick + ticks, until = coalesce(p.tick + until_ticks, a.until) FROM demo.player p WHERE a.who = of_whom;
END;

-- Moves a unit the given part of the way to a hotspot, or about where it is.
CREATE OR REPLACE FUNCTION demo.move(unit text, hotspot text, part double precision) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
	SELECT patrol.set_position(unit,
		d.lat + part * (coalesce(h.lat, d.lat) - d.lat) + (demo.roll(unit, 'north') - 0.5) * 0.001,
		d.lon + part * (coalesce(h.lon, d.lon) - d.lon) + (demo.roll(unit, 'east') - 0.5) * 0.0015)
	FROM (SELECT coalesce(o.lat, s.lat) AS lat, coalesce(o.lon, s.lon) AS lon
	      FROM patrol.duty o
	      JOIN patrol.unit u USING (call_sign)
	      -- a unit just booked on starts from its area's station
	      JOIN (VALUES ('DER', 52.9180, -1.4700), ('STH', 52.9000, -1.3000), ('NTH', 53.2350, -1.4215)) s (area, lat, lon) USING (area)
	      WHERE o.call_sign = unit AND o.booked_off_at IS NULL) d
	LEFT JOIN patrol.hotspot h ON h.code = hotspot;
END;

-- A unit reports a state. What its note says of the one before goes with that; a message leaves both.
CREATE OR REPLACE FUNCTION demo.report_state(unit text, code text) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
	IF EXISTS (SELECT FROM patrol.duty d JOIN patrol.state_code s ON s.code = report_state.code
	           WHERE d.call_sign = unit AND d.booked_off_at IS NULL AND d.state_code <> s.code AND s.class <> 'message') THEN
		PERFORM patrol.set_note(unit, NULL);
	END IF;
	PERFORM patrol.set_state(unit, code);
END;
$$;

-- The hotspot of an area that a free crew would go to next: one whose plan applies, that nobody is in or on the way to,
-- and that has waited longest, an hour at least; NULL when there is none.
CREATE OR REPLACE FUNCTION demo.next_hotspot(of_area text) RETURNS text
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT h.code
	FROM board.hotspot h CROSS JOIN patrol.clock c CROSS JOIN demo.player p
	WHERE h.area = of_area AND h.suspended_reason IS NULL AND h.window_starts <= c.now
	  AND NOT EXISTS (SELECT FROM patrol.duty d WHERE d.hotspot = h.code AND d.booked_off_at IS NULL)
	  AND coalesce(h.last_effective_at, '-infinity') < c.now - interval '1 h'
	  -- for the first minutes the town centre of the north is left to fall overdue
	  AND NOT (h.code = 'CHE' AND p.tick < 420)
	ORDER BY coalesce(h.last_effective_at, '-infinity') + demo.roll('next', h.code) * interval '2 h', h.code
	LIMIT 1;
END;

CREATE OR REPLACE FUNCTION demo.patrol_turn(unit text) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	d patrol.duty;
	u patrol.unit;
	visit bigint;
	over bool;
	goal text;
	assist bigint := (SELECT a.id FROM patrol.assist a WHERE a.unit = patrol_turn.unit AND a.closed_at IS NULL);
BEGIN
	SELECT * INTO d FROM patrol.duty o WHERE o.call_sign = unit AND o.booked_off_at IS NULL;
	SELECT * INTO u FROM patrol.unit o WHERE o.call_sign = unit;
	SELECT v.id INTO visit FROM patrol.visit v WHERE v.call_sign = unit AND v.ended_at IS NULL;
	over := (SELECT p.tick >= coalesce(a.until, 0) FROM demo.player p, demo.agenda a WHERE a.who = unit);

	IF d.state_code = '0' AND d.note IS NULL THEN
		PERFORM patrol.set_note(unit, 'emergency acknowledged by HX1');
		PERFORM demo.next_turn(unit, demo.pick(45, 80, unit, 'emergency'));
	ELSIF d.state_code = '0' THEN
		PERFORM demo.report_state(unit, CASE WHEN visit IS NULL THEN '1' ELSE '6' END);
		PERFORM demo.next_turn(unit, 40);
	ELSIF assist IS NOT NULL THEN
		PERFORM demo.assist_turn(unit, assist);
	ELSIF visit IS NOT NULL AND over THEN
		PERFORM patrol.end_visit(unit);
		PERFORM demo.report_state(unit, (ARRAY['1', '1', '1', '3', '4', '8'])[demo.pick(1, 6, unit, 'after')]);
		PERFORM demo.next_turn(unit, demo.pick(15, 40, unit, 'after'));
	ELSIF visit IS NOT NULL THEN
		-- on patrol for a quarter of an hour, say, and then busy with somebody for some minutes
		IF demo.roll(unit, 'change') < (CASE d.state_code WHEN '2' THEN 0.04 ELSE 0.12 END) THEN
			PERFORM demo.report_state(unit, CASE d.state_code WHEN '2' THEN (ARRAY['6', '7'])[demo.pick(1, 2, unit, 'busy')] ELSE '2' END);
		END IF;
		PERFORM demo.move(unit, d.hotspot, 0.3);
		PERFORM demo.outcome_turn(unit, visit, d.hotspot);
		PERFORM demo.next_turn(unit, demo.pick(20, 50, unit, 'visit'));
	ELSIF d.state_code = '5' AND d.hotspot IS NOT NULL THEN
		IF over THEN
			PERFORM demo.move(unit, d.hotspot, 1);
			PERFORM patrol.start_visit(unit, d.hotspot);
			PERFORM demo.report_state(unit, '2');
			PERFORM demo.next_turn(unit, demo.pick(20, 50, unit, 'visit'),
				CASE WHEN demo.roll(unit, 'short') < 0.1 THEN demo.pick(300, 840, unit, 'stay') ELSE demo.pick(930, 2100, unit, 'stay') END);
		ELSE
			PERFORM demo.move(unit, d.hotspot, 0.4);
			PERFORM demo.next_turn(unit, 20);
		END IF;
	ELSE
		goal := CASE WHEN demo.roll(unit, 'go') < 0.2 THEN demo.next_hotspot(u.area) END;
		IF goal IS NOT NULL THEN
			PERFORM patrol.assign(unit, goal);
			PERFORM demo.report_state(unit, '5');
			PERFORM demo.move(unit, goal, 0.2);
			PERFORM demo.next_turn(unit, 20, demo.pick(60, 200, unit, 'way'));
		ELSE
			IF d.state_code NOT IN ('1', '2', '3', '8', '4') OR demo.roll(unit, 'change') < 0.15 THEN
				PERFORM demo.report_state(unit, (ARRAY['1', '2', '3', '1', '2', '8', '4', '13'])[demo.pick(1, 8, unit, 'idle')]);
			END IF;
			PERFORM demo.move(unit, NULL, 0);
			PERFORM demo.next_turn(unit, demo.pick(30, 70, unit, 'idle'));
		END IF;
	END IF;
END;
$$;

-- Something may come of a visit: mostly people spoken to, now and then more. A visit has some forty turns, after which
-- there is as much to show for it as in the months before.
CREATE OR REPLACE FUNCTION demo.outcome_turn(unit text, visit bigint, hotspot text) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	chance double precision := demo.roll(unit, 'outcome');
	metric text;
	quantity int := 1;
BEGIN
	SELECT o.metric INTO metric
	FROM (VALUES
		(0.0006, 'arrests'), (0.0017, 'stop_searches'), (0.0021, 'drugs_recovered'), (0.0023, 'stolen_property_recovered'),
		(0.0024, 'weapons_recovered'), (0.0032, 'crimes_identified'), (0.0054, 'intelligence_reports'), (0.0059, 'ij_referrals'),
		(0.0071, 'groups_dispersed'), (0.0110, 'runaways'), (0.0470, 'engagements')) o (below, metric)
	WHERE chance < o.below / CASE WHEN o.metric = 'runaways' AND hotspot NOT IN ('DAR', 'SHB') THEN 1.5 ELSE 1 END
	ORDER BY o.below LIMIT 1;
	IF metric IS NULL THEN
		RETURN;
	END IF;
	IF metric = 'engagements' THEN
		quantity := demo.pick(1, 7, unit, 'quantity');
	ELSIF metric = 'runaways' THEN
		quantity := demo.pick(1, 3, unit, 'quantity');
	ELSIF metric = 'groups_dispersed' THEN
		PERFORM patrol.record_outcome(visit, 'people_dispersed', demo.pick(3, 8, unit, 'quantity'));
	END IF;
	PERFORM patrol.record_outcome(visit, metric, quantity);
END;
$$;

-- Ends an assist; who gave it is free again.
CREATE OR REPLACE FUNCTION demo.release(assist bigint) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	a patrol.assist;
BEGIN
	SELECT * INTO a FROM patrol.assist o WHERE o.id = assist;
	PERFORM patrol.release_assist(assist);
	IF a.state IN ('accepted', 'arrived') THEN
		PERFORM patrol.assign(a.unit, NULL);
		PERFORM patrol.set_endurance(a.unit, NULL);
		PERFORM demo.report_state(a.unit, CASE WHEN a.wanted = 'drone' THEN '3' ELSE '1' END);
	END IF;
END;
$$;

-- A unit that has an assist open takes it a step on.
CREATE OR REPLACE FUNCTION demo.assist_turn(unit text, assist bigint) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	a patrol.assist;
	kind text := (SELECT u.kind FROM patrol.unit u WHERE u.call_sign = unit);
	over bool := (SELECT p.tick >= coalesce(g.until, 0) FROM demo.player p, demo.agenda g WHERE g.who = unit);
BEGIN
	SELECT * INTO a FROM patrol.assist o WHERE o.id = assist;
	CASE
	WHEN a.state = 'offered' AND demo.roll(unit, 'decline') < 0.1 THEN
		PERFORM patrol.decline_assist(assist);
		PERFORM demo.next_turn(unit, 30);
	WHEN a.state = 'offered' THEN
		PERFORM patrol.accept_assist(assist, unit);
		PERFORM patrol.assign(unit, a.hotspot);
		PERFORM demo.report_state(unit, '5');
		IF kind = 'drone' THEN
			PERFORM patrol.set_endurance(unit, patrol.now() + interval '30 min');
		END IF;
		PERFORM demo.next_turn(unit, 15, demo.pick(50, 160, unit, 'way'));
	WHEN a.state = 'accepted' AND over THEN
		PERFORM demo.move(unit, a.hotspot, 1);
		PERFORM patrol.arrive_assist(assist);
		PERFORM demo.report_state(unit, '6');
		PERFORM demo.next_turn(unit, 25, demo.pick(240, 600, unit, 'stay'));
	WHEN a.state = 'accepted' THEN
		PERFORM demo.move(unit, a.hotspot, 0.4);
		PERFORM demo.next_turn(unit, 15);
	WHEN over THEN
		PERFORM demo.release(assist);
		PERFORM demo.next_turn(unit, demo.pick(40, 90, unit, 'after'));
	ELSE
		PERFORM demo.move(unit, a.hotspot, 0.5);
		PERFORM demo.next_turn(unit, 25);
	END CASE;
END;
$$;

-- Drones, motorcycles and supervisors: ready, until an assist is offered to them.
CREATE OR REPLACE FUNCTION demo.support_turn(unit text) RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	kind text := (SELECT u.kind FROM patrol.unit u WHERE u.call_sign = unit);
	assist bigint := (SELECT a.id FROM patrol.assist a WHERE a.unit = support_turn.unit AND a.closed_at IS NULL);
BEGIN
	IF assist IS NOT NULL THEN
		PERFORM demo.assist_turn(unit, assist);
		RETURN;
	END IF;
	IF demo.roll(unit, 'change') < 0.15 THEN
		PERFORM demo.report_state(unit, CASE kind
			WHEN 'motorcycle' THEN (ARRAY['1', '2', '3'])[demo.pick(1, 3, unit, 'idle')]
			ELSE (ARRAY['1', '3'])[demo.pick(1, 2, unit, 'idle')] END);
	END IF;
	PERFORM demo.move(unit, NULL, 0);
	PERFORM demo.next_turn(unit, demo.pick(50, 110, unit, 'idle'));
END;
$$;

-- The unit to offer an assist to: of those free and of the kind that is wanted the nearest; NULL when there is none.
CREATE OR REPLACE FUNCTION demo.nearest(a patrol.assist) RETURNS text
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT d.call_sign
	FROM board.unit d
	JOIN patrol.state_code s ON s.code = d.state_code
	JOIN patrol.hotspot h ON h.code = a.hotspot
	WHERE d.kind = CASE a.wanted WHEN 'officers' THEN 'patrol' ELSE a.wanted END
	  AND d.call_sign <> a.asked_by AND s.class = 'free' AND d.hotspot IS NULL
	  AND NOT EXISTS (SELECT FROM patrol.assist o WHERE o.unit = d.call_sign AND o.closed_at IS NULL)
	ORDER BY (d.lat - h.lat) ^ 2 + (0.6 * (d.lon - h.lon)) ^ 2, d.call_sign
	LIMIT 1;
END;

-- The control room acknowledges what is asked, and offers it to the nearest unit that is free.
CREATE OR REPLACE FUNCTION demo.room_turn() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	a patrol.assist;
	unit text;
BEGIN
	PERFORM demo.next_turn('room', demo.pick(9, 18, 'room'));
	-- first what nobody has seen, then what somebody is free for
	SELECT o.* INTO a
	FROM patrol.assist o CROSS JOIN LATERAL demo.nearest(o) n
	WHERE o.state = 'asked'
	ORDER BY o.acknowledged_at IS NULL DESC, n IS NULL, o.id LIMIT 1;
	IF NOT FOUND OR demo.roll('room', 'busy') < 0.3 THEN
		RETURN;
	END IF;
	unit := demo.nearest(a);
	IF a.acknowledged_at IS NULL THEN
		PERFORM patrol.acknowledge_assist(a.id, 'HX1');
	ELSIF unit IS NOT NULL THEN
		PERFORM patrol.offer_assist(a.id, unit);
		PERFORM demo.next_turn(unit, demo.pick(6, 20, 'room', 'answer'));
	ELSIF demo.roll('room', 'nobody') < 0.05 THEN
		PERFORM patrol.decline_assist(a.id);
	END IF;
END;
$$;

-- A crew on a visit asks for help.
CREATE OR REPLACE FUNCTION demo.ask_turn() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	crew text;
	wanted text := (ARRAY['drone', 'drone', 'motorcycle', 'motorcycle', 'officers'])[demo.pick(1, 5, 'ask', 'wanted')];
	reason text := CASE wanted
		WHEN 'drone' THEN (ARRAY['group ran off into the dark', 'people on the roof', 'view over the park', 'missing child, last seen here'])[demo.pick(1, 4, 'ask', 'reason')]
		WHEN 'motorcycle' THEN (ARRAY['off-road bikes', 'rider made off', 'e-scooters through the crowd'])[demo.pick(1, 3, 'ask', 'reason')]
		ELSE (ARRAY['large group, two of us', 'transport for one detained', 'fight outside the shops'])[demo.pick(1, 3, 'ask', 'reason')] END;
BEGIN
	PERFORM demo.next_turn('ask', demo.pick(90, 240, 'ask'));
	IF (SELECT count(*) >= 4 FROM patrol.assist a WHERE a.closed_at IS NULL) THEN
		RETURN;
	END IF;
	SELECT v.call_sign INTO crew
	FROM patrol.visit v
	WHERE v.ended_at IS NULL
	  AND NOT EXISTS (SELECT FROM patrol.assist a WHERE a.asked_by = v.call_sign AND a.closed_at IS NULL)
	ORDER BY demo.roll('ask', v.call_sign), v.call_sign LIMIT 1;
	IF crew IS NOT NULL THEN
		PERFORM patrol.ask_assist(crew, wanted, reason);
	END IF;
END;
$$;

CREATE OR REPLACE FUNCTION demo.emergency_turn() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	crew text;
BEGIN
	PERFORM demo.next_turn('emergency', demo.pick(1200, 2700, 'emergency'));
	SELECT v.call_sign INTO crew FROM patrol.visit v WHERE v.ended_at IS NULL ORDER BY demo.roll('emergency', v.call_sign), v.call_sign LIMIT 1;
	IF crew IS NOT NULL THEN
		PERFORM demo.report_state(crew, '0');
		PERFORM demo.next_turn(crew, demo.pick(15, 30, 'emergency', 'answer'));
	END IF;
END;
$$;

CREATE OR REPLACE FUNCTION demo.asb_turn() RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM demo.next_turn('asb', demo.pick(1800, 5400, 'asb'));
	PERFORM patrol.record_asb(h.code) FROM board.hotspot h WHERE h.code = (SELECT o.code FROM board.hotspot o ORDER BY demo.roll('asb', o.code), o.code LIMIT 1);
END;
$$;

-- Extra officers: a hotspot more, or when there are three already, the first of them no longer.
CREATE OR REPLACE FUNCTION demo.flag_turn() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	place text;
BEGIN
	PERFORM demo.next_turn('flag', demo.pick(1200, 2400, 'flag'));
	IF (SELECT count(*) >= 3 FROM board.hotspot WHERE extra_officers) THEN
		SELECT f.hotspot INTO place FROM patrol.hotspot_flag f WHERE f.lifted_at IS NULL ORDER BY f.flagged_at, f.hotspot LIMIT 1;
		PERFORM patrol.unflag_hotspot(place);
	ELSE
		SELECT h.code INTO place FROM board.hotspot h WHERE NOT h.extra_officers ORDER BY demo.roll('flag', h.code), h.code LIMIT 1;
		PERFORM patrol.flag_hotspot(place, 'young people running from officers');
	END IF;
END;
$$;

CREATE OR REPLACE FUNCTION demo.dispersal_turn() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	place text;
BEGIN
	PERFORM demo.next_turn('dispersal', demo.pick(18000, 54000, 'dispersal'));
	SELECT h.code INTO place FROM board.hotspot h WHERE h.authorisation_ends IS NULL
	AND NOT EXISTS (SELECT FROM patrol.authorisation a WHERE a.hotspot = h.code AND a.ends_at > patrol.now())
	ORDER BY demo.roll('dispersal', h.code), h.code LIMIT 1;
	PERFORM patrol.authorise_dispersal(place, patrol.now() + demo.pick(2, 24, 'dispersal', 'lasts') * interval '1 h', 'Inspector');
END;
$$;

-- Ends what a unit is at, so that it can go home.
CREATE OR REPLACE FUNCTION demo.wind_up(unit text, at timestamptz) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM demo.release(a.id) FROM patrol.assist a WHERE wind_up.unit IN (a.unit, a.asked_by) AND a.closed_at IS NULL;
	PERFORM patrol.end_visit(v.call_sign, greatest(v.started_at, at)) FROM patrol.visit v WHERE v.call_sign = wind_up.unit AND v.ended_at IS NULL;
	PERFORM patrol.assign(unit, NULL);
	PERFORM patrol.set_endurance(unit, NULL);
END;
$$;

-- One unit at a time, so that a shift changes over and does not vanish: home once its shift is over, or else out.
CREATE OR REPLACE FUNCTION demo.roster_turn() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	unit text;
	shift text;
	shift_ends timestamptz;
BEGIN
	PERFORM demo.next_turn('roster', 20);
	SELECT d.call_sign INTO unit FROM patrol.duty d
	WHERE d.booked_off_at IS NULL AND d.shift_ends <= patrol.now() AND d.state_code <> '0'
	ORDER BY d.shift_ends, d.call_sign LIMIT 1;
	IF FOUND THEN
		PERFORM demo.wind_up(unit, patrol.now());
		PERFORM patrol.book_off(unit);
		DELETE FROM demo.agenda WHERE who = unit;
		RETURN;
	END IF;

	SELECT r.call_sign, r.shift_name, r.ends INTO unit, shift, shift_ends
	FROM (SELECT m.*, (day + s.starts) AT TIME ZONE c.time_zone AS begins, (day + s.starts + s.lasts) AT TIME ZONE c.time_zone AS ends
	      FROM demo.roster m
	      JOIN patrol.shift s ON s.name = m.shift_name
	      CROSS JOIN patrol.clock c
	      CROSS JOIN LATERAL (VALUES (c.today - 1), (c.today)) d (day)) r
	WHERE patrol.now() >= r.begins AND patrol.now() < r.ends - interval '1 h'
	  AND NOT EXISTS (SELECT FROM patrol.duty d WHERE d.call_sign = r.call_sign AND d.booked_off_at IS NULL)
	ORDER BY r.ends DESC, demo.roll('roster', r.call_sign), r.call_sign LIMIT 1;
	IF FOUND THEN
		PERFORM patrol.book_on(unit, CASE WHEN unit ~ '^(MB|HX)' THEN 1 ELSE 2 END, shift, shift_ends);
		PERFORM demo.move(unit, NULL, 0);
		INSERT INTO demo.agenda (who, due) SELECT unit, tick + 20 FROM demo.player
		ON CONFLICT (who) DO UPDATE SET due = excluded.due, until = NULL;
	END IF;
END;
$$;

-- One turn. Somebody else may feed the same database: what is refused is reported, and tried again later.
CREATE OR REPLACE FUNCTION demo.take_turn(who text) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
	CASE
	WHEN who = 'room' THEN PERFORM demo.room_turn();
	WHEN who = 'ask' THEN PERFORM demo.ask_turn();
	WHEN who = 'emergency' THEN PERFORM demo.emergency_turn();
	WHEN who = 'asb' THEN PERFORM demo.asb_turn();
	WHEN who = 'flag' THEN PERFORM demo.flag_turn();
	WHEN who = 'dispersal' THEN PERFORM demo.dispersal_turn();
	WHEN who = 'roster' THEN PERFORM demo.roster_turn();
	WHEN who ~ '^H[DSN]' THEN PERFORM demo.patrol_turn(who);
	ELSE PERFORM demo.support_turn(who);
	END CASE;
EXCEPTION WHEN OTHERS THEN
	RAISE WARNING 'demo: %: %', who, SQLERRM;
	PERFORM demo.next_turn(who, 30);
END;
$$;

-- Everything that is due at the next tick.
CREATE OR REPLACE FUNCTION demo.tick() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	turn record;
BEGIN
	PERFORM patrol.take_turn();
	UPDATE demo.player SET tick = tick + 1;
	FOR turn IN
		SELECT a.who FROM demo.agenda a JOIN demo.player p ON a.due <= p.tick ORDER BY a.due, a.who
	LOOP
		-- a turn before this one may have sent it home
		CONTINUE WHEN NOT EXISTS (SELECT FROM demo.agenda a WHERE a.who = turn.who);
		PERFORM demo.take_turn(turn.who);
	END LOOP;
END;
$$;

-- After a pause - the server was down, say - units that were out have gone unheard: what they were at ended when last
-- heard of, rather than lasting through the pause.
CREATE OR REPLACE FUNCTION demo.resume() RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
	d patrol.duty;
BEGIN
	IF (SELECT max(reported_at) FROM patrol.duty) > patrol.now() - interval '5 min' THEN
		RETURN;
	END IF;
	FOR d IN SELECT * FROM patrol.duty WHERE booked_off_at IS NULL ORDER BY call_sign LOOP
		PERFORM demo.wind_up(d.call_sign, d.reported_at);
		PERFORM patrol.set_note(d.call_sign, NULL);
		PERFORM patrol.set_state(d.call_sign, '1');
	END LOOP;
END;
$$;

-- No transaction spans the wait, so that neither time stands still nor rows pile up.
CREATE OR REPLACE PROCEDURE demo.play(seed int DEFAULT NULL)
LANGUAGE plpgsql
AS $$
BEGIN
	UPDATE demo.player p SET seed = play.seed WHERE p.seed <> play.seed;
	PERFORM demo.resume();
	COMMIT;
	LOOP
		PERFORM pg_sleep(1 - extract(milliseconds FROM clock_timestamp())::numeric % 1000 / 1000);
		COMMIT;
		PERFORM demo.tick();
		COMMIT;
	END LOOP;
END;
$$;
