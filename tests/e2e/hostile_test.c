/* Whatever somebody wrote into the database: it is shown as what it is, costs no other row, and never speaks to the terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* Into names, notes, events and reasons; `Z` marks where each begins. */
#define POISON \
	"Z\\x1b]0;owned\\x07\\x1b[2J\\x1b[31mY\\r\\n\\t\\x08\\u009b5mX\\u202e\\u200b\\u2066W" \
	"\\u0301\\u0301\\u0301\\u0301"

static const char *const poisoned[] = {
	"UPDATE patrol.hotspot SET name = E'" POISON "' WHERE code = 'DCC'",
	"UPDATE patrol.duty SET note = E'" POISON "' WHERE call_sign = 'UA2'",
	"UPDATE patrol.setting SET force = E'" POISON "'",
	"UPDATE patrol.assist SET reason = E'" POISON "'",
	"INSERT INTO patrol.event (at, kind, text) SELECT now, 'flagged', E'" POISON "' FROM patrol.clock",
};

/* What only the data could have sent. */
static const struct {
	const char *why, *bytes;
} forbidden[] = {
	{ "a title", "\x1b]0;owned" },
	{ "a colour of theirs", "\x1b[31mY" },
	{ "a line of theirs", "Y\r\n\t" },
	{ "C1 as UTF-8", "\xc2\x9b" },
	{ "an override of direction", "\xe2\x80\xae" },
	{ "an isolate", "\xe2\x81\xa6" },
	{ "a character without width", "\xe2\x80\x8b" },
	{ "three marks on one letter", "\xcc\x81\xcc\x81\xcc\x81" },
};

static void check_bytes(const char *bytes, size_t n)
{
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
		if (memmem(bytes, n, forbidden[i].bytes, strlen(forbidden[i].bytes)))
			fail_msg("%s went out", forbidden[i].why);
}

static void test_live(void **state)
{
	static const char *const nothing[] = { NULL };
	struct screen *s = board_open(server_conninfo(server), nothing, 120, 40);
	const char *raw;
	size_t n;

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	assert_true(screen_until(s, "^..Z.]0;owned.*DER "));
	assert_true(screen_until(s, "1 Hotspots 23 "));
	screen_keys(s, "2z");
	assert_true(screen_until(s, "UA2 .*Z"));
	raw = screen_raw(s, &n);
	check_bytes(raw, n);
	board_leave(s, server);
}

static void test_once(void **state)
{
	const char *argv[] = { patrolboard(), "once", "--size", "200x60", "-d", server_conninfo(server), NULL };
	const char *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", NULL };
	struct outcome o = program_run(argv, env, NULL);

	(void)state;
	assert_int_equal(o.status, 0);
	check_bytes(o.out, strlen(o.out));
	for (const char *c = o.out; *c; c++)
		if ((unsigned char)*c < ' ' && *c != '\n')
			fail_msg("a control character %02x", (unsigned char)*c);
	assert_non_null(strstr(o.out, "Z"));
	assert_non_null(strstr(o.out, "Alvaston"));
	outcome_release(&o);
}

static void test_errors_are_text_too(void **state)
{
	const char *conninfo = server_conninfo_of(server, "patrolboard_reader", "no%1b%5B31m%0d");
	const char *argv[] = { patrolboard(), "once", "-d", conninfo, NULL };
	const char *env[] = { BOARD_ENV, NULL };
	struct outcome o = program_run(argv, env, NULL);

	(void)state;
	assert_int_equal(o.status, 77);
	assert_null(strchr(o.err, '\x1b'));
	assert_null(strchr(o.err, '\r'));
	outcome_release(&o);
}

static void test_odd_rows(void **state)
{
	static const char *const nothing[] = { NULL };
	struct screen *s;

	(void)state;
	server_sql(server, "ALTER VIEW board.unit RENAME TO true_unit;"
			   "CREATE VIEW board.unit AS SELECT * FROM board.true_unit"
			   " UNION ALL SELECT 'ODD1', 'hovercraft', 'nowhere', -7, '99', 'infinity', NULL, 'NOPE', 'x',"
			   " repeat('long ', 2000000), 'NaN', 'Infinity', '-infinity', NULL, NULL, '294276-01-01', NULL"
			   " UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
			   " NULL, NULL, NULL, NULL, NULL;"
			   "GRANT SELECT ON board.unit TO patrolboard_reader");
	s = board_open(server_conninfo(server), nothing, 120, 40);
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "2z");
	assert_true(screen_until(s, "ODD1 "));
	assert_true(screen_until(s, "HD01 +patrol"));
	assert_true(screen_until(s, "HX1 +super"));
	board_leave(s, server);
}

static int set_up(void **state)
{
	shared_make(state);
	for (size_t i = 0; i < sizeof poisoned / sizeof *poisoned; i++)
		server_sql(server, poisoned[i]);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_live),
		SHARED_TEST(test_once),
		SHARED_TEST(test_errors_are_text_too),
		SHARED_TEST(test_odd_rows),
	};

	return cmocka_run_group_tests(tests, set_up, shared_free);
}
