WITH clock AS (
	SELECT now, time_zone FROM board.about
), visited AS (
	SELECT hotspot, count(*) AS visits FROM board.visit GROUP BY hotspot
), sent AS (
	SELECT hotspot, string_agg(call_sign, ' ' ORDER BY call_sign) AS crew FROM board.unit GROUP BY hotspot
), counted AS MATERIALIZED (
	SELECT month, metric, to_date FROM board.counter
	WHERE metric IN ('patrols', 'effective_patrols', 'arrests', 'stop_searches')
), hotspot_line AS (
	SELECT row_number() OVER (ORDER BY extra_officers DESC, window_starts NULLS LAST, code) AS line,
	       format('%s%s%s%s%s%s%s', rpad(CASE WHEN extra_officers THEN '!' ELSE ' ' END || name, 28), rpad(area, 6),
	              rpad(left(coalesce(crew, '-'), 21), 22), rpad(to_char(last_effective_at AT TIME ZONE time_zone, 'DD/MM HH24:MI'), 14),
	              rpad(coalesce(visits, 0) || '/' || visits_planned, 8), rpad(asb_28d || ' ' || to_char(asb_28d - asb_prior_28d, 'SG999'), 12),
	              runaways_7d || '/' || runaways_28d) AS text
	FROM board.hotspot h LEFT JOIN visited v ON v.hotspot = h.code LEFT JOIN sent s ON s.hotspot = h.code CROSS JOIN clock
), unit_line AS (
	SELECT row_number() OVER (ORDER BY assist_id IS NULL, state_since, call_sign) AS line,
	       format('%s%s%s%s%s', rpad(call_sign, 6), rpad(kind, 12), rpad(state_code, 4), rpad(coalesce(note, hotspot, '-'), 26),
	              to_char(now - state_since, 'HH24:MI')) AS text
	FROM board.unit CROSS JOIN clock
), assist_line AS (
	SELECT row_number() OVER (ORDER BY asked_at) AS line,
	       format('%s%s%s%s%s', rpad(asked_by, 6), rpad(coalesce(hotspot, '-'), 5), rpad(wanted, 12), rpad(state, 10),
	              to_char(now - asked_at, 'HH24:MI')) AS text
	FROM board.assist CROSS JOIN clock WHERE closed_at IS NULL
), counter_line AS (
	SELECT 4 + row_number() OVER (ORDER BY c.metric) AS line, rpad(c.metric, 26) || lpad(c.to_date::text, 8) || lpad(l.to_date::text, 8) AS text
	FROM counted c
	JOIN counted l ON l.metric = c.metric AND l.month = c.month - interval '1 month'
	CROSS JOIN clock
	WHERE c.month = date_trunc('month', now AT TIME ZONE time_zone)::date
), below AS (
	SELECT line, rpad(u.text, 60) || coalesce(a.text, c.text, '') AS text
	FROM unit_line u LEFT JOIN assist_line a USING (line) LEFT JOIN counter_line c USING (line)
	WHERE line <= 10
)
SELECT rpad(text, 119)
FROM (
	SELECT 0 AS part, 0 AS line, force || ' ' || to_char(now AT TIME ZONE time_zone, 'Dy DD Mon YYYY HH24:MI:SS') AS text
	FROM board.about
	UNION ALL SELECT 1, line, text FROM hotspot_line
	UNION ALL SELECT 2, 0, 'units ' || count(*) || ', free ' || count(*) FILTER (WHERE state_code IN ('1', '2', '3')) FROM board.unit
	UNION ALL SELECT 3, line, text FROM below
	UNION ALL SELECT 4, 0, to_char(at AT TIME ZONE time_zone, 'HH24:MI:SS ') || left(text, 100)
	FROM (SELECT at, text FROM board.event ORDER BY at DESC, id DESC LIMIT 1) newest CROSS JOIN clock
) screen
ORDER BY part, line
