-- What is counted, and its sums by local day.

-- Everything that counts towards a metric, once, at the moment that decides its month, and from when on. A visit counts
-- when it has ended, in the month in which it started, and takes its outcomes with it.
CREATE OR REPLACE VIEW patrol.counted AS
SELECT v.started_at AS at, v.hotspot, c.metric, c.value::numeric AS value, v.ended_at AS counts_from
FROM patrol.visit v
CROSS JOIN patrol.setting s
CROSS JOIN LATERAL (SELECT v.ended_at - v.started_at AS stay) t
CROSS JOIN LATERAL (SELECT round(extract(epoch FROM t.stay) / 60, 1) AS minutes) m
CROSS JOIN LATERAL (VALUES
	('patrols', 1),
	('effective_patrols', (t.stay >= s.effective_minutes * interval '1 minute')::int),
	('patrol_minutes', m.minutes),
	('officer_minutes', m.minutes * v.crew)) c (metric, value)
WHERE v.ended_at IS NOT NULL
UNION ALL
SELECT v.started_at, v.hotspot, c.metric, c.value, c.counts_from
FROM patrol.visit v
-- OFFSET 0 keeps the planner from reading all outcomes there are for those of a day
CROSS JOIN LATERAL (SELECT o.metric, o.quantity FROM patrol.outcome o WHERE o.visit = v.id OFFSET 0) o
CROSS JOIN LATERAL (VALUES
	(o.metric, o.quantity, v.started_at),
	-- once the visit counts as a patrol, or the share could pass 100 %
	(CASE WHEN o.metric = 'engagements' AND v.ended_at IS NOT NULL THEN 'patrols_with_engagement' END, 1, v.ended_at))
	c (metric, value, counts_from)
WHERE c.metric IS NOT NULL
UNION ALL
SELECT starts_at, hotspot, 'dispersals_authorised', 1, starts_at FROM patrol.authorisation
UNION ALL
SELECT asked_at, hotspot, 'assists_asked', 1, asked_at FROM patrol.assist
UNION ALL
SELECT asked_at, hotspot, 'assists_met', 1, arrived_at FROM patrol.assist WHERE arrived_at IS NOT NULL
UNION ALL
SELECT at, hotspot, 'asb_incidents', 1, at FROM patrol.asb_incident
UNION ALL
SELECT starts_at, hotspot, 'visits_planned', visits_planned, starts_at FROM patrol.planned_window
UNION ALL
-- The effective minutes have to lie within one window. No window is longer than a day, with an hour for the clocks. OFFSET 0 has
-- the planner look up the windows of each visit: it would rather hold each against all those of its hotspot.
SELECT v.started_at, v.hotspot, 'effective_in_window', 1, v.ended_at
FROM patrol.visit v CROSS JOIN patrol.setting s
WHERE EXISTS (
	SELECT FROM patrol.planned_window w
	WHERE w.hotspot = v.hotspot AND w.starts_at > v.started_at - interval '25 h' AND w.starts_at < v.ended_at
	  AND least(v.ended_at, w.ends_at) - greatest(v.started_at, w.starts_at) >= s.effective_minutes * interval '1 minute'
	OFFSET 0)
UNION ALL
-- Of each window no more than it asked for.
SELECT w.starts_at, w.hotspot, 'visits_met', 1, m.ended_at
FROM patrol.planned_window w
CROSS JOIN patrol.setting s
CROSS JOIN LATERAL (
	SELECT v.ended_at FROM patrol.visit v
	WHERE v.hotspot = w.hotspot AND v.ended_at IS NOT NULL AND v.started_at > w.starts_at - interval '24 h' AND v.started_at < w.ends_at
	  AND least(v.ended_at, w.ends_at) - greatest(v.started_at, w.starts_at) >= s.effective_minutes * interval '1 minute'
	ORDER BY v.ended_at
	LIMIT w.visits_planned) m;

-- When a local day begins: as a rule at midnight. Where clocks go back to midnight there are two, and AT TIME ZONE takes the later.
CREATE OR REPLACE FUNCTION patrol.day_starts(day date, zone text) RETURNS timestamptz
LANGUAGE sql STABLE
RETURN least(day::timestamp AT TIME ZONE zone, (day::timestamp - interval '1 us') AT TIME ZONE zone + interval '1 us');

