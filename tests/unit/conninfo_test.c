#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/conninfo.h"
#include "db/resolve.h"

static const char *word(const struct conninfo_words *w, const char *keyword)
{
	const char *value = "-";

	for (size_t i = 0; w->keywords[i]; i++)
		if (!strcmp(w->keywords[i], keyword))
			value = w->values[i];
	return value;
}

/* "host/hostaddr/port/attrs" of each target, "-" for none, "*" after those that are local. */
static const char *targets_text(const struct conninfo *c, char dst[400])
{
	size_t n = 0;

	dst[0] = '\0';
	for (size_t i = 0; i < c->targets_n; i++) {
		const struct target *t = &c->targets[i];

		n += (size_t)snprintf(dst + n, 400 - n, "%s%s/%s/%s/%s%s", i ? " " : "", t->host ? t->host : "-",
				      t->hostaddr ? t->hostaddr : "-", t->port ? t->port : "-",
				      t->session_attrs ? t->session_attrs : "-", t->local ? "*" : "");
	}
	return dst;
}

/* As a log tells them: where, and nothing else. */
static void servers(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "host=a,b port=5432,5433 user=u password=hunter2", "a:5432,b:5433" },
		{ "postgresql://u:hunter2@db-a/patrols?sslmode=require", "db-a:5432" },
		{ "host=/run/postgresql", "/run/postgresql:5432" },
		{ "hostaddr=10.0.0.1 port=1", "10.0.0.1:1" },
		{ "dbname=x", "default:5432" },
	};

	struct arena *a = arena_new();
	struct conninfo c;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(conninfo_read(&c, cases[i].text, a, &e));
		assert_string_equal(conninfo_servers(&c, a), cases[i].want);
	}
	arena_drop(a);
}

/* Which connection strings lead to the same database. */
static void same_database(void **state)
{
	static const struct {
		const char *why, *one, *other;
		bool same;
	} cases[] = {
		{ "the same words", "host=a dbname=x", "host=a dbname=x", true },
		{ "a URI for words", "host=a dbname=x user=u", "postgresql://u@a/x", true },
		{ "a password", "host=a dbname=x", "host=a dbname=x password=y", true },
		{ "another role", "host=a dbname=x user=u", "host=a dbname=x user=v", true },
		{ "a role that the database is called by", "host=a user=u", "host=a user=v", false },
		{ "TLS and timeouts", "host=a dbname=x", "host=a dbname=x sslmode=require connect_timeout=3", true },
		{ "another database", "host=a dbname=x", "host=a dbname=y", false },
		{ "another host", "host=a dbname=x", "host=b dbname=x", false },
		{ "another port", "host=a dbname=x", "host=a dbname=x port=5433", false },
		{ "the port that is meant anyway", "host=a dbname=x", "host=a dbname=x port=5432", true },
		{ "one host more", "host=a dbname=x", "host=b,a dbname=x", true },
		{ "a host more on another port", "host=a dbname=x", "host=b,a port=5432,5433 dbname=x", false },
		{ "which of them is wanted", "host=a,b dbname=x",
		  "host=a,b dbname=x target_session_attrs=prefer-standby", true },
		{ "the address of a name", "host=a dbname=x", "host=a hostaddr=10.0.0.1 dbname=x", true },
		{ "a name that moved", "host=a hostaddr=10.0.0.2 dbname=x", "host=a hostaddr=10.0.0.1 dbname=x", true },
		{ "an address alone", "hostaddr=10.0.0.1 dbname=x", "host=a hostaddr=10.0.0.1 dbname=x", true },
		{ "another address alone", "hostaddr=10.0.0.1 dbname=x", "hostaddr=10.0.0.2 dbname=x", false },
		{ "a name and an address", "host=a dbname=x", "hostaddr=10.0.0.2 dbname=x", false },
		{ "nothing said", "dbname=x", "dbname=x", true },
		{ "a socket, and nothing said", "host=/run/x dbname=x", "dbname=x", false },
		{ "the socket that is meant anyway", "host=/var/run/postgresql dbname=x", "dbname=x", true },
		{ "another name of its folder", "host=/run/postgresql dbname=x", "dbname=x", true },
		{ "names of the loopback", "host=localhost dbname=x", "host=127.0.0.1 dbname=x", true },
		{ "its address of version 6", "host=localhost dbname=x", "hostaddr=::1 dbname=x", true },
		{ "the loopback, and another host", "host=localhost dbname=x", "host=a dbname=x", false },
		{ "the loopback, and a socket", "host=localhost dbname=x", "dbname=x", false },
		{ "an address in place of a name", "host=10.0.0.1 dbname=x", "hostaddr=10.0.0.1 dbname=x", true },
	};
	struct arena *a = arena_new();
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct conninfo one, other;

		assert_true(conninfo_read(&one, cases[i].one, a, &e) && conninfo_read(&other, cases[i].other, a, &e));
		if (conninfo_same_database(&one, &other) != cases[i].same ||
		    conninfo_same_database(&other, &one) != cases[i].same)
			fail_msg("%s", cases[i].why);
	}
	arena_drop(a);
}

