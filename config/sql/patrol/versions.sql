-- Which data a dataset of the contract depends on, and a number that grows with every change to it.
--
-- The number is a row, not a sequence: it becomes visible with the change it stands for, neither before nor without it.
-- It starts at the time of installation, so that a database made anew never repeats the numbers of the one before.
CREATE TABLE IF NOT EXISTS patrol.version (
	dataset text PRIMARY KEY,
	n       bigint NOT NULL DEFAULT extract(epoch FROM clock_timestamp()) * 1000000
) WITH (fillfactor = 10);
INSERT INTO patrol.version (dataset)
VALUES ('unit'), ('unit_state'), ('hotspot'), ('visit'), ('assist'), ('counter'), ('counter_total'), ('counter_hotspot'), ('event')
ON CONFLICT DO NOTHING;

-- Whoever writes first takes the turn, and keeps it until commit. Two feeders can therefore neither deadlock on versions
-- and sums, whatever they touch in whatever order, nor act on what the other is about to change. Readers never wait.
-- The lock is that of an empty table, which nobody without rights here can take; an advisory lock anybody could.
CREATE TABLE IF NOT EXISTS patrol.turn ();

CREATE OR REPLACE FUNCTION patrol.take_turn() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	LOCK TABLE patrol.turn IN EXCLUSIVE MODE;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.before_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.take_turn();
	RETURN NULL;
END;
$$;

-- A statement that touched no row changes no version.
CREATE OR REPLACE FUNCTION patrol.after_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF TG_OP <> 'TRUNCATE' THEN
		PERFORM FROM changed LIMIT 1;
		IF NOT FOUND THEN
			RETURN NULL;
		END IF;
	END IF;
	UPDATE patrol.version SET n = n + 1 WHERE TG_NARGS = 0 OR dataset = ANY (TG_ARGV);
	RETURN NULL;
END;
$$;

-- Of each table the datasets that show it; none named means all.
DO $$
DECLARE
	t record;
	e record;
BEGIN
	FOR t IN
		SELECT * FROM (VALUES
			('setting',           '{}'::text[]),
			('hotspot',           '{hotspot,visit}'),
			('plan_window',       '{hotspot,visit}'),
			('hotspot_flag',      '{hotspot}'),
			('authorisation',     '{hotspot}'),
			('unit',              '{unit}'),
			('duty',              '{unit}'),
			('state_history',     '{unit_state}'),
			('visit',             '{visit,hotspot}'),
			('assist',            '{assist,unit}'),
			('hotspot_day',       '{hotspot}'),
			('hotspot_month',     '{counter_hotspot}'),
			('county_day',        '{counter,counter_total}'),
			('metric',            '{counter,counter_total,visit}'),
			('metric_definition', '{counter}'),
			('asb_county',        '{counter,counter_total}'),
			('event',             '{event}'),
			-- shown through the sums as well; see patrol.recount_row()
			('outcome',           '{visit}'),
			('planned_window',    NULL),
			('asb_incident',      NULL)) AS t (name, datasets)
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER a_turn BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON patrol.%I'
		               ' FOR EACH STATEMENT EXECUTE FUNCTION patrol.before_change()', t.name);
		CONTINUE WHEN t.datasets IS NULL;
		-- one trigger an event: PostgreSQL gives the rows touched to those of one event only
		FOR e IN
			SELECT * FROM (VALUES
				('insert',   'REFERENCING NEW TABLE AS changed'),
				('update',   'REFERENCING NEW TABLE AS changed'),
				('delete',   'REFERENCING OLD TABLE AS changed'),
				('truncate', '')) AS e (name, referencing)
		LOOP
			EXECUTE format('CREATE OR REPLACE TRIGGER version_%1$s AFTER %1$s ON patrol.%2$I %3$s'
			               ' FOR EACH STATEMENT EXECUTE FUNCTION patrol.after_change(%4$s)', e.name, t.name, e.referencing,
			               (SELECT string_agg(quote_literal(d), ', ') FROM unnest(t.datasets) d));
		END LOOP;
	END LOOP;
END;
$$;
