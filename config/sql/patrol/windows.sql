-- Plan windows on the calendar, a week back and a week on. They keep to local time across clock changes.
CREATE OR REPLACE VIEW patrol.window_near AS
SELECT w.hotspot,
       (d.day + w.starts) AT TIME ZONE c.time_zone           AS starts_at,
       (d.day + w.starts + w.lasts) AT TIME ZONE c.time_zone AS ends_at,
       w.visits_planned
FROM patrol.clock c
CROSS JOIN LATERAL (SELECT c.today + n AS day, extract(isodow FROM c.today + n)::int AS weekday
                    FROM generate_series(-7, 7) n) d
JOIN patrol.plan_window w USING (weekday)
-- a window within the hour that a clock change leaves out does not happen
WHERE (d.day + w.starts) AT TIME ZONE c.time_zone < (d.day + w.starts + w.lasts) AT TIME ZONE c.time_zone;
