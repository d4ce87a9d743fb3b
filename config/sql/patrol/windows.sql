-- Plan windows on the calendar, a week back and a week on. They keep to local time across clock changes. OFFSET 0: what the clock
-- and the zone say is reckoned once for each day and each window, not wherever it is used.
CREATE OR REPLACE VIEW patrol.window_near AS
SELECT w.hotspot, t.starts_at, t.ends_at, w.visits_planned
FROM patrol.clock c
CROSS JOIN LATERAL (SELECT c.today + n AS day, extract(isodow FROM c.today + n)::int AS weekday
                    FROM generate_series(-7, 7) n OFFSET 0) d
JOIN patrol.plan_window w USING (weekday)
CROSS JOIN LATERAL (SELECT (d.day + w.starts) AT TIME ZONE c.time_zone AS starts_at,
                           (d.day + w.starts + w.lasts) AT TIME ZONE c.time_zone AS ends_at OFFSET 0) t
WHERE t.starts_at < t.ends_at; -- one within the hour that a clock change leaves out does not happen

-- When in a day's windows one begins or ends, from the day's beginning: few, however many windows there are. What a window shows
-- changes then, and between these only with its rows.
CREATE TABLE IF NOT EXISTS patrol.plan_turn (
	weekday int NOT NULL,
	turn    interval NOT NULL,
	PRIMARY KEY (weekday, turn)
);

CREATE OR REPLACE FUNCTION patrol.find_turns() RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	DELETE FROM patrol.plan_turn;
	INSERT INTO patrol.plan_turn
	SELECT DISTINCT w.weekday, t.turn
	FROM patrol.plan_window w CROSS JOIN LATERAL (VALUES (w.starts::interval), (w.starts::interval + w.lasts)) t (turn);
END;
SELECT patrol.find_turns() \g /dev/null

CREATE OR REPLACE FUNCTION patrol.keep_turns() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.find_turns();
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER keep_turns AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON patrol.plan_window
	FOR EACH STATEMENT EXECUTE FUNCTION patrol.keep_turns();

-- The last turn before now. A window lasts a day at most, so that none of an earlier day than yesterday's has one today.
CREATE OR REPLACE VIEW patrol.last_turn AS
SELECT max(m.moment) AS moment
FROM patrol.clock c
CROSS JOIN LATERAL (VALUES (c.today - 1), (c.today)) d (day)
JOIN patrol.plan_turn t ON t.weekday = extract(isodow FROM d.day)
CROSS JOIN LATERAL (SELECT (d.day + t.turn) AT TIME ZONE c.time_zone AS moment) m
WHERE m.moment <= c.minute;

-- Writes down what the plan asked for in windows that have begun since the last time. It is called whenever a visit starts or
-- ends, and before a plan changes; a window is counted from the first of these after its beginning.
CREATE OR REPLACE FUNCTION patrol.keep_plan() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text;
	now timestamptz;
	kept timestamptz;
BEGIN
	SELECT s.time_zone, clock_timestamp() + s.clock_offset INTO zone, now FROM patrol.setting s;
	SELECT until INTO kept FROM patrol.plan_kept;
	UPDATE patrol.plan_kept SET until = now;
	INSERT INTO patrol.planned_window (hotspot, starts_at, ends_at, visits_planned)
	SELECT w.hotspot, t.starts_at, t.ends_at, w.visits_planned
	FROM (SELECT d::date AS day FROM generate_series((kept AT TIME ZONE zone)::date, (now AT TIME ZONE zone)::date, interval '1 day') d) d
	JOIN patrol.plan_window w ON w.weekday = extract(isodow FROM d.day)
	JOIN patrol.hotspot h ON h.code = w.hotspot AND h.suspended_reason IS NULL
		AND d.day BETWEEN h.valid_from AND coalesce(h.valid_to, 'infinity')
	CROSS JOIN LATERAL (SELECT (d.day + w.starts) AT TIME ZONE zone AS starts_at,
	                           (d.day + w.starts + w.lasts) AT TIME ZONE zone AS ends_at) t
	WHERE t.starts_at > kept AND t.starts_at <= now AND t.starts_at < t.ends_at
	ON CONFLICT DO NOTHING;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.plan_changes() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.take_turn();
	PERFORM patrol.keep_plan();
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER keep_plan BEFORE INSERT OR UPDATE OR DELETE ON patrol.plan_window
	FOR EACH STATEMENT EXECUTE FUNCTION patrol.plan_changes();
CREATE OR REPLACE TRIGGER keep_plan BEFORE UPDATE OF suspended_reason, valid_from, valid_to ON patrol.hotspot
	FOR EACH STATEMENT EXECUTE FUNCTION patrol.plan_changes();
