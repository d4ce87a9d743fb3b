-- Which data a dataset of the contract depends on, and a number that another takes the place of with every change to it.
--
-- The number is a row, not a sequence: it becomes visible with the change it stands for, neither before nor without it.
-- It is drawn, not counted: what counts may come to a number again for other rows after a restore, a crash or a change of servers,
-- and a board that has kept its rows over these would not read them.
CREATE OR REPLACE FUNCTION patrol.drawn() RETURNS bigint
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
RETURN hashtextextended(gen_random_uuid()::text, 0); -- random() could be bidden to repeat itself

CREATE TABLE IF NOT EXISTS patrol.version (
	dataset text PRIMARY KEY,
	n       bigint NOT NULL
) WITH (fillfactor = 10);
ALTER TABLE patrol.version ALTER COLUMN n SET DEFAULT patrol.drawn();
-- Changes when patrol.changed_row does not tell what changed; NULL where it never does. Not all databases of version 1 have it.
ALTER TABLE patrol.version ADD COLUMN IF NOT EXISTS by_row bigint;
INSERT INTO patrol.version (dataset)
VALUES ('unit'), ('unit_state'), ('hotspot'), ('visit'), ('assist'), ('counter'), ('counter_total'), ('counter_hotspot'), ('event')
ON CONFLICT DO NOTHING;
UPDATE patrol.version SET by_row = 0 WHERE dataset IN ('unit', 'unit_state') AND by_row IS NULL;

-- Which rows of a dataset changed last, by the first column of its view, and in which transaction: so that of many rows a board
-- reads only those that have changed, those that have gone included. It holds a row for whatever was ever there.
--
-- The transaction is written while it runs, and it may be seen only when others that began later have long been seen. Readers
-- therefore ask from the oldest on that was still running when they last looked.
CREATE TABLE IF NOT EXISTS patrol.changed_row (
	dataset    text NOT NULL REFERENCES patrol.version ON DELETE CASCADE,
	key        text NOT NULL,
	changed_in bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
	PRIMARY KEY (dataset, key)
) WITH (fillfactor = 50);
CREATE INDEX IF NOT EXISTS changed_row_changed_in ON patrol.changed_row (changed_in);

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

-- When boards were last told that something has changed, so that one who writes all the time tells them twice a second at most. They poll all the same: what is not told they find out a little later.
CREATE TABLE IF NOT EXISTS patrol.bell (
	only_row bool PRIMARY KEY DEFAULT true CHECK (only_row),
	rung_at  timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 10);
INSERT INTO patrol.bell DEFAULT VALUES ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION patrol.ring() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	now timestamptz := clock_timestamp();
BEGIN
	UPDATE patrol.bell SET rung_at = now WHERE rung_at NOT BETWEEN now - interval '0.5 s' AND now;
	IF FOUND THEN
		NOTIFY patrolboard;
	END IF;
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
	UPDATE patrol.version SET n = patrol.drawn() WHERE TG_NARGS = 0 OR dataset = ANY (TG_ARGV);
	PERFORM patrol.ring();
	RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.mark(of_key text, of_dataset text) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	INSERT INTO patrol.changed_row AS r (dataset, key) VALUES (of_dataset, of_key)
	ON CONFLICT (dataset, key) DO UPDATE SET changed_in = excluded.changed_in WHERE r.changed_in <> excluded.changed_in;
END;

-- Called with the name of the column that has the call sign.
CREATE OR REPLACE FUNCTION patrol.mark_unit() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.mark(u.call_sign, 'unit')
	FROM (SELECT DISTINCT f ->> TG_ARGV[0] FROM unnest(ARRAY[to_jsonb(OLD), to_jsonb(NEW)]) f) u (call_sign)
	WHERE u.call_sign IS NOT NULL;
	RETURN NULL;
END;
$$;

-- All states of a unit come and go with its duty.
CREATE OR REPLACE FUNCTION patrol.mark_states() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.mark(u.call_sign, 'unit_state')
	FROM (SELECT DISTINCT d FROM unnest(ARRAY[OLD.call_sign, NEW.call_sign]) d) u (call_sign)
	WHERE u.call_sign IS NOT NULL;
	UPDATE patrol.version SET n = patrol.drawn() WHERE dataset = 'unit_state';
	RETURN NULL;
END;
$$;

CREATE OR REPLACE FUNCTION patrol.mark_state() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM patrol.mark(d.call_sign, 'unit_state') FROM patrol.duty d WHERE d.id IN (OLD.duty, NEW.duty);
	RETURN NULL;
END;
$$;

-- What cannot be told row by row: whoever reads by rows reads all of them once more.
CREATE OR REPLACE FUNCTION patrol.mark_all() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE patrol.version SET by_row = patrol.drawn() WHERE by_row IS NOT NULL;
	RETURN NULL;
END;
$$;

CREATE OR REPLACE TRIGGER mark AFTER INSERT OR UPDATE OR DELETE ON patrol.duty
	FOR EACH ROW EXECUTE FUNCTION patrol.mark_unit('call_sign');
CREATE OR REPLACE TRIGGER mark_states AFTER INSERT OR UPDATE OF call_sign, booked_off_at OR DELETE ON patrol.duty
	FOR EACH ROW EXECUTE FUNCTION patrol.mark_states();
CREATE OR REPLACE TRIGGER mark AFTER INSERT OR UPDATE OR DELETE ON patrol.unit
	FOR EACH ROW EXECUTE FUNCTION patrol.mark_unit('call_sign');
CREATE OR REPLACE TRIGGER mark AFTER INSERT OR UPDATE OR DELETE ON patrol.assist
	FOR EACH ROW EXECUTE FUNCTION patrol.mark_unit('unit');
CREATE OR REPLACE TRIGGER mark AFTER INSERT OR UPDATE OR DELETE ON patrol.state_history
	FOR EACH ROW EXECUTE FUNCTION patrol.mark_state();
CREATE OR REPLACE TRIGGER mark AFTER UPDATE ON patrol.state_code
	FOR EACH STATEMENT EXECUTE FUNCTION patrol.mark_all();
CREATE OR REPLACE TRIGGER mark_all AFTER TRUNCATE ON patrol.duty FOR EACH STATEMENT EXECUTE FUNCTION patrol.mark_all();
CREATE OR REPLACE TRIGGER mark_all AFTER TRUNCATE ON patrol.unit FOR EACH STATEMENT EXECUTE FUNCTION patrol.mark_all();
CREATE OR REPLACE TRIGGER mark_all AFTER TRUNCATE ON patrol.assist FOR EACH STATEMENT EXECUTE FUNCTION patrol.mark_all();
CREATE OR REPLACE TRIGGER mark_all AFTER TRUNCATE ON patrol.state_history FOR EACH STATEMENT EXECUTE FUNCTION patrol.mark_all();

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
			('state_code',        '{unit_state}'),
			('visit',             '{visit,hotspot}'),
			('assist',            '{assist,unit}'),
			('hotspot_day',       '{hotspot}'),
			('hotspot_month',     '{counter_hotspot}'),
			('county_day',        '{counter,counter_total}'),
			('county_minute',     '{counter}'),
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
