-- What a force knows about its hotspot patrols. Feeders write through the functions of feeder.sql.

CREATE SCHEMA IF NOT EXISTS patrol;

-- For exclusion constraints that hold text equal and ranges apart.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA patrol;

CREATE TABLE IF NOT EXISTS patrol.schema_version (
	version      int PRIMARY KEY,
	installed_at timestamptz NOT NULL DEFAULT now()
);
DO $$
DECLARE
	newest int := (SELECT max(version) FROM patrol.schema_version);
BEGIN
	IF newest > 1 THEN
		RAISE EXCEPTION 'this database has version % of the schema, and these files hold version 1', newest
			USING HINT = 'Install from the patrolboard that updated it last, or from a later one.';
	END IF;
END;
$$;
INSERT INTO patrol.schema_version (version) VALUES (1) ON CONFLICT DO NOTHING;

-- One row. The clock offset is zero for a force; a demo shifts board time with it.
CREATE TABLE IF NOT EXISTS patrol.setting (
	only_row          bool PRIMARY KEY DEFAULT true CHECK (only_row),
	force             text NOT NULL,
	time_zone         text NOT NULL CHECK (now() AT TIME ZONE time_zone IS NOT NULL), -- an unknown zone raises
	programme_started date NOT NULL,
	effective_minutes int NOT NULL CHECK (effective_minutes BETWEEN 1 AND 240),
	clock_offset      interval NOT NULL DEFAULT '0'
);
INSERT INTO patrol.setting (force, time_zone, programme_started, effective_minutes)
VALUES ('Derbyshire', 'Europe/London', '2023-07-01', 15)
ON CONFLICT DO NOTHING;


-- Places and plans

CREATE TABLE IF NOT EXISTS patrol.hotspot (
	code             text PRIMARY KEY CHECK (code <> ''),
	name             text NOT NULL UNIQUE CHECK (name <> ''),
	area             text NOT NULL,
	division         text NOT NULL,
	lat              double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
	lon              double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
	reason           text,
	valid_from       date NOT NULL,
	valid_to         date CHECK (valid_to >= valid_from), -- the last day
	revisit_every    interval CHECK (revisit_every > '0'),
	suspended_reason text
);

-- The hours of a weekday, in local time, in which a hotspot's plan applies. A window may run past midnight.
CREATE TABLE IF NOT EXISTS patrol.plan_window (
	hotspot        text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE ON DELETE CASCADE,
	weekday        int NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- 1 is Monday, as in ISO 8601
	starts         time NOT NULL CHECK (extract(second FROM starts) = 0),
	lasts          interval NOT NULL CHECK (lasts > '0' AND lasts <= '24 h' AND extract(second FROM lasts) = 0),
	visits_planned int NOT NULL CHECK (visits_planned > 0),
	-- Any week will do to keep windows apart, and the one after it, which Sunday's may run into; this one begins on a Monday.
	during         tsmultirange NOT NULL GENERATED ALWAYS AS (tsmultirange(
		tsrange(date '2001-01-01' + (weekday - 1) + starts, date '2001-01-01' + (weekday - 1) + starts + lasts),
		tsrange(date '2001-01-08' + (weekday - 1) + starts, date '2001-01-08' + (weekday - 1) + starts + lasts))) STORED,
	PRIMARY KEY (hotspot, weekday, starts),
	CONSTRAINT plan_window_overlaps EXCLUDE USING gist (hotspot WITH =, during WITH &&)
);

-- What the plan asked for in windows that have begun: a plan changes, what was asked for then does not. patrol.keep_plan()
-- writes them, from when this table is there.
CREATE TABLE IF NOT EXISTS patrol.planned_window (
	hotspot        text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	starts_at      timestamptz NOT NULL,
	ends_at        timestamptz NOT NULL CHECK (ends_at > starts_at),
	visits_planned int NOT NULL CHECK (visits_planned > 0),
	PRIMARY KEY (hotspot, starts_at)
);
CREATE INDEX IF NOT EXISTS planned_window_starts ON patrol.planned_window (starts_at);