-- What happened from `since` to before `before`, both beginnings of days, as the days of hotspots are to have it.
CREATE OR REPLACE FUNCTION patrol.count_days(since timestamptz, before timestamptz)
RETURNS TABLE (metric text, day date, hotspot text, value numeric, minutes int[], counts numeric[])
LANGUAGE sql STABLE
BEGIN ATOMIC -- and without settings of its own: so it becomes part of the queries that call it
	SELECT metric, day, hotspot, sum(value), array_agg(minute ORDER BY minute), array_agg(value ORDER BY minute)
	FROM (
		SELECT c.metric, d.day, c.hotspot, sum(c.value) AS value,
		       ceil(extract(epoch FROM c.counts_from - d.day::timestamp AT TIME ZONE s.time_zone) / 60)::int AS minute
		FROM patrol.counted c
		CROSS JOIN (SELECT time_zone FROM patrol.setting LIMIT 1) s
		CROSS JOIN LATERAL (SELECT (c.at AT TIME ZONE s.time_zone)::date AS day) d
		WHERE c.at >= since AND c.at < before
		GROUP BY d.day, c.hotspot, c.metric, minute
		HAVING sum(c.value) <> 0
	) of_minute
	GROUP BY day, hotspot, metric;
END;

-- Sums, so that the cost of reading counters does not grow with history. Triggers keep them.
CREATE TABLE IF NOT EXISTS patrol.hotspot_day (
	metric  text NOT NULL,
	day     date NOT NULL,
	month   date NOT NULL GENERATED ALWAYS AS (day - extract(day FROM day)::int + 1) STORED,
	hotspot text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	value   numeric NOT NULL,
	minutes int[],     -- after how many full minutes of the day some of it had counted; of older builds NULL, until counted anew
	counts  numeric[], -- and how much more then
	PRIMARY KEY (metric, day, hotspot)
) WITH (fillfactor = 80);
ALTER TABLE patrol.hotspot_day ADD COLUMN IF NOT EXISTS minutes int[], ADD COLUMN IF NOT EXISTS counts numeric[];
CREATE INDEX IF NOT EXISTS hotspot_day_hotspot ON patrol.hotspot_day (hotspot, day);

CREATE TABLE IF NOT EXISTS patrol.hotspot_month (
	month   date NOT NULL,
	hotspot text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	metric  text NOT NULL,
	value   numeric NOT NULL,
	PRIMARY KEY (month, hotspot, metric)
) WITH (fillfactor = 80);

CREATE TABLE IF NOT EXISTS patrol.county_day (
	metric text NOT NULL,
	day    date NOT NULL,
	month  date NOT NULL GENERATED ALWAYS AS (day - extract(day FROM day)::int + 1) STORED,
	value  numeric NOT NULL,
	PRIMARY KEY (day, metric)
) WITH (fillfactor = 80);

-- Of each of these days, for what a part of it comes to. It lies apart because of nearly all days only the sum is read.
CREATE TABLE IF NOT EXISTS patrol.county_minute (
	metric  text NOT NULL,
	day     date NOT NULL,
	minutes int[] NOT NULL,     -- after how many full minutes of the day some of it had counted
	so_far  numeric[] NOT NULL, -- and how much by then
	PRIMARY KEY (day, metric),
	FOREIGN KEY (day, metric) REFERENCES patrol.county_day ON DELETE CASCADE
) WITH (fillfactor = 80);

-- The sums of days of hotspots for the county.
CREATE OR REPLACE VIEW patrol.county_sum AS
SELECT metric, day, sum(value) AS value, array_agg(minute ORDER BY minute) AS minutes, array_agg(so_far ORDER BY minute) AS so_far
FROM (
	SELECT d.metric, d.day, m.minute, sum(m.value) AS value,
	       sum(sum(m.value)) OVER (PARTITION BY d.metric, d.day ORDER BY m.minute) AS so_far
	FROM patrol.hotspot_day d CROSS JOIN LATERAL unnest(d.minutes, d.counts) m (minute, value)
	GROUP BY d.metric, d.day, m.minute
) of_minute
GROUP BY metric, day;

