-- What reading costs grows with the rows there are, and not faster: ten times the hotspots are not a hundred times the work.

-- Rows that the plan of a view touches only to leave them out.
CREATE FUNCTION test.rows_in_vain(view text) RETURNS numeric
LANGUAGE plpgsql
AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE format('EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) SELECT * FROM board.%I', view) INTO plan;
	RETURN (SELECT coalesce(sum((node ->> 'Rows Removed by Filter')::numeric * (node ->> 'Actual Loops')::numeric), 0)
	        FROM jsonb_path_query(plan, 'strict $.** ? (exists (@."Rows Removed by Filter"))') node);
END;
$$;

CREATE PROCEDURE test.hotspots(many int)
LANGUAGE sql
BEGIN ATOMIC
	INSERT INTO patrol.hotspot (code, name, area, division, lat, lon, valid_from)
	SELECT 'G' || n, 'Grown ' || n, 'MID', 'Mid', 53, -1.5, '2020-01-01' FROM generate_series(1, many) n ON CONFLICT DO NOTHING;
	INSERT INTO patrol.hotspot_day (metric, day, hotspot, value)
	SELECT 'asb_incidents', c.today - d, 'G' || n, 1 + (n + d) % 5
	FROM patrol.clock c, generate_series(1, many) n, generate_series(1, 56) d ON CONFLICT DO NOTHING;
END;

BEGIN;
SET LOCAL jit = off;
CALL test.hotspots(20);
ANALYZE patrol.hotspot, patrol.hotspot_day;
CREATE TEMP TABLE few ON COMMIT DROP AS SELECT test.rows_in_vain('hotspot') AS n;
CALL test.hotspots(200);
ANALYZE patrol.hotspot, patrol.hotspot_day;
SELECT test.ok(test.rows_in_vain('hotspot') <= 10 * n + 1000, 'hotspots look through their own days only') FROM few;
SELECT test.same(asb_daily, (SELECT array_agg(1 + (7 + d) % 5 ORDER BY d DESC) FROM generate_series(1, 28) d), 'the last 28 days, newest last')
FROM board.hotspot WHERE code = 'G7';
ROLLBACK;
