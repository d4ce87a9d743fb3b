/* Does a board say the same as the one before it? What a history makes of differences is history_test's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "model/dataset.h"
#include "model/difference.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static void another_moment(struct board *b)
{
	b->about.now += SECONDS(1);
}

static void another_force(struct board *b)
{
	b->about.force = "Derbyshire";
}

static void equal_force(struct board *b)
{
	b->about.force = arena_text(b->arena, "Derby", 5);
}

static void another_measure(struct board *b)
{
	b->about.effective_minutes = 20;
}

static void another_zone(struct board *b)
{
	zone_add(&b->zone, SECONDS(1), 3600);
}

static void states_of_another(struct board *b)
{
	b->states_of = "HD02";
}

static void states_of_all(struct board *b)
{
	b->states_of = NULL;
}

static void both_say(const struct board *base, void (*change)(struct board *b), const char *why, bool same)
{
	struct board *next = board_new();
	struct arena *own = next->arena;

	*next = *base;
	next->arena = own;
	change(next);
	if (difference_is_none(base, next) != same)
		fail_msg("%s", why);
	board_free(next);
}

static void what_is_not_in_lists(void **state)
{
	static const struct {
		const char *why;
		void (*change)(struct board *b);
		bool same;
	} cases[] = {
		{ "the moment alone", another_moment, true },
		{ "the same name, written anew", equal_force, true },
		{ "another name", another_force, false },
		{ "other minutes", another_measure, false },
		{ "another offset from UTC", another_zone, false },
		{ "the states of another unit", states_of_another, false },
		{ "the states of all", states_of_all, false },
	};
	struct board *base = board_new();

	(void)state;
	base->about.now = SECONDS(1704132000);
	base->about.force = "Derby";
	base->about.effective_minutes = 15;
	base->states_of = "HD01";
	for (size_t i = 0; i < LEN(cases); i++)
		both_say(base, cases[i].change, cases[i].why, cases[i].same);
	board_free(base);
}

/* Of each list: rows elsewhere, more of them, and what is said of them. */
static void lists(void **state)
{
	static const char rows[2][512];
	static const struct list base = { .at = rows[0], .n = 1 };
	static const struct list others[] = {
		{ .at = rows[1], .n = 1 }, { .at = rows[0], .n = 2 }, { .at = rows[0], .n = 1, .unreadable = 1 },
		{ .at = rows[0], .n = 1, .capped = true },
	};
	struct board *before = board_new(), *next = board_new();

	(void)state;
	before->states_of = next->states_of = "";
	for (size_t i = 0; i < DATASETS; i++) {
		dataset_fill(before, &datasets_all[i], base);
		dataset_fill(next, &datasets_all[i], base);
	}
	assert_true(difference_is_none(before, next));
	for (size_t i = 0; i < DATASETS; i++) {
		for (size_t k = 0; k < LEN(others); k++) {
			dataset_fill(next, &datasets_all[i], others[k]);
			if (difference_is_none(before, next))
				fail_msg("%s, case %zu", datasets_all[i].view, k);
		}
		dataset_fill(next, &datasets_all[i], base);
	}
	board_free(before);
	board_free(next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_in_lists),
		cmocka_unit_test(lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
