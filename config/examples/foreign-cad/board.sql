-- The contract's views over cad, step by step as patrolboard-views(7) has it. Views of schema bridge say once what several views
-- need; the reader has no rights there, nor on cad. Running it again puts the views' present bodies in place.
--
--   psql -v ON_ERROR_STOP=1 -1 -d DATABASE -f board.sql

-- 1. The role

DO $$
BEGIN
	IF to_regrole('patrolboard_reader') IS NULL THEN
		CREATE ROLE patrolboard_reader LOGIN;
	END IF;
	EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database());
END;
$$;
ALTER ROLE patrolboard_reader SET default_transaction_read_only = on;
ALTER ROLE patrolboard_reader SET default_transaction_isolation = 'repeatable read';
ALTER ROLE patrolboard_reader SET statement_timeout = '5s';
ALTER ROLE patrolboard_reader SET lock_timeout = '1s';
ALTER ROLE patrolboard_reader SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE patrolboard_reader SET client_connection_check_interval = '2s';
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS board;
CREATE SCHEMA IF NOT EXISTS bridge;
GRANT USAGE ON SCHEMA board TO patrolboard_reader;

-- 2. The clock, and local time stamps made moments

-- One row. Whatever follows asks it for the time: so a test can give it another.
CREATE OR REPLACE VIEW bridge.clock AS
SELECT now, time_zone, date_trunc('minute', now) AS minute, date_trunc('minute', now) AT TIME ZONE time_zone AS local_minute,
       (now AT TIME ZONE time_zone)::date AS today, date_trunc('month', now AT TIME ZONE time_zone)::date AS month
FROM (SELECT transaction_timestamp() AS now, 'Europe/London'::text AS time_zone) c;

-- The log with moments. Of a time that comes twice, on the night in October, AT TIME ZONE takes the second. It was the first when
-- the second is yet to come, or when an entry made later has an earlier time: then the clocks went back between the two.
CREATE OR REPLACE VIEW bridge.entry AS
SELECT l.entry_no, l.res_type, l.res_id, l.status_cd, l.beat_id, l.remark, l.lat_e6, l.lon_e6, l.at_local,
       CASE WHEN (t.second - interval '1 h') AT TIME ZONE c.time_zone = l.at_local
             AND (t.second > c.now
                  OR EXISTS (SELECT FROM cad.log k WHERE k.entry_no > l.entry_no
                             AND k.at_local < l.at_local AND k.at_local >= l.at_local - interval '1 h'))
       THEN t.second - interval '1 h' ELSE t.second END AS at
FROM cad.log l
CROSS JOIN bridge.clock c
CROSS JOIN LATERAL (SELECT l.at_local AT TIME ZONE c.time_zone AS second) t;

-- 3. What is in more than one table, or under another name

CREATE OR REPLACE VIEW bridge.resource AS
SELECT 'C'::char(1) AS res_type, c.crew_id AS res_id, c.call_no::text AS call_sign,
       CASE c.role_cd WHEN 'RW' THEN 'patrol' WHEN 'MC' THEN 'motorcycle' WHEN 'SG' THEN 'supervisor'
       ELSE c.role_cd::text END AS kind,
       d.title::text AS area, c.headcount::int AS crew, c.turn::text AS shift_name, c.turn_until,
       NULL::timestamp AS battery_until, c.deleted_on IS NULL AS in_use
FROM cad.crew c JOIN cad.district d USING (district_id)
UNION ALL
SELECT 'A', a.aircraft_id, a.tail_no, 'drone', d.title, a.pilots, NULL, NULL, a.battery_until, a.withdrawn = 'N'
FROM cad.aircraft a JOIN cad.district d USING (district_id);

CREATE OR REPLACE VIEW bridge.visit AS
SELECT a.attend_id, b.short_cd::text AS hotspot, r.call_sign, a.headcount::int AS crew, i.at AS started_at, o.at AS ended_at,
       i.at_local AS started_local
