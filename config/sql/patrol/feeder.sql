-- How a feeder records what happens. Each function is one change, refused with a reason when it makes no sense.
-- `at` is board time and may be left out: now.

-- Helpers, of the functions below only

-- Takes the turn to write, and gives the moment to record: now is when the turn has come, not when the transaction began,
-- or a feeder that had to wait would record what it does before what it waited for.
CREATE OR REPLACE FUNCTION patrol.recording(at timestamptz) RETURNS timestamptz
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	now timestamptz;
BEGIN
	PERFORM patrol.take_turn();
	SELECT clock_timestamp() + s.clock_offset INTO now FROM patrol.setting s;
	IF at > now + interval '1 minute' THEN
		RAISE EXCEPTION '% is in the future', at;
	END IF;
	RETURN coalesce(at, now);
END;
$$;

CREATE OR REPLACE FUNCTION patrol.log(at timestamptz, kind text, hotspot text, call_sign text, entry text) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	INSERT INTO patrol.event (at, kind, hotspot, call_sign, text) VALUES (at, kind, hotspot, call_sign, entry);
END;

CREATE OR REPLACE FUNCTION patrol.known_unit(sought text) RETURNS patrol.unit
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	u patrol.unit;
BEGIN
	SELECT * INTO u FROM patrol.unit WHERE call_sign = sought;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'unknown unit ''%''', coalesce(sought, '');
	END IF;
	RETURN u;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.on_duty(sought text) RETURNS patrol.duty
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
BEGIN
	SELECT * INTO d FROM patrol.duty WHERE call_sign = sought AND booked_off_at IS NULL;
	IF NOT FOUND THEN
		PERFORM patrol.known_unit(sought);
		RAISE EXCEPTION 'unit ''%'' is not on duty', sought;
	END IF;
	RETURN d;
END;
$$;

-- A hotspot with a plan on that day.
CREATE OR REPLACE FUNCTION patrol.valid_hotspot(sought text, at timestamptz) RETURNS patrol.hotspot
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	h patrol.hotspot;
	day date := (SELECT (at AT TIME ZONE time_zone)::date FROM patrol.setting);
BEGIN
	SELECT * INTO h FROM patrol.hotspot WHERE code = sought;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'unknown hotspot ''%''', coalesce(sought, '');
	END IF;
	IF day < h.valid_from OR day > h.valid_to THEN
		RAISE EXCEPTION 'hotspot ''%'' is not valid on %', sought, day;
	END IF;
	RETURN h;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.heard_from(unit text, at timestamptz) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	UPDATE patrol.duty SET reported_at = greatest(reported_at, at) WHERE call_sign = unit AND booked_off_at IS NULL;
END;


-- Units

