-- Board time. It stands still within a transaction, so that one poll sees one instant.

-- What a view shows that depends on time, it shows as of `minute`: then its rows change once a minute at most,
-- and patrolboard need not read them more often.
CREATE OR REPLACE VIEW patrol.clock AS
SELECT now,
       date_trunc('minute', now)                                          AS minute,
       date_trunc('minute', now) AT TIME ZONE time_zone                   AS local_minute,
       (now AT TIME ZONE time_zone)::date                                 AS today,
       date_trunc('month', now AT TIME ZONE time_zone)::date              AS month,
       time_zone,
       effective_minutes * interval '1 minute'                            AS effective_time,
       programme_started
FROM patrol.setting, LATERAL (SELECT transaction_timestamp() + clock_offset) AS board (now);

CREATE OR REPLACE FUNCTION patrol.now() RETURNS timestamptz
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT now FROM patrol.clock;
END;
