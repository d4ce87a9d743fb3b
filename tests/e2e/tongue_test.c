/* The board in Welsh: on a terminal, on a wall that is confined, in sentences; and what stays English for programs. */
#include <setjmp.h>
#include <signal.h>
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

static struct outcome run(const char *const words[], const char *languages)
{
	const char *argv[16] = { patrolboard() }, *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", languages, NULL };
	size_t n = 1;

	for (; *words; words++)
		argv[n++] = *words;
	argv[n++] = "-d";
	argv[n] = server_conninfo(server);
	return program_run(argv, env, NULL);
}

static void check_says(const char *const words[], const char *sight, const char *unwanted)
{
	struct outcome o = run(words, "LANGUAGE=cy");

	assert_int_equal(o.status, 0);
	assert_string_equal(o.err, "");
	if (!strstr(o.out, sight) || strstr(o.out, unwanted))
		fail_msg("'%s' is not there, or '%s' is:\n%s", sight, unwanted, o.out);
	outcome_release(&o);
}

static void test_what_people_read(void **state)
{
	(void)state;
	check_says((const char *const[]){ "once", "--size=200x60", NULL }, "Mannau problemus 23", "Hotspots");
	check_says((const char *const[]){ "once", "--format=html", NULL }, "Mannau problemus 23", "Hotspots");
	check_says((const char *const[]){ "report", "--month=2023-12", NULL },
		   "552 patrôl â chriw o ddau ym mis Rhagfyr 2023, 18 y cant yn fwy", "double-crewed");
	check_says((const char *const[]){ "handover", NULL }, "Nid oes uned mewn argyfwng", "No unit is");
}

/* In the ASCII tier a circumflex is dropped. */
static void test_letters_without_utf_8(void **state)
{
	(void)state;
	check_says((const char *const[]){ "once", "--size=80x24", "--pane=units", "--glyphs=ascii", NULL },
		   "dron rhydd", "?n rhydd");
	check_says((const char *const[]){ "once", "--size=80x24", "--pane=units", NULL }, "drôn rhydd", "dron rhydd");
}

static void test_what_programs_read(void **state)
{
	(void)state;
	check_says((const char *const[]){ "once", "--format=json", NULL }, "\"coverage\": \"overdue\"", "HWYR");
	check_says((const char *const[]){ "once", "--format=json", NULL }, "\"word\": \"OVERDUE\"", "ymweliad");
	check_says((const char *const[]){ "once", "--format=csv", NULL }, "visits planned", "ymweliad");
	check_says((const char *const[]){ "report", "--month=2023-12", "--format=json", NULL },
		   "552 double-crewed patrols", "Rhagfyr");
}

static struct screen *open_with(const char *const options[], const char *languages, const char *more)
{
	const char *argv[16] = { patrolboard(), "-d", server_conninfo(server), "-i200ms", "--set",
				 "staleness.lost_after=3s", "--set", "database.answer_timeout=1s" };
	const char *env[] = { BOARD_ENV, BOARD_CONFINED, "LC_ALL=C.UTF-8", languages, more, NULL };
	size_t n = 8;

	for (; *options; options++)
		argv[n++] = *options;
	return screen_open(argv, env, 120, 40);
}

static void test_live(void **state)
{
	struct screen *s = open_with((const char *const[]){ NULL }, "LANGUAGE=cy", NULL);

	(void)state;
	assert_true(screen_until(s, "BYW [0-9]+s$"));
	assert_true(screen_shows(s, "Mannau problemus 23"));
	screen_keys(s, "?");
	assert_true(screen_until(s, "popeth am y rhes, ac yn ôl"));
	screen_keys(s, "\x1b");
	board_leave(s, server);
}

/* What it says when the database is lost it has to have known before the kernel kept it from files. */
static void test_on_a_wall(void **state)
{
	struct screen *s = open_with((const char *const[]){ "--kiosk", NULL }, "LANGUAGE=cy", NULL);

	(void)state;
	assert_true(screen_until(s, "BYW [0-9]+s$"));
	server_stop(server, SIGINT);
	assert_true(screen_until(s, "DIM DATA [0-9]+s$"));
	assert_true(screen_until(s, "DEFNYDDIWCH Y RADIO"));
	server_start(server);
	assert_true(screen_until(s, "BYW [0-9]+s$"));
	board_take_down(s, server);
}

/* The words of a language nobody speaks, where the user of a locked account put them. */
static void test_users_catalogue(void **state)
{
	static const char folder[] = "LANGUAGE=../../../../../../../../../../../../../../../..%s/build/brackets/en";
	char languages[512], here[256];
	struct screen *s;

	(void)state;
	assert_non_null(realpath(".", here));
	assert_true((size_t)snprintf(languages, sizeof languages, folder, here) < sizeof languages);
	s = open_with((const char *const[]){ NULL }, languages, NULL);
	assert_true(screen_until(s, BOARD_LIVE));
	assert_false(screen_shows(s, "\\[OVERDUE\\]"));
	board_leave(s, server);
	s = open_with((const char *const[]){ "--locked", NULL }, languages, "LC_MESSAGES=C.UTF-8");
	assert_true(screen_until(s, BOARD_LIVE));
	assert_false(screen_shows(s, "\\[OVERDUE\\]"));
	board_leave(s, server);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_what_people_read), SHARED_TEST(test_letters_without_utf_8),
		SHARED_TEST(test_what_programs_read), SHARED_TEST(test_live),
		SHARED_TEST(test_on_a_wall), SHARED_TEST(test_users_catalogue),
	};

	process_adopt();
	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
