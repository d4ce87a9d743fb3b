-- Assertions: each gives one line that says whether it held.

CREATE SCHEMA test;

CREATE FUNCTION test.ok(held bool, name text) RETURNS text
LANGUAGE sql
RETURN CASE WHEN held THEN 'ok - ' ELSE 'not ok - ' END || name;

CREATE FUNCTION test.same(got anycompatible, want anycompatible, name text) RETURNS text
LANGUAGE sql
AS $$
	SELECT CASE WHEN got IS NOT DISTINCT FROM want THEN 'ok - ' || name
	       ELSE format('not ok - %s: got %s, want %s', name, coalesce(got::text, 'NULL'), coalesce(want::text, 'NULL')) END;
$$;

-- The statement fails, with a message like that, and leaves nothing behind.
CREATE FUNCTION test.refused(statement text, message text) RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
	EXECUTE statement;
	RETURN format('not ok - not refused: %s', statement);
EXCEPTION WHEN OTHERS THEN
	IF SQLERRM LIKE message THEN
		RETURN format('ok - refused: %s', SQLERRM);
	END IF;
	RETURN format('not ok - %s: got "%s", want "%s"', statement, SQLERRM, message);
END;
$$;

-- Sets the board's clock, which then stands still until the end of the transaction.
CREATE FUNCTION test.clock(now timestamptz) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
	UPDATE patrol.setting SET clock_offset = now - transaction_timestamp();
END;

CREATE FUNCTION test.token(of_dataset text) RETURNS text
LANGUAGE sql
RETURN (SELECT token FROM board.changed WHERE dataset = of_dataset);

-- Which datasets have another token than before the statement.
CREATE FUNCTION test.changes(statement text) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	before jsonb := (SELECT jsonb_object_agg(dataset, token) FROM board.changed);
	changed text;
BEGIN
	EXECUTE statement;
	SELECT coalesce(string_agg(dataset, ' ' ORDER BY dataset), '') INTO changed
	FROM board.changed WHERE token <> before ->> dataset;
	RETURN changed;
END;
$$;

-- Which units a statement marks in patrol.changed_row: "P1 P2"; "all" when it bids to read all rows again. It fails when rows of
-- another unit changed.
CREATE FUNCTION test.marks(of_dataset text, statement text) RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	by_row_before text := (SELECT by_row FROM board.changed WHERE dataset = of_dataset);
	marked text[];
	missed text;
BEGIN
	EXECUTE format('CREATE TEMP TABLE before ON COMMIT DROP AS SELECT * FROM board.%I', of_dataset);
	DELETE FROM patrol.changed_row;
	EXECUTE statement;
	SELECT array_agg(key ORDER BY key) INTO marked FROM board.changed_row
	WHERE dataset = of_dataset AND changed_in = pg_current_xact_id()::text::bigint;
	EXECUTE format('SELECT string_agg(DISTINCT call_sign, '' '') FROM ((TABLE before EXCEPT ALL TABLE board.%1$I)'
	               ' UNION ALL (TABLE board.%1$I EXCEPT ALL TABLE before)) r WHERE call_sign <> ALL ($1)', of_dataset)
	INTO missed USING coalesce(marked, '{}');
	DROP TABLE before;
	IF by_row_before <> (SELECT by_row FROM board.changed WHERE dataset = of_dataset) THEN
		RETURN 'all';
	END IF;
	IF missed IS NOT NULL THEN
		RAISE EXCEPTION 'not marked: %', missed;
	END IF;
	RETURN coalesce(array_to_string(marked, ' '), '');
END;
$$;

-- Two hotspots and some units to try things on.
CREATE PROCEDURE test.scene()
LANGUAGE sql
BEGIN ATOMIC
	INSERT INTO patrol.hotspot (code, name, area, division, lat, lon, valid_from, valid_to) VALUES
		('AAA', 'Market', 'MID', 'Mid', 53, -1.5, '2020-01-01', NULL),
		('BBB', 'Park', 'MID', 'Mid', 53.1, -1.5, '2020-01-01', NULL),
		('OLD', 'Gone', 'MID', 'Mid', 53.2, -1.5, '2020-01-01', '2023-06-30');
	INSERT INTO patrol.unit VALUES
		('P1', 'patrol', 'MID'), ('P2', 'patrol', 'MID'), ('D1', 'drone', 'MID'), ('D2', 'drone', 'MID'), ('M1', 'motorcycle', 'MID'), ('OFF', 'patrol', 'MID');
END;