-- One row: up to which board time that has been done.
CREATE TABLE IF NOT EXISTS patrol.plan_kept (
	only_row bool PRIMARY KEY DEFAULT true CHECK (only_row),
	until    timestamptz NOT NULL
);
INSERT INTO patrol.plan_kept (until) SELECT now() + clock_offset FROM patrol.setting ON CONFLICT DO NOTHING;

-- Why a hotspot needs extra officers, while it does.
CREATE TABLE IF NOT EXISTS patrol.hotspot_flag (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	hotspot    text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	reason     text NOT NULL CHECK (reason <> ''),
	flagged_at timestamptz NOT NULL,
	lifted_at  timestamptz CHECK (lifted_at >= flagged_at)
);
CREATE UNIQUE INDEX IF NOT EXISTS hotspot_flag_standing ON patrol.hotspot_flag (hotspot) WHERE lifted_at IS NULL;

-- Section 34 of the Anti-social Behaviour, Crime and Policing Act 2014: 48 hours at most.
CREATE TABLE IF NOT EXISTS patrol.authorisation (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	hotspot    text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	given_by   text NOT NULL CHECK (given_by <> ''),
	starts_at  timestamptz NOT NULL,
	ends_at    timestamptz NOT NULL,
	CONSTRAINT authorisation_48_hours CHECK (ends_at > starts_at AND ends_at - starts_at <= '48 h'),
	CONSTRAINT authorisation_overlaps EXCLUDE USING gist (hotspot WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX IF NOT EXISTS authorisation_starts ON patrol.authorisation (starts_at);
CREATE INDEX IF NOT EXISTS authorisation_ends ON patrol.authorisation (ends_at);


-- Units

CREATE TABLE IF NOT EXISTS patrol.state_code (
	code    text PRIMARY KEY,
	meaning text NOT NULL,
	class   text NOT NULL CHECK (class IN ('emergency', 'free', 'soft_committed', 'committed', 'unavailable', 'off', 'message'))
);
INSERT INTO patrol.state_code SELECT * FROM (VALUES
	('0',  'emergency assistance',      'emergency'),
	('1',  'on duty',                   'free'),
	('2',  'on patrol',                 'free'),
	('3',  'at station, available',     'free'),
	('4',  'refreshments',              'unavailable'),
	('5',  'en route',                  'committed'),
	('6',  'at scene',                  'committed'),
	('7',  'committed, deployable',     'soft_committed'),
	('8',  'committed, not deployable', 'committed'),
	('9',  'prisoner escort',           'committed'),
	('10', 'court',                     'unavailable'),
	('11', 'off duty',                  'off'),
	('12', 'confidential',              'message'),
	('13', 'call back, not urgent',     'message'),
	('14', 'call back, urgent',         'message'),
	('15', 'received',                  'message'),
	('16', 'repeat',                    'message')) AS usual
WHERE NOT EXISTS (SELECT FROM patrol.state_code); -- a force's own stay

CREATE TABLE IF NOT EXISTS patrol.unit (
	call_sign text PRIMARY KEY CHECK (call_sign <> ''),
	kind      text NOT NULL CHECK (kind IN ('patrol', 'drone', 'motorcycle', 'supervisor')),
	area      text NOT NULL
);

CREATE TABLE IF NOT EXISTS patrol.shift (
	name   text PRIMARY KEY,
	starts time NOT NULL,
	lasts  interval NOT NULL CHECK (lasts > '0' AND lasts <= '16 h')
);
INSERT INTO patrol.shift SELECT * FROM (VALUES
	('early', time '07:00', interval '9 h'),
	('late',  '14:00', '10 h'),
	('night', '22:00', '9 h')) AS usual
WHERE NOT EXISTS (SELECT FROM patrol.shift);

-- A unit's turn of duty, and while it lasts its state, position and assignment. No index covers a column that
-- changes by the minute, and pages keep room, so that those updates stay on their page.
CREATE TABLE IF NOT EXISTS patrol.duty (
	id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	call_sign      text NOT NULL REFERENCES patrol.unit ON UPDATE CASCADE,
	crew           int NOT NULL CHECK (crew BETWEEN 1 AND 20),
	shift_name     text REFERENCES patrol.shift ON UPDATE CASCADE,
	shift_ends     timestamptz,
	booked_on_at   timestamptz NOT NULL,
	booked_off_at  timestamptz CHECK (booked_off_at >= booked_on_at),
	state_code     text NOT NULL REFERENCES patrol.state_code ON UPDATE CASCADE,
	state_since    timestamptz NOT NULL,
	reported_at    timestamptz NOT NULL,
	hotspot        text REFERENCES patrol.hotspot ON UPDATE CASCADE,
	note           text,
	lat            double precision CHECK (lat BETWEEN -90 AND 90),
	lon            double precision CHECK (lon BETWEEN -180 AND 180),
	located_at     timestamptz,
	endurance_ends timestamptz,
	CONSTRAINT duty_located CHECK (num_nulls(lat, lon, located_at) IN (0, 3))
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX IF NOT EXISTS duty_open ON patrol.duty (call_sign) WHERE booked_off_at IS NULL;

CREATE TABLE IF NOT EXISTS patrol.state_history (
	duty       bigint NOT NULL REFERENCES patrol.duty ON DELETE CASCADE,
	at         timestamptz NOT NULL,
	state_code text NOT NULL REFERENCES patrol.state_code ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS state_history_duty ON patrol.state_history (duty, at);


-- Visits and what came of them

CREATE TABLE IF NOT EXISTS patrol.visit (
	id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	hotspot    text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	call_sign  text NOT NULL REFERENCES patrol.unit ON UPDATE CASCADE,
	crew       int NOT NULL CHECK (crew BETWEEN 1 AND 20),
	started_at timestamptz NOT NULL,
	ended_at   timestamptz,
	CONSTRAINT visit_ends_after_start CHECK (ended_at >= started_at),
	-- One unit is in one place: also covers a second visit while one is open.
	CONSTRAINT visit_overlaps EXCLUDE USING gist (call_sign WITH =, tstzrange(started_at, ended_at) WITH &&)
);
CREATE UNIQUE INDEX IF NOT EXISTS visit_open ON patrol.visit (call_sign) WHERE ended_at IS NULL;
CREATE INDEX IF NOT EXISTS visit_started ON patrol.visit (started_at);
CREATE INDEX IF NOT EXISTS visit_hotspot_started ON patrol.visit (hotspot, started_at);
CREATE INDEX IF NOT EXISTS visit_hotspot_ended ON patrol.visit (hotspot, ended_at);

-- Every metric there is. Those that are recorded on visits need no more than their row here;
-- the others are worked out in counters.sql.
CREATE TABLE IF NOT EXISTS patrol.metric (
	metric   text PRIMARY KEY,
	recorded bool NOT NULL,
	one      text, -- what one of it is called: "1 arrest"; NULL: as the metric
	UNIQUE (metric, recorded)
);
INSERT INTO patrol.metric VALUES
	('patrols', false, NULL),
	('patrol_minutes', false, NULL),
	('officer_minutes', false, NULL),
	('effective_patrols', false, NULL),
	('patrols_with_engagement', false, NULL),
	('engagements', true, 'engagement'),
	('arrests', true, 'arrest'),
	('stop_searches', true, 'stop search'),
	('dispersals_authorised', false, NULL),
	('groups_dispersed', true, 'group dispersed'),
	('people_dispersed', true, 'person dispersed'),
	('drugs_recovered', true, 'drug find'),
	('stolen_property_recovered', true, 'stolen property find'),
	('weapons_recovered', true, 'weapon recovered'),
	('crimes_identified', true, 'crime identified'),
	('intelligence_reports', true, 'intelligence report'),
	('ij_referrals', true, 'IJ referral'),
	('runaways', true, 'runaway'),
	('assists_asked', false, NULL),
	('assists_met', false, NULL),
	('asb_incidents', false, NULL),
	('asb_incidents_county', false, NULL),
	('visits_planned', false, NULL),
	('effective_in_window', false, NULL),
	('visits_met', false, NULL)
ON CONFLICT DO NOTHING;

-- The way a counter is counted changes over the years. Without a row a metric is at definition 1.
CREATE TABLE IF NOT EXISTS patrol.metric_definition (
	metric     text NOT NULL REFERENCES patrol.metric ON UPDATE CASCADE,
	definition int NOT NULL CHECK (definition > 1),
	since      date NOT NULL CHECK (extract(day FROM since) = 1),
	meaning    text NOT NULL,
	PRIMARY KEY (metric, definition),
	UNIQUE (metric, since)
);

-- What came of a visit: one row a metric, added to as more is recorded.
CREATE TABLE IF NOT EXISTS patrol.outcome (
	visit    bigint NOT NULL REFERENCES patrol.visit ON DELETE CASCADE,
	metric   text NOT NULL,
	recorded bool NOT NULL DEFAULT true CHECK (recorded),
	quantity int NOT NULL CHECK (quantity > 0),
	PRIMARY KEY (visit, metric),
	FOREIGN KEY (metric, recorded) REFERENCES patrol.metric (metric, recorded) ON UPDATE CASCADE
);


-- A crew's call for another unit

CREATE TABLE IF NOT EXISTS patrol.assist (
	id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	hotspot         text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	asked_by        text NOT NULL REFERENCES patrol.unit ON UPDATE CASCADE,
	wanted          text NOT NULL CHECK (wanted IN ('drone', 'motorcycle', 'officers')),
	reason          text,
	state           text NOT NULL DEFAULT 'asked'
		CHECK (state IN ('asked', 'offered', 'accepted', 'arrived', 'released', 'declined')),
	asked_at        timestamptz NOT NULL,
	acknowledged_at timestamptz CHECK (acknowledged_at >= asked_at),
	acknowledged_by text,
	unit            text REFERENCES patrol.unit ON UPDATE CASCADE,
	accepted_at     timestamptz CHECK (accepted_at >= asked_at),
	arrived_at      timestamptz CHECK (arrived_at >= accepted_at),
	closed_at       timestamptz CHECK (closed_at >= asked_at),
	CONSTRAINT assist_acknowledged CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
	CONSTRAINT assist_has_unit CHECK (state IN ('asked', 'released', 'declined') OR unit IS NOT NULL),
	CONSTRAINT assist_accepted CHECK (state NOT IN ('accepted', 'arrived') OR accepted_at IS NOT NULL),
	CONSTRAINT assist_arrived CHECK (state <> 'arrived' OR arrived_at IS NOT NULL),
	CONSTRAINT assist_closed CHECK ((state IN ('released', 'declined')) = (closed_at IS NOT NULL))
);
CREATE UNIQUE INDEX IF NOT EXISTS assist_unit ON patrol.assist (unit) WHERE state IN ('accepted', 'arrived');
CREATE INDEX IF NOT EXISTS assist_open ON patrol.assist (asked_at) WHERE closed_at IS NULL;
CREATE INDEX IF NOT EXISTS assist_closed_at ON patrol.assist (closed_at);
CREATE INDEX IF NOT EXISTS assist_hotspot ON patrol.assist (hotspot, asked_at);
CREATE INDEX IF NOT EXISTS assist_asked ON patrol.assist (asked_at);


-- Anti-social behaviour

CREATE TABLE IF NOT EXISTS patrol.asb_incident (
	id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	hotspot text NOT NULL REFERENCES patrol.hotspot ON UPDATE CASCADE,
	at      timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS asb_incident_at ON patrol.asb_incident (at);
CREATE INDEX IF NOT EXISTS asb_incident_hotspot ON patrol.asb_incident (hotspot, at);

-- The county's own monthly series: it reaches further back than the incidents, and has no places.
CREATE TABLE IF NOT EXISTS patrol.asb_county (
	month     date PRIMARY KEY CHECK (extract(day FROM month) = 1),
	incidents int NOT NULL CHECK (incidents >= 0)
);


CREATE TABLE IF NOT EXISTS patrol.event (
	id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at        timestamptz NOT NULL,
	kind      text NOT NULL,
	hotspot   text REFERENCES patrol.hotspot ON UPDATE CASCADE,
	call_sign text REFERENCES patrol.unit ON UPDATE CASCADE,
	text      text NOT NULL
);
CREATE INDEX IF NOT EXISTS event_at ON patrol.event (at DESC, id DESC);
