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
#include <libpq-fe.h>

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
	check_says((const char *const[]){ "once", "--format=html", NULL }, "y bwrdd cyfan fel tablau", "as tables");
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

/* The language is known before the options are read, so that what is wrong with them can be told in it. */
static void test_errors(void **state)
{
	static const struct {
		const char *words[4], *out, *err;
		int status;
	} cases[] = {
		{ { "--teme=dark" }, "", "patrolboard: dewis anhysbys '--teme'; ai '--theme' oedd gennych ", 2 },
		{ { "once", "--format=pdf" }, "", "patrolboard: fformat anhysbys 'pdf'; mae: text, ansi,", 2 },
		{ { "once", "--plain" }, "", "ar gyfer y bwrdd byw, 'check' a 'config', nid ar gyfer 'once'", 2 },
		{ { "once", "--set", "screen.bell=loud" }, "", "patrolboard: allwedd anhysbys 'screen.bell'", 2 },
		{ { "report", "--month=1999-01" }, "", "rhaid i'r mis fod o 2023-07, pan ddechreuodd y rhaglen", 2 },
		{ { "once", "-o/nonexistent/board" }, "", "ni ellir ysgrifennu '/nonexistent/board': ", 1 },
		{ { "--help" }, "Ar gyfer once, report a handover:\n", "", 0 },
		{ { "check", "database" }, "iawn     board.unit\n", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct outcome o = run(cases[i].words, "LANGUAGE=cy");

		if (o.status != cases[i].status || !strstr(o.out, cases[i].out) || !strstr(o.err, cases[i].err))
			fail_msg("%s: %d\n%s%s", cases[i].words[0], o.status, o.out, o.err);
		outcome_release(&o);
	}
}

static void test_wrong_configuration(void **state)
{
	static const char said[] =
		":2:3: error: allwedd anhysbys 'intervall' yn 'database'\n"
		"    2 |   intervall: 5s\n"
		"      |   ^~~~~~~~~ ai 'interval' oedd gennych mewn golwg?\n";
	char *folder = directory_new(), path[256];
	const char *const words[] = { "check", "-c", path, NULL };
	struct outcome o;

	(void)state;
	snprintf(path, sizeof path, "%s/board.yaml", folder);
	file_write(path, "database:\n  intervall: 5s\n  max_rows: 0\n");
	o = run(words, "LANGUAGE=cy");
	assert_int_equal(o.status, 78);
	assert_non_null(strstr(o.out, said));
	assert_non_null(strstr(o.out, "rhaid i 'max_rows' fod yn rhif cyfan o 1 i 1000000, cafwyd '0'"));
	assert_non_null(strstr(o.out, "\n2 wall; ni lwythwyd y gosodiadau\n"));
	outcome_release(&o);
	directory_remove(folder);
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* A locale of which every system has the source, and whose characters are not UTF-8. */
static void make_latin(const char *folder)
{
	char command[256];

	snprintf(command, sizeof command, "localedef -i en_GB -f ISO-8859-1 --no-archive %s/en_GB.ISO-8859-1", folder);
	assert_int_equal(system(command), 0);
}

/* What is told beside the screen is then in ASCII, as the screen is: no byte of it is another character there. */
static void test_words_without_utf_8(void **state)
{
	static const char caret[] = "    1 | database: {conninfo: \"???? y e\", intervall: 5s}\n"
				    "      |                                  ^~~~~~~~~ ai 'interval'";
	char *folder = directory_new(), locales[256], file[256];
	const struct {
		const char *words[4], *out, *err;
	} cases[] = {
		{ { "--help" }, "Dewisiadau, cyn neu ar ol y gorchymyn:\n", "" },
		{ { "check", "config", "-c", file }, caret, "" },
		{ { "once", "-c", file }, "", caret },
		{ { "check", "database" }, "iawn     rol patrolboard_reader\n", "" },
		{ { "once", "--pane=d\xc5\xb5r" }, "", "panel anhysbys 'dwr'; mae: " },
		{ { "--d\xc5\xb5r" }, "", "dewis anhysbys '--dwr'" },
	};

	(void)state;
	snprintf(locales, sizeof locales, "LOCPATH=%s", folder);
	snprintf(file, sizeof file, "%s/board.yaml", folder);
	file_write(file, "database: {conninfo: \"\u65e5\u672c \u0177 e\u0301\", intervall: 5s}\n");
	make_latin(folder);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(),	  "-d", server_conninfo(server), cases[i].words[0],
				       cases[i].words[1], cases[i].words[2], cases[i].words[3], NULL };
		const char *env[] = { BOARD_ENV, locales, "LC_ALL=en_GB.ISO-8859-1", "LANGUAGE=cy", NULL };
		struct outcome o = program_run(argv, env, NULL);

		if (!strstr(o.out, cases[i].out) || !strstr(o.err, cases[i].err) || !is_ascii(o.out) ||
		    !is_ascii(o.err))
			fail_msg("%s: %d\n%s%s", cases[i].words[0], o.status, o.out, o.err);
		outcome_release(&o);
	}
	directory_remove(folder);
}

