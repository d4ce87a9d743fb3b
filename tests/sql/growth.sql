-- What reading and counting cost grows with the rows there are, and not faster: ten times the hotspots are not a hundred times the
-- work.

-- Rows that the plan of a query touches only to leave them out.
CREATE FUNCTION test.rows_in_vain(query text) RETURNS numeric
LANGUAGE plpgsql
AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO plan;
	RETURN (SELECT coalesce(sum((node ->> removed)::numeric * (node ->> 'Actual Loops')::numeric), 0)
	        FROM unnest('{Rows Removed by Filter,Rows Removed by Join Filter}'::text[]) removed
	        CROSS JOIN jsonb_path_query(plan, format('strict $.** ? (exists (@."%s"))', removed)::jsonpath) node);
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
CREATE TEMP TABLE few ON COMMIT DROP AS SELECT test.rows_in_vain('TABLE board.hotspot') AS n;
CALL test.hotspots(200);
ANALYZE patrol.hotspot, patrol.hotspot_day;
SELECT test.ok(test.rows_in_vain('TABLE board.hotspot') <= 10 * n + 1000, 'hotspots look through their own days only') FROM few;
SELECT test.same(asb_daily, (SELECT array_agg(1 + (7 + d) % 5 ORDER BY d DESC) FROM generate_series(1, 28) d), 'the last 28 days, newest last')
FROM board.hotspot WHERE code = 'G7';
ROLLBACK;

-- Each day a window, and visits before it, in it and over its end.
CREATE PROCEDURE test.history(days int)
LANGUAGE sql
BEGIN ATOMIC
	INSERT INTO patrol.planned_window
	SELECT 'G1', d + time '14:00', d + time '22:00', 9 FROM generate_series(timestamptz '2020-01-01', timestamptz '2020-01-01' + (days - 1) * interval '1 day', '1 day') d;
	INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at)
	SELECT 'G1', 'G1', 2, w.starts_at + n * interval '3 h', w.starts_at + n * interval '3 h' + interval '30 min'
	FROM patrol.planned_window w, generate_series(-2, 3) n WHERE w.hotspot = 'G1';
	INSERT INTO patrol.outcome (visit, metric, quantity) SELECT id, 'engagements', 1 FROM patrol.visit;
END;

-- After a load that nothing has been told of the tables, and when it has.
BEGIN;
SET LOCAL jit = off;
SET LOCAL session_replication_role = replica;
CALL test.hotspots(1);
INSERT INTO patrol.unit VALUES ('G1', 'patrol', 'MID');
\set count_all '$$SELECT * FROM patrol.count_days(''-infinity'', ''infinity'')$$'
CALL test.history(300);
SELECT test.ok(test.rows_in_vain(:count_all) <= 10 * 1800, 'counting 1,800 visits anew looks at each visit''s own windows only');
ANALYZE patrol.planned_window, patrol.visit, patrol.outcome;
SELECT test.ok(test.rows_in_vain(:count_all) <= 10 * 1800, 'whatever is known of the tables');
ROLLBACK;
