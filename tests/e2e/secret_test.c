/* The password of the database is in nothing that the program says, writes, shows, passes on or leaves behind. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/served.h"
#include "e2e/shared.h"

#define SECRET "hunter2-never-told"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static char *folder;
static char log_file[64], log_option[80], config[64];
static char passfile[80], services[80];

static void write_file(const char *name, mode_t mode, const char *text)
{
	char path[80];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file_write(path, "%s", text);
	assert_int_equal(chmod(path, mode), 0);
}

/* Returns how much there is in it. Texts of the kernel's have NUL between their words. */
static size_t check_file(const char *path, const char *who)
{
	char part[65536];
	FILE *f = fopen(path, "re");
	size_t n = f ? fread(part, 1, sizeof part, f) : 0;

	if (f)
		fclose(f);
	if (memmem(part, n, SECRET, strlen(SECRET)))
		fail_msg("%s tells it in %s", who, path);
	return n;
}

/* False when it has gone. */
static bool check_process(pid_t pid, const char *who)
{
	static const char *const files[] = { "comm", "status", "cmdline", "environ" };
	bool there = true;

	for (size_t i = 0; i < COUNT(files); i++) {
		char path[64];

		snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, files[i]);
		there = check_file(path, who) > 0;
	}
	return there;
}

static void let_in(const char *password)
{
	char sql[256];

	snprintf(sql, sizeof sql,
		 "ALTER ROLE keyholder PASSWORD '%s';"
		 "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'keyholder'",
		 password);
	server_sql(server, sql);
}

/* Where it can come from: a variable; a file that a variable names; a service. */
static const struct way {
	const char *name, *variable, *parameter;
} ways[] = {
	{ "PGPASSWORD", "PGPASSWORD=" SECRET, "" },
	{ "a passfile", passfile, "" },
	{ "a service", services, "&service=board" },
};

static struct screen *open_by(const struct way *w)
{
	char uri[320];
	const char *argv[] = { patrolboard(), "-vv", log_option, "-i200ms", "--set", "database.retry_max=1s", uri,
			       NULL };
	const char *env[] = { BOARD_ENV, w->variable, NULL };

	snprintf(uri, sizeof uri, "%s%s", server_conninfo_of(server, "keyholder", NULL), w->parameter);
	return screen_open(argv, env, 120, 24);
}

static void check_board(struct screen *s, const struct way *w)
{
	assert_true(check_process(screen_pid(s), w->name));
	assert_true(check_file(log_file, w->name) > 0);
	assert_false(screen_raw_has(s, SECRET, strlen(SECRET)));
}

/* Before, while and after the server refuses it, and when the configuration is read again, which looks for it anew. */
static void test_of_a_board(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		struct screen *s = open_by(&ways[i]);

		assert_true(screen_until(s, BOARD_LIVE));
		check_board(s, &ways[i]);
		let_in("another");
		assert_true(screen_until(s, "refuses the password of role 'keyholder'"));
		check_board(s, &ways[i]);
		let_in(SECRET);
		assert_true(screen_until(s, BOARD_LIVE));
		screen_signal(s, SIGHUP);
		assert_true(screen_until(s, "configuration read again"));
		assert_true(screen_until(s, BOARD_LIVE));
		screen_keys(s, "D");
		assert_true(screen_until(s, "connection +socket"));
		check_board(s, &ways[i]);
		screen_keys(s, "\x1b");
		board_leave(s, server);
		check_file(log_file, ways[i].name);
	}
}

/*
 * The password by itself, or what freeing it has left of it: buffers for files, in which the line is that it came from, are out of
 * our reach.
 */
static bool is_told_in(const char *part, size_t n)
{
	static const char tail[] = "never-told", before[] = "=hunter2-";
	const size_t before_n = sizeof before - 1;

	for (const char *at = part; (at = memmem(at, n - (size_t)(at - part), tail, sizeof tail)); at++)
		if ((size_t)(at - part) < before_n || memcmp(at - before_n, before, before_n) != 0)
			return true;
	return false;
}

/* What is as large as this is a sanitiser's, and nobody's text. */
#define LARGEST (64 << 20)

static bool is_told_between(FILE *memory, unsigned long from, unsigned long to)
{
	char *part = to - from <= LARGEST ? malloc(to - from) : NULL;
	bool told = false;

	if (part && fseek(memory, (long)from, SEEK_SET) == 0)
		told = is_told_in(part, fread(part, 1, to - from, memory));
	free(part);
	return told;
}

