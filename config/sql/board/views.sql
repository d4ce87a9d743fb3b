-- The contract, version 1: all that patrolboard reads. A force with a database of its own re-writes the bodies of these
-- views, keeps their names, columns and types, and need change nothing else. patrolboard-views(7) explains each.
--
-- A view reads tables with its owner's rights, but would call functions with the reader's: so the views call none of ours.

CREATE SCHEMA IF NOT EXISTS board;

CREATE OR REPLACE VIEW board.about AS
SELECT 1 AS contract, s.force, s.time_zone, c.now, s.programme_started, s.effective_minutes
FROM patrol.setting s CROSS JOIN patrol.clock c;

-- The units on duty.
CREATE OR REPLACE VIEW board.unit AS
SELECT d.call_sign, u.kind, u.area, d.crew, d.state_code, d.state_since, d.reported_at, d.hotspot,
       a.id::text AS assist_id, d.note, d.lat, d.lon, d.located_at, d.shift_name, d.shift_ends, d.endurance_ends,
       d.booked_on_at AS on_duty_since
FROM patrol.duty d
JOIN patrol.unit u USING (call_sign)
LEFT JOIN patrol.assist a ON a.unit = d.call_sign AND a.state IN ('accepted', 'arrived')
WHERE d.booked_off_at IS NULL;

-- What each unit on duty has been in since it booked on, the newest twelve of each. A message is no state, and one reported
-- again is the same one still.
CREATE OR REPLACE VIEW board.unit_state AS
SELECT d.call_sign, s.state_code, s.at AS since
FROM patrol.duty d
CROSS JOIN LATERAL (
	SELECT h.at, h.state_code
	FROM (
		SELECT r.at, r.state_code, lag(r.state_code) OVER (ORDER BY r.at) AS before
		FROM patrol.state_history r JOIN patrol.state_code c ON c.code = r.state_code
		WHERE r.duty = d.id AND c.class <> 'message'
	) h
	WHERE h.state_code IS DISTINCT FROM h.before
	ORDER BY h.at DESC
	LIMIT 12
) s
WHERE d.booked_off_at IS NULL;

-- The hotspots valid today. ASB is in whole local days, the last of them yesterday; runaways and streak include today.
CREATE OR REPLACE VIEW board.hotspot AS
WITH clock AS MATERIALIZED (
	SELECT * FROM patrol.clock
), next_window AS (
	-- the window that holds now, else the next one
	SELECT DISTINCT ON (w.hotspot) w.hotspot, w.starts_at, w.ends_at, w.visits_planned
	FROM patrol.window_near w CROSS JOIN clock c
	WHERE w.ends_at > c.minute
	ORDER BY w.hotspot, w.starts_at
), asb_day AS (
	SELECT d.hotspot, c.today - d.day AS days_ago, d.value::int AS n
	FROM patrol.hotspot_day d CROSS JOIN clock c
	WHERE d.metric = 'asb_incidents' AND d.day BETWEEN c.today - 56 AND c.today - 1
), asb AS (
	SELECT hotspot, sum(n) FILTER (WHERE days_ago <= 28) AS recent, sum(n) FILTER (WHERE days_ago > 28) AS prior,
	       jsonb_object_agg(days_ago, n) AS days -- for each hotspot to look through its own only
	FROM asb_day GROUP BY hotspot
), runaways AS (
	SELECT d.hotspot, sum(d.value) FILTER (WHERE d.day > c.today - 7) AS week, sum(d.value) AS four_weeks
	FROM patrol.hotspot_day d CROSS JOIN clock c
	WHERE d.metric = 'runaways' AND d.day BETWEEN c.today - 27 AND c.today
	GROUP BY d.hotspot
), effective_day AS (
	-- newest first, days of an unbroken run have their number and their date fall together
	SELECT d.hotspot, d.day + (row_number() OVER newest)::int AS run, first_value(d.day) OVER newest AS last_day
	FROM patrol.hotspot_day d CROSS JOIN clock c
	WHERE d.metric = 'effective_patrols' AND d.day BETWEEN c.today - 90 AND c.today
	WINDOW newest AS (PARTITION BY d.hotspot ORDER BY d.day DESC)
), streak AS (
	-- days on end with an effective visit; today only adds to it
	SELECT e.hotspot, count(*) AS days
	FROM effective_day e CROSS JOIN clock c
	WHERE e.last_day >= c.today - 1 AND e.run = e.last_day + 1
	GROUP BY e.hotspot
)
SELECT h.code, h.name, h.area, h.division, h.lat, h.lon, h.reason, h.valid_from, h.valid_to,
       w.starts_at                       AS window_starts,
       w.ends_at                         AS window_ends,
       coalesce(w.visits_planned, 0)     AS visits_planned,
       h.revisit_every,
       (SELECT max(a.ends_at) FROM patrol.authorisation a
        WHERE a.hotspot = h.code AND a.starts_at < c.minute + interval '1 minute' AND a.ends_at > c.minute)
                                         AS authorisation_ends,
       f.hotspot IS NOT NULL             AS extra_officers,
       f.reason                          AS extra_reason,
       h.suspended_reason,
       (SELECT v.ended_at FROM patrol.visit v
        WHERE v.hotspot = h.code AND v.ended_at - v.started_at >= c.effective_time
        ORDER BY v.ended_at DESC LIMIT 1)
                                         AS last_effective_at,
       coalesce(asb.recent, 0)::int      AS asb_28d,
       coalesce(asb.prior, 0)::int       AS asb_prior_28d,
       ARRAY(SELECT coalesce((asb.days ->> ago::text)::int, 0) FROM generate_series(28, 1, -1) ago ORDER BY ago DESC)
                                         AS asb_daily,
       coalesce(r.week, 0)::int          AS runaways_7d,
       coalesce(r.four_weeks, 0)::int    AS runaways_28d,
       coalesce(s.days, 0)::int          AS streak_days
