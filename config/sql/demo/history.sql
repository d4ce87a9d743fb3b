-- What happened up to the end of 2023. The totals are those the force published, or fit them; the seed only decides
-- which day, place and crew each falls to.

-- Hands out `total` among rows by their weights in whole numbers: the row whose weights, with those before it, add up to
-- `reached` of `all_weights`, gets its part. Rounding the running sum, not each part, leaves nothing over.
CREATE OR REPLACE FUNCTION demo.share(total bigint, weight bigint, reached numeric, all_weights numeric) RETURNS int
LANGUAGE sql IMMUTABLE
RETURN (div(total * reached, all_weights) - div(total * (reached - weight), all_weights))::int;

CREATE TEMP TABLE place ON COMMIT DROP AS
SELECT h.code, h.area, row_number() OVER (PARTITION BY h.area ORDER BY h.code) - 1 AS nth,
       CASE h.code WHEN 'DCC' THEN 3.0 WHEN 'CHE' THEN 2.2 WHEN 'DNO' THEN 1.6 WHEN 'DAR' THEN 1.5 WHEN 'ILK' THEN 1.4
                   WHEN 'LGE' THEN 1.4 WHEN 'SHB' THEN 1.3 WHEN 'GLO' THEN 0.6 WHEN 'BUX' THEN 0.7 WHEN 'MAT' THEN 0.6 ELSE 1.0 END AS busy
FROM patrol.hotspot h
WHERE h.valid_from = '2023-07-01';

CREATE TEMP TABLE month_visits (month date, patrols int, effective int) ON COMMIT DROP;
INSERT INTO month_visits VALUES
	('2023-07-01', 132, 119), ('2023-08-01', 198, 178), ('2023-09-01', 251, 226),
	('2023-10-01', 298, 268), ('2023-11-01', 468, 421), ('2023-12-01', 552, 497);

-- Ten slots from noon to half past eleven, long enough for one visit each; in a slot a hotspot has its own unit of
-- the area, and where two hotspots fall to one unit, chance decides.
CREATE TEMP TABLE past_visit ON COMMIT DROP AS
WITH candidate AS (
	SELECT m.month, m.patrols, m.effective, d::date AS day, slot, p.code, u.call_sign,
	       demo.chance(:seed, 'visit', d::date::text, slot::text, p.code) AS chance,
	       p.busy * CASE WHEN extract(isodow FROM d) >= 5 THEN 1.5 ELSE 1 END * CASE WHEN slot >= 4 THEN 1.6 ELSE 1 END AS weight
	FROM month_visits m
	CROSS JOIN LATERAL generate_series(m.month, m.month + interval '1 month - 1 day', '1 day') d
	CROSS JOIN generate_series(0, 9) slot
	CROSS JOIN place p
	CROSS JOIN (SELECT area, count(*) AS units FROM patrol.unit WHERE kind = 'patrol' GROUP BY area) a
	JOIN (SELECT call_sign, area, row_number() OVER (PARTITION BY area ORDER BY call_sign) - 1 AS nth
	      FROM patrol.unit WHERE kind = 'patrol') u
	  ON u.area = p.area AND u.nth = (p.nth + extract(day FROM d)::int + slot) % a.units
	WHERE a.area = p.area
), ranked AS (
	SELECT *, row_number() OVER (PARTITION BY month ORDER BY -ln(1 - chance) / weight) AS nth
	FROM (SELECT DISTINCT ON (day, slot, call_sign) * FROM candidate ORDER BY day, slot, call_sign, -ln(1 - chance) / weight) c
), made AS (
	SELECT r.*, k.key,
	       row_number() OVER (PARTITION BY month ORDER BY demo.chance(:seed, 'short', k.key)) > effective AS short,
	       (day + time '12:00' + slot * interval '70 min'
	        + floor(demo.chance(:seed, 'start', k.key) * 900) * interval '1 s') AT TIME ZONE 'Europe/London' AS started_at
	FROM ranked r CROSS JOIN LATERAL (SELECT concat_ws('/', day, slot, code) AS key) k
	WHERE nth <= patrols
), weighted AS (
	SELECT *, CASE WHEN short THEN 5 + floor(demo.chance(:seed, 'stay', key) * 10)::int ELSE 15 END AS least,
	       CASE WHEN short THEN 0 ELSE 100 + floor(demo.chance(:seed, 'stay', key) * 900)::int END AS weight_stay
	FROM made
)
SELECT month, key, code, call_sign, started_at, short,
       -- 1,985 officer hours, two officers each
       least + demo.share(1985 * 30 - sum(least) OVER (), weight_stay, sum(weight_stay) OVER (ORDER BY key), sum(weight_stay) OVER ()) AS minutes
