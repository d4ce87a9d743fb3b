-- What is shown while it is measured: the demo's 23 hotspots, 300 units on duty, and changes of state for as long as they are asked
-- for. Loaded into a database that holds the demo.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE SCHEMA bench;

-- Its note is what a change is recognised by. It has been in its state for too long, and so stands where every screen shows it.
INSERT INTO patrol.unit VALUES ('MARK', 'patrol', 'DER');
INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at, note)
SELECT 'MARK', 2, now - interval '1 day', '8', now - interval '1 day', now, 'mark 0' FROM patrol.clock;

INSERT INTO patrol.unit
SELECT 'X' || to_char(n, 'FM000'), 'patrol', (ARRAY['DER', 'NTH', 'STH'])[1 + n % 3]
FROM generate_series(1, 300 - (SELECT count(*) FROM board.unit)::int) n;
INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at, hotspot)
SELECT 'X' || to_char(n, 'FM000'), 2, now - interval '4 h', (1 + n % 9)::text, now - make_interval(secs => n),
       now - make_interval(secs => n), CASE WHEN n % 9 IN (4, 5) THEN h.code END
FROM generate_series(1, 300 - (SELECT count(*) FROM board.unit)::int) n
JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM board.hotspot) h ON h.place = n % 23
CROSS JOIN patrol.clock;

CREATE TABLE bench.crowd AS
SELECT call_sign, row_number() OVER (ORDER BY call_sign) - 1 AS place FROM board.unit WHERE call_sign <> 'MARK';

-- One unit after another into its next state; each at its moment, however long the one before took.
CREATE PROCEDURE bench.churn(a_second int) LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
	units bigint := (SELECT count(*) FROM bench.crowd);
	-- by the clock, so that who begins again goes on where the last has ended, more or less
	nth bigint := floor(extract(epoch FROM began) * a_second);
	first bigint := nth;
BEGIN
	LOOP
		PERFORM patrol.set_state(call_sign, (1 + state_code::int % 9)::text)
		FROM bench.crowd JOIN patrol.duty USING (call_sign) WHERE place = nth * 37 % units AND booked_off_at IS NULL;
		COMMIT;
		nth := nth + 1;
		PERFORM pg_sleep(extract(epoch FROM began + (nth - first) * interval '1 s' / a_second - clock_timestamp()));
	END LOOP;
END;
$$;

-- That many visits in all, those that are missing spread over the four years before the demo's last fortnight; their counts, too.
CREATE PROCEDURE bench.remember(visits bigint) LANGUAGE plpgsql AS $$
BEGIN
	SET LOCAL session_replication_role = replica; -- counted once, below
	SET LOCAL jit = off;
	SET LOCAL client_min_messages = warning;
	ALTER TABLE patrol.visit DROP CONSTRAINT IF EXISTS visit_overlaps;
	INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at)
	SELECT h.code, c.call_sign, 2, t.at, t.at + make_interval(mins => 5 + (n % 40)::int)
	FROM (SELECT visits - count(*) AS missing FROM patrol.visit) m
	CROSS JOIN generate_series(1, m.missing) n
	JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM board.hotspot) h ON h.place = n % 23
	JOIN bench.crowd c ON c.place = n % 299
	CROSS JOIN LATERAL (SELECT timestamptz '2023-12-18' - n * (interval '4 years' / m.missing) AS at) t;
	PERFORM patrol.recount();
	UPDATE patrol.version SET n = patrol.drawn();
END;
$$;
-- So many units on duty, and 23 hotspots with plans for each 300 of them.
CREATE PROCEDURE bench.enlist(units bigint) LANGUAGE plpgsql AS $$
BEGIN
	SET LOCAL session_replication_role = replica; -- told of once, below
	SET LOCAL client_min_messages = warning;
	INSERT INTO patrol.hotspot (code, name, area, division, lat, lon, valid_from)
	SELECT h.code || n, h.name || ' ' || n, h.area, h.division, h.lat, h.lon, h.valid_from
	FROM (SELECT * FROM patrol.hotspot WHERE valid_to IS NULL AND code !~ '[0-9]') h
	CROSS JOIN generate_series(1, units / 300 - 1) n
	ON CONFLICT DO NOTHING;
	INSERT INTO patrol.plan_window (hotspot, weekday, starts, lasts, visits_planned)
	SELECT h.code, w.weekday, w.starts, w.lasts, w.visits_planned
	FROM patrol.hotspot h JOIN patrol.plan_window w ON w.hotspot = rtrim(h.code, '0123456789')
	WHERE h.code ~ '[0-9]'
	ON CONFLICT DO NOTHING;
	CREATE TEMP TABLE more ON COMMIT DROP AS
	SELECT 'Y' || to_char(n, 'FM00000') AS call_sign, n
	FROM generate_series((SELECT count(*) FROM board.unit) + 1, units) n;
	INSERT INTO patrol.unit SELECT call_sign, 'patrol', (ARRAY['DER', 'NTH', 'STH'])[1 + n % 3] FROM more;
	INSERT INTO patrol.duty (call_sign, crew, booked_on_at, state_code, state_since, reported_at, hotspot)
	SELECT call_sign, 2, now - interval '4 h', (1 + n % 9)::text, now - make_interval(secs => n % 900),
	       now - make_interval(secs => n % 600), CASE WHEN n % 9 IN (4, 5) THEN h.code END
	FROM more
	JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS of FROM board.hotspot) h
	  ON h.place = n % h.of
	CROSS JOIN patrol.clock;
	TRUNCATE bench.crowd;
	INSERT INTO bench.crowd
	SELECT call_sign, row_number() OVER (ORDER BY call_sign) - 1 FROM board.unit WHERE call_sign <> 'MARK';
	UPDATE patrol.version SET n = patrol.drawn(), by_row = by_row + 1;
END;
$$;
CREATE INDEX ON bench.crowd (place);
ANALYZE;
