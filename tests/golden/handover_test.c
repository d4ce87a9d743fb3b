/*
 * The handover in its formats and at every age of the data, compared with committed ones. GOLDEN_UPDATE=1 in the environment
 * rewrites them: read every one that changed, as the next shift would, before committing it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "golden/fixture.h"
#include "golden/golden.h"
#include "view/handover_writers.h"

static const struct {
	const char *name;
	enum fixture_scenario scenario;
	bool watched; /* by a display with a log that has a past */
	void (*write)(const struct handover *h, FILE *out);
} handovers[] = {
	{ "handover-text", FIXTURE_LIVE, false, handover_write_text },
	{ "handover-markdown", FIXTURE_LIVE, false, handover_write_markdown },
	{ "handover-watched-text", FIXTURE_LIVE, true, handover_write_text },
	{ "handover-stale-text", FIXTURE_STALE, true, handover_write_text },
	{ "handover-lost-text", FIXTURE_LOST, true, handover_write_text },
	{ "handover-empty-text", FIXTURE_EMPTY, false, handover_write_text },
	{ "handover-bad-text", FIXTURE_BAD, false, handover_write_text },
	{ "handover-hostile-text", FIXTURE_HOSTILE, false, handover_write_text },
	{ "handover-hostile-markdown", FIXTURE_HOSTILE, false, handover_write_markdown },
};

/* To be freed. */
static char *make(size_t i)
{
	struct fixture f;
	struct arena *arena = arena_new();
	struct handover h;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	fixture_make(&f, handovers[i].scenario);
	if (handovers[i].watched)
		fixture_alerts(&f);
	h = handover_make(&f.view, handovers[i].watched ? f.board->about.now - HOURS(3) : MOMENT_NONE, arena);
	handovers[i].write(&h, out);
	fclose(out);
	arena_drop(arena);
	fixture_release(&f);
	return text;
}

static void handovers_are_as_committed(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof handovers / sizeof *handovers; i++) {
		char *text = make(i);

		failed += !golden_is(handovers[i].name, text);
		free(text);
	}
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(handovers_are_as_committed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