FROM clock c
JOIN patrol.hotspot h ON c.today BETWEEN h.valid_from AND coalesce(h.valid_to, 'infinity')
LEFT JOIN next_window w ON w.hotspot = h.code
LEFT JOIN patrol.hotspot_flag f ON f.hotspot = h.code AND f.lifted_at IS NULL
LEFT JOIN asb ON asb.hotspot = h.code
LEFT JOIN runaways r ON r.hotspot = h.code
LEFT JOIN streak s ON s.hotspot = h.code;

-- Visits in progress, and those ended since the hotspot's last window began; from yesterday on where it has had none this week.
CREATE OR REPLACE VIEW board.visit AS
WITH horizon AS (
	SELECT h.code AS hotspot, coalesce(max(w.starts_at), (c.today - 1)::timestamp AT TIME ZONE c.time_zone) AS since
	FROM patrol.clock c
	CROSS JOIN patrol.hotspot h
	LEFT JOIN patrol.window_near w ON w.hotspot = h.code AND w.starts_at <= c.minute
	GROUP BY h.code, c.today, c.time_zone
)
SELECT v.id::text AS id, v.hotspot, v.call_sign, v.crew, v.started_at, v.ended_at,
       (SELECT string_agg(o.quantity || ' ' || coalesce(CASE WHEN o.quantity = 1 THEN m.one END, replace(o.metric, '_', ' ')),
                          ', ' ORDER BY o.metric)
        FROM patrol.outcome o JOIN patrol.metric m USING (metric)
        WHERE o.visit = v.id) AS outcomes
FROM (
	SELECT * FROM patrol.visit WHERE ended_at IS NULL
	UNION ALL
	SELECT v.*
	FROM horizon h
	-- OFFSET 0 keeps the planner from reading all visits there are for the last few of each hotspot
	CROSS JOIN LATERAL (SELECT * FROM patrol.visit v WHERE v.hotspot = h.hotspot AND v.ended_at >= h.since OFFSET 0) v
) v;

-- Assists that are open, and those closed in the last 24 hours.
CREATE OR REPLACE VIEW board.assist AS
SELECT a.id::text AS id, a.hotspot, a.asked_by, a.wanted, a.reason, a.state, a.asked_at, a.acknowledged_at,
       a.acknowledged_by, a.unit, a.accepted_at, a.arrived_at, a.closed_at
FROM patrol.assist a
WHERE a.closed_at IS NULL
   OR a.closed_at > (SELECT minute FROM patrol.clock) - interval '24 h';