/* Where the locale is UTF-8, that is known before the first word is said. */
static void test_words_in_utf_8(void **state)
{
	struct outcome o = run((const char *const[]){ "--d\xc5\xb5r", NULL }, "LANGUAGE=cy");

	(void)state;
	assert_non_null(strstr(o.err, "dewis anhysbys '--d\xc5\xb5r'"));
	outcome_release(&o);
}

static void test_database_without_the_contract(void **state)
{
	const char *argv[] = { patrolboard(), "check", "database", "-d",
			       server_conninfo_of(server, "patrolboard_reader", "template1"), NULL };
	const char *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", "LANGUAGE=cy", NULL };
	struct outcome o = program_run(argv, env, NULL);

	(void)state;
	assert_int_equal(o.status, 77);
	assert_non_null(strstr(o.out, "\nar goll  sgema board yng nghronfa ddata template1   trwsio: psql -d "));
	assert_non_null(strstr(o.out, "; neu, ar gyfer eich tablau eich hun, CREATE SCHEMA board;"));
	assert_non_null(strstr(o.out, " problem: trwsiwch hwy o'r gyntaf ymlaen, a gwiriwch eto\n"));
	outcome_release(&o);
}

/* What is kept in files is in English, whoever has it written. */
static void test_what_is_kept(void **state)
{
	static const char *const options[] = { "--defaults", "--effective", "--schema", "--manual", "--names=panes",
					       "--completion=bash", "--completion=fish", "--completion=zsh" };

	(void)state;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		struct outcome welsh = run((const char *const[]){ "config", options[i], NULL }, "LANGUAGE=cy");
		struct outcome english = run((const char *const[]){ "config", options[i], NULL }, "LANGUAGE=en");

		assert_int_equal(welsh.status, 0);
		assert_true(strlen(welsh.out) > 0);
		assert_string_equal(welsh.out, english.out);
		outcome_release(&welsh);
		outcome_release(&english);
	}
}

/* Before it has forgotten its environment a locked board does not even listen to what language its errors are to be in. */
static void test_errors_of_a_locked_board(void **state)
{
	struct outcome o = run((const char *const[]){ "--lock", "--teme", NULL }, "LANGUAGE=cy");

	(void)state;
	assert_int_equal(o.status, 2);
	assert_non_null(strstr(o.err, "unknown option '--teme'"));
	outcome_release(&o);
}

/* A catalogue of libpq's where there is one text. */
static void translate_libpq(const char *folder, const char *text, const char *as)
{
	char source[256], command[768];

	snprintf(source, sizeof source, "%s/libpq.po", folder);
	file_write(source,
		   "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
		   "msgid \"%s\\n\"\nmsgstr \"%s\\n\"\n",
		   text, as);
	snprintf(command, sizeof command, "mkdir -p %s/cy/LC_MESSAGES && msgfmt -o %s/cy/LC_MESSAGES/libpq5-%d.mo %s",
		 folder, folder, PQlibVersion() / 10000, source);
	assert_int_equal(system(command), 0);
}

