/* A board on a wall has given up what it does not need, and lacks nothing: it comes back, reads again, turns its log. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/landlock.h"
#include "e2e/board.h"
#include "e2e/network.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define CONNINFO \
	"database: {conninfo: 'host=db.test dbname=patrolboard user=patrolboard_reader passfile=%s" \
	" sslrootcert=%s/force.crt'}\n"

static char *folder, *logs;
static char passfile[64], config[64], log_file[64], log_moved[64];

static const char certificates[] =
	"new() { name=$1; shift; openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
	" -keyout $name.key \"$@\"; }\n"
	"new force -x509 -days 2 -subj /CN=force -out force.crt\n"
	"new right -subj /CN=db.test -addext subjectAltName=DNS:db.test -out right.csr\n"
	"openssl x509 -req -in right.csr -CA force.crt -CAkey force.key -CAcreateserial -days 2 -copy_extensions copy"
	" -out right.crt\n"
	"echo 'hostssl all patrolboard_reader 192.0.2.0/24 scram-sha-256' >>pg_hba.conf\n";

/* As an editor saves it: a new file in the old one's place. */
static void replace(const char *path, const char *text)
{
	char beside[80];

	snprintf(beside, sizeof beside, "%s.new", path);
	file_write(beside, "%s", text);
	assert_int_equal(chmod(beside, 0600), 0);
	assert_int_equal(rename(beside, path), 0);
}

static void configure(const char *more)
{
	char text[640];

	snprintf(text, sizeof text, "log: {file: %s, level: details}\n%s", log_file, more);
	replace(config, text);
}

static bool has_line(void *words)
{
	char *text = file_read(log_file);
	bool there = strstr(text, words);

	free(text);
	return there;
}

static void expect(const char *line)
{
	char *words = strdup(line), *text;

	if (!until_true(has_line, words)) {
		text = file_read(log_file);
		fail_msg("no '%s' in the log:\n%s", words, text);
	}
	free(words);
}

static struct screen *open_wall(void)
{
	const char *options[] = { "--kiosk", "-c", config, "--set", "database.connect_timeout=1s", NULL };
	char uri[320];

	snprintf(uri, sizeof uri,
		 "postgresql://patrolboard_reader@db.test/patrolboard?passfile=%s&sslrootcert=%s/force.crt", passfile,
		 server_data(server));
	return board_open(uri, options, 120, 40);
}

/* What the kernel says of it, "0" where it says nothing. */
static long status_of(pid_t pid, const char *what)
{
	char path[64], *text, *at;
	long value;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	text = file_read(path);
	at = strstr(text, what);
	value = at ? strtol(at + strlen(what), NULL, 16) : 0;
	free(text);
	return value;
}

static void cut(void)
{
	server_sql(server,
		   "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
}

static void test_is_confined(void **state)
{
	static const struct {
		const char *options[3], *sight;
	} cases[] = {
		{ { "--kiosk", NULL }, BOARD_LIVE },
		{ { "--locked", NULL }, BOARD_LIVE },
		{ { "--locked", "--plain", NULL }, " 23 hotspots: " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct screen *s = board_open(server_conninfo(server), cases[i].options, 120, 40);
		pid_t board = screen_pid(s);

		assert_true(screen_until(s, cases[i].sight));
		assert_int_equal(status_of(board, "\nNoNewPrivs:\t"), 1);
		assert_int_equal(status_of(board, "\nSeccomp:\t"), 2);
		assert_int_equal(status_of(board, "\nCapEff:\t") & ~2, 0);
		board_take_down(s, server);
	}
}

static void test_says_so(void **state)
{
	char line[128];
	struct screen *s = open_wall();

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	if (landlock_version() > 0)
		snprintf(line, sizeof line, "level=info event=confined pid=%d landlock=%d seccomp=yes\n",
			 (int)screen_pid(s), landlock_version());
	else
		snprintf(line, sizeof line, "level=warn event=not_confined pid=%d landlock=0 seccomp=yes reason=",
			 (int)screen_pid(s));
	expect(line);
	board_take_down(s, server);
}

/* By name, over TLS, with a password from a file, each of them looked for anew. */
static void test_comes_back(void **state)
{
	struct screen *s = open_wall();

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	replace(passfile, "*:*:*:*:wrong\n");
	cut();
	assert_true(screen_until(s, BOARD_STALE));
	replace(passfile, "*:*:*:*:sesame\n");
	board_check_recovers(s, server);
	network_names(NAMES_FAIL, NETWORK_ADDRESS, 0);
	cut();
	assert_true(screen_until(s, BOARD_STALE));
	network_names(NAMES_ANSWER, NETWORK_ADDRESS, 200);
	board_check_recovers(s, server);
	server_stop(server, SIGQUIT);
	assert_true(screen_until(s, BOARD_LOST));
	server_start(server);
	board_check_recovers(s, server);
	board_take_down(s, server);
}

static void test_reads_again_and_turns_its_log(void **state)
{
	struct screen *s = open_wall();

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	assert_false(screen_shows(s, "HOTSPOT +AREA"));
	configure("kiosk: {layout: operator}\n");
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "configuration read again"));
	assert_true(screen_until(s, "HOTSPOT +AREA"));
	expect("event=reloaded");
	assert_int_equal(rename(log_file, log_moved), 0);
	screen_signal(s, SIGUSR1);
	expect("event=signal");
	board_take_down(s, server);
	expect("event=left");
	configure("");
}

