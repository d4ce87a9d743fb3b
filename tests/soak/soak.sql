-- What the soak adds to the demo's database: a clock that runs faster, and what the board must be showing.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE SCHEMA soak;

-- As config/sql/patrol/clock.sql has it, only that it can be had at soak.at.
CREATE OR REPLACE VIEW patrol.clock AS
SELECT now,
       date_trunc('minute', now)                                          AS minute,
       date_trunc('minute', now) AT TIME ZONE time_zone                   AS local_minute,
       (now AT TIME ZONE time_zone)::date                                 AS today,
       date_trunc('month', now AT TIME ZONE time_zone)::date              AS month,
       time_zone,
       effective_minutes * interval '1 minute'                            AS effective_time,
       programme_started
FROM patrol.setting,
     LATERAL (SELECT coalesce(nullif(current_setting('soak.at', true), '')::timestamptz, transaction_timestamp() + clock_offset))
     AS board (now);

-- Of the settings only the clock is changed here, and no row is another for that.
ALTER TABLE patrol.setting DISABLE TRIGGER USER;

-- A unit that the demo does not know: its note says how many changes there were. It has been in its state for too long, and so
-- stands where a pane shows it however small it is.
INSERT INTO patrol.unit VALUES ('HD00', 'patrol', 'DER');
INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at)
SELECT 'HD00', 2, now - interval '1 day', '8', now - interval '1 day', now FROM patrol.clock;

CREATE TABLE soak.word AS
SELECT * FROM (VALUES ('0', 'EMERGENCY'), ('1', 'ON DUTY'), ('2', 'PATROL'), ('3', 'STATION'), ('4', 'REFRESH'), ('5', 'EN ROUTE'),
	('6', 'AT SCENE'), ('7', 'CAN LEAVE'), ('8', 'COMMITTED'), ('9', 'PRISONER'), ('10', 'COURT')) AS w (code, word);

-- One change more: time leaps, the demo takes `ticks` of its seconds, and it has a number.
CREATE FUNCTION soak.change(n bigint, ticks int, leap interval) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM patrol.take_turn();
	UPDATE patrol.setting SET clock_offset = clock_offset + leap;
	FOR i IN 1 .. ticks LOOP
		PERFORM demo.tick();
	END LOOP;
	UPDATE patrol.duty SET note = 'g' || n, reported_at = patrol.now() WHERE call_sign = 'HD00';
END;
$$;

-- What a screen may say, from the tables and none of the views; as sights of tests/soak/sight.c.
CREATE FUNCTION soak.truth() RETURNS text LANGUAGE sql BEGIN ATOMIC
	SELECT string_agg(line, E'\n') FROM (
		SELECT 'unit ' || d.call_sign || ' ' || u.kind || ' ' || w.word
		FROM patrol.duty d JOIN patrol.unit u USING (call_sign) JOIN soak.word w ON w.code = d.state_code
		WHERE d.booked_off_at IS NULL
		UNION ALL SELECT 'note ' || note FROM patrol.duty WHERE call_sign = 'HD00'
		UNION ALL SELECT 'units ' || count(*) FROM patrol.duty WHERE booked_off_at IS NULL
		UNION ALL SELECT 'assists ' || count(*) FROM patrol.assist WHERE closed_at IS NULL
		UNION ALL SELECT 'extra ' || count(*) FROM patrol.hotspot_flag f JOIN patrol.hotspot h ON h.code = f.hotspot
		WHERE f.lifted_at IS NULL AND h.suspended_reason IS NULL
		UNION ALL SELECT 'total ' || to_char(sum(d.value), 'FM999,999,999')
		FROM patrol.county_day d JOIN patrol.setting s ON d.day >= s.programme_started WHERE d.metric = 'patrols'
		UNION ALL SELECT 'event ' || to_char(at AT TIME ZONE time_zone, 'HH24:MI:SS')
		FROM (SELECT * FROM patrol.event ORDER BY at DESC, id DESC LIMIT 1) newest, patrol.setting) AS truth (line);
END;

-- Every row of every dataset, on the board (as JSON has it: whole seconds, four places) and in the database at that board's time.
CREATE FUNCTION soak.differences(board jsonb) RETURNS TABLE (dataset text, side text, content text) LANGUAGE plpgsql
SET jit = off
AS $$
DECLARE
	d record;
	columns text;
BEGIN
	PERFORM set_config('soak.at', board -> 'about' ->> 'now', true);
	FOR d IN
		SELECT * FROM (VALUES ('unit', 'units'), ('hotspot', 'hotspots'), ('visit', 'visits'), ('assist', 'assists'),
			('counter', 'counters'), ('counter_total', 'counter_totals'), ('counter_hotspot', 'counter_hotspots'),
			('event', 'events'), ('unit_state', 'unit_states')) AS v (view, list)
	LOOP
		SELECT string_agg(CASE WHEN a.atttypid = 'timestamptz'::regtype THEN format('date_trunc(''second'', %1$I) AS %1$I', a.attname)
		                       WHEN a.atttypid = 'float8'::regtype THEN format('round(%1$I::numeric, 4) AS %1$I', a.attname)
		                       ELSE quote_ident(a.attname) END, ', ' ORDER BY a.attnum) INTO columns
		FROM pg_attribute a WHERE a.attrelid = format('board.%I', d.view)::regclass AND a.attnum > 0;
		RETURN QUERY EXECUTE format($sql$
			WITH shown AS MATERIALIZED (SELECT %1$s FROM jsonb_populate_recordset(NULL::board.%2$I, $1 -> %3$L)),
			     there AS MATERIALIZED (SELECT %1$s FROM board.%2$I)
			SELECT %2$L, 'shown', s::text FROM (SELECT * FROM shown EXCEPT ALL SELECT * FROM there) s
			UNION ALL
			SELECT %2$L, 'true', t::text FROM (SELECT * FROM there EXCEPT ALL SELECT * FROM shown) t
			LIMIT 6 $sql$, columns, d.view, d.list) USING board;
	END LOOP;
END;
$$;
