-- The demo says what the force published, whatever the seed.

CREATE FUNCTION pg_temp.value(of_month date, of_metric text) RETURNS numeric
LANGUAGE sql
RETURN (SELECT value FROM board.counter WHERE month = of_month AND metric = of_metric);
CREATE FUNCTION pg_temp.total(of_metric text) RETURNS numeric -- July to December 2023
LANGUAGE sql
RETURN (SELECT sum(value) FROM board.counter WHERE month BETWEEN '2023-07-01' AND '2023-12-01' AND metric = of_metric);
CREATE FUNCTION pg_temp.change(a numeric, b numeric) RETURNS numeric
LANGUAGE sql
RETURN round(100 * (a - b) / b);

SELECT test.same((SELECT count(*) FROM board.hotspot), 23, '23 hotspots');
SELECT test.same(pg_temp.total('patrols'), 1899, '1,899 patrols since the start');
SELECT test.same(pg_temp.value('2023-12-01', 'patrols'), 552, '552 in December');
SELECT test.same(pg_temp.value('2023-11-01', 'patrols'), 468, '468 in November');
SELECT test.same(pg_temp.change(pg_temp.value('2023-12-01', 'patrols'), pg_temp.value('2023-11-01', 'patrols')), 18, 'up 18 %');
SELECT test.same(round(100 * pg_temp.value('2023-12-01', 'effective_patrols') / pg_temp.value('2023-12-01', 'patrols')), 90, '90 % of at least 15 minutes in December');
SELECT test.same(round(100 * pg_temp.total('effective_patrols') / pg_temp.total('patrols')), 90, 'and since the start');
SELECT test.same(pg_temp.value('2023-12-01', 'arrests'), 13, '13 arrests in December');
SELECT test.same(pg_temp.value('2023-12-01', 'stop_searches'), 25, '25 stop searches');
SELECT test.same(pg_temp.value('2023-12-01', 'dispersals_authorised'), 2, '2 dispersals');
SELECT test.same(pg_temp.total('engagements'), 8992, '8,992 engagements since the start');
SELECT test.same(round(100 * pg_temp.value('2023-12-01', 'patrols_with_engagement') / pg_temp.value('2023-12-01', 'patrols')), 70, '70 % of patrols led to one, in December');
SELECT test.same(round(100 * pg_temp.total('patrols_with_engagement') / pg_temp.total('patrols')), 70, 'and since the start');
SELECT test.same(pg_temp.change(pg_temp.value('2023-11-01', 'asb_incidents'), pg_temp.value('2022-11-01', 'asb_incidents')), -6, 'ASB in the hotspots down 6 % in November');
SELECT test.same((SELECT string_agg(DISTINCT pg_temp.change(now.incidents, past.incidents)::text, ' ')
	FROM patrol.asb_county now JOIN patrol.asb_county past ON now.month = past.month + interval '3 years'), '-50', 'ASB in the county down 50 % over three years');
SELECT test.ok((SELECT bool_and(past.value IS NOT NULL) FROM board.counter now LEFT JOIN board.counter past
		ON past.metric = now.metric AND past.month = now.month - interval '3 years'
	WHERE now.metric = 'asb_incidents_county' AND now.month >= '2023-07-01'), 'on the board too');
SELECT test.ok(100 * pg_temp.value(m::date, 'visits_met') / pg_temp.value(m::date, 'visits_planned') BETWEEN 60 AND 90, 'a plausible compliance in ' || m)
FROM unnest('{2023-07-01,2023-08-01,2023-09-01,2023-10-01,2023-11-01,2023-12-01}'::text[]) m;
SELECT test.ok(bool_and(pg_temp.value(m::date, 'visits_met') <= pg_temp.value(m::date, 'effective_in_window')
	AND pg_temp.value(m::date, 'effective_in_window') <= pg_temp.value(m::date, 'effective_patrols')), 'no more met than effective in a window, no more of those than effective')
FROM unnest('{2023-07-01,2023-08-01,2023-09-01,2023-10-01,2023-11-01,2023-12-01,2024-01-01}'::text[]) m;
SELECT test.same((SELECT count(DISTINCT hotspot) FROM board.counter_hotspot WHERE month = '2022-12-01' AND metric = 'asb_incidents'), 23, 'ASB by hotspot the year before');
SELECT test.ok(pg_temp.total('officer_minutes') / 60 BETWEEN 1980 AND 1999, 'nearly 2,000 officer hours');
SELECT test.ok((SELECT value / 60 < 2000 FROM board.counter_total WHERE metric = 'officer_minutes'), 'on the board too, as the evening begins');
SELECT test.same((SELECT string_agg(m, ' ') FROM unnest('{drugs_recovered,stolen_property_recovered,weapons_recovered,crimes_identified,intelligence_reports,ij_referrals,runaways,groups_dispersed,people_dispersed}'::text[]) m
	WHERE coalesce(pg_temp.value('2023-12-01', m), 0) = 0), NULL, 'something of everything else');
