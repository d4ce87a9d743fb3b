-- What the server has to have and the role to be, said before anything is made.

DO $$
DECLARE
	major int := current_setting('server_version_num')::int / 10000;
BEGIN
	IF major < 15 THEN
		RAISE EXCEPTION 'this server is PostgreSQL %, and patrolboard needs 15 or later', major
			USING HINT = 'Install in a server that is new enough; older ones can go on beside it.';
	ELSIF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'btree_gist') THEN
		RAISE EXCEPTION 'this server lacks the extension btree_gist, which comes with PostgreSQL'
			USING HINT = format('On the server''s machine install PostgreSQL''s contrib modules, then run install.sql again: '
				'package postgresql-%1$s on Debian and Ubuntu; elsewhere postgresql%1$s-contrib, or postgresql-contrib '
				'where the server is the system''s own.', major);
	ELSIF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
		RAISE EXCEPTION 'role "%" is not a superuser, and could not keep others from writing large objects', current_user
			USING HINT = 'Run install.sql as a superuser, such as postgres: sudo -u postgres psql ...';
	END IF;
END;
$$;
