-- Takes a kept demo up where it was left: its last event or report is now.
--
--   psql -v ON_ERROR_STOP=1 -d DATABASE -f config/sql/demo/resume.sql
\set ON_ERROR_STOP on
UPDATE patrol.setting SET clock_offset = greatest(
	(SELECT max(at) FROM patrol.event), (SELECT max(reported_at) FROM patrol.duty)) - transaction_timestamp();
