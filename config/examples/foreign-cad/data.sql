-- Invented data: fourteen months of them, and an evening that ends now, or at the moment that the setting cad.evening names.

CREATE TEMP TABLE evening AS
SELECT coalesce(nullif(current_setting('cad.evening', true), '')::timestamptz, now()) AT TIME ZONE 'Europe/London' AS now;

-- The same number from 0 to 1 for the same words.
CREATE FUNCTION pg_temp.chance(VARIADIC words text[]) RETURNS double precision
LANGUAGE sql IMMUTABLE
RETURN ('x' || left(md5(array_to_string(words, '/')), 8))::bit(32)::bigint / 4294967296.0;

CREATE FUNCTION pg_temp.ago(minutes numeric) RETURNS timestamp
LANGUAGE sql STABLE
RETURN (SELECT now - minutes * interval '1 minute' FROM pg_temp.evening);

INSERT INTO cad.district VALUES (1, 'Harbour', 'City'), (2, 'Old Town', 'City'), (3, 'Moorside', 'County');

INSERT INTO cad.beat VALUES
	(101, 'QUAY', 'Quayside', 1, 54970100, -1600200, 'groups on the steps at night', '2023-01-01', NULL, NULL, NULL, 'N'),
	(102, 'LIDO', 'Lido Gardens', 1, 54975200, -1588300, 'damage to the boat house', '2023-01-01', NULL, NULL, NULL, 'N'),
	(103, 'MKT', 'Old Market', 2, 54968300, -1613900, 'shoplifters, and fights at closing time', '2023-01-01', NULL, 180, NULL, 'N'),
	(104, 'STN', 'Station Approach', 2, 54966700, -1617100, NULL, '2023-06-01', NULL, NULL, NULL, 'N'),
	(105, 'FNDY', 'Foundry Park', 3, 55010500, -1650400, 'motorcycles across the grass', '2023-06-01', NULL, NULL, NULL, 'N'),
	(106, 'PRIO', 'Priory Green', 3, 55014400, -1662000, NULL, '2023-06-01', NULL, NULL, 'fair on the green until Sunday', 'N'),
	(107, 'ARC', 'Arcade', 2, 54969000, -1612000, NULL, '2023-01-01', '2023-09-01', NULL, NULL, 'N'),
	(108, 'TEST', 'do not use', 2, 0, 0, NULL, '2023-01-01', NULL, NULL, NULL, 'Y');

-- Harbour all day, Old Town until two in the morning, Moorside from noon.
INSERT INTO cad.beat_cover
SELECT beat_id, dow, from_hhmm, to_hhmm, target
FROM (VALUES (101, 600, 600, 4), (102, 600, 600, 3), (103, 1400, 200, 4), (104, 1400, 200, 3), (105, 1200, 0, 2), (106, 1200, 0, 2))
	AS c (beat_id, from_hhmm, to_hhmm, target)
CROSS JOIN generate_series(0, 6) dow;

INSERT INTO cad.crew (crew_id, call_no, role_cd, district_id, headcount, turn, turn_until, deleted_on) VALUES
	(11, 'RW11', 'RW', 1, 2, 'LATE', pg_temp.ago(-300), NULL), (12, 'RW12', 'RW', 1, 2, 'LATE', pg_temp.ago(-300), NULL),
	(21, 'RW21', 'RW', 2, 2, 'LATE', pg_temp.ago(-300), NULL), (22, 'RW22', 'RW', 2, 3, 'LATE', pg_temp.ago(-300), NULL),
	(31, 'RW31', 'RW', 3, 2, 'LATE', pg_temp.ago(-300), NULL), (32, 'RW32', 'RW', 3, 2, 'LATE', pg_temp.ago(-300), NULL),
	(41, 'MC41', 'MC', 3, 1, 'LATE', pg_temp.ago(-300), NULL), (51, 'SG51', 'SG', 2, 1, 'LATE', pg_temp.ago(-300), NULL),
	(91, 'RW91', 'RW', 1, 2, 'LATE', pg_temp.ago(-300), '2023-11-30 09:00');
INSERT INTO cad.aircraft VALUES
	(1, 'SKY1', 2, 2, pg_temp.ago(-19), 'N'), (2, 'SKY2', 2, 2, NULL, 'N'), (3, 'SKY3', 2, 2, NULL, 'Y');