FROM cad.attendance a
JOIN cad.beat b USING (beat_id)
JOIN bridge.resource r USING (res_type, res_id)
JOIN bridge.entry i ON i.entry_no = a.in_entry
LEFT JOIN bridge.entry o ON o.entry_no = a.out_entry;

-- The state of each resource: of its latest entry that is neither position nor message, since the first of its unbroken run.
CREATE OR REPLACE VIEW bridge.state AS
SELECT r.res_type, r.res_id, s.status_cd, s.beat_id, f.at AS since, s.on_since
FROM bridge.resource r
CROSS JOIN LATERAL (
	SELECT l.entry_no, l.status_cd, l.beat_id,
	       (SELECT max(n.entry_no) FROM cad.log n
	        WHERE n.res_type = r.res_type AND n.res_id = r.res_id AND n.status_cd = 'BON') AS on_since
	FROM cad.log l
	WHERE l.res_type = r.res_type AND l.res_id = r.res_id AND l.status_cd NOT IN ('POS', 'MSG')
	ORDER BY l.entry_no DESC LIMIT 1
) s
CROSS JOIN LATERAL (
	SELECT min(l.entry_no) AS entry_no
	FROM cad.log l
	WHERE l.res_type = r.res_type AND l.res_id = r.res_id AND l.status_cd = s.status_cd AND l.entry_no > coalesce((
		SELECT max(p.entry_no) FROM cad.log p
		WHERE p.res_type = r.res_type AND p.res_id = r.res_id AND p.status_cd NOT IN ('POS', 'MSG', s.status_cd)), 0)
) first
JOIN bridge.entry f ON f.entry_no = first.entry_no
WHERE r.in_use AND s.status_cd <> 'BOF';

-- 4. The views, in the order in which `patrolboard check database` asks for them

CREATE OR REPLACE VIEW board.about AS
SELECT 1 AS contract, 'Northmoor'::text AS force, time_zone, now, date '2023-06-01' AS programme_started, 15 AS effective_minutes
FROM bridge.clock;

CREATE OR REPLACE VIEW board.unit AS
SELECT r.call_sign, r.kind, r.area, r.crew, s.status_cd::text AS state_code, s.since AS state_since, last.at AS reported_at,
       b.short_cd::text AS hotspot, k.backup_id::text AS assist_id, NULL::text AS note,
       p.lat_e6 / 1e6::float8 AS lat, p.lon_e6 / 1e6::float8 AS lon, p.at AS located_at,
       r.shift_name, r.turn_until AT TIME ZONE c.time_zone AS shift_ends,
       r.battery_until AT TIME ZONE c.time_zone AS endurance_ends, o.at AS on_duty_since
FROM bridge.state s
JOIN bridge.resource r USING (res_type, res_id)
CROSS JOIN bridge.clock c
LEFT JOIN cad.beat b ON b.beat_id = s.beat_id
LEFT JOIN bridge.entry o ON o.entry_no = s.on_since
LEFT JOIN LATERAL (
	SELECT backup_id FROM cad.backup k
	WHERE k.to_type = s.res_type AND k.to_id = s.res_id AND k.status_no IN (30, 40)
	ORDER BY backup_id DESC LIMIT 1
) k ON true
CROSS JOIN LATERAL (
	SELECT e.at FROM bridge.entry e WHERE e.res_type = s.res_type AND e.res_id = s.res_id ORDER BY e.entry_no DESC LIMIT 1
) last
LEFT JOIN LATERAL (
	SELECT e.at, e.lat_e6, e.lon_e6 FROM bridge.entry e
	WHERE e.res_type = s.res_type AND e.res_id = s.res_id AND e.entry_no >= s.on_since AND e.lat_e6 IS NOT NULL
	ORDER BY e.entry_no DESC LIMIT 1
) p ON true;

