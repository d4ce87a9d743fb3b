-- Loads files of a spreadsheet or another system into the reference schema: hotspots, units, plans, visits and outcomes, as many of
-- these as are named. Everything is checked first, with the lines of all that is wrong; and all of it is loaded, or nothing.
--
--   psql -X -v hotspots=hotspots.csv -v units=units.csv -v plans=plans.csv -v visits=visits.csv -v outcomes=outcomes.csv \
--        -d DATABASE -f config/sql/load-csv.sql
--
-- Run it as a superuser, where install.sql has run. patrolboard-feed(7) says what the files hold, and what loading twice does. A
-- file that is not UTF-8 needs its encoding: -v encoding=WIN1252.
\set ON_ERROR_STOP on
\set QUIET on
\pset tuples_only on
\pset format unaligned
\if :{?encoding}
\else
	\set encoding UTF8
\endif
SELECT :{?hotspots} OR :{?units} OR :{?plans} OR :{?visits} OR :{?outcomes} AS named \gset
\if :named
\else
	DO $$ BEGIN
		RAISE 'no file is named, and nothing is loaded'
			USING HINT = 'Name one or more, as in psql -v hotspots=hotspots.csv: hotspots, units, plans, visits, outcomes.';
	END; $$;
\endif
BEGIN;
SET LOCAL client_min_messages = warning;
SELECT patrol.load_begin() \g /dev/null
\if :{?hotspots}
	\lo_import :hotspots
	SELECT patrol.load_file('hotspots', :'hotspots', lo_get(:LASTOID), :'encoding'), lo_unlink(:LASTOID) \g /dev/null
\endif
\if :{?units}
	\lo_import :units
	SELECT patrol.load_file('units', :'units', lo_get(:LASTOID), :'encoding'), lo_unlink(:LASTOID) \g /dev/null
\endif
\if :{?plans}
	\lo_import :plans
	SELECT patrol.load_file('plans', :'plans', lo_get(:LASTOID), :'encoding'), lo_unlink(:LASTOID) \g /dev/null
\endif
\if :{?visits}
	\lo_import :visits
	SELECT patrol.load_file('visits', :'visits', lo_get(:LASTOID), :'encoding'), lo_unlink(:LASTOID) \g /dev/null
\endif
\if :{?outcomes}
	\lo_import :outcomes
	SELECT patrol.load_file('outcomes', :'outcomes', lo_get(:LASTOID), :'encoding'), lo_unlink(:LASTOID) \g /dev/null
\endif
SELECT format('%s:%s: %s', file, line, what) FROM pg_temp.load_fault ORDER BY file, line, what LIMIT 20;
SELECT format('and %s more', count(*) - 20) FROM pg_temp.load_fault HAVING count(*) > 20;
SELECT what FROM patrol.load_end();
COMMIT;
ANALYZE patrol.visit, patrol.outcome;