-- Visits of the days before this one.
CREATE TEMP TABLE past AS
SELECT row_number() OVER (ORDER BY v.in_local) AS n, v.*, v.in_local + v.stay AS out_local
FROM (
	SELECT b.beat_id, 11 + 10 * (b.district_id - 1) + (pg_temp.chance('crew', b.short_cd, d::text) < 0.5)::int AS crew_id,
	       d + interval '14 h' + interval '9 h' * pg_temp.chance('start', b.short_cd, d::text) AS in_local,
	       interval '12 min' + interval '40 min' * pg_temp.chance('stay', b.short_cd, d::text) ^ 2 AS stay
	FROM evening e
	CROSS JOIN generate_series(date_trunc('day', e.now) - interval '430 days', date_trunc('day', e.now) - interval '1 day', '1 day') d
	JOIN cad.beat b ON b.deleted = 'N' AND d >= b.live_from AND (b.live_until IS NULL OR d < b.live_until)
	WHERE pg_temp.chance('visit', b.short_cd, d::text) < 0.6
) v;
INSERT INTO cad.log (entry_no, res_type, res_id, status_cd, beat_id, at_local)
SELECT row_number() OVER (ORDER BY at_local), 'C', crew_id, status_cd, beat_id, at_local
FROM (SELECT crew_id, 'SCN' AS status_cd, beat_id, in_local AS at_local FROM past
      UNION ALL SELECT crew_id, 'AVL', beat_id, out_local FROM past) e;
INSERT INTO cad.attendance (attend_id, res_type, res_id, beat_id, headcount, in_entry, out_entry)
SELECT p.n, 'C', p.crew_id, p.beat_id, 2, i.entry_no, o.entry_no
FROM past p
JOIN cad.log i ON i.status_cd = 'SCN' AND i.beat_id = p.beat_id AND i.at_local = p.in_local
JOIN cad.log o ON o.status_cd = 'AVL' AND o.beat_id = p.beat_id AND o.at_local = p.out_local;
INSERT INTO cad.result
SELECT p.n, r.result_cd, 1 + floor(r.most * pg_temp.chance('quantity', r.result_cd, p.n::text))
FROM past p
CROSS JOIN (VALUES ('ENG', 0.7, 9), ('ARR', 0.03, 0), ('SSR', 0.05, 1), ('DRG', 0.02, 0), ('STL', 0.02, 0), ('WPN', 0.01, 0),
                   ('INT', 0.1, 1), ('CRM', 0.04, 0), ('IJR', 0.02, 0), ('RUN', 0.05, 0)) AS r (result_cd, often, most)
WHERE pg_temp.chance('result', r.result_cd, p.n::text) < r.often;
INSERT INTO cad.incident (beat_id, category, at_local)
SELECT CASE WHEN n < 4 THEN 101 + ((n + extract(day FROM d)) % 6)::int END, CASE WHEN n = 5 THEN 'RTC' ELSE 'ASB' END,
       d + interval '23 h' * pg_temp.chance('incident', d::text, n::text)
FROM evening e
CROSS JOIN generate_series(date_trunc('day', e.now) - interval '430 days', date_trunc('day', e.now) - interval '1 day', '1 day') d
CROSS JOIN generate_series(1, 6) n
WHERE pg_temp.chance('is incident', d::text, n::text) < 0.7;
INSERT INTO cad.dispersal
SELECT 103, date_trunc('day', e.now) - make_interval(months => n, hours => 6),
       date_trunc('day', e.now) - make_interval(months => n, hours => -18), CASE WHEN n = 3 THEN 'Y' ELSE 'N' END
FROM evening e CROSS JOIN generate_series(1, 6) n;
SELECT setval(pg_get_serial_sequence('cad.log', 'entry_no'), (SELECT max(entry_no) FROM cad.log)) \g /dev/null
SELECT setval(pg_get_serial_sequence('cad.attendance', 'attend_id'), (SELECT max(attend_id) FROM cad.attendance)) \g /dev/null

