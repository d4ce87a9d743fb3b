-- The views have exactly the contract's columns, in order, and their types.

WITH contract (view, columns) AS (VALUES
	('about', 'contract integer, force text, time_zone text, now timestamp with time zone, programme_started date, effective_minutes integer'),
	('unit', 'call_sign text, kind text, area text, crew integer, state_code text, state_since timestamp with time zone, reported_at timestamp with time zone, hotspot text, assist_id text, note text, lat double precision, lon double precision, located_at timestamp with time zone, shift_name text, shift_ends timestamp with time zone, endurance_ends timestamp with time zone, on_duty_since timestamp with time zone'),
	('unit_state', 'call_sign text, state_code text, since timestamp with time zone'),
	('hotspot', 'code text, name text, area text, division text, lat double precision, lon double precision, reason text, valid_from date, valid_to date, window_starts timestamp with time zone, window_ends timestamp with time zone, visits_planned integer, revisit_every interval, authorisation_ends timestamp with time zone, extra_officers boolean, extra_reason text, suspended_reason text, last_effective_at timestamp with time zone, asb_28d integer, asb_prior_28d integer, asb_daily integer[], runaways_7d integer, runaways_28d integer, streak_days integer'),
	('visit', 'id text, hotspot text, call_sign text, crew integer, started_at timestamp with time zone, ended_at timestamp with time zone, outcomes text'),
	('assist', 'id text, hotspot text, asked_by text, wanted text, reason text, state text, asked_at timestamp with time zone, acknowledged_at timestamp with time zone, acknowledged_by text, unit text, accepted_at timestamp with time zone, arrived_at timestamp with time zone, closed_at timestamp with time zone'),
	('counter', 'month date, metric text, value numeric, to_date numeric, definition integer'),
	('counter_total', 'metric text, value numeric'),
	('counter_hotspot', 'month date, hotspot text, metric text, value numeric'),
	('event', 'id text, at timestamp with time zone, kind text, hotspot text, call_sign text, text text'),
	('changed', 'dataset text, token text, by_row text'),
	('changed_row', 'dataset text, key text, changed_in bigint')
), present AS (
	SELECT c.relname AS view, c.relkind, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) AS columns
	FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relnamespace = 'board'::regnamespace
	GROUP BY c.relname, c.relkind
)
SELECT test.same(p.columns, c.columns, format('board.%s has the columns of the contract', coalesce(c.view, p.view)))
FROM contract c FULL JOIN present p USING (view)
UNION ALL
SELECT test.ok(bool_and(relkind = 'v'), 'board holds views only') FROM present;

SELECT test.same((SELECT string_agg(dataset, ' ' ORDER BY dataset) FROM board.changed),
	'about assist counter counter_hotspot counter_total event hotspot unit unit_state visit', 'board.changed names every dataset once');
SELECT test.ok((SELECT token IS NULL FROM board.changed WHERE dataset = 'about'), 'board.about promises nothing: it holds the time');
SELECT test.same((SELECT count(*) FROM board.about), 1, 'board.about is one row on an empty database');

-- A function called in a view would be called with the reader's rights.
SELECT test.same(count(*), 0, 'the views call none of our functions')
FROM pg_depend d
JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
JOIN pg_class c ON c.oid = r.ev_class
JOIN pg_proc f ON d.refclassid = 'pg_proc'::regclass AND f.oid = d.refobjid
WHERE c.relnamespace IN ('board'::regnamespace, 'patrol'::regnamespace) AND f.pronamespace <> 'pg_catalog'::regnamespace;
