-- Monday 1 January 2024 up to 18:00, the first evening of the drone and motorcycle team. Times are of that day, in GMT.

-- Crews of the morning have gone home; the late shift is out.
INSERT INTO patrol.duty (call_sign, crew, shift_name, shift_ends, booked_on_at, booked_off_at, state_code, state_since, reported_at)
SELECT call_sign, 2, 'early', '2024-01-01 16:00+00', '2024-01-01 06:55+00', off, '1', off, off
FROM (VALUES ('HD07', timestamptz '2024-01-01 15:52+00'), ('HN26', '2024-01-01 15:58+00')) AS d (call_sign, off);

INSERT INTO patrol.duty (call_sign, crew, shift_name, shift_ends, booked_on_at, state_code, state_since, reported_at,
	hotspot, note, lat, lon, located_at, endurance_ends)
SELECT d.call_sign, d.crew, 'late', '2024-01-02 00:00+00',
       timestamptz '2024-01-01 13:50+00' + floor(demo.chance(:seed, 'on', d.call_sign) * 900) * interval '1 s',
       d.state, ('2024-01-01 ' || d.since || '+00')::timestamptz, t.heard,
       d.hotspot, d.note,
       coalesce(h.lat, d.lat) + (demo.chance(:seed, 'lat', d.call_sign) - 0.5) * 0.004,
       coalesce(h.lon, d.lon) + (demo.chance(:seed, 'lon', d.call_sign) - 0.5) * 0.006,
       t.heard, ('2024-01-01 ' || d.endurance || '+00')::timestamptz
FROM (VALUES
	-- those without a hotspot are where lat and lon say: at a station or on the road
	('HD01', 2, '2', '17:52:30', 'DCC', NULL, NULL::double precision, NULL::double precision, NULL),
	('HD02', 2, '6', '17:50:05', 'DCC', NULL, NULL, NULL, NULL),
	('HD03', 2, '2', '17:49:10', 'DAR', NULL, NULL, NULL, NULL),
	('HD04', 2, '5', '17:54:20', 'DNO', NULL, NULL, NULL, NULL),
	('HD05', 2, '3', '17:15:00', NULL, NULL, 52.9180, -1.4700, NULL),
	('HD06', 2, '4', '17:32:40', NULL, NULL, 52.9180, -1.4700, NULL),
	('HS11', 2, '2', '17:44:15', 'ILK', NULL, NULL, NULL, NULL),
	('HS12', 2, '1', '17:41:00', NULL, NULL, 52.8030, -1.5400, NULL),
	('HS13', 2, '9', '17:05:30', NULL, 'to St Mary''s Wharf', 52.9260, -1.4680, NULL),
	('HN21', 2, '1', '17:50:45', NULL, NULL, 53.2300, -1.4300, NULL),
	('HN22', 2, '6', '17:51:10', 'SHB', NULL, NULL, NULL, NULL),
	('HN23', 2, '8', '17:30:00', NULL, 'statement at the station', 53.1000, -1.3800, NULL),
	('HN24', 2, '5', '17:57:20', 'STV', NULL, NULL, NULL, NULL),
	('HN25', 2, '2', '17:55:00', 'HEA', NULL, NULL, NULL, NULL),
	('UA1',  2, '6', '17:49:20', 'DCC', NULL, NULL, NULL, '18:14:00'),
	('UA2',  2, '3', '16:50:00', NULL, 'charged', 53.2350, -1.4215, NULL),
	('MB1',  1, '3', '17:20:00', NULL, NULL, 52.9180, -1.4700, NULL),
	('MB2',  1, '1', '17:35:30', NULL, NULL, 52.9100, -1.3000, NULL),
	('MB3',  1, '5', '17:55:40', 'SHB', NULL, NULL, NULL, NULL),
	('HX1',  1, '3', '14:05:00', NULL, NULL, 52.9180, -1.4700, NULL)
) AS d (call_sign, crew, state, since, hotspot, note, lat, lon, endurance)
LEFT JOIN patrol.hotspot h ON h.code = d.hotspot
CROSS JOIN LATERAL (SELECT greatest(timestamptz '2024-01-01 17:56+00' + floor(demo.chance(:seed, 'heard', d.call_sign) * 235) * interval '1 s',
	('2024-01-01 ' || d.since || '+00')::timestamptz) AS heard) t;