CREATE OR REPLACE VIEW board.hotspot AS
WITH clock AS MATERIALIZED (
	SELECT * FROM bridge.clock
), cover AS (
	-- the window that holds now, else the next one
	SELECT DISTINCT ON (w.beat_id) w.beat_id, w.starts_at, w.ends_at, w.target
	FROM clock c
	CROSS JOIN LATERAL (SELECT c.today + n AS day FROM generate_series(-1, 7) n) d
	JOIN cad.beat_cover k ON k.dow = extract(dow FROM d.day)
	CROSS JOIN LATERAL (
		SELECT k.beat_id, k.target,
		       (d.day + make_time(k.from_hhmm / 100, k.from_hhmm % 100, 0)) AT TIME ZONE c.time_zone AS starts_at,
		       (d.day + (k.to_hhmm <= k.from_hhmm)::int + make_time(k.to_hhmm / 100, k.to_hhmm % 100, 0))
		       AT TIME ZONE c.time_zone AS ends_at
	) w
	WHERE w.ends_at > c.minute
	ORDER BY w.beat_id, w.starts_at
), asb AS (
	SELECT i.beat_id, c.today - i.at_local::date AS days_ago, count(*) AS n
	FROM cad.incident i CROSS JOIN clock c
	WHERE i.category = 'ASB' AND i.deleted = 'N' AND i.at_local >= c.today - 56 AND i.at_local < c.today
	GROUP BY 1, 2
), runaway AS (
	SELECT a.beat_id, sum(r.qty) FILTER (WHERE l.at_local >= c.today - 6) AS week, sum(r.qty) AS four_weeks
	FROM cad.result r JOIN cad.attendance a USING (attend_id) JOIN cad.log l ON l.entry_no = a.in_entry CROSS JOIN clock c
	WHERE r.result_cd = 'RUN' AND l.at_local >= c.today - 27
	GROUP BY 1
), effective AS (
	SELECT hotspot, max(ended_at) AS last_at, array_agg(DISTINCT started_local::date) AS days
	FROM bridge.visit WHERE ended_at - started_at >= interval '15 minutes'
	GROUP BY 1
)
SELECT b.short_cd::text AS code, b.title::text AS name, d.title::text AS area, d.command::text AS division,
       b.lat_e6 / 1e6::float8 AS lat, b.lon_e6 / 1e6::float8 AS lon, b.why::text AS reason,
       b.live_from AS valid_from, b.live_until - 1 AS valid_to,
       w.starts_at AS window_starts, w.ends_at AS window_ends, coalesce(w.target, 0)::int AS visits_planned,
       b.return_mins * interval '1 minute' AS revisit_every,
       (SELECT max(o.to_local AT TIME ZONE c.time_zone) FROM cad.dispersal o
        WHERE o.beat_id = b.beat_id AND o.voided = 'N'
          AND c.now >= o.from_local AT TIME ZONE c.time_zone AND c.now < o.to_local AT TIME ZONE c.time_zone)
                                         AS authorisation_ends,
       n.notice_text IS NOT NULL         AS extra_officers,
       n.notice_text::text               AS extra_reason,
       b.hold_note::text                 AS suspended_reason,
       e.last_at                         AS last_effective_at,
       (SELECT coalesce(sum(a.n), 0)::int FROM asb a WHERE a.beat_id = b.beat_id AND a.days_ago <= 28) AS asb_28d,
       (SELECT coalesce(sum(a.n), 0)::int FROM asb a WHERE a.beat_id = b.beat_id AND a.days_ago > 28)  AS asb_prior_28d,
       ARRAY(SELECT coalesce((SELECT a.n FROM asb a WHERE a.beat_id = b.beat_id AND a.days_ago = ago), 0)::int
             FROM generate_series(28, 1, -1) ago ORDER BY ago DESC) AS asb_daily,
       coalesce(r.week, 0)::int          AS runaways_7d,
       coalesce(r.four_weeks, 0)::int    AS runaways_28d,
       -- days on end, back from today, or from yesterday while today has none yet
       (SELECT count(*)::int FROM generate_series(0, 365) ago
        WHERE ago >= (NOT coalesce(c.today = ANY (e.days), false))::int
          AND NOT EXISTS (SELECT FROM generate_series((NOT coalesce(c.today = ANY (e.days), false))::int, ago) gap
                          WHERE NOT coalesce(c.today - gap = ANY (e.days), false))) AS streak_days