static void hosts(void **state)
{
	static const struct {
		const char *why, *conninfo, *targets;
	} cases[] = {
		{ "nothing said", "", "-/-/5432/any*" },
		{ "a bare name is a database", "derbys", "-/-/5432/any*" },
		{ "one host", "host=db-a", "db-a/-/5432/any" },
		{ "a socket", "host=/run/x port=7", "/run/x/-/7/any*" },
		{ "an abstract socket", "host=@x", "@x/-/5432/any*" },
		{ "loopback", "host=localhost,127.0.0.1,::1",
		  "localhost/-/5432/any* 127.0.0.1/-/5432/any* ::1/-/5432/any*" },
		{ "a list with ports", "host=a,b port=1,2", "a/-/1/any b/-/2/any" },
		{ "one port for all", "host=a,b port=7", "a/-/7/any b/-/7/any" },
		{ "a gap in the list is the default", "host=a,,c", "a/-/5432/any -/-/5432/any* c/-/5432/any" },
		{ "addresses beside names", "host=a,b hostaddr=10.0.0.1,10.0.0.2",
		  "a/10.0.0.1/5432/any b/10.0.0.2/5432/any" },
		{ "addresses alone", "hostaddr=10.0.0.1", "-/10.0.0.1/5432/any" },
		{ "a URI", "postgresql://u@a:1,b:2/derbys", "a/-/1/any b/-/2/any" },
		{ "what the server must be", "host=a,b target_session_attrs=primary",
		  "a/-/5432/primary b/-/5432/primary" },
		{ "a standby, else any", "host=a,b target_session_attrs=prefer-standby",
		  "a/-/5432/standby b/-/5432/standby a/-/5432/any b/-/5432/any" },
	};
	struct arena *a = arena_new();
	struct conninfo c;
	struct err e;
	char text[400];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!conninfo_read(&c, cases[i].conninfo, a, &e))
			fail_msg("%s: %s", cases[i].why, e.text);
		if (strcmp(targets_text(&c, text), cases[i].targets))
			fail_msg("%s: %s", cases[i].why, text);
	}
	arena_drop(a);
}

static void mistakes(void **state)
{
	static const struct {
		const char *conninfo, *text;
	} cases[] = {
		{ "host=a nonsense=1", "connection string: invalid connection option \"nonsense\"" },
		{ "postgresql://u:hunter2@[::1",
		  "connection string: it has a mistake that is not shown, because it may hold a password" },
		{ "host=a password='hunter2",
		  "connection string: it has a mistake that is not shown, because it may hold a password" },
		{ "host='a", "connection string: unterminated quoted string in connection info string" },
		{ "host=a,b port=1,2,3", "3 ports for 2 hosts" },
		{ "host=a,b hostaddr=10.0.0.1", "2 host names for 1 addresses (hostaddr)" },
		{ "host=,,,,,,,,,,,,,,,,", "17 hosts, at most 16 are taken" },
	};
	struct arena *a = arena_new();
	struct conninfo c;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_false(conninfo_read(&c, cases[i].conninfo, a, &e));
		assert_string_equal(e.text, cases[i].text);
	}
	arena_drop(a);
}