-- The running month and the 24 before it; of the county's ASB 24 more, for comparisons over years. Months within the programme
-- have a row for every metric, earlier ones where there is something to show; metrics of the plan from when it has been kept.
CREATE OR REPLACE VIEW board.counter AS
WITH month AS MATERIALIZED (
	-- the end of the part of each month that the running month has had so far, in local time: 30 January has no
	-- counterpart in February, hence the cap
	SELECT m.month, m.month = c.month AS running, c.time_zone, m.month >= c.programme_started_month AS in_programme, m.recent,
	       least(m.month + (c.local_minute - c.month), m.month + interval '1 month') AS ends
	FROM (SELECT *, date_trunc('month', programme_started)::date AS programme_started_month FROM patrol.clock) c
	CROSS JOIN LATERAL (SELECT (c.month - make_interval(months => n))::date AS month, n <= 24 AS recent FROM generate_series(0, 48) n) m
), whole_day AS (
	SELECT m.month, d.metric, sum(d.value) AS value, sum(d.value) FILTER (WHERE m.running OR d.day < m.ends::date - 1) AS to_date
	FROM month m
	JOIN patrol.county_day d USING (month)
	WHERE m.recent
	GROUP BY m.month, d.metric
), part_day AS (
	-- What counted by then of the day in which that part ends, and of the day before: a visit that went on did not, as those in
	-- progress now do not count yet.
	SELECT m.month, d.metric, sum(d.so_far[width_bucket(t.minute, d.minutes)]) AS value
	FROM month m
	CROSS JOIN LATERAL (
		SELECT * FROM patrol.county_minute d
		WHERE d.day BETWEEN m.ends::date - 1 AND m.ends::date AND date_trunc('month', d.day::timestamp) = m.month OFFSET 0) d
	CROSS JOIN LATERAL (
		SELECT (extract(epoch FROM m.ends AT TIME ZONE m.time_zone - d.day::timestamp AT TIME ZONE m.time_zone) / 60)::int AS minute) t
	WHERE NOT m.running AND m.recent
	GROUP BY m.month, d.metric
), figure AS (
	SELECT month, metric, w.value, coalesce(w.to_date, 0) + coalesce(p.value, 0) AS to_date
	FROM whole_day w LEFT JOIN part_day p USING (month, metric)
	UNION ALL
	-- The series has whole months only: none for the running month, and so nothing its earlier months could be
	-- compared with part for part.
	SELECT a.month, 'asb_incidents_county', a.incidents, a.incidents
	FROM patrol.asb_county a JOIN month m USING (month) WHERE NOT m.running
)
SELECT m.month, t.metric, coalesce(f.value, 0) AS value, coalesce(f.to_date, 0) AS to_date, d.definition
FROM month m
CROSS JOIN patrol.metric t
JOIN patrol.definition_period d ON d.metric = t.metric AND m.month >= d.since AND m.month < d.before
LEFT JOIN figure f ON f.month = m.month AND f.metric = t.metric
WHERE f.metric IS NOT NULL OR (m.recent AND m.in_programme AND t.metric <> 'asb_incidents_county'
	AND (t.metric NOT IN ('visits_planned', 'effective_in_window', 'visits_met')
	     OR m.month + interval '1 month' > (SELECT min(starts_at) FROM patrol.planned_window) AT TIME ZONE m.time_zone));

CREATE OR REPLACE VIEW board.counter_total AS
SELECT m.metric, coalesce(f.value, 0) AS value
FROM patrol.metric m
LEFT JOIN (
	SELECT d.metric, sum(d.value) AS value
	FROM patrol.county_day d JOIN patrol.setting s ON d.day >= s.programme_started
	GROUP BY d.metric
	UNION ALL
	SELECT 'asb_incidents_county', sum(a.incidents)
	FROM patrol.asb_county a JOIN patrol.setting s ON a.month >= date_trunc('month', s.programme_started)
) f USING (metric);

-- The running month and the twelve before it, of ASB twice as many for each to have its year before, where there is something
-- to show.
CREATE OR REPLACE VIEW board.counter_hotspot AS
SELECT m.month, m.hotspot, m.metric, m.value
FROM patrol.clock c
JOIN patrol.hotspot_month m
  ON m.month >= (c.month - CASE WHEN m.metric = 'asb_incidents' THEN interval '24 months' ELSE interval '12 months' END)::date;

CREATE OR REPLACE VIEW board.event AS
SELECT id::text AS id, at, kind, hotspot, call_sign, text
FROM patrol.event e
ORDER BY e.at DESC, e.id DESC
LIMIT 200;

-- What depends on time besides has the last moment in its token at which it changed by that.
CREATE OR REPLACE VIEW board.changed AS
SELECT v.dataset,
       concat_ws('.', to_hex(v.n), CASE
       WHEN v.dataset IN ('hotspot', 'visit')
       THEN format('%s.%s.%s', c.today - date '2000-01-01', (SELECT extract(epoch FROM moment) FROM patrol.last_turn),
	CASE WHEN v.dataset = 'hotspot' THEN format('%s.%s',
		(SELECT extract(epoch FROM max(starts_at)) FROM patrol.authorisation WHERE starts_at < c.minute + interval '1 minute'),
		(SELECT extract(epoch FROM max(ends_at)) FROM patrol.authorisation WHERE ends_at <= c.minute)) END)
       WHEN v.dataset = 'assist'
       THEN (SELECT extract(epoch FROM max(closed_at))::text FROM patrol.assist WHERE closed_at <= c.minute - interval '24 h')
       WHEN v.dataset = 'counter'
       THEN (extract(epoch FROM c.minute)::bigint / 60)::text
       WHEN v.dataset = 'counter_hotspot'
       THEN (c.month - date '2000-01-01')::text
       END)             AS token,
       -- a pooler may turn to another server, which gives the numbers in changed_row to other transactions
       to_hex((extract(epoch FROM pg_postmaster_start_time()) * 1000)::bigint) || '.' || to_hex(v.by_row) AS by_row
FROM patrol.version v CROSS JOIN patrol.clock c
UNION ALL
SELECT 'about', NULL, NULL; -- it holds the time itself

-- Of the datasets that have a by_row in board.changed: what has changed, and when.
CREATE OR REPLACE VIEW board.changed_row AS
SELECT dataset, key, changed_in FROM patrol.changed_row;

-- They may be others than before, and show the same rows otherwise.
SELECT patrol.take_turn() \g /dev/null
UPDATE patrol.version SET n = patrol.drawn(), by_row = CASE WHEN by_row IS NOT NULL THEN patrol.drawn() END;