FROM clock c
JOIN cad.beat b ON b.deleted = 'N' AND c.today >= b.live_from AND (b.live_until IS NULL OR c.today < b.live_until)
JOIN cad.district d USING (district_id)
LEFT JOIN cover w USING (beat_id)
LEFT JOIN LATERAL (
	SELECT notice_text FROM cad.notice n WHERE n.beat_id = b.beat_id AND n.lifted_at IS NULL ORDER BY posted_at DESC LIMIT 1
) n ON true
LEFT JOIN runaway r USING (beat_id)
LEFT JOIN effective e ON e.hotspot = b.short_cd;

-- In progress, or ended within the last day: no window here is longer.
CREATE OR REPLACE VIEW board.visit AS
SELECT v.attend_id::text AS id, v.hotspot, v.call_sign, v.crew, v.started_at, v.ended_at,
       (SELECT string_agg(r.qty || ' ' || r.result_cd, ', ' ORDER BY r.result_cd)
        FROM cad.result r WHERE r.attend_id = v.attend_id) AS outcomes
FROM bridge.visit v
WHERE v.ended_at IS NULL OR v.ended_at > (SELECT now FROM bridge.clock) - interval '24 h';

-- Its times have no number of an entry that would tell which of the two hours they are in: the second, unless that is yet to come.
CREATE OR REPLACE VIEW bridge.backup AS
SELECT k.backup_id, m.asked_at, m.acknowledged_at, m.accepted_at, m.arrived_at, m.closed_at
FROM cad.backup k
CROSS JOIN bridge.clock c
CROSS JOIN LATERAL (
	SELECT max(t.at) FILTER (WHERE v.n = 1) AS asked_at, max(t.at) FILTER (WHERE v.n = 2) AS acknowledged_at,
	       max(t.at) FILTER (WHERE v.n = 3) AS accepted_at, max(t.at) FILTER (WHERE v.n = 4) AS arrived_at,
	       max(t.at) FILTER (WHERE v.n = 5) AS closed_at
	FROM (VALUES (1, k.raised_at), (2, k.seen_at), (3, k.taken_at), (4, k.there_at), (5, k.finished_at)) AS v (n, local)
	CROSS JOIN LATERAL (SELECT v.local AT TIME ZONE c.time_zone AS second) s
	CROSS JOIN LATERAL (
		SELECT CASE WHEN s.second > c.now AND (s.second - interval '1 h') AT TIME ZONE c.time_zone = v.local
		       THEN s.second - interval '1 h' ELSE s.second END AS at
	) t
) m;

CREATE OR REPLACE VIEW board.assist AS
SELECT k.backup_id::text AS id, b.short_cd::text AS hotspot, a.call_sign AS asked_by,
       CASE k.need_cd WHEN 'D' THEN 'drone' WHEN 'M' THEN 'motorcycle' WHEN 'P' THEN 'officers' ELSE k.need_cd::text END AS wanted,
       k.why::text AS reason,
       CASE k.status_no WHEN 10 THEN 'asked' WHEN 20 THEN 'offered' WHEN 30 THEN 'accepted' WHEN 40 THEN 'arrived'
       WHEN 50 THEN 'released' WHEN 60 THEN 'declined' ELSE k.status_no::text END AS state,
       m.asked_at, m.acknowledged_at, k.seen_by::text AS acknowledged_by, t.call_sign AS unit, m.accepted_at, m.arrived_at,
       m.closed_at
FROM cad.backup k
JOIN bridge.backup m USING (backup_id)
JOIN cad.beat b USING (beat_id)
JOIN bridge.resource a ON a.res_type = 'C' AND a.res_id = k.crew_id
LEFT JOIN bridge.resource t ON t.res_type = k.to_type AND t.res_id = k.to_id
WHERE m.closed_at IS NULL OR m.closed_at > (SELECT now FROM bridge.clock) - interval '24 h';

