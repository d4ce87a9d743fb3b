/* The program's own figures: as they look, and that they scroll and close as help does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "golden/desk.h"
#include "golden/golden.h"

static void figures_look_so(void **state)
{
	static const struct {
		const char *name;
		int cols, rows;
	} cases[] = { { "figures-80x24", 80, 24 }, { "figures-40x15", 40, 15 }, { "figures-20x5", 20, 5 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text;
		size_t n;
		FILE *out = open_memstream(&text, &n);
		struct desk d;

		sit_down(&d, cases[i].cols, cases[i].rows);
		type(&d, "D");
		grid_write_text(&d.grid, out);
		assert_int_equal(fclose(out), 0);
		assert_true(golden_is(cases[i].name, text));
		free(text);
		stand_up(&d);
	}
}

/* They take the place of help and help theirs; each has its own beginning. */
static void figures_and_help_take_turns(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 40, 15);
	assert_false(ui_shows_figures(d.ui));
	type(&d, "D G");
	assert_true(ui_shows_figures(d.ui));
	assert_true(shows(&d, "memory 12.9 MB"));
	assert_false(shows(&d, "polls 7,384"));
	type(&d, "?");
	assert_false(ui_shows_figures(d.ui));
	assert_true(shows(&d, "- Help -"));
	assert_true(shows(&d, "focus the next pane"));
	type(&d, "F12");
	assert_true(shows(&d, "polls 7,384"));
	type(&d, "M");
	assert_true(shows(&d, "Which month?"));
	type(&d, "D");
	assert_true(shows(&d, "- Figures -"));
	type(&d, "Esc Esc");
	assert_true(shows(&d, "Hotspots 23"));
	stand_up(&d);
}

static void figures_of_an_outage(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	d.f.vitals.connected = MOMENT_NONE;
	d.f.link.tries = 4;
	d.f.link.retry_in = SECONDS(12);
	type(&d, "D");
	assert_true(shows(&d, "none; 3 made so far"));
	assert_true(shows(&d, "4 tries in a row failed; the next in 12s"));
	d.f.link.retry_in = 0;
	d.f.vitals.polls = 0;
	d.f.vitals.colors = -1;
	d.f.vitals.memory = 0;
	look(&d);
	assert_true(shows(&d, "4 tries in a row failed; trying"));
	assert_true(shows(&d, "none yet, 14 failed"));
	assert_true(shows(&d, "any colour"));
	assert_true(shows(&d, "not known"));
	d.f.view.vitals = NULL;
	look(&d);
	assert_true(shows(&d, "there are none of a single picture"));
	stand_up(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_look_so),
		cmocka_unit_test(figures_and_help_take_turns),
		cmocka_unit_test(figures_of_an_outage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
