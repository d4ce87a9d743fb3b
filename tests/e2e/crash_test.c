/*
 * The terminal is given back whatever the board dies of by its own fault. The program under test is this one, run again as
 * `crash_test WAY`: it opens signals and terminal as the live board does, draws, and goes wrong in that way.
 */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "app/signals.h"
#include "draw/canvas.h"
#include "e2e/process.h"
#include "e2e/screen.h"
#include "term/term.h"

/* --- the program under test --- */

static int descend(const volatile int *above)
{
	volatile int here[256];

	here[0] = *above + 1;
	return here[0] < 0 ? 0 : descend(here) + here[0];
}

/* There is no stack left for a handler either. */
static void overflow(void)
{
	struct rlimit megabyte = { 1 << 20, 1 << 20 };
	volatile int top = 0;

	setrlimit(RLIMIT_STACK, &megabyte);
	printf("%d\n", descend(&top));
}

static void lose_its_way(void)
{
	raise(SIGSEGV);
}

static const struct {
	const char *name;
	void (*run)(void);
	int signal;
} ways[] = {
	{ "overflow", overflow, SIGSEGV },
	{ "segfault", lose_its_way, SIGSEGV },
	{ "abort", abort, SIGABRT },
};

static int board_main(const char *way)
{
	struct screen_settings settings = { .theme = "default" };
	struct grid grid = { 0 };
	struct term *term;
	struct err e;

	setlocale(LC_ALL, "");
	if (signals_open(term_restore_in_emergency, &e) < 0 ||
	    !(term = term_open(&settings, palette_shipped(THEME_DEFAULT), &e)))
		return 2;
	grid_resize(&grid, 40, 8);
	grid_clear(&grid);
	canvas_text(canvas_of(&grid, term_glyphs(term)), 0, 0, MEANING_PLAIN, "all is well");
	term_draw(term, &grid);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(ways[i].name, way) == 0)
			ways[i].run();
	return 3;
}

/* --- the test --- */

static void test_gives_the_terminal_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const char *argv[] = { "/proc/self/exe", ways[i].name, NULL };
		struct screen *s = screen_open(argv, NULL, 40, 8);
		int status = screen_until_exit(s);

		if (status != 128 + ways[i].signal)
			fail_msg("%s: status %d", ways[i].name, status);
		assert_true(screen_raw_has(s, "all is well", 11));
		if (!screen_is_sane(s))
			fail_msg("%s: the terminal is not as it was", ways[i].name);
		screen_close(s);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_gives_the_terminal_back) };

	if (argc > 1)
		return board_main(argv[1]);
	process_adopt();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