-- All that counts, at its local time: months are local too.
CREATE OR REPLACE VIEW bridge.counted AS
SELECT v.hotspot, m.metric, v.started_local AS at_local, m.value::float8
FROM bridge.visit v
-- OFFSET 0 keeps the planner from working them out once for each metric
CROSS JOIN LATERAL (SELECT extract(epoch FROM v.ended_at - v.started_at)::float8 / 60 AS minutes OFFSET 0) t
CROSS JOIN LATERAL (VALUES ('patrols', 1), ('patrol_minutes', t.minutes), ('officer_minutes', t.minutes * v.crew),
	('effective_patrols', (t.minutes >= 15)::int)) AS m (metric, value)
WHERE v.ended_at IS NOT NULL
UNION ALL
SELECT b.short_cd, m.metric, l.at_local, m.value
FROM cad.result r
JOIN cad.attendance a USING (attend_id)
JOIN cad.beat b USING (beat_id)
JOIN cad.log l ON l.entry_no = a.in_entry
CROSS JOIN LATERAL (VALUES
	(CASE r.result_cd WHEN 'ENG' THEN 'engagements' WHEN 'ARR' THEN 'arrests' WHEN 'SSR' THEN 'stop_searches'
	 WHEN 'DRG' THEN 'drugs_recovered' WHEN 'STL' THEN 'stolen_property_recovered' WHEN 'WPN' THEN 'weapons_recovered'
	 WHEN 'INT' THEN 'intelligence_reports' WHEN 'CRM' THEN 'crimes_identified' WHEN 'IJR' THEN 'ij_referrals'
	 WHEN 'RUN' THEN 'runaways' WHEN 'GRP' THEN 'groups_dispersed' WHEN 'PPL' THEN 'people_dispersed' END, r.qty),
	(CASE WHEN r.result_cd = 'ENG' AND a.out_entry IS NOT NULL THEN 'patrols_with_engagement' END, 1)) AS m (metric, value)
WHERE m.metric IS NOT NULL
UNION ALL
SELECT b.short_cd, 'dispersals_authorised', o.from_local, 1
FROM cad.dispersal o JOIN cad.beat b USING (beat_id)
WHERE o.voided = 'N'
UNION ALL
SELECT b.short_cd, m.metric, k.raised_at, 1
FROM cad.backup k
JOIN cad.beat b USING (beat_id)
CROSS JOIN LATERAL (VALUES ('assists_asked'), (CASE WHEN k.there_at IS NOT NULL THEN 'assists_met' END)) AS m (metric)
WHERE m.metric IS NOT NULL
UNION ALL
SELECT b.short_cd, 'asb_incidents', i.at_local, 1
FROM cad.incident i JOIN cad.beat b USING (beat_id)
WHERE i.category = 'ASB' AND i.deleted = 'N';

-- Every metric in each of the last fourteen months, counted or not: what has no row is not known, which is not the same as none.
CREATE OR REPLACE VIEW board.counter AS
WITH month AS MATERIALIZED (
	SELECT m.month, least(m.month + (c.local_minute - c.month), m.month + interval '1 month') AS until
	FROM bridge.clock c
	CROSS JOIN LATERAL (SELECT (c.month - make_interval(months => n))::date AS month FROM generate_series(0, 13) n) m
), summed AS (
	SELECT m.month, k.metric, sum(k.value) AS value, sum(k.value) FILTER (WHERE k.at_local < m.until) AS to_date
	FROM month m JOIN bridge.counted k ON date_trunc('month', k.at_local) = m.month
	GROUP BY 1, 2
)
SELECT m.month, t.metric, coalesce(s.value, 0) AS value, coalesce(s.to_date, 0) AS to_date, 1 AS definition
FROM month m
CROSS JOIN unnest('{patrols,patrol_minutes,officer_minutes,effective_patrols,patrols_with_engagement,engagements,arrests,
	stop_searches,dispersals_authorised,groups_dispersed,people_dispersed,drugs_recovered,stolen_property_recovered,
	weapons_recovered,crimes_identified,intelligence_reports,ij_referrals,runaways,assists_asked,assists_met,
	asb_incidents}'::text[]) AS t (metric)