INSERT INTO patrol.state_history (duty, at, state_code)
SELECT id, booked_on_at, '1' FROM patrol.duty
UNION ALL
SELECT id, state_since, state_code FROM patrol.duty WHERE booked_off_at IS NULL;

INSERT INTO patrol.visit (call_sign, hotspot, crew, started_at, ended_at)
SELECT call_sign, hotspot, 2, ('2024-01-01 ' || started || '+00')::timestamptz, ('2024-01-01 ' || ended || '+00')::timestamptz
FROM (VALUES
	('HD07', 'DCC', '12:31:00', '13:02:20'),
	('HN26', 'CHE', '12:40:10', '13:05:00'),
	('HN21', 'CHE', '14:36:00', '15:02:20'), -- asked for every three hours: overdue just after six
	('HN22', 'SHB', '14:40:30', '15:10:00'),
	('HD02', 'DCC', '15:20:00', '15:44:40'),
	('HS11', 'ILK', '15:38:00', '16:12:10'),
	('HD05', 'DAL', '15:41:20', '16:02:00'),
	('HS12', 'SWD', '16:05:00', '16:17:30'), -- short
	('HD03', 'DAR', '16:20:00', '16:41:00'),
	('HD05', 'DCH', '16:35:00', '17:04:15'),
	('HN23', 'ALF', '16:50:40', '17:21:00'),
	('HN24', 'STV', '17:02:00', '17:11:30'), -- short
	('HN22', 'SHB', '17:38:20', NULL),
	('HS11', 'ILK', '17:44:15', NULL),
	('HD02', 'DCC', '17:46:40', NULL),       -- effective soon after six
	('HD03', 'DAR', '17:49:10', NULL),
	('HD01', 'DCC', '17:52:30', NULL),
	('HN25', 'HEA', '17:55:00', NULL)) AS v (call_sign, hotspot, started, ended);

-- What they were in before: on the way to each visit, on it, and afterwards something that they are not in now.
INSERT INTO patrol.state_history (duty, at, state_code)
SELECT d.id, t.at, t.code
FROM patrol.duty d
LEFT JOIN patrol.visit v ON v.call_sign = d.call_sign AND v.started_at >= d.booked_on_at
CROSS JOIN LATERAL (VALUES
	(v.started_at - interval '7 min 20 s', '5'),
	(v.started_at, '2'),
	(v.ended_at, CASE d.state_code WHEN '3' THEN '1' ELSE '3' END),
	(CASE WHEN v.id IS NULL AND d.state_code IN ('1', '3') THEN d.state_since - interval '35 min' END, '4')) AS t (at, code)
WHERE t.at > d.booked_on_at AND t.at < coalesce(d.booked_off_at, d.state_since);

INSERT INTO patrol.outcome (visit, metric, quantity)
SELECT v.id, o.metric, o.quantity
FROM (VALUES
	('HD07', 'DCC', 'engagements', 6), ('HN26', 'CHE', 'engagements', 4), ('HN21', 'CHE', 'engagements', 7),
	('HN21', 'CHE', 'intelligence_reports', 1), ('HN22', 'SHB', 'runaways', 2), ('HD02', 'DCC', 'stop_searches', 1),
	('HD02', 'DCC', 'drugs_recovered', 1), ('HS11', 'ILK', 'engagements', 9), ('HD05', 'DAL', 'engagements', 3),
	('HD03', 'DAR', 'runaways', 3), ('HD05', 'DCH', 'engagements', 5), ('HN23', 'ALF', 'engagements', 4)
) AS o (call_sign, hotspot, metric, quantity)
JOIN patrol.visit v ON v.call_sign = o.call_sign AND v.hotspot = o.hotspot
	AND v.started_at >= '2024-01-01 00:00+00' AND v.ended_at IS NOT NULL;

INSERT INTO patrol.assist (hotspot, asked_by, wanted, reason, state, asked_at, acknowledged_at, acknowledged_by, unit,
	accepted_at, arrived_at, closed_at)
SELECT hotspot, asked_by, wanted, reason, state, day + asked, day + acknowledged, CASE WHEN acknowledged IS NOT NULL THEN 'HX1' END,
       unit, day + accepted, day + arrived, day + closed