static void safety(void **state)
{
	static const struct {
		const char *why, *conninfo, *env, *sslmode, *binding, *keepalives;
	} cases[] = {
		{ "far away", "host=db-a", NULL, "verify-full", "require", "5" },
		{ "an address", "hostaddr=10.0.0.1", NULL, "verify-full", "require", "5" },
		{ "a socket", "host=/run/x", NULL, "-", "-", "-" },
		{ "loopback", "host=localhost", NULL, "-", "-", "-" },
		{ "said in the string", "host=db-a sslmode=require keepalives_idle=9", NULL, "require", "require",
		  "9" },
		{ "less than TLS: nothing to bind to", "host=db-a sslmode=prefer", NULL, "prefer", "-", "5" },
		{ "said by a variable", "host=db-a", "verify-ca", "verify-ca", "require", "5" },
		{ "even libpq's own default, when it is said", "host=db-a", "prefer", "prefer", "-", "5" },
		{ "the string beats the variable", "host=db-a sslmode=disable", "verify-ca", "disable", "-", "5" },
	};
	struct arena *a = arena_new();
	struct conninfo c;
	struct conninfo_words w;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].env)
			setenv("PGSSLMODE", cases[i].env, 1);
		assert_true(conninfo_read(&c, cases[i].conninfo, a, &e));
		unsetenv("PGSSLMODE");
		conninfo_words(&c, &c.targets[0], NULL, "patrolboard wall", &w);
		if (strcmp(word(&w, "sslmode"), cases[i].sslmode) ||
		    strcmp(word(&w, "channel_binding"), cases[i].binding) ||
		    strcmp(word(&w, "keepalives_idle"), cases[i].keepalives))
			fail_msg("%s: %s %s %s", cases[i].why, word(&w, "sslmode"), word(&w, "channel_binding"),
				 word(&w, "keepalives_idle"));
	}
	arena_drop(a);
}

/* libpq finds it where it is; who looks into our memory does not. */
static void keeps_no_password(void **state)
{
	static const char *const texts[] = { "host=a", "host=a service=derbys" };
	char services[] = "/tmp/pbunit.XXXXXX";
	struct arena *a = arena_new();
	struct conninfo_words w;
	struct conninfo c;
	struct err e;
	int fd = mkstemp(services);

	(void)state;
	assert_int_equal(dprintf(fd, "[derbys]\nuser=board\npassword=hunter2\n"), 37);
	close(fd);
	setenv("PGSERVICEFILE", services, 1);
	setenv("PGPASSWORD", "hunter2", 1);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(conninfo_read(&c, texts[i], a, &e));
		conninfo_words(&c, &c.targets[0], NULL, "patrolboard", &w);
		assert_string_equal(word(&w, "password"), "-");
	}
	assert_string_equal(word(&w, "user"), "board");
	assert_string_equal(word(&w, "service"), "derbys");
	unsetenv("PGPASSWORD");
	unsetenv("PGSERVICEFILE");
	remove(services);
	arena_drop(a);
}

static void words_of_an_attempt(void **state)
{
	struct arena *a = arena_new();
	struct conninfo c;
	struct conninfo_words w;
	struct err e;

	(void)state;
	assert_true(conninfo_read(&c, "host=a,b port=1,2 user=u dbname=derbys password=x", a, &e));
	conninfo_words(&c, &c.targets[1], "10.0.0.2", "patrolboard wall", &w);
	assert_string_equal(word(&w, "host"), "b");
	assert_string_equal(word(&w, "hostaddr"), "10.0.0.2");
	assert_string_equal(word(&w, "port"), "2");
	assert_string_equal(word(&w, "user"), "u");
	assert_string_equal(word(&w, "password"), "x");
	assert_string_equal(word(&w, "dbname"), "derbys");
	assert_string_equal(word(&w, "client_encoding"), "UTF8");
	assert_string_equal(word(&w, "fallback_application_name"), "patrolboard wall");
	assert_string_equal(word(&w, "gssencmode"), "disable");
	assert_string_equal(word(&w, "tcp_user_timeout"), "6000");
	assert_string_equal(c.database, "derbys");
	assert_string_equal(c.role, "u");
	assert_true(conninfo_read(&c, "O'Brien\\s", a, &e));
	assert_string_equal(c.database, "O'Brien\\s");
	arena_drop(a);
}

/* A service file counts whether it is named in the string or by the variable, and the variable is left as it was. */
static void services(void **state)
{
	char path[] = "/tmp/pb-service.XXXXXX";
	int fd = mkstemp(path);
	struct arena *a = arena_new();
	struct conninfo c;
	struct conninfo_words w;
	struct err e;

	(void)state;
	assert_true(fd >= 0);
	assert_true(dprintf(fd, "[one]\nhost=h1\ndbname=d1\nsslmode=require\n[two]\nhost=h2,h3\n") > 0);
	close(fd);
	setenv("PGSERVICEFILE", path, 1);
	assert_true(conninfo_read(&c, "service=one", a, &e));
	assert_string_equal(c.targets[0].host, "h1");
	assert_string_equal(c.database, "d1");
	conninfo_words(&c, &c.targets[0], NULL, "x", &w);
	assert_string_equal(word(&w, "sslmode"), "require");
	assert_null(getenv("PGSERVICE"));
	setenv("PGSERVICE", "two", 1);
	assert_true(conninfo_read(&c, "", a, &e));
	assert_int_equal(c.targets_n, 2);
	assert_true(conninfo_read(&c, "service=one host=h9", a, &e));
	assert_string_equal(c.targets[0].host, "h9");
	assert_string_equal(getenv("PGSERVICE"), "two");
	unsetenv("PGSERVICE");
	unsetenv("PGSERVICEFILE");
	unlink(path);
	arena_drop(a);
}