-- The state in which a unit comes on duty or leaves it: of the force's codes of that class the first.
CREATE OR REPLACE FUNCTION patrol.first_state(of_class text) RETURNS text
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	code text := (SELECT min(c.code) FROM patrol.state_code c WHERE c.class = of_class);
BEGIN
	IF code IS NULL THEN
		RAISE EXCEPTION 'no state code is of class ''%''', of_class;
	END IF;
	RETURN code;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.book_on(
	call_sign text, crew int, shift_name text DEFAULT NULL, shift_ends timestamptz DEFAULT NULL, at timestamptz DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
	u patrol.unit;
	free text := patrol.first_state('free');
	zone text := (SELECT s.time_zone FROM patrol.setting s);
	duty bigint;
BEGIN
	at := patrol.recording(at);
	u := patrol.known_unit(call_sign);
	IF crew IS NULL OR crew NOT BETWEEN 1 AND 20 THEN
		RAISE EXCEPTION 'a crew has 1 to 20 officers, not %', coalesce(crew::text, 'none');
	END IF;
	IF EXISTS (SELECT FROM patrol.duty d WHERE d.call_sign = u.call_sign AND d.booked_off_at IS NULL) THEN
		RAISE EXCEPTION 'unit ''%'' is on duty already', call_sign;
	END IF;
	IF at < (SELECT max(d.booked_off_at) FROM patrol.duty d WHERE d.call_sign = u.call_sign) THEN
		RAISE EXCEPTION 'unit ''%'' was booked off after %', call_sign, at;
	END IF;
	IF shift_name IS NOT NULL AND NOT EXISTS (SELECT FROM patrol.shift s WHERE s.name = shift_name) THEN
		RAISE EXCEPTION 'unknown shift ''%''', shift_name;
	END IF;
	IF shift_ends <= at THEN
		RAISE EXCEPTION 'shift ends % before it begins %', shift_ends, at;
	END IF;
	IF shift_ends IS NULL THEN
		-- the shift of that name whose start is nearest
		SELECT (date_trunc('day', at AT TIME ZONE zone) + make_interval(days => n) + s.starts + s.lasts) AT TIME ZONE zone
		INTO shift_ends
		FROM patrol.shift s CROSS JOIN generate_series(-1, 1) n
		WHERE s.name = shift_name
		ORDER BY abs(extract(epoch FROM at AT TIME ZONE zone - (date_trunc('day', at AT TIME ZONE zone) + make_interval(days => n) + s.starts)))
		LIMIT 1;
	END IF;
	INSERT INTO patrol.duty AS d
		(call_sign, crew, shift_name, shift_ends, booked_on_at, state_code, state_since, reported_at)
	VALUES (call_sign, crew, shift_name, shift_ends, at, free, at, at) RETURNING d.id INTO duty;
	INSERT INTO patrol.state_history (duty, at, state_code) VALUES (duty, at, free);
	PERFORM patrol.log(at, 'booked_on', NULL, call_sign, format('on duty, crew of %s', crew));
END;
$$;

CREATE OR REPLACE FUNCTION patrol.book_off(call_sign text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
BEGIN
	at := patrol.recording(at);
	d := patrol.on_duty(call_sign);
	IF at < d.booked_on_at THEN
		RAISE EXCEPTION 'unit ''%'' was booked on after %', d.call_sign, at;
	END IF;
	IF at < d.state_since THEN
		RAISE EXCEPTION 'unit ''%'' has been in state ''%'' since %, after %', d.call_sign, d.state_code, d.state_since, at;
	END IF;
	IF EXISTS (SELECT FROM patrol.visit v WHERE v.call_sign = d.call_sign AND v.ended_at IS NULL) THEN
		RAISE EXCEPTION 'unit ''%'' has a visit in progress', d.call_sign;
	END IF;
	IF EXISTS (SELECT FROM patrol.visit v WHERE v.call_sign = d.call_sign AND v.ended_at > at) THEN
		RAISE EXCEPTION 'unit ''%'' was on a visit at %', d.call_sign, at;
	END IF;
	IF EXISTS (SELECT FROM patrol.assist a WHERE a.unit = d.call_sign AND a.closed_at IS NULL) THEN
		RAISE EXCEPTION 'unit ''%'' has an assist open', d.call_sign;
	END IF;
	UPDATE patrol.duty SET booked_off_at = at, reported_at = greatest(reported_at, at) WHERE id = d.id;
	INSERT INTO patrol.state_history (duty, at, state_code) VALUES (d.id, at, patrol.first_state('off'));
	PERFORM patrol.log(at, 'booked_off', NULL, d.call_sign, 'off duty');
END;
$$;

CREATE OR REPLACE FUNCTION patrol.set_state(call_sign text, code text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
	s patrol.state_code;
	was_class text;
BEGIN
	at := patrol.recording(at);
	d := patrol.on_duty(call_sign);
	SELECT * INTO s FROM patrol.state_code c WHERE c.code = set_state.code;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'unknown state ''%''', coalesce(code, '');
	END IF;
	IF s.class = 'off' THEN
		RAISE EXCEPTION 'state ''%'' is off duty: book unit ''%'' off', code, d.call_sign;
	END IF;
	IF at < d.state_since THEN
		RAISE EXCEPTION 'unit ''%'' has been in state ''%'' since %, after %', d.call_sign, d.state_code, d.state_since, at;
	END IF;
	INSERT INTO patrol.state_history (duty, at, state_code) VALUES (d.id, at, s.code);
	PERFORM patrol.heard_from(d.call_sign, at);

	-- A message is no state, and the state reported again is the same one still.
	IF s.class = 'message' OR s.code = d.state_code THEN
		RETURN;
	END IF;
	UPDATE patrol.duty SET state_code = s.code, state_since = at WHERE id = d.id;

	SELECT c.class INTO was_class FROM patrol.state_code c WHERE c.code = d.state_code;
	IF s.class = 'emergency' THEN
		PERFORM patrol.log(at, 'emergency', d.hotspot, d.call_sign, 'emergency assistance');
	ELSIF was_class = 'emergency' THEN
		PERFORM patrol.log(at, 'emergency_over', d.hotspot, d.call_sign, 'emergency over: ' || s.meaning);
	END IF;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.set_position(
	call_sign text, lat double precision, lon double precision, at timestamptz DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
	d patrol.duty;
BEGIN
	at := patrol.recording(at);
	d := patrol.on_duty(call_sign);
	IF lat NOT BETWEEN -90 AND 90 OR lon NOT BETWEEN -180 AND 180 OR num_nulls(lat, lon) > 0 THEN
		RAISE EXCEPTION 'no such place on earth: %, %', coalesce(lat::text, 'none'), coalesce(lon::text, 'none');
	END IF;
	IF at < d.located_at THEN
		RETURN; -- positions may arrive out of order
	END IF;
	UPDATE patrol.duty AS o
	SET lat = set_position.lat, lon = set_position.lon, located_at = at, reported_at = greatest(o.reported_at, at)
	WHERE o.id = d.id;
END;
$$;

-- A word beside the unit; NULL takes it away.
CREATE OR REPLACE FUNCTION patrol.set_note(call_sign text, note text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
BEGIN
	PERFORM patrol.recording(NULL);
	d := patrol.on_duty(call_sign);
	UPDATE patrol.duty AS o SET note = nullif(set_note.note, '') WHERE o.id = d.id;
END;
$$;

-- When the charge or fuel of a unit in use runs out; NULL when it is back.
CREATE OR REPLACE FUNCTION patrol.set_endurance(call_sign text, ends_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
BEGIN
	PERFORM patrol.recording(NULL);
	d := patrol.on_duty(call_sign);
	UPDATE patrol.duty SET endurance_ends = ends_at WHERE id = d.id;
END;
$$;

-- Sends a unit to a hotspot, or with NULL to none. Its state stays its own.
CREATE OR REPLACE FUNCTION patrol.assign(call_sign text, hotspot text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
	present text;
BEGIN
	PERFORM patrol.recording(NULL);
	d := patrol.on_duty(call_sign);
	IF hotspot IS NOT NULL THEN
		PERFORM patrol.valid_hotspot(hotspot, patrol.now());
	END IF;
	SELECT v.hotspot INTO present FROM patrol.visit v WHERE v.call_sign = d.call_sign AND v.ended_at IS NULL;
	IF present IS DISTINCT FROM hotspot AND present IS NOT NULL THEN
		RAISE EXCEPTION 'unit ''%'' has a visit in progress in ''%''', d.call_sign, present;
	END IF;
	UPDATE patrol.duty AS o SET hotspot = assign.hotspot WHERE o.id = d.id;
END;
$$;


-- Visits

CREATE OR REPLACE FUNCTION patrol.start_visit(call_sign text, hotspot text, at timestamptz DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
	h patrol.hotspot;
	present text;
	visit bigint;
BEGIN
	at := patrol.recording(at);
	d := patrol.on_duty(call_sign);
	h := patrol.valid_hotspot(hotspot, at);
	IF at < d.booked_on_at THEN
		RAISE EXCEPTION 'unit ''%'' was booked on after %', d.call_sign, at;
	END IF;
	SELECT v.hotspot INTO present FROM patrol.visit v WHERE v.call_sign = d.call_sign AND v.ended_at IS NULL;
	IF FOUND THEN
		RAISE EXCEPTION 'unit ''%'' has a visit in progress in ''%''', d.call_sign, present;
	END IF;
	IF EXISTS (SELECT FROM patrol.visit v WHERE v.call_sign = d.call_sign AND v.ended_at > at) THEN
		RAISE EXCEPTION 'unit ''%'' was on another visit at %', d.call_sign, at;
	END IF;
	PERFORM patrol.keep_plan();
	INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at)
	VALUES (h.code, d.call_sign, d.crew, at) RETURNING id INTO visit;
	UPDATE patrol.duty SET hotspot = h.code, reported_at = greatest(reported_at, at) WHERE id = d.id;
	PERFORM patrol.log(at, 'visit_started', h.code, d.call_sign, 'arrived at ' || h.name);
	RETURN visit;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.end_visit(call_sign text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	u patrol.unit;
	v patrol.visit;
	minutes int;
	effective_minutes int := (SELECT s.effective_minutes FROM patrol.setting s);
BEGIN
	at := patrol.recording(at);
	u := patrol.known_unit(call_sign);
	SELECT * INTO v FROM patrol.visit o WHERE o.call_sign = u.call_sign AND o.ended_at IS NULL;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'unit ''%'' has no visit in progress', u.call_sign;
	END IF;
	IF at < v.started_at THEN
		RAISE EXCEPTION 'a visit cannot end % before it starts %', at, v.started_at;
	END IF;
	PERFORM patrol.keep_plan();
	UPDATE patrol.visit SET ended_at = at WHERE id = v.id;
	UPDATE patrol.duty AS d SET hotspot = NULL, reported_at = greatest(d.reported_at, at)
	WHERE d.call_sign = u.call_sign AND d.booked_off_at IS NULL;
	minutes := floor(extract(epoch FROM at - v.started_at) / 60);
	PERFORM patrol.log(at, 'visit_ended', v.hotspot, u.call_sign,
		format('left %s after %s min', (SELECT name FROM patrol.hotspot WHERE code = v.hotspot), minutes)
		|| CASE WHEN minutes < effective_minutes THEN format(', short of %s', effective_minutes) ELSE '' END);
END;
$$;

-- Adds to what has been recorded of the visit already.
CREATE OR REPLACE FUNCTION patrol.record_outcome(visit bigint, metric text, quantity int DEFAULT 1, at timestamptz DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	v patrol.visit;
BEGIN
	at := patrol.recording(at);
	SELECT * INTO v FROM patrol.visit o WHERE o.id = visit;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'unknown visit %', coalesce(visit::text, 'none');
	END IF;
	IF NOT EXISTS (SELECT FROM patrol.metric m WHERE m.metric = record_outcome.metric AND m.recorded) THEN
		RAISE EXCEPTION 'unknown outcome ''%''', coalesce(metric, '');
	END IF;
	IF quantity IS NULL OR quantity < 1 THEN
		RAISE EXCEPTION 'an outcome counts 1 or more, not %', coalesce(quantity::text, 'none');
	END IF;
	IF at < v.started_at THEN
		RAISE EXCEPTION 'visit % had not started at %', visit, at;
	END IF;
	INSERT INTO patrol.outcome AS o (visit, metric, quantity)
	VALUES (v.id, record_outcome.metric, record_outcome.quantity)
	ON CONFLICT ON CONSTRAINT outcome_pkey DO UPDATE SET quantity = o.quantity + excluded.quantity;
	PERFORM patrol.heard_from(v.call_sign, at);
	PERFORM patrol.log(at, 'outcome', v.hotspot, v.call_sign, format('%s: %s', replace(metric, '_', ' '), quantity));
END;
$$;


-- Assists: asked, offered to a unit, accepted, arrived, released; or declined. An offer not taken up can be made to another.

CREATE OR REPLACE FUNCTION patrol.open_assist(sought bigint, at timestamptz) RETURNS patrol.assist
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	a patrol.assist;
BEGIN
	SELECT * INTO a FROM patrol.assist WHERE id = sought;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'unknown assist %', coalesce(sought::text, 'none');
	END IF;
	IF a.closed_at IS NOT NULL THEN
		RAISE EXCEPTION 'assist % is closed: %', sought, a.state;
	END IF;
	IF at < a.asked_at THEN
		RAISE EXCEPTION 'assist % was asked after %', sought, at;
	END IF;
	RETURN a;
END;
$$;

-- Without a hotspot: where the crew is, or is assigned to.
CREATE OR REPLACE FUNCTION patrol.ask_assist(
	asked_by text, wanted text, reason text DEFAULT NULL, hotspot text DEFAULT NULL, at timestamptz DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d patrol.duty;
	h patrol.hotspot;
	assist bigint;
BEGIN
	at := patrol.recording(at);
	d := patrol.on_duty(asked_by);
	IF wanted IS NULL OR wanted NOT IN ('drone', 'motorcycle', 'officers') THEN
		RAISE EXCEPTION 'a drone, a motorcycle or officers can be asked for, not ''%''', coalesce(wanted, '');
	END IF;
	IF at < d.booked_on_at THEN
		RAISE EXCEPTION 'unit ''%'' was booked on after %', d.call_sign, at;
	END IF;
	IF coalesce(hotspot, d.hotspot) IS NULL THEN
		RAISE EXCEPTION 'unit ''%'' is in no hotspot: name one', d.call_sign;
	END IF;
	h := patrol.valid_hotspot(coalesce(hotspot, d.hotspot), at);
	INSERT INTO patrol.assist (hotspot, asked_by, wanted, reason, asked_at)
	VALUES (h.code, d.call_sign, wanted, reason, at) RETURNING id INTO assist;
	PERFORM patrol.heard_from(d.call_sign, at);
	PERFORM patrol.log(at, 'assist_asked', h.code, d.call_sign,
		format('asked for %s at %s', CASE wanted WHEN 'officers' THEN wanted ELSE 'a ' || wanted END, h.name) || coalesce(': ' || reason, ''));
	RETURN assist;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.acknowledge_assist(assist bigint, acknowledged_by text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	a patrol.assist;
BEGIN
	at := patrol.recording(at);
	a := patrol.open_assist(assist, at);
	IF coalesce(acknowledged_by, '') = '' THEN
		RAISE EXCEPTION 'assist % must be acknowledged by somebody', assist;
	END IF;
	IF a.acknowledged_at IS NOT NULL THEN
		RAISE EXCEPTION 'assist % was acknowledged by ''%''', assist, a.acknowledged_by;
	END IF;
	UPDATE patrol.assist AS o SET acknowledged_at = at, acknowledged_by = acknowledge_assist.acknowledged_by WHERE o.id = a.id;
	PERFORM patrol.log(at, 'assist_acknowledged', a.hotspot, a.asked_by, 'assist acknowledged by ' || acknowledged_by);
END;
$$;

CREATE OR REPLACE FUNCTION patrol.offer_assist(assist bigint, unit text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	a patrol.assist;
	d patrol.duty;
	kind text;
BEGIN
	at := patrol.recording(at);
	a := patrol.open_assist(assist, at);
	IF a.state NOT IN ('asked', 'offered') THEN
		RAISE EXCEPTION 'assist % is % by ''%'' already', assist, a.state, a.unit;
	END IF;
	d := patrol.on_duty(unit);
	SELECT u.kind INTO kind FROM patrol.unit u WHERE u.call_sign = d.call_sign;
	IF a.wanted IN ('drone', 'motorcycle') AND kind <> a.wanted THEN
		RAISE EXCEPTION 'assist % wants a %, unit ''%'' is a %', assist, a.wanted, d.call_sign, kind;
	END IF;
	IF d.call_sign = a.asked_by THEN
		RAISE EXCEPTION 'unit ''%'' asked for assist % itself', d.call_sign, assist;
	END IF;
	IF EXISTS (SELECT FROM patrol.assist o WHERE o.unit = d.call_sign AND o.closed_at IS NULL AND o.id <> a.id) THEN
		RAISE EXCEPTION 'unit ''%'' has another assist open', d.call_sign;
	END IF;
	UPDATE patrol.assist AS o SET state = 'offered', unit = d.call_sign WHERE o.id = a.id;
	PERFORM patrol.log(at, 'assist_offered', a.hotspot, d.call_sign, format('assist for %s offered', a.asked_by));
END;
$$;

-- The unit is named: by the time it answers, the assist may have been offered to another.
CREATE OR REPLACE FUNCTION patrol.accept_assist(assist bigint, unit text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	a patrol.assist;
BEGIN
	at := patrol.recording(at);
	a := patrol.open_assist(assist, at);
	IF a.state <> 'offered' THEN
		RAISE EXCEPTION 'assist % is %, not offered', assist, a.state;
	END IF;
	IF unit IS DISTINCT FROM a.unit THEN
		RAISE EXCEPTION 'assist % is offered to ''%'', not to ''%''', assist, a.unit, coalesce(unit, '');
	END IF;
	PERFORM patrol.on_duty(a.unit);
	UPDATE patrol.assist SET state = 'accepted', accepted_at = at WHERE id = a.id;
	PERFORM patrol.heard_from(a.unit, at);
	PERFORM patrol.log(at, 'assist_accepted', a.hotspot, a.unit, format('on the way to %s', a.asked_by));
END;
$$;

CREATE OR REPLACE FUNCTION patrol.arrive_assist(assist bigint, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	a patrol.assist;
BEGIN
	at := patrol.recording(at);
	a := patrol.open_assist(assist, at);
	IF a.state <> 'accepted' THEN
		RAISE EXCEPTION 'assist % is %, not accepted', assist, a.state;
	END IF;
	IF at < a.accepted_at THEN
		RAISE EXCEPTION 'assist % was accepted after %', assist, at;
	END IF;
	UPDATE patrol.assist SET state = 'arrived', arrived_at = at WHERE id = a.id;
	PERFORM patrol.heard_from(a.unit, at);
	PERFORM patrol.log(at, 'assist_arrived', a.hotspot, a.unit, format('with %s', a.asked_by));
END;
$$;

-- Ends an assist that has been accepted, or is no longer wanted.
CREATE OR REPLACE FUNCTION patrol.release_assist(assist bigint, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	a patrol.assist;
BEGIN
	at := patrol.recording(at);
	a := patrol.open_assist(assist, at);
	IF at < greatest(a.accepted_at, a.arrived_at) THEN
		RAISE EXCEPTION 'assist % was % after %', assist, a.state, at;
	END IF;
	UPDATE patrol.assist SET state = 'released', closed_at = at WHERE id = a.id;
	PERFORM patrol.log(at, 'assist_released', a.hotspot, coalesce(a.unit, a.asked_by), format('assist for %s over', a.asked_by));
END;
$$;

-- Ends an assist that nobody can give.
CREATE OR REPLACE FUNCTION patrol.decline_assist(assist bigint, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	a patrol.assist;
BEGIN
	at := patrol.recording(at);
	a := patrol.open_assist(assist, at);
	IF a.state NOT IN ('asked', 'offered') THEN
		RAISE EXCEPTION 'assist % is % by ''%'' already', assist, a.state, a.unit;
	END IF;
	UPDATE patrol.assist SET state = 'declined', closed_at = at WHERE id = a.id;
	PERFORM patrol.log(at, 'assist_declined', a.hotspot, coalesce(a.unit, a.asked_by), format('assist for %s declined', a.asked_by));
END;
$$;


-- Hotspots

-- Asks for extra officers in a hotspot; a new reason replaces the old one.
CREATE OR REPLACE FUNCTION patrol.flag_hotspot(hotspot text, reason text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	h patrol.hotspot;
BEGIN
	at := patrol.recording(at);
	h := patrol.valid_hotspot(hotspot, at);
	IF coalesce(reason, '') = '' THEN
		RAISE EXCEPTION 'a flag needs a reason';
	END IF;
	IF EXISTS (SELECT FROM patrol.hotspot_flag f WHERE f.hotspot = h.code AND f.lifted_at IS NULL AND f.flagged_at > at) THEN
		RAISE EXCEPTION 'hotspot ''%'' was flagged after %', h.code, at;
	END IF;
	UPDATE patrol.hotspot_flag AS f SET lifted_at = at WHERE f.hotspot = h.code AND f.lifted_at IS NULL;
	INSERT INTO patrol.hotspot_flag (hotspot, reason, flagged_at) VALUES (h.code, flag_hotspot.reason, at);
	PERFORM patrol.log(at, 'flagged', h.code, NULL, 'extra officers: ' || reason);
END;
$$;

CREATE OR REPLACE FUNCTION patrol.unflag_hotspot(hotspot text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	h patrol.hotspot;
	f patrol.hotspot_flag;
BEGIN
	at := patrol.recording(at);
	h := patrol.valid_hotspot(hotspot, at);
	SELECT * INTO f FROM patrol.hotspot_flag o WHERE o.hotspot = h.code AND o.lifted_at IS NULL;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'hotspot ''%'' is not flagged', h.code;
	END IF;
	IF at < f.flagged_at THEN
		RAISE EXCEPTION 'hotspot ''%'' was flagged after %', h.code, at;
	END IF;
	UPDATE patrol.hotspot_flag SET lifted_at = at WHERE id = f.id;
	PERFORM patrol.log(at, 'unflagged', h.code, NULL, 'extra officers no longer needed');
END;
$$;

-- Suspends the plan of a hotspot, or with no reason resumes it.
CREATE OR REPLACE FUNCTION patrol.suspend_hotspot(hotspot text, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	at timestamptz := patrol.recording(NULL);
	h patrol.hotspot := patrol.valid_hotspot(hotspot, at);
BEGIN
	UPDATE patrol.hotspot AS o SET suspended_reason = nullif(suspend_hotspot.reason, '') WHERE o.code = h.code;
	PERFORM patrol.log(at, 'suspended', h.code, NULL, coalesce('plan suspended: ' || nullif(reason, ''), 'plan resumed'));
END;
$$;

CREATE OR REPLACE FUNCTION patrol.authorise_dispersal(
	hotspot text, ends_at timestamptz, given_by text, at timestamptz DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	h patrol.hotspot;
	authorisation bigint;
BEGIN
	at := patrol.recording(at);
	h := patrol.valid_hotspot(hotspot, at);
	IF coalesce(given_by, '') = '' THEN
		RAISE EXCEPTION 'an authorisation is given by somebody';
	END IF;
	IF ends_at IS NULL OR ends_at <= at OR ends_at - at > interval '48 h' THEN
		RAISE EXCEPTION 'an authorisation lasts up to 48 hours, not from % to %', at, coalesce(ends_at::text, 'an open end');
	END IF;
	IF EXISTS (SELECT FROM patrol.authorisation a WHERE a.hotspot = h.code
	           AND tstzrange(a.starts_at, a.ends_at) && tstzrange(at, authorise_dispersal.ends_at)) THEN
		RAISE EXCEPTION 'hotspot ''%'' has an authorisation in that time', h.code;
	END IF;
	INSERT INTO patrol.authorisation (hotspot, given_by, starts_at, ends_at)
	VALUES (h.code, authorise_dispersal.given_by, at, authorise_dispersal.ends_at) RETURNING id INTO authorisation;
	PERFORM patrol.log(at, 'authorised', h.code, NULL, format('dispersal authorised at %s by %s', h.name, given_by));
	RETURN authorisation;
END;
$$;


-- Anti-social behaviour

CREATE OR REPLACE FUNCTION patrol.record_asb(hotspot text, at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	at := patrol.recording(at);
	IF NOT EXISTS (SELECT FROM patrol.hotspot h WHERE h.code = hotspot) THEN
		RAISE EXCEPTION 'unknown hotspot ''%''', coalesce(hotspot, '');
	END IF;
	INSERT INTO patrol.asb_incident (hotspot, at) VALUES (record_asb.hotspot, record_asb.at);
END;
$$;

-- The county's figure of a month; a new one replaces the old one.
CREATE OR REPLACE FUNCTION patrol.record_asb_county(month date, incidents int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.recording(NULL);
	IF month IS NULL OR extract(day FROM month) <> 1 THEN
		RAISE EXCEPTION 'a month is named by its first day, not %', coalesce(month::text, 'none');
	END IF;
	IF incidents IS NULL OR incidents < 0 THEN
		RAISE EXCEPTION 'incidents are counted from 0, not %', coalesce(incidents::text, 'none');
	END IF;
	INSERT INTO patrol.asb_county (month, incidents) VALUES (record_asb_county.month, record_asb_county.incidents)
	ON CONFLICT ON CONSTRAINT asb_county_pkey DO UPDATE SET incidents = excluded.incidents;
END;
$$;