FROM weighted;

INSERT INTO patrol.visit (hotspot, call_sign, crew, started_at, ended_at)
SELECT code, call_sign, 2, started_at, started_at + minutes * interval '1 min'
FROM past_visit
ORDER BY started_at, call_sign;

-- What was planned, from noon or one o'clock to midnight: most visits, now and then one that nobody made. Half a year ago the plan
-- asked for less than it does today.
INSERT INTO patrol.planned_window (hotspot, starts_at, ends_at, visits_planned)
WITH month_plan (month, planned) AS (
	VALUES (date '2023-07-01', 150), ('2023-08-01', 222), ('2023-09-01', 280), ('2023-10-01', 330), ('2023-11-01', 512), ('2023-12-01', 604)
), candidate AS (
	SELECT m.month, m.planned, p.code, d::date AS day, greatest(count(v.key), 1) AS visits,
	       demo.chance(:seed, 'planned', d::date::text, p.code) * CASE WHEN count(v.key) > 0 THEN 0.04 ELSE 1 END AS chance
	FROM month_plan m
	CROSS JOIN LATERAL generate_series(m.month, m.month + interval '1 month - 1 day', '1 day') d
	CROSS JOIN place p
	LEFT JOIN past_visit v ON v.code = p.code AND (v.started_at AT TIME ZONE 'Europe/London')::date = d::date
	GROUP BY m.month, m.planned, p.code, d
), taken AS (
	SELECT *, sum(visits) OVER (PARTITION BY month ORDER BY chance, code, day) AS reached FROM candidate
)
SELECT code,
       (day + CASE WHEN code IN ('DCC', 'CHE') THEN time '12:00' ELSE '13:00' END) AT TIME ZONE 'Europe/London',
       (day + 1)::timestamp AT TIME ZONE 'Europe/London', visits
FROM taken WHERE reached <= planned;

-- For each metric and month: on how many visits, and how many in all. `drawn` metrics with the same word fall to the same visits.
CREATE TEMP TABLE month_outcome (metric text, drawn text, month date, visits int, total int) ON COMMIT DROP;
INSERT INTO month_outcome
SELECT metric, drawn, date '2023-06-01' + make_interval(months => n::int), v, t
FROM (VALUES
	('engagements',               'engagement', '{92,139,176,209,328,386}'::int[], '{622,940,1190,1413,2217,2610}'::int[]),
	('arrests',                   'arrest',     '{3,5,6,7,11,13}',   '{3,5,6,7,11,13}'),
	('stop_searches',             'search',     '{6,8,10,12,18,22}', '{6,9,11,13,21,25}'),
	('drugs_recovered',           'search',     '{2,3,4,4,7,9}',     '{2,3,4,4,7,9}'),
	('weapons_recovered',         'search',     '{1,1,1,1,2,2}',     '{1,1,1,1,2,2}'),
	('stolen_property_recovered', 'stolen',     '{1,1,2,2,3,4}',     '{1,1,2,2,3,4}'),
	('groups_dispersed',          'dispersal',  '{4,6,8,9,16,21}',   '{4,7,9,11,19,26}'),
	('people_dispersed',          'dispersal',  '{4,6,8,9,16,21}',   '{17,29,38,45,79,104}'),
	('crimes_identified',         'crime',      '{4,6,7,8,13,16}',   '{4,6,7,9,14,17}'),
	('intelligence_reports',      'report',     '{9,14,18,22,36,43}', '{9,15,19,24,40,49}'),
	('ij_referrals',              'referral',   '{1,2,4,5,8,11}',    '{1,2,4,5,9,12}'),
	('runaways',                  'runaway',    '{2,3,3,4,8,14}',    '{2,3,4,5,10,19}')) AS m (metric, drawn, visits, totals)
CROSS JOIN LATERAL unnest(m.visits, m.totals) WITH ORDINALITY AS n (v, t, n);