SELECT test.same((SELECT string_agg(DISTINCT definition::text, ' ') FROM board.counter WHERE metric = 'intelligence_reports'), '1 2', 'a counter whose definition changes');
SELECT test.same((SELECT count(*) FROM board.counter_hotspot WHERE month = '2023-12-01' AND metric = 'patrols'), 23, 'every hotspot was patrolled');
SELECT test.same((SELECT sum(value) FROM board.counter_hotspot WHERE month = '2023-12-01' AND metric = 'patrols'), 552, 'and together they were patrolled as often');

-- The evening
SELECT test.ok((SELECT now BETWEEN '2024-01-01 18:00+00' AND '2024-01-01 18:05+00' FROM board.about), 'it is six in the evening of 1 January 2024');
SELECT test.same((SELECT string_agg(kind || ' ' || n, ', ' ORDER BY kind) FROM (SELECT kind, count(*) AS n FROM board.unit GROUP BY kind) u),
	'drone 2, motorcycle 3, patrol 14, supervisor 1', 'who is on duty');
SELECT test.same((SELECT count(DISTINCT area) FROM board.unit WHERE kind = 'patrol'), 3, 'in every area');
SELECT test.ok((SELECT bool_and(lat IS NOT NULL AND shift_ends IS NOT NULL AND reported_at >= state_since AND reported_at <= '2024-01-01 18:00+00') FROM board.unit), 'each with a place, a shift and a report');
SELECT test.same((SELECT count(*) FROM board.hotspot WHERE extra_officers AND runaways_7d > runaways_28d - runaways_7d), 2, 'two hotspots need extra officers, because runaways rise');
SELECT test.same((SELECT count(*) FROM board.hotspot WHERE authorisation_ends < '2024-01-01 18:30+00'), 1, 'one authorisation runs out soon');
SELECT test.same((SELECT count(*) FROM board.assist WHERE acknowledged_at IS NULL), 1, 'one assist is unanswered');
SELECT test.ok((SELECT count(*) > 50 FROM board.event), 'there is a past to read');
SELECT test.ok((SELECT bool_and(v.started_at >= d.booked_on_at) FROM board.visit v JOIN patrol.duty d USING (call_sign) WHERE v.ended_at IS NULL AND d.booked_off_at IS NULL), 'nobody is on a visit from before their shift');
SELECT test.same((SELECT count(*) FROM patrol.visit v JOIN patrol.hotspot h ON h.code = v.hotspot JOIN patrol.unit u USING (call_sign) WHERE h.area <> u.area), 0, 'crews keep to their area');

-- Loading again gives the same.
CREATE FUNCTION pg_temp.everything() RETURNS text
LANGUAGE sql
RETURN (SELECT md5(string_agg(r, ' ' ORDER BY r)) FROM (
	SELECT v::text FROM patrol.visit v UNION ALL SELECT o::text FROM patrol.outcome o UNION ALL SELECT a::text FROM patrol.asb_incident a
	UNION ALL SELECT d::text FROM patrol.duty d UNION ALL SELECT a::text FROM patrol.assist a UNION ALL SELECT (kind, text, at)::text FROM patrol.event
	UNION ALL SELECT a::text FROM demo.agenda a) x (r));
SELECT pg_temp.everything() AS before \gset
\ir ../../config/sql/demo/load.sql
SELECT test.same(pg_temp.everything(), :'before', 'the same seed gives the same data');
SELECT test.same((SELECT count(*) FROM patrol.visit WHERE started_at < '2024-01-01'), 1899, 'and no more of it');
SELECT test.same(count(*), 0, 'a unit''s newest state is the one it is in')
FROM board.unit u
WHERE (u.state_code, u.state_since) IS DISTINCT FROM (SELECT (s.state_code, s.since) FROM board.unit_state s WHERE s.call_sign = u.call_sign ORDER BY s.since DESC LIMIT 1);
SELECT test.ok(max(n) BETWEEN 4 AND 12, 'and some have had a few') FROM (SELECT count(*) AS n FROM board.unit_state GROUP BY call_sign) s;

-- Parts of months come from what triggers keep by the minute; counting all events anew comes to the same.
BEGIN;
CREATE FUNCTION pg_temp.wrong_parts(now timestamptz) RETURNS bigint
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM test.clock(now);
	RETURN (
		SELECT count(*)
		FROM board.counter b
		CROSS JOIN patrol.clock c
		CROSS JOIN LATERAL (SELECT least(b.month + (c.local_minute - c.month), b.month + interval '1 month') AT TIME ZONE c.time_zone AS ends) t
		WHERE b.month <> c.month AND b.metric <> 'asb_incidents_county' AND b.to_date <> (
			SELECT coalesce(sum(e.value), 0) FROM patrol.counted e
			WHERE e.metric = b.metric AND e.at >= b.month::timestamp AT TIME ZONE c.time_zone AND e.at < t.ends AND e.counts_from <= t.ends));
END;
$$;
SELECT test.same(pg_temp.wrong_parts(now), 0, 'parts of months at ' || now)
FROM unnest('{2024-01-01 18:00+00,2024-01-01 21:47+00,2024-01-15 00:04+00,2024-01-31 23:59+00}'::timestamptz[]) now;
ROLLBACK;