FROM (VALUES
	('ILK', 'HS11', 'motorcycle', 'rider made off along the canal', 'released',
	 time '15:52:00', time '15:52:40', 'MB2', time '15:53:30', time '16:01:00', time '16:15:00'),
	('ALF', 'HN23', 'drone', 'group on the roof of the bus station', 'declined',
	 '17:04:10', '17:04:50', 'UA2', NULL, NULL, '17:07:30'),
	('DCC', 'HD02', 'drone', 'group running towards the river', 'arrived',
	 '17:47:30', '17:47:55', 'UA1', '17:48:10', '17:49:20', NULL),
	('SHB', 'HN22', 'motorcycle', 'bikes on the field', 'accepted',
	 '17:53:30', '17:54:05', 'MB3', '17:55:40', NULL, NULL),
	('DAR', 'HD03', 'drone', 'three ran off, lost in the park', 'asked',
	 '17:58:45', NULL, NULL, NULL, NULL, NULL)
) AS a (hotspot, asked_by, wanted, reason, state, asked, acknowledged, unit, accepted, arrived, closed)
CROSS JOIN (SELECT timestamptz '2024-01-01 00:00+00') AS board (day);

UPDATE patrol.hotspot SET suspended_reason = 'park closed: flooding' WHERE code = 'MAT';

INSERT INTO patrol.event (at, kind, hotspot, call_sign, text)
SELECT * FROM (
	SELECT d.booked_on_at AS at, 'booked_on', NULL, d.call_sign, format('on duty, crew of %s', d.crew) FROM patrol.duty d
	UNION ALL
	SELECT d.booked_off_at, 'booked_off', NULL, d.call_sign, 'off duty' FROM patrol.duty d WHERE d.booked_off_at IS NOT NULL
	UNION ALL
	SELECT v.started_at, 'visit_started', h.code, v.call_sign, 'arrived at ' || h.name
	FROM patrol.visit v JOIN patrol.hotspot h ON h.code = v.hotspot WHERE v.started_at >= '2023-12-31'
	UNION ALL
	SELECT v.ended_at, 'visit_ended', h.code, v.call_sign,
	       format('left %s after %s min', h.name, m.minutes) || CASE WHEN m.minutes < 15 THEN ', short of 15' ELSE '' END
	FROM patrol.visit v JOIN patrol.hotspot h ON h.code = v.hotspot
	CROSS JOIN LATERAL (SELECT floor(extract(epoch FROM v.ended_at - v.started_at) / 60)) m (minutes)
	WHERE v.ended_at >= '2023-12-31'
	UNION ALL
	SELECT a.asked_at, 'assist_asked', h.code, a.asked_by, format('asked for a %s at %s: %s', a.wanted, h.name, a.reason)
	FROM patrol.assist a JOIN patrol.hotspot h ON h.code = a.hotspot
	UNION ALL
	SELECT a.accepted_at, 'assist_accepted', a.hotspot, a.unit, 'on the way to ' || a.asked_by FROM patrol.assist a WHERE a.accepted_at IS NOT NULL
	UNION ALL
	SELECT a.arrived_at, 'assist_arrived', a.hotspot, a.unit, 'with ' || a.asked_by FROM patrol.assist a WHERE a.arrived_at IS NOT NULL
	UNION ALL
	SELECT a.closed_at, 'assist_' || a.state, a.hotspot, a.unit,
	       format('assist for %s %s', a.asked_by, CASE a.state WHEN 'released' THEN 'over' ELSE a.state END)
	FROM patrol.assist a WHERE a.closed_at IS NOT NULL
	UNION ALL
	SELECT f.flagged_at, 'flagged', f.hotspot, NULL, 'extra officers: ' || f.reason FROM patrol.hotspot_flag f
	UNION ALL
	SELECT a.starts_at, 'authorised', h.code, NULL, format('dispersal authorised at %s by %s', h.name, a.given_by)
	FROM patrol.authorisation a JOIN patrol.hotspot h ON h.code = a.hotspot WHERE a.starts_at >= '2023-12-31'
) AS e
ORDER BY at;

-- The windows of this day, as far as they have begun.
UPDATE patrol.plan_kept SET until = '2024-01-01 00:00+00';
SELECT patrol.keep_plan() \g /dev/null
