/* `patrolboard once` in the formats that are looked at: as a shell and a terminal get them. */
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

static struct outcome once(const char *const env[], const char *a, const char *b, const char *c)
{
	const char *argv[] = { patrolboard(), "once", "-d", server_conninfo(server), a, b, c, NULL };

	return program_run(argv, env, NULL);
}

/* What each format writes, and what decides about its colours. */
static void test_formats(void **state)
{
	static const struct {
		const char *why, *options[3], *variable, *has, *lacks;
	} cases[] = {
		{ "text is what it was", { "--format=text" }, "NO_COLOR", " PATROLBOARD ", "\033" },
		{ "and what is written when nobody asks", { "--size=80x24" }, "NO_COLOR", " PATROLBOARD ", "\033" },
		{ "ansi has 256 colours where there is no terminal", { "--format=ansi" }, "NO_COLOR",
		  "\033[0;38;5;231;48;5;16m", ";2;" },
		{ "NO_COLOR leaves attributes", { "--format=ansi" }, "NO_COLOR=1", "\033[0;1m", "38;5" },
		{ "unless colours are asked for", { "--format=ansi", "--color=always" }, "NO_COLOR=1", "38;5;",
		  "\033[0;1m" },
		{ "and never is never", { "--format=ansi", "--color=never" }, "NO_COLOR", "\033[0;1m", "38;5" },
		{ "a theme", { "--format=ansi", "--theme=dark" }, "NO_COLOR", "48;5;234m", "48;5;16m" },
		{ "a page", { "--format=html" }, "NO_COLOR", "<h1>patrolboard: ", "\033" },
		{ "with a table of each pane", { "--format=html" }, "NO_COLOR", "<h3 id=\"trend\">", "<script" },
		{ "or of the one that was asked for", { "--format=html", "--pane=units" }, "NO_COLOR",
		  "<h3 id=\"units\">", "<h3 id=\"trend\">" },
		{ "in the theme's colours", { "--format=html", "--theme=light" }, "NO_COLOR",
		  "body{color:#000000;background:#ffffff}", "#1c1c1c" },
		{ "or in none", { "--format=html", "--color=never" }, "NO_COLOR",
		  "body{color:#000000;background:#ffffff}",
		  "#d55e00" },
		{ "a picture", { "--format=svg" }, "NO_COLOR", "viewBox=\"-9 -9 738 450\"", "\033" },
		{ "of any size", { "--format=svg", "--size=120x40" }, "NO_COLOR", "viewBox=\"-9 -9 1098 738\"",
		  "\033" },
		{ "with all its symbols in any locale", { "--format=svg" }, "LC_ALL=C", "▼", "\033" },
		{ "but those that were asked for", { "--format=svg", "--glyphs=ascii" }, "LC_ALL=C.UTF-8",
		  "PATROLBOARD", "▼" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", "COLORTERM=truecolor", cases[i].variable, NULL };
		struct outcome o = once(env, cases[i].options[0], cases[i].options[1], cases[i].options[2]);

		if (o.status != 0 || *o.err || !strstr(o.out, cases[i].has) || strstr(o.out, cases[i].lacks))
			fail_msg("%s: status %d: %s%s", cases[i].why, o.status, o.err, o.out);
		outcome_release(&o);
	}
}

static void test_unknown_format(void **state)
{
	const char *env[] = { BOARD_ENV, NULL };
	struct outcome o = once(env, "--format=hmtl", NULL, NULL);

	(void)state;
	assert_int_equal(o.status, 2);
	assert_non_null(strstr(o.err, "'hmtl'"));
	assert_non_null(strstr(o.err, "html"));
	assert_string_equal(o.out, "");
	outcome_release(&o);
}

/* Whole, and nothing besides on standard output. */
static void test_file(void **state)
{
	char *folder = directory_new(), path[128];
	const char *env[] = { BOARD_ENV, "LC_ALL=C.UTF-8", NULL };
	struct outcome o;
	char *written;

	(void)state;
	snprintf(path, sizeof path, "--output=%s/board.svg", folder);
	o = once(env, "--format=svg", path, NULL);
	assert_int_equal(o.status, 0);
	assert_string_equal(o.out, "");
	written = file_read(strchr(path, '=') + 1);
	assert_memory_equal(written, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ", 44);
	assert_string_equal(written + strlen(written) - 7, "</svg>\n");
	free(written);
	outcome_release(&o);
	directory_remove(folder);
}

/* On a terminal: in what colours it has. */
static void test_on_terminals(void **state)
{
	static const struct {
		const char *terminal, *variable, *sends;
	} cases[] = {
		{ "TERM=xterm-256color", "COLORTERM", "\033[0;38;5;231;48;5;16m" },
		{ "TERM=xterm-256color", "COLORTERM=truecolor", "\033[0;38;2;255;255;255;48;2;0;0;0m" },
		{ "TERM=linux", "COLORTERM", "\033[0;1;37;40m" },
		{ "TERM=vt100", "COLORTERM=truecolor", "\033[0;1m" },
		{ "TERM=dumb", "COLORTERM", "\033[0;1m" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *argv[] = { patrolboard(), "once", "-d", server_conninfo(server), "--format=ansi", NULL };
		const char *env[] = { BOARD_ENV, cases[i].terminal, cases[i].variable, NULL };
		struct screen *s = screen_open(argv, env, 100, 40);

		assert_int_equal(screen_until_exit(s), 0);
		assert_true(screen_shows(s, "PATROLBOARD "));
		if (!screen_raw_has(s, cases[i].sends, strlen(cases[i].sends)))
			fail_msg("%s %s", cases[i].terminal, cases[i].variable);
		screen_close(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_formats),
		SHARED_TEST(test_unknown_format),
		SHARED_TEST(test_file),
		SHARED_TEST(test_on_terminals),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