static bool is_told_in_memory(pid_t pid)
{
	unsigned long from, to;
	bool told = false;
	char path[64], access[8];
	FILE *maps, *memory;

	snprintf(path, sizeof path, "/proc/%d/maps", (int)pid);
	maps = fopen(path, "re");
	snprintf(path, sizeof path, "/proc/%d/mem", (int)pid);
	memory = fopen(path, "re");
	assert_true(maps && memory);
	while (!told && fscanf(maps, "%lx-%lx %7s%*[^\n]", &from, &to, access) == 3)
		told = access[1] == 'w' && is_told_between(memory, from, to);
	fclose(maps);
	fclose(memory);
	return told;
}

/* Nothing of ours holds what a service said. A connection does: libpq's own copy, which it leaves behind. */
static void test_of_memory(void **state)
{
	static const char *const places[] = { "&host=nowhere.invalid", "" };

	(void)state;
	if (geteuid() != 0)
		skip(); /* its memory is closed to its own user, which is a protection as well */
	for (size_t i = 0; i < COUNT(places); i++) {
		struct way way = ways[2];
		char parameter[64];
		struct screen *s;

		snprintf(parameter, sizeof parameter, "%s%s", way.parameter, places[i]);
		way.parameter = parameter;
		s = open_by(&way);
		assert_true(screen_until(s, i ? BOARD_LIVE : "look up of 'nowhere.invalid'|look up 'nowhere.invalid'"));
		assert_int_equal(is_told_in_memory(screen_pid(s)), i);
		board_leave(s, server);
	}
}

static void check_says_nothing(const char *const argv[], const char *const env[], const char *why)
{
	struct outcome o = program_run(argv, env, NULL);

	if (strstr(o.out, SECRET) || strstr(o.err, SECRET))
		fail_msg("%s tells it: %s%s", why, o.out, o.err);
	assert_true(o.out[0] || o.err[0]);
	outcome_release(&o);
}

static void test_of_commands(void **state)
{
	static const char *const commands[][3] = {
		{ "once" }, { "once", "--format=json" }, { "report" }, { "handover" }, { "check" },
		{ "check", "database" }, { "config" }, { "config", "--effective" }, { "--help" },
	};

	(void)state;
	for (size_t i = 0; i < 2 * COUNT(ways) * COUNT(commands); i++) {
		const struct way *w = &ways[i / 2 % COUNT(ways)];
		const char *const *command = commands[i / 2 / COUNT(ways)];
		char conninfo[320];
		const char *argv[] = { patrolboard(), command[0], "--set", conninfo, command[1], NULL };
		const char *env[] = { BOARD_ENV, w->variable, NULL };

		snprintf(conninfo, sizeof conninfo, "database.conninfo=%s%s",
			 server_conninfo_of(server, "keyholder", NULL), w->parameter);
		let_in(i % 2 ? SECRET : "another");
		check_says_nothing(argv, env, command[0]);
	}
	let_in(SECRET);
}

/* A place where no password belongs, and which is not repeated when the program says so. */
static void test_of_mistakes(void **state)
{
	static const struct {
		const char *words[4], *variable;
	} cases[] = {
		{ { "-d", "host=x password=" SECRET }, NULL },
		{ { "-dpostgresql://board:" SECRET "@x/y" }, NULL },
		{ { "-d", "host=x password='" SECRET }, NULL },
		{ { "--dbname=hots=x password=" SECRET }, NULL },
		{ { "--set", "database.conninfo=password=" SECRET }, NULL },
		{ { "--set", "database.conninfo:password=" SECRET }, NULL },
		{ { "--set", "database.password=" SECRET }, NULL },
		{ { "--set", "database.interval=password=" SECRET }, NULL },
		{ { "postgresql://board:" SECRET "@x/y" }, NULL },
		{ { "once", "postgresql://board:" SECRET "@x/y" }, NULL },
		{ { "once", "--size", "password=" SECRET }, NULL },
		{ { "demo", "-d", "password=" SECRET }, NULL },
		{ { "demo", "password=" SECRET }, NULL },
		{ { "once" }, "PATROLBOARD_DATABASE_CONNINFO=password=" SECRET },
		{ { "once" }, "PATROLBOARD_DATABASE_PASSWORD=" SECRET },
		{ { "once" }, "PGOPTIONS=-c password=" SECRET },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const *w = cases[i].words;
		const char *argv[] = { patrolboard(), w[0], w[1], w[2], NULL };
		const char *env[] = { BOARD_ENV, "PGHOST=/nonexistent", cases[i].variable, NULL };

		check_says_nothing(argv, env, w[0]);
	}
}