LEFT JOIN summed s USING (month, metric);

CREATE OR REPLACE VIEW board.counter_total AS
SELECT k.metric, sum(k.value) AS value
FROM bridge.counted k JOIN board.about a ON k.at_local >= a.programme_started
GROUP BY 1;

CREATE OR REPLACE VIEW board.counter_hotspot AS
SELECT date_trunc('month', k.at_local)::date AS month, k.hotspot, k.metric, sum(k.value) AS value
FROM bridge.counted k
JOIN bridge.clock c ON k.at_local >= c.month - make_interval(months => CASE k.metric WHEN 'asb_incidents' THEN 24 ELSE 12 END)
GROUP BY 1, 2, 3;

CREATE OR REPLACE VIEW board.event AS
SELECT e.entry_no::text AS id, e.at, lower(e.status_cd) AS kind, b.short_cd::text AS hotspot, r.call_sign,
       coalesce(e.remark, lower(e.status_cd))::text AS text
FROM (
	SELECT * FROM bridge.entry WHERE status_cd <> 'POS' ORDER BY entry_no DESC LIMIT 200
) e
JOIN bridge.resource r USING (res_type, res_id)
LEFT JOIN cad.beat b USING (beat_id)
ORDER BY e.entry_no DESC;

CREATE OR REPLACE VIEW board.unit_state AS
SELECT r.call_sign, h.status_cd::text AS state_code, h.at AS since
FROM bridge.state s
JOIN bridge.resource r USING (res_type, res_id)
CROSS JOIN LATERAL (
	SELECT n.status_cd, n.at
	FROM (
		SELECT e.entry_no, e.status_cd, e.at, lag(e.status_cd) OVER (ORDER BY e.entry_no) AS before
		FROM bridge.entry e
		WHERE e.res_type = s.res_type AND e.res_id = s.res_id AND e.entry_no >= s.on_since AND e.status_cd NOT IN ('POS', 'MSG')
	) n
	WHERE n.status_cd IS DISTINCT FROM n.before
	ORDER BY n.entry_no DESC LIMIT 12
) h;

-- Only what can be told for certain. Entries of the log are never changed, so those of the numbers that board.event shows are what
-- they were; the highest number would not do, for a transaction that took a lower one may end after it. Small tables that may be
-- changed are in it by the transactions that wrote their rows. In the hour that comes twice moments move, and nothing is promised.
CREATE OR REPLACE VIEW board.changed AS
SELECT 'event'::text AS dataset,
       CASE WHEN (c.now - interval '1 h') AT TIME ZONE c.time_zone = c.now AT TIME ZONE c.time_zone
              OR (c.now + interval '1 h') AT TIME ZONE c.time_zone = c.now AT TIME ZONE c.time_zone THEN NULL
       ELSE md5(concat_ws('/', pg_postmaster_start_time(),
		(SELECT string_agg(l.entry_no::text, ' ') FROM (
			SELECT entry_no FROM cad.log WHERE status_cd <> 'POS' ORDER BY entry_no DESC LIMIT 200) l),
		(SELECT string_agg(concat(b.xmin, b.ctid), ' ') FROM cad.beat b),
		(SELECT string_agg(concat(r.xmin, r.ctid), ' ') FROM cad.crew r),
		(SELECT string_agg(concat(r.xmin, r.ctid), ' ') FROM cad.aircraft r))) END AS token,
       NULL::text AS by_row
FROM bridge.clock c
UNION ALL
SELECT d, NULL, NULL
FROM unnest('{about,unit,hotspot,visit,assist,counter,counter_total,counter_hotspot,unit_state}'::text[]) d;

CREATE OR REPLACE VIEW board.changed_row AS
SELECT NULL::text AS dataset, NULL::text AS key, NULL::bigint AS changed_in WHERE false;

-- 5. Nothing but these for the reader

GRANT SELECT ON ALL TABLES IN SCHEMA board TO patrolboard_reader;
