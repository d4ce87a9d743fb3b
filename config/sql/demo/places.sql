-- The places, their plans, and the units. Which places were on the force's own list is not public: the list is ours.

INSERT INTO patrol.hotspot (code, name, area, division, lat, lon, reason, valid_from, valid_to, revisit_every) VALUES
	('DCC', 'Derby City Centre',       'DER', 'Derby City', 52.9228, -1.4766, 'groups in the evening, shop workers abused', '2023-07-01', NULL, '3 h'),
	('DAR', 'Arboretum Park',          'DER', 'Derby City', 52.9126, -1.4725, 'street drinking, drug use',                  '2023-07-01', NULL, NULL),
	('DNO', 'Normanton Road',          'DER', 'Derby City', 52.9105, -1.4815, 'begging, street drinking',                   '2023-07-01', NULL, NULL),
	('DAL', 'Allenton',                'DER', 'Derby City', 52.8860, -1.4490, 'groups around the shops',                    '2023-07-01', NULL, NULL),
	('DAV', 'Alvaston',                'DER', 'Derby City', 52.8965, -1.4330, 'off-road bikes in the park',                 '2023-07-01', NULL, NULL),
	('DCH', 'Chaddesden',              'DER', 'Derby City', 52.9330, -1.4290, 'groups in the park',                         '2023-07-01', NULL, NULL),
	('DMK', 'Mackworth Estate',        'DER', 'Derby City', 52.9270, -1.5210, 'fires, damage',                              '2023-07-01', NULL, NULL),
	('DSN', 'Sinfin',                  'DER', 'Derby City', 52.8816, -1.4868, 'groups around the district centre',          '2023-07-01', NULL, NULL),
	('ILK', 'Ilkeston Town Centre',    'STH', 'South',      52.9706, -1.3095, 'damage, shop workers abused',                '2023-07-01', NULL, NULL),
	('LGE', 'Long Eaton Town Centre',  'STH', 'South',      52.8986, -1.2714, 'groups at the green',                        '2023-07-01', NULL, '4 h'),
	('SWD', 'Swadlincote Town Centre', 'STH', 'South',      52.7740, -1.5574, 'groups at the bus park',                     '2023-07-01', NULL, NULL),
	('HEA', 'Heanor Market Place',     'NTH', 'North',      53.0137, -1.3538, 'groups in the market place',                 '2023-07-01', NULL, NULL),
	('RIP', 'Ripley Town Centre',      'NTH', 'North',      53.0500, -1.4070, 'damage, noise',                              '2023-07-01', NULL, NULL),
	('ALF', 'Alfreton Town Centre',    'NTH', 'North',      53.0977, -1.3838, 'groups at the bus station',                  '2023-07-01', NULL, NULL),
	('BEL', 'Belper Town Centre',      'NTH', 'North',      53.0233, -1.4812, 'groups in the river gardens',                '2023-07-01', NULL, NULL),
	('CHE', 'Chesterfield Town Centre', 'NTH', 'North',     53.2350, -1.4215, 'street drinking, shop workers abused',       '2023-07-01', NULL, '3 h'),
	('STV', 'Staveley',                'NTH', 'North',      53.2690, -1.3490, 'off-road bikes',                             '2023-07-01', NULL, NULL),
	('SHB', 'Shirebrook Market Place', 'NTH', 'North',      53.2033, -1.2134, 'street drinking, groups',                    '2023-07-01', NULL, NULL),
	('BOL', 'Bolsover Town Centre',    'NTH', 'North',      53.2285, -1.2920, 'damage',                                     '2023-07-01', NULL, NULL),
	('CLC', 'Clay Cross',              'NTH', 'North',      53.1640, -1.4130, 'groups around the shops',                    '2023-07-01', NULL, NULL),
	('BUX', 'Buxton Spring Gardens',   'NTH', 'North',      53.2574, -1.9098, 'groups in the arcade',                       '2023-07-01', NULL, NULL),
	('GLO', 'Glossop Town Centre',     'NTH', 'North',      53.4432, -1.9490, 'groups at the station',                      '2023-07-01', NULL, NULL),
	('MAT', 'Matlock Hall Leys Park',  'NTH', 'North',      53.1384, -1.5556, 'groups in the park after dark',              '2023-07-01', NULL, NULL),
	-- one retired before the programme began, one to come
	('CLN', 'Chellaston',              'DER', 'Derby City', 52.8690, -1.4400, 'groups around the shops',                    '2022-01-01', '2023-06-30', NULL),
	('LMI', 'Langley Mill',            'NTH', 'North',      53.0180, -1.3310, 'groups at the station',                      '2024-02-01', NULL, NULL);

-- From noon to midnight in the two town centres, in the afternoon and evening elsewhere; later at weekends.
INSERT INTO patrol.plan_window (hotspot, weekday, starts, lasts, visits_planned)
SELECT h.code, d, w.starts, w.lasts, w.visits_planned
FROM patrol.hotspot h
CROSS JOIN generate_series(1, 7) d
CROSS JOIN LATERAL (
	SELECT time '12:00', interval '12 h', 3 WHERE h.code IN ('DCC', 'CHE')
	UNION ALL
	SELECT CASE WHEN d >= 5 THEN time '15:00' ELSE '14:00' END, interval '9 h', 2 WHERE h.code IN ('DAR', 'DNO', 'ILK', 'LGE', 'SHB')
	UNION ALL
	SELECT CASE WHEN d >= 5 THEN time '17:00' ELSE '15:30' END, interval '7 h', 1
	WHERE h.code IN ('DAL', 'DAV', 'DCH', 'DMK', 'DSN', 'SWD', 'ALF', 'HEA', 'STV', 'CLN', 'LMI')
	UNION ALL
	-- these not before the evening
	SELECT CASE WHEN d >= 5 THEN time '19:00' ELSE '18:30' END, interval '5 h', 1
	WHERE h.code IN ('RIP', 'BEL', 'BOL', 'CLC', 'BUX', 'GLO', 'MAT')
) w (starts, lasts, visits_planned);

INSERT INTO patrol.unit (call_sign, kind, area)
SELECT 'HD0' || n, 'patrol', 'DER' FROM generate_series(1, 8) n
UNION ALL
SELECT 'HS1' || n, 'patrol', 'STH' FROM generate_series(1, 4) n
UNION ALL
SELECT 'HN2' || n, 'patrol', 'NTH' FROM generate_series(1, 8) n
UNION ALL
VALUES ('UA1', 'drone', 'DER'), ('UA2', 'drone', 'NTH'), ('UA3', 'drone', 'STH'),
       ('MB1', 'motorcycle', 'DER'), ('MB2', 'motorcycle', 'STH'), ('MB3', 'motorcycle', 'NTH'), ('MB4', 'motorcycle', 'NTH'),
       ('HX1', 'supervisor', 'DER');

INSERT INTO patrol.metric_definition VALUES
	('groups_dispersed', 2, '2023-12-01', 'groups that left, no longer authorisations used'),
	('intelligence_reports', 2, '2024-01-01', 'reports graded by the intelligence unit, no longer all submitted');