/* A file that holds one is refused, and where others can read it that is said as well. */
static void test_of_configuration(void **state)
{
	static const struct {
		mode_t mode;
		const char *value, *open;
	} cases[] = {
		{ 0600, "host=x password=" SECRET, NULL },
		{ 0644, "host=x password=" SECRET, "others can read this file: change that password" },
		{ 0640, "host=x ${MORE}", "others can read this file: change that password" },
	};
	const char *argv[] = { patrolboard(), "once", "-c", config, NULL };
	const char *env[] = { BOARD_ENV, "MORE=password=" SECRET, NULL };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[160];
		struct outcome o;

		snprintf(text, sizeof text, "database: {conninfo: '%s'}\n", cases[i].value);
		write_file("board.yaml", cases[i].mode, text);
		o = program_run(argv, env, NULL);
		assert_int_equal(o.status, 78);
		assert_non_null(strstr(o.err, "a password does not belong in 'conninfo'"));
		assert_true(!strstr(o.err, "others can read") == !cases[i].open);
		if (cases[i].open)
			assert_non_null(strstr(o.err, cases[i].open));
		assert_null(strstr(o.err, SECRET));
		outcome_release(&o);
	}
}

/* What the demo starts is given a password that is somebody else's neither in its words nor in its environment. */
static void test_of_children(void **state)
{
	static const char *const nothing[] = { NULL };
	struct served s;
	pid_t pids[64];
	size_t n, seen = 0;

	(void)state;
	setenv("PGPASSWORD", SECRET, 1);
	s = served_start(nothing);
	unsetenv("PGPASSWORD");
	assert_true(served_until_live(&s));
	n = process_descendants(s.pid, pids, COUNT(pids));
	assert_true(check_process(s.pid, "the demo"));
	for (size_t i = 0; i < n && i < COUNT(pids); i++)
		seen += check_process(pids[i], "what the demo started");
	assert_in_range(seen, 3, COUNT(pids)); /* who guards it, the server, and some of its processes */
	kill(s.pid, SIGTERM);
	assert_int_equal(program_until_end(s.pid), 0);
	assert_true(process_until_only(server_pid(server)));
	directory_remove(s.folder);
	free(s.uri);
}

/* Sanitisers would take the right to dump cores from us, and what we start could not prove that it gives it up. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
	return "disable_coredump=0";
}

/* A core would hold it. */
static void test_of_a_crash(void **state)
{
	char command[256], path[64], *limits;
	struct screen *s;

	(void)state;
	snprintf(command, sizeof command,
		 "cd %s; ulimit -c unlimited; ASAN_OPTIONS=disable_coredump=0 exec \"$BOARD\" -d \"$URI\"", folder);
	s = board_open_by(command, server_conninfo(server), 80, 24);
	assert_true(screen_until(s, BOARD_LIVE));
	snprintf(path, sizeof path, "/proc/%d/limits", (int)screen_pid(s));
	limits = file_read(path);
	text_unwrap(limits);
	assert_non_null(strstr(limits, "Max core file size 0 0 "));
	free(limits);
	screen_signal(s, SIGSEGV);
	assert_int_equal(screen_until_exit(s), 128 + SIGSEGV);
	assert_true(screen_is_sane(s));
	screen_close(s);
	assert_int_equal(directory_entries(folder), 0);
	board_check_gone(server);
}

static int make(void **state)
{
	char text[256];

	shared_make(state);
	folder = directory_new();
	snprintf(log_file, sizeof log_file, "%s/board.log", folder);
	snprintf(log_option, sizeof log_option, "--log=%s", log_file);
	snprintf(config, sizeof config, "%s/board.yaml", folder);
	snprintf(passfile, sizeof passfile, "PGPASSFILE=%s/passfile", folder);
	snprintf(services, sizeof services, "PGSERVICEFILE=%s/services", folder);
	snprintf(text, sizeof text, "*:*:*:keyholder:%s\n", SECRET);
	write_file("passfile", 0600, text);
	snprintf(text, sizeof text, "[board]\npassword=%s\n", SECRET);
	write_file("services", 0600, text);
	server_sql(server, "CREATE ROLE keyholder LOGIN IN ROLE patrolboard_reader;"
			   "COPY (VALUES ('local all keyholder scram-sha-256'), ('local all all trust'))"
			   " TO PROGRAM 'cat >pg_hba.conf';"
			   "SELECT pg_reload_conf()");
	let_in(SECRET);
	return 0;
}

static int clear_folder(void **state)
{
	directory_clear(folder);
	return shared_mend(state);
}

static int clear(void **state)
{
	directory_remove(folder);
	return shared_free(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_of_a_board),
		SHARED_TEST(test_of_memory),
		SHARED_TEST(test_of_commands),
		SHARED_TEST(test_of_mistakes),
		SHARED_TEST(test_of_configuration),
		cmocka_unit_test_teardown(test_of_children, clear_folder),
		SHARED_TEST(test_of_a_crash),
	};

	return cmocka_run_group_tests(tests, make, clear);
}
