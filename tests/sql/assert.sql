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