/*
 * What libpq says is told apart by its words: those of a language that it has a catalogue for would make of a refusal that lasts a
 * server that is out of reach.
 */
static void test_libpq_is_understood(void **state)
{
	static const char text[] = "channel binding required, but server authenticated client without channel binding";
	char *folder = directory_new(), variable[256], database[512];
	const char *argv[] = { patrolboard(), "once", "-d", database, NULL };
	const char *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", "LANGUAGE=cy", variable, NULL };
	struct outcome o;

	(void)state;
	translate_libpq(folder, text, "rhaid rhwymo");
	snprintf(variable, sizeof variable, "PGLOCALEDIR=%s", folder);
	snprintf(database, sizeof database, "%s&channel_binding=require", server_conninfo(server));
	o = program_run(argv, env, NULL);
	assert_non_null(strstr(o.err, "ni ellir cysylltu â gweinydd /"));
	assert_non_null(strstr(o.err, text));
	assert_int_equal(o.status, 77);
	outcome_release(&o);
	directory_remove(folder);
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

static void test_why_there_is_no_database(void **state)
{
	struct screen *s = open_with((const char *const[]){ NULL }, "LANGUAGE=cy", NULL);

	(void)state;
	assert_true(screen_until(s, "BYW [0-9]+s$"));
	server_stop(server, SIGINT);
	assert_true(screen_until(s, "DIM DATA [0-9]+s$"));
	assert_true(screen_until(s, "(Torrodd|Terfynodd|Dim cysylltiad â) gw"));
	server_start(server);
	assert_true(screen_until(s, "BYW [0-9]+s$"));
	board_leave(s, server);
}

/* Of a file, that it has words, and what must not be in it. */
struct written {
	const char *path, *words, *unwanted;
};

static bool is_written(void *data)
{
	const struct written *w = data;
	char *text = file_read(w->path);
	bool found = strstr(text, w->words);

	if (strstr(text, w->unwanted))
		fail_msg("'%s' is in the log:\n%s", w->unwanted, text);
	free(text);
	return found;
}

static void expect_written(const char *path, const char *words, const char *unwanted)
{
	struct written w = { path, words, unwanted };

	if (!until_true(is_written, &w))
		fail_msg("'%s' is not in the log:\n%s", words, file_read(path));
}

/* Colleagues elsewhere read it: English, though the screen is not, and after a line of it the screen still is not. */
static void test_the_log_is_english(void **state)
{
	char *folder = directory_new(), file[256], path[256];
	struct screen *s;

	(void)state;
	snprintf(file, sizeof file, "%s/board.yaml", folder);
	snprintf(path, sizeof path, "%s/board.log", folder);
	file_write(file, "log: {file: %s}\n", path);
	s = open_with((const char *const[]){ "--kiosk", "-c", file, NULL }, "LANGUAGE=cy", NULL);
	assert_true(screen_until(s, "BYW [0-9]+s$"));
	file_write(file, "log: {file: %s}\ndatabase: {intervall: 5s}\n", path);
	screen_signal(s, SIGHUP);
	expect_written(path, " reason=\"settings kept: board.yaml:2:12: unknown key 'intervall' in ", "anhysbys");
	server_stop(server, SIGINT);
	assert_true(screen_until(s, "DIM DATA [0-9]+s$"));
	expect_written(path, " reason=\"the server at /", "gweinydd");
	expect_written(path, " reason=\"no connection to the server at /", "gweinydd");
	server_start(server);
	assert_true(screen_until(s, "BYW [0-9]+s$"));
	board_take_down(s, server);
	directory_remove(folder);
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
		SHARED_TEST(test_errors), SHARED_TEST(test_wrong_configuration),
		SHARED_TEST(test_database_without_the_contract), SHARED_TEST(test_what_is_kept),
		SHARED_TEST(test_errors_of_a_locked_board), SHARED_TEST(test_libpq_is_understood),
		SHARED_TEST(test_why_there_is_no_database), SHARED_TEST(test_the_log_is_english),
		SHARED_TEST(test_words_without_utf_8), SHARED_TEST(test_words_in_utf_8),
	};

	process_adopt();
	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