-- This evening.
INSERT INTO cad.log (res_type, res_id, status_cd, beat_id, remark, lat_e6, lon_e6, at_local)
SELECT res_type, res_id, status_cd, beat_id, remark, lat_e6, lon_e6, pg_temp.ago(minutes)
FROM (VALUES
	('C', 11, 'BON', NULL, NULL, NULL, NULL, 230), ('C', 12, 'BON', NULL, NULL, NULL, NULL, 229),
	('C', 21, 'BON', NULL, NULL, NULL, NULL, 228), ('C', 22, 'BON', NULL, NULL, NULL, NULL, 227),
	('C', 31, 'BON', NULL, NULL, NULL, NULL, 226), ('C', 41, 'BON', NULL, NULL, NULL, NULL, 225),
	('C', 51, 'BON', NULL, NULL, NULL, NULL, 224), ('A', 1, 'BON', NULL, NULL, NULL, NULL, 223),
	('A', 2, 'BON', NULL, NULL, NULL, NULL, 222), ('C', 32, 'BON', NULL, NULL, NULL, NULL, 221),
	('C', 91, 'BON', NULL, NULL, NULL, NULL, 220), ('C', 32, 'BOF', NULL, 'car off the road', NULL, NULL, 190),
	('C', 11, 'SCN', 101, 'arrived at the steps', 54970100, -1600100, 175),
	('C', 11, 'PTL', NULL, 'left the steps', NULL, NULL, 151),
	('C', 12, 'MEAL', NULL, NULL, NULL, NULL, 31),
	('C', 51, 'PTL', NULL, NULL, NULL, NULL, 29),
	('C', 21, 'ERT', 103, NULL, 54969000, -1612300, 16),
	('C', 31, 'SCN', 105, 'arrived at the park', 55010200, -1650100, 11),
	('C', 21, 'SCN', 103, 'arrived at the market', 54968300, -1613800, 9),
	('A', 1, 'ERT', 103, NULL, 54968000, -1615000, 6),
	('C', 22, 'PTL', NULL, NULL, 54966000, -1616000, 5),
	('C', 31, 'SCN', 105, NULL, NULL, NULL, 4),
	('C', 21, 'MSG', 103, 'asks for a drone', NULL, NULL, 4),
	('C', 22, 'POS', NULL, NULL, 54966500, -1617000, 1),
	('C', 11, 'POS', NULL, NULL, 54971000, -1600000, 1),
	('A', 2, 'POS', NULL, NULL, 54967000, -1615000, 1),
	('C', 41, 'POS', NULL, NULL, 55009000, -1649000, 1)) AS e (res_type, res_id, status_cd, beat_id, remark, lat_e6, lon_e6, minutes);

INSERT INTO cad.attendance (res_type, res_id, beat_id, headcount, in_entry, out_entry)
SELECT 'C', v.crew_id, v.beat_id, 2, i.entry_no, o.entry_no
FROM (VALUES (11, 101, 175, 151), (31, 105, 11, NULL), (21, 103, 9, NULL)) AS v (crew_id, beat_id, began, ended)
JOIN cad.log i ON (i.res_type, i.res_id, i.at_local) = ('C', v.crew_id, pg_temp.ago(v.began))
LEFT JOIN cad.log o ON (o.res_type, o.res_id, o.at_local) = ('C', v.crew_id, pg_temp.ago(v.ended));
INSERT INTO cad.result SELECT max(attend_id) FILTER (WHERE res_id = 11), 'ENG', 3 FROM cad.attendance;

INSERT INTO cad.backup
	(beat_id, crew_id, need_cd, why, status_no, raised_at, seen_at, seen_by, to_type, to_id, taken_at, finished_at)
VALUES
	(101, 11, 'P', 'crowd at the steps', 50, pg_temp.ago(170), pg_temp.ago(169), 'ROOM1', 'C', 12, pg_temp.ago(168), pg_temp.ago(152)),
	(103, 21, 'D', 'youths running across the roofs', 30, pg_temp.ago(8), pg_temp.ago(7), 'ROOM1', 'A', 1, pg_temp.ago(6), NULL),
	(105, 31, 'M', 'riders left towards the river', 10, pg_temp.ago(3), NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cad.notice VALUES (103, 'young people running from officers', pg_temp.ago(3000), NULL),
	(101, 'regatta', pg_temp.ago(30000), pg_temp.ago(20000));
INSERT INTO cad.dispersal VALUES (103, pg_temp.ago(300), pg_temp.ago(-100), 'N');
ANALYZE;