/* A file in a folder that was not named at the start. */
static void test_says_what_it_may_not_read(void **state)
{
	const char *argv[] = { patrolboard(), "--kiosk", "-c", config, "-i200ms", "--set", "database.retry_max=1s",
			       NULL };
	const char *env[] = { BOARD_ENV, BOARD_CONFINED, NULL };
	char more[512], later[64];
	struct screen *s;

	(void)state;
	if (landlock_version() == 0)
		skip();
	snprintf(later, sizeof later, "%s/passfile", logs);
	replace(later, "*:*:*:*:sesame\n");
	snprintf(more, sizeof more, CONNINFO, passfile, server_data(server));
	configure(more);
	s = screen_open(argv, env, 120, 40);
	assert_true(screen_until(s, BOARD_LIVE));
	snprintf(more, sizeof more, CONNINFO, later, server_data(server));
	configure(more);
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "his program may not read passfile '/"));
	snprintf(more, sizeof more, CONNINFO, passfile, server_data(server));
	configure(more);
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "configuration read again"));
	board_check_recovers(s, server);
	board_take_down(s, server);
	configure("");
}

static void test_stays_and_dies_in_order(void **state)
{
	struct screen *s = open_wall();

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	screen_signal(s, SIGTSTP);
	screen_keys(s, "\x1a");
	screen_signal(s, SIGHUP);
	assert_true(screen_until(s, "configuration read again"));
	assert_int_not_equal(process_state(screen_pid(s)), 'T');
	screen_signal(s, SIGSEGV);
	assert_int_equal(screen_until_exit(s), 128 + SIGSEGV);
	assert_true(screen_is_sane(s));
	screen_close(s);
	board_check_gone(server);
}

static int make(void **state)
{
	shared_make(state);
	folder = directory_new();
	logs = directory_new();
	snprintf(passfile, sizeof passfile, "%s/passfile", folder);
	snprintf(config, sizeof config, "%s/board.yaml", folder);
	snprintf(log_file, sizeof log_file, "%s/board.log", logs);
	snprintf(log_moved, sizeof log_moved, "%s/board.log.1", logs);
	configure("");
	replace(passfile, "*:*:*:*:sesame\n");
	server_shell(server, certificates);
	server_sql(server, "SET password_encryption = 'scram-sha-256';"
			   "ALTER ROLE patrolboard_reader PASSWORD 'sesame'");
	server_sql(server, "ALTER SYSTEM SET ssl_cert_file = 'right.crt'");
	server_sql(server, "ALTER SYSTEM SET ssl_key_file = 'right.key'");
	server_sql(server, "ALTER SYSTEM SET ssl = on");
	network_names(NAMES_ANSWER, NETWORK_ADDRESS, 0);
	server_listen(server, NETWORK_ADDRESS);
	return 0;
}

static int clear(void **state)
{
	directory_remove(folder);
	directory_remove(logs);
	return shared_free(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_is_confined),
		SHARED_TEST(test_says_so),
		SHARED_TEST(test_comes_back),
		SHARED_TEST(test_reads_again_and_turns_its_log),
		SHARED_TEST(test_says_what_it_may_not_read),
		SHARED_TEST(test_stays_and_dies_in_order),
	};

	if (!network_enter())
		return 0;
	return cmocka_run_group_tests(tests, make, clear);
}