static void names_of_servers(void **state)
{
	static const struct {
		const char *conninfo, *server, *at;
	} cases[] = {
		{ "", "socket", "" },
		{ "host=/run/x", "socket", "/run/x" },
		{ "host=db-a hostaddr=10.0.0.1", "db-a", "db-a" },
		{ "hostaddr=10.0.0.1", "10.0.0.1", "10.0.0.1" },
	};
	struct arena *a = arena_new();
	struct conninfo c;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(conninfo_read(&c, cases[i].conninfo, a, &e));
		assert_string_equal(c.targets[0].server, cases[i].server);
		assert_string_equal(c.targets[0].at, cases[i].at);
	}
	arena_drop(a);
}

static void open_passfile(void **state)
{
	char path[] = "/tmp/pb-pass.XXXXXX", text[80];
	int fd = mkstemp(path);
	struct arena *a = arena_new();
	struct conninfo c;
	struct err e;

	(void)state;
	assert_true(fd >= 0);
	snprintf(text, sizeof text, "passfile=%s", path);
	assert_true(conninfo_read(&c, text, a, &e));
	assert_null(conninfo_open_passfile(&c, a));
	assert_int_equal(fchmod(fd, 0640), 0);
	assert_string_equal(conninfo_open_passfile(&c, a), path);
	close(fd);
	unlink(path);
	assert_null(conninfo_open_passfile(&c, a));
	arena_drop(a);
}

static void what_needs_looking_up(void **state)
{
	(void)state;
	assert_true(resolve_needed("db-a"));
	assert_true(resolve_needed("localhost"));
	assert_true(resolve_needed(""));
	assert_false(resolve_needed("10.0.0.1"));
	assert_false(resolve_needed("::1"));
	assert_false(resolve_needed("fe80::1%lo"));
}

/* Waits with the pipe itself: a blocking read would be what the module avoids, so it is asked again and again. */
static enum resolve_progress look_up(const char *host, char addresses[RESOLVE_ADDRESSES][RESOLVE_TEXT], size_t *n,
				     struct err *e)
{
	struct resolve r = { .child = 0 };
	enum resolve_progress progress;

	assert_true(resolve_start(&r, host, e));
	while ((progress = resolve_step(&r, addresses, n, e)) == RESOLVE_WAITS)
		;
	while (r.child)
		resolve_reap(&r);
	return progress;
}

static void look_ups(void **state)
{
	char addresses[RESOLVE_ADDRESSES][RESOLVE_TEXT];
	struct resolve r = { .child = 0 };
	struct err e;
	size_t n;

	(void)state;
	assert_int_equal(look_up("localhost", addresses, &n, &e), RESOLVE_DONE);
	assert_true(n >= 1 && (!strcmp(addresses[0], "127.0.0.1") || !strcmp(addresses[0], "::1")));
	assert_int_equal(look_up("..", addresses, &n, &e), RESOLVE_FAILED);
	assert_true(*e.text);
	/* One that is given up leaves no child behind. */
	assert_true(resolve_start(&r, "localhost", &e));
	resolve_stop(&r);
	while (r.child)
		resolve_reap(&r);
	resolve_stop(&r);
	assert_true(resolve_start(&r, "localhost", &e));
	resolve_release(&r);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_database), cmocka_unit_test(hosts),
		cmocka_unit_test(servers),
		cmocka_unit_test(mistakes),
		cmocka_unit_test(safety),
		cmocka_unit_test(keeps_no_password),
		cmocka_unit_test(words_of_an_attempt),
		cmocka_unit_test(services),
		cmocka_unit_test(names_of_servers),
		cmocka_unit_test(open_passfile),
		cmocka_unit_test(what_needs_looking_up),
		cmocka_unit_test(look_ups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