-- And for months.
CREATE OR REPLACE FUNCTION patrol.sum_months(since date, before date)
RETURNS TABLE (metric text, month date, hotspot text, value numeric)
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT metric, month, hotspot, sum(value)
	FROM patrol.hotspot_day
	WHERE day >= since AND day < before
	GROUP BY month, hotspot, metric;
END;

-- Counts one hotspot's day anew, rather than adding differences: a correction cannot drift.
CREATE OR REPLACE FUNCTION patrol.recount_day(of_hotspot text, of_day date) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text := (SELECT time_zone FROM patrol.setting);
	day_starts timestamptz := patrol.day_starts(of_day, zone);
	day_ends timestamptz := patrol.day_starts(of_day + 1, zone);
	of_month date := date_trunc('month', of_day::timestamp);
	next_month date := of_month + interval '1 month';
	touched text[];
BEGIN
	WITH fresh AS (
		SELECT * FROM patrol.count_days(day_starts, day_ends) WHERE hotspot = of_hotspot
	), gone AS (
		DELETE FROM patrol.hotspot_day d
		WHERE d.hotspot = of_hotspot AND d.day = of_day
		  AND NOT EXISTS (SELECT FROM fresh f WHERE f.metric = d.metric)
		RETURNING d.metric
	), put AS (
		INSERT INTO patrol.hotspot_day AS d (metric, day, hotspot, value, minutes, counts)
		SELECT metric, of_day, of_hotspot, value, minutes, counts FROM fresh
		ON CONFLICT (metric, day, hotspot) DO UPDATE SET value = excluded.value, minutes = excluded.minutes, counts = excluded.counts
			WHERE (d.value, d.minutes, d.counts) IS DISTINCT FROM (excluded.value, excluded.minutes, excluded.counts)
		RETURNING d.metric
	)
	SELECT ARRAY(SELECT metric FROM gone UNION SELECT metric FROM put) INTO touched;

	IF touched = '{}' THEN
		RETURN; -- and leave the versions of what shows these sums alone
	END IF;

	WITH fresh AS (
		SELECT * FROM patrol.county_sum WHERE metric = ANY (touched) AND day = of_day
	), gone AS (
		DELETE FROM patrol.county_day d
		WHERE d.metric = ANY (touched) AND d.day = of_day
		  AND NOT EXISTS (SELECT FROM fresh f WHERE f.metric = d.metric)
	), put AS (
		INSERT INTO patrol.county_day AS d (metric, day, value)
		SELECT metric, day, value FROM fresh
		ON CONFLICT (day, metric) DO UPDATE SET value = excluded.value WHERE d.value <> excluded.value
	)
	INSERT INTO patrol.county_minute AS d (metric, day, minutes, so_far)
	SELECT metric, day, minutes, so_far FROM fresh
	ON CONFLICT (day, metric) DO UPDATE SET minutes = excluded.minutes, so_far = excluded.so_far
		WHERE (d.minutes, d.so_far) IS DISTINCT FROM (excluded.minutes, excluded.so_far);

	WITH fresh AS (
		SELECT * FROM patrol.sum_months(of_month, next_month) WHERE hotspot = of_hotspot AND metric = ANY (touched)
	), gone AS (
		DELETE FROM patrol.hotspot_month m
		WHERE m.metric = ANY (touched) AND m.hotspot = of_hotspot AND m.month = of_month
		  AND NOT EXISTS (SELECT FROM fresh f WHERE f.metric = m.metric)
	)
	INSERT INTO patrol.hotspot_month AS m (month, hotspot, metric, value)
	SELECT of_month, of_hotspot, metric, value FROM fresh
	ON CONFLICT (month, hotspot, metric) DO UPDATE SET value = excluded.value WHERE m.value <> excluded.value;
END;
$$;

