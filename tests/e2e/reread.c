#include "e2e/reread.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "e2e/pump.h"
#include "model/field.h"
#include "model/match.h"

static void compare_list(const struct dataset *d, struct list rows, struct list truth, struct arena *a)
{
	struct match m = match_in(d, truth, a);

	if (rows.n != truth.n)
		fail_msg("%zu rows of %s, should be %zu", rows.n, d->view, truth.n);
	for (size_t i = 0; i < rows.n; i++) {
		const void *row = dataset_row(d, rows, i);
		size_t at = match_find(&m, row);

		if (at == MATCH_NONE)
			fail_msg("a row of %s should not be there", d->view);
		for (size_t f = 0; f < d->fields_n; f++)
			if (!field_same(&d->fields[f], row, dataset_row(d, truth, at)))
				fail_msg("%s of a row of %s is not as it should be", d->fields[f].name, d->view);
	}
}

static void compare(const struct board *b, const struct board *truth)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < DATASETS; i++) {
		const struct dataset *d = &datasets_all[i];

		compare_list(d, dataset_list(b, d), dataset_list(truth, d), a);
	}
	arena_drop(a);
}

static bool has_board(struct pump *p)
{
	return p->board;
}

/* What is counted to date is another with each minute of the board's time, whatever is written. */
static bool same_minute(const struct board *b, const struct board *other)
{
	return b->about.now / MINUTES(1) == other->about.now / MINUTES(1);
}

bool reread_compare(const struct board *b, const char *conninfo, const struct database_settings *settings)
{
	struct pump whole = pump_open(conninfo, settings);
	bool comparable;

	source_look_at(whole.source, b->states_of);
	assert_true(pump_until(&whole, has_board));
	comparable = same_minute(b, whole.board);
	if (comparable)
		compare(b, whole.board);
	pump_close(&whole);
	return comparable;
}
