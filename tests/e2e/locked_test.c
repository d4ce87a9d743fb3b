/* The board as a forced command: whatever its user sets or has at home, it is the machine's board and nothing else. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* A terminal description that leaves a mark. */
#define MARK "MARKED"
/* A title in ASCII. */
#define ASCII "^- 1 Hotspots"

static const char *const locked[] = { "--locked", NULL };

static char *home;

static void write_home(const char *name, const char *text)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", home, name);
	file_write(path, "%s", text);
}

static void make_folder(const char *name)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s", home, name);
	assert_int_equal(mkdir(path, 0755), 0);
}

/* A home with a configuration and a terminal description of the user's own. */
static int make_home(void **state)
{
	char source[256], folder[256];
	const char *tic[] = { "tic", "-x", "-o", folder, source, NULL };
	struct outcome o;

	home = directory_new();
	make_folder(".config");
	make_folder(".config/patrolboard");
	write_home(".config/patrolboard/config.yaml", "screen: {glyphs: ascii}\n");
	write_home("source", "xterm-256color,\n\tcup=\\E[%i%p1%d;%p2%dH, clear=" MARK "\\E[H\\E[2J,\n");
	snprintf(folder, sizeof folder, "%s/.terminfo", home);
	snprintf(source, sizeof source, "%s/source", home);
	o = program_run(tic, NULL, NULL);
	assert_int_equal(o.status, 0);
	outcome_release(&o);
	return shared_make(state);
}

static int free_home(void **state)
{
	directory_remove(home);
	return shared_free(state);
}

static bool has_shown(struct screen *s, void *data)
{
	const char *const *sight = data;

	return screen_shows(s, *sight) || screen_raw_has(s, *sight, strlen(*sight));
}

struct influence {
	const char *variable;
	const char *below;    /* its value is this below the home; NULL: there already */
	const char *sight;    /* what shows that it is heard */
};

static struct screen *open_under(const struct influence *i, const char *const options[])
{
	char variable[256];
	const char *argv[16] = { patrolboard(), "-d", server_conninfo(server), "-i200ms" };
	const char *env[] = { "XDG_CONFIG_HOME", BOARD_CONFINED, variable, NULL };
	size_t n = 4;

	snprintf(variable, sizeof variable, "%s%s%s", i->variable, i->below ? home : "", i->below ? i->below : "");
	for (; *options; options++)
		argv[n++] = *options;
	return screen_open(argv, env, 80, 24);
}

/* Each is heard by a board that is not locked, or else to be deaf to it would prove nothing. */
static void test_is_deaf(void **state)
{
	static const char *const nothing[] = { NULL };
	static const struct influence influences[] = {
		{ "PATROLBOARD_SCREEN_GLYPHS=ascii", NULL, ASCII },
		{ "XDG_CONFIG_HOME=", "/.config", ASCII },
		{ "HOME=", "", ASCII },
		{ "HOME=", "", MARK },
		{ "TERMINFO=", "/.terminfo", MARK },
		{ "TERMINFO_DIRS=", "/.terminfo", MARK },
		{ "PGSERVICE=somebodys", NULL, "somebodys" },
		{ "PGSSLMODE=nonsense", NULL, "nonsense" },
		{ "LANGUAGE=cy", NULL, "Mannau problemus" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof influences / sizeof *influences; i++) {
		const char *sight = influences[i].sight;
		struct screen *s = open_under(&influences[i], nothing);

		assert_true(screen_until_true(s, has_shown, &sight, influences[i].variable));
		screen_close(s);
		s = open_under(&influences[i], locked);
		assert_true(screen_until(s, BOARD_LIVE));
		if (has_shown(s, &sight))
			fail_msg("heard: %s", influences[i].variable);
		board_leave(s, server);
	}
}

/* Neither by a key nor by the signal that the key of a terminal sends. */
static void test_cannot_be_stopped(void **state)
{
	struct screen *s = board_open(server_conninfo(server), locked, 200, 60);

	(void)state;
	assert_true(screen_until(s, BOARD_LIVE));
	screen_keys(s, "\x1a\x1c\x12?");
	screen_signal(s, SIGTSTP);
	assert_true(screen_until(s, "only rows with the words typed"));
	assert_false(screen_shows(s, "back to the shell|configuration again|configuration read"));
	assert_true(screen_shows(s, "acknowledge the alert"));
	screen_keys(s, "\x1b");
	assert_true(screen_until(s, "2 Units 20 "));
	assert_true(screen_alternate(s));
	assert_int_not_equal(process_state(screen_pid(s)), 'T');
	board_leave(s, server);
}

/* Told in lines, it has the terminal of a shell with jobs; the shell does not get it back. */
static void test_plain_cannot_be_stopped(void **state)
{
	static const char command[] = "set -m; \"$BOARD\" --locked --plain -i200ms -d \"$URI\"; echo STOPPED";
	struct screen *s = board_open_by(command, server_conninfo(server), 120, 24);

	(void)state;
	assert_true(screen_until(s, " 23 hotspots: "));
	screen_keys(s, "\x1a");
	server_sql(server, "SELECT patrol.set_state('MB1', '0')");
	assert_true(screen_until(s, "MB1 is now EMERGENCY|STOPPED"));
	assert_false(screen_shows(s, "STOPPED"));
	server_sql(server, "SELECT patrol.set_state('MB1', '3')");
	screen_keys(s, "\x03");
	assert_int_not_equal(screen_until_exit(s), -1);
	screen_close(s);
	board_check_gone(server);
}

static void test_refuses(void **state)
{
	static const struct {
		const char *words[3], *says;
	} cases[] = {
		{ { "--locked", "-cboard.yaml" }, "named from the root on, unlike 'board.yaml'" },
		{ { "--locked" }, "standard output is not a terminal" },
		{ { "--locked", "demo" }, "'demo' comes before its options" },
	};
	static const char *const env[] = { BOARD_ENV, NULL };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(), cases[i].words[0], cases[i].words[1], NULL };
		struct outcome o = program_run(argv, env, "q");

		assert_int_equal(o.status, 2);
		assert_non_null(strstr(o.err, cases[i].says));
		assert_string_equal(o.out, "");
		outcome_release(&o);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_refuses),
		SHARED_TEST(test_is_deaf),
		SHARED_TEST(test_cannot_be_stopped),
		SHARED_TEST(test_plain_cannot_be_stopped),
	};

	return cmocka_run_group_tests(tests, make_home, free_home);
}