INSERT INTO patrol.outcome (visit, metric, quantity)
WITH drawn AS (
	SELECT o.metric, o.month, o.total - o.visits AS beyond_one, o.visits, p.key, v.id,
	       row_number() OVER (PARTITION BY o.metric, o.month ORDER BY
		-- young people run in two places, and more of late
		demo.chance(:seed, 'outcome', o.drawn, p.key)
		/ CASE WHEN o.drawn = 'runaway' AND p.code IN ('DAR', 'SHB') AND p.started_at > '2023-12-20' THEN 40 ELSE 1 END) AS nth,
	       1 + floor(demo.chance(:seed, 'quantity', o.metric, p.key) * 100)::int AS weight
	FROM month_outcome o
	JOIN past_visit p USING (month)
	JOIN patrol.visit v ON v.call_sign = p.call_sign AND v.started_at = p.started_at
)
SELECT id, metric, 1 + demo.share(beyond_one, weight,
       sum(weight) OVER (PARTITION BY metric, month ORDER BY nth), sum(weight) OVER (PARTITION BY metric, month))
FROM drawn
WHERE nth <= visits;

INSERT INTO patrol.authorisation (hotspot, given_by, starts_at, ends_at)
SELECT hotspot, 'Inspector', starts_at::timestamp AT TIME ZONE 'Europe/London', starts_at::timestamp AT TIME ZONE 'Europe/London' + lasts
FROM (VALUES
	('DCC', '2023-07-21 19:00', interval '24 h'), ('CHE', '2023-08-25 18:00', '48 h'), ('ILK', '2023-09-15 17:30', '24 h'),
	('DCC', '2023-10-30 16:00', '48 h'), ('SHB', '2023-11-03 17:00', '36 h'), ('DNO', '2023-11-24 20:00', '24 h'),
	('CHE', '2023-12-15 18:00', '48 h'), ('DAR', '2023-12-31 18:25', '24 h')) AS a (hotspot, starts_at, lasts);

-- ASB in the hotspots, from before they were any: 6 % less in November 2023 than the year before.
INSERT INTO patrol.asb_incident (hotspot, at)
WITH month AS (
	SELECT date '2021-12-01' + make_interval(months => n::int) AS month, total
	FROM unnest('{318,306,352,378,401,418,436,428,389,401,350,312,
	              314,301,345,371,394,409,416,405,367,377,329,291}'::int[]) WITH ORDINALITY AS m (total, n)
), stretch AS (
	-- where each hotspot's part of a number from 0 to 1 begins and ends
	SELECT code, ((sum(busy) OVER w - busy) / sum(busy) OVER ())::double precision AS low,
	       (sum(busy) OVER w / sum(busy) OVER ())::double precision AS high
	FROM place WINDOW w AS (ORDER BY code)
), incident AS (
	SELECT m.month, n, demo.chance(:seed, 'asb', m.month::text, n::text) AS chance
	FROM month m CROSS JOIN LATERAL generate_series(1, m.total) n
)
SELECT s.code, (date_trunc('day', i.month + demo.chance(:seed, 'asb day', i.month::text, n::text) * (i.month + interval '1 month' - i.month))
	-- most of it in the evening
	+ interval '23 h 59 min' * (1 - 0.9 * demo.chance(:seed, 'asb hour', i.month::text, n::text) * demo.chance(:seed, 'asb hour too', i.month::text, n::text)))
	AT TIME ZONE 'Europe/London' AS at
FROM incident i JOIN stretch s ON i.chance >= s.low AND i.chance < s.high
ORDER BY at;

-- ASB in the county: half of what it was three years before, in every month.
INSERT INTO patrol.asb_county (month, incidents)
SELECT date '2020-01-01' + make_interval(years => y::int - 1, months => m::int - 1), round(usual * part)::int
FROM unnest('{3180,3060,3520,3780,4010,4180,4360,4280,3890,4010,3500,3320}'::int[]) WITH ORDINALITY AS month (usual, m)
CROSS JOIN unnest('{1.0,0.83,0.66,0.5}'::numeric[]) WITH ORDINALITY AS year (part, y);

INSERT INTO patrol.hotspot_flag (hotspot, reason, flagged_at) VALUES
	('DAR', 'young people running from officers, four times this week', '2023-12-29 19:10+00'),
	('SHB', 'young people running from officers across the railway', '2023-12-30 20:40+00');