-- Counts everything anew: after a load with the triggers off, or when a setting or a definition above changed.
CREATE OR REPLACE FUNCTION patrol.recount() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.take_turn(); -- before the first look at what is to be counted
	DELETE FROM patrol.hotspot_day;
	DELETE FROM patrol.county_minute;
	DELETE FROM patrol.county_day;
	DELETE FROM patrol.hotspot_month;
	INSERT INTO patrol.hotspot_day (metric, day, hotspot, value, minutes, counts)
	SELECT metric, day, hotspot, value, minutes, counts FROM patrol.count_days('-infinity', 'infinity');
	WITH fresh AS (
		SELECT * FROM patrol.county_sum
	), put AS (
		INSERT INTO patrol.county_day (metric, day, value)
		SELECT metric, day, value FROM fresh
	)
	INSERT INTO patrol.county_minute (metric, day, minutes, so_far)
	SELECT metric, day, minutes, so_far FROM fresh;
	INSERT INTO patrol.hotspot_month (metric, month, hotspot, value)
	SELECT metric, month, hotspot, value FROM patrol.sum_months('-infinity', 'infinity');
END;
$$;

-- The sums that are wrong, of the days from `since` to `until` and of the months that these lie in: what is kept, and what counting
-- comes to. Nothing is changed. Days of hotspots are held against what happened; months, and days of the county, against the days
-- of hotspots that are kept, so that one of these that is wrong may bring others with it.
CREATE OR REPLACE FUNCTION patrol.miscounted(since date DEFAULT '-infinity', until date DEFAULT 'infinity')
RETURNS TABLE (kept_in text, metric text, day date, hotspot text, kept text, counted text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	zone text := (SELECT time_zone FROM patrol.setting);
	first_month date := date_trunc('month', since::timestamp);
	next_month date := date_trunc('month', until::timestamp) + interval '1 month';
BEGIN
	RETURN QUERY
	WITH kept AS (
		SELECT 'hotspot_day' AS kept_in, metric, day, hotspot, value, minutes, counts
		FROM patrol.hotspot_day WHERE day BETWEEN since AND until
		UNION ALL
		SELECT 'hotspot_month', metric, month, hotspot, value, NULL, NULL
		FROM patrol.hotspot_month WHERE month >= first_month AND month < next_month
		UNION ALL
		SELECT 'county_day', metric, day, '', d.value, m.minutes, m.so_far
		FROM patrol.county_day d LEFT JOIN patrol.county_minute m USING (metric, day) WHERE day BETWEEN since AND until
	), due AS (
		SELECT 'hotspot_day' AS kept_in, metric, day, hotspot, value, minutes, counts
		FROM patrol.count_days(patrol.day_starts(since, zone), patrol.day_starts(until + 1, zone))
		UNION ALL
		SELECT 'hotspot_month', metric, month, hotspot, value, NULL, NULL
		FROM patrol.sum_months(first_month, next_month)
		UNION ALL
		SELECT 'county_day', metric, day, '', value, minutes, so_far
		FROM patrol.county_sum WHERE day BETWEEN since AND until
	)
	SELECT kept_in, metric, day, nullif(hotspot, ''),
	       CASE WHEN k.value IS NOT NULL THEN concat_ws(' ', k.value, k.minutes, k.counts) END,
	       CASE WHEN d.value IS NOT NULL THEN concat_ws(' ', d.value, d.minutes, d.counts) END
	FROM kept k FULL JOIN due d USING (kept_in, metric, day, hotspot)
	WHERE (k.value, k.minutes, k.counts) IS DISTINCT FROM (d.value, d.minutes, d.counts)
	ORDER BY day, kept_in DESC, metric, hotspot;
END;
$$;

-- Sums of older builds are without their minutes.
SELECT patrol.recount() WHERE EXISTS (SELECT FROM patrol.hotspot_day WHERE minutes IS NULL) \g /dev/null

-- Called with the name of the column that holds the moment a row counts at.
CREATE OR REPLACE FUNCTION patrol.recount_row() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.recount_day(r.hotspot, (r.at AT TIME ZONE s.time_zone)::date)
	FROM (SELECT DISTINCT f ->> 'hotspot', (f ->> TG_ARGV[0])::timestamptz
	      FROM unnest(ARRAY[to_jsonb(OLD), to_jsonb(NEW)]) f WHERE f IS NOT NULL) r (hotspot, at)
	CROSS JOIN patrol.setting s;
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER recount AFTER INSERT OR UPDATE OR DELETE ON patrol.visit
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_row('started_at');
CREATE OR REPLACE TRIGGER recount AFTER INSERT OR UPDATE OR DELETE ON patrol.authorisation
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_row('starts_at');
CREATE OR REPLACE TRIGGER recount AFTER INSERT OR UPDATE OR DELETE ON patrol.assist
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_row('asked_at');
CREATE OR REPLACE TRIGGER recount AFTER INSERT OR UPDATE OR DELETE ON patrol.asb_incident
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_row('at');

CREATE OR REPLACE TRIGGER recount AFTER INSERT OR UPDATE OR DELETE ON patrol.planned_window
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_row('starts_at');

-- A window may run past midnight: then what is in it counts for it on another day than its own.
CREATE OR REPLACE FUNCTION patrol.recount_windows() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.recount_day(r.hotspot, r.day)
	FROM (SELECT DISTINCT w.hotspot, (w.starts_at AT TIME ZONE s.time_zone)::date AS day
	      FROM unnest(ARRAY[OLD, NEW]) v
	      CROSS JOIN patrol.setting s
	      JOIN patrol.planned_window w ON w.hotspot = v.hotspot
	        AND w.starts_at > v.started_at - interval '25 h' AND w.starts_at < v.ended_at AND w.ends_at > v.started_at
	      WHERE (w.starts_at AT TIME ZONE s.time_zone)::date <> (v.started_at AT TIME ZONE s.time_zone)::date) r;
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER recount_windows AFTER INSERT OR UPDATE OR DELETE ON patrol.visit
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_windows();

-- And what lies in a window may count on another day than the window's own; it may have been there first.
CREATE OR REPLACE FUNCTION patrol.recount_visits() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.recount_day(r.hotspot, r.day)
	FROM (SELECT DISTINCT v.hotspot, (v.started_at AT TIME ZONE s.time_zone)::date AS day
	      FROM unnest(ARRAY[OLD, NEW]) w
	      CROSS JOIN patrol.setting s
	      -- OFFSET 0: of a window that has just begun these are few, and of those that began before it ended all there are
	      CROSS JOIN LATERAL (SELECT * FROM patrol.visit v WHERE v.hotspot = w.hotspot AND v.ended_at > w.starts_at OFFSET 0) v
	      WHERE v.started_at < w.ends_at
	        AND (v.started_at AT TIME ZONE s.time_zone)::date <> (w.starts_at AT TIME ZONE s.time_zone)::date) r;
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER recount_visits AFTER INSERT OR UPDATE OR DELETE ON patrol.planned_window
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_visits();

CREATE OR REPLACE FUNCTION patrol.recount_outcome() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.recount_day(v.hotspot, (v.started_at AT TIME ZONE s.time_zone)::date)
	FROM patrol.visit v CROSS JOIN patrol.setting s
	WHERE v.id IN (OLD.visit, NEW.visit);
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER recount AFTER INSERT OR UPDATE OR DELETE ON patrol.outcome
	FOR EACH ROW EXECUTE FUNCTION patrol.recount_outcome();

CREATE OR REPLACE FUNCTION patrol.recount_all() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.recount();
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER recount AFTER UPDATE ON patrol.setting
	FOR EACH ROW
	WHEN ((OLD.time_zone, OLD.effective_minutes) IS DISTINCT FROM (NEW.time_zone, NEW.effective_minutes))
	EXECUTE FUNCTION patrol.recount_all();

-- What a metric is counted by in a month.
CREATE OR REPLACE VIEW patrol.definition_period AS
SELECT metric, 1 AS definition, '-infinity'::date AS since, 'infinity'::date AS before
FROM patrol.metric m
WHERE NOT EXISTS (SELECT FROM patrol.metric_definition d WHERE d.metric = m.metric)
UNION ALL
SELECT metric, definition, since, lead(since, 1, 'infinity') OVER (PARTITION BY metric ORDER BY since)
FROM (SELECT metric, definition, since FROM patrol.metric_definition
      UNION ALL
      SELECT DISTINCT metric, 1, '-infinity'::date FROM patrol.metric_definition) d;
