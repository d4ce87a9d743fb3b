/* What is looked up in rows is the same whether it was worked out anew or from that of the rows before. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/dataset.h"
#include "support/crowd.h"

static const struct crowd crowd = { 60, 9, 6 };

/* Of the rows at `rows`, as numbers: rows of two boards lie in different places. */
static void write_rows(char *text, size_t size, const void *const *at, size_t n, const void *rows, size_t row_size)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < n && used < size; i++)
		used += (size_t)snprintf(text + used, size - used, "%zu ",
					 (size_t)((const char *)at[i] - (const char *)rows) / row_size);
}

#define FOUND 4096

#define CHECK_FOUND(b, other, find, key, list, type) \
	do { \
		char is_[FOUND], should_be_[FOUND]; \
		size_t n_; \
		const void *const *found_ = (const void *const *)find(b, key, &n_); \
		write_rows(is_, FOUND, found_, n_, (b)->list.at, sizeof(struct type)); \
		found_ = (const void *const *)find(other, key, &n_); \
		write_rows(should_be_, FOUND, found_, n_, (other)->list.at, sizeof(struct type)); \
		assert_string_equal(is_, should_be_); \
	} while (0)

#define CHECK_ORDER(b, other, order, list, type) \
	do { \
		char is_[FOUND], should_be_[FOUND]; \
		write_rows(is_, FOUND, (const void *const *)order(b), (b)->list.n, (b)->list.at, sizeof(struct type)); \
		write_rows(should_be_, FOUND, (const void *const *)order(other), (other)->list.n, (other)->list.at, \
			   sizeof(struct type)); \
		assert_string_equal(is_, should_be_); \
	} while (0)

static void check_units(const struct board *b, const struct board *other)
{
	assert_int_equal(b->units.n, other->units.n);
	assert_int_equal(b->units.unreadable, other->units.unreadable);
	CHECK_ORDER(b, other, board_units_by_call_sign, units, unit);
	for (size_t i = 0; i < other->units.n; i++) {
		const char *call_sign = other->units.at[i].call_sign, *hotspot = other->units.at[i].hotspot;

		if (*call_sign)
			assert_int_equal(board_unit(b, call_sign) - b->units.at,
					 board_unit(other, call_sign) - other->units.at);
		CHECK_FOUND(b, other, board_units_at, hotspot, units, unit);
		CHECK_FOUND(b, other, board_unit_states, call_sign, unit_states, unit_state);
		CHECK_FOUND(b, other, board_assists_by, call_sign, assists, assist);
	}
}

static void check_rest(const struct board *b, const struct board *other)
{
	CHECK_ORDER(b, other, board_hotspots_by_code, hotspots, hotspot);
	CHECK_ORDER(b, other, board_hotspots_by_division, hotspots, hotspot);
	for (size_t i = 0; i < other->hotspots.n; i++) {
		const char *code = other->hotspots.at[i].code;

		CHECK_FOUND(b, other, board_visits, code, visits, visit);
		CHECK_FOUND(b, other, board_assists_at, code, assists, assist);
		CHECK_FOUND(b, other, board_counters_of_hotspot, code, counters_by_hotspot, counter_hotspot);
	}
	for (size_t i = 0; i < other->counters.n; i++)
		CHECK_FOUND(b, other, board_counters, other->counters.at[i].metric, counters, counter);
	assert_int_equal(board_counted_of_hotspots_from(b), board_counted_of_hotspots_from(other));
	assert_null(board_unit(b, "nobody"));
}

/* --- what changes from one board to the next --- */

static struct unit *units_of(struct board *b)
{
	struct unit *rows = arena_alloc(b->arena, b->units.n, sizeof *rows);

	memcpy(rows, b->units.at, b->units.n * sizeof *rows);
	b->units.at = rows;
	return rows;
}

static void nothing(struct board *b)
{
	(void)b;
}

static void some_elsewhere(struct board *b)
{
	struct unit *u = units_of(b);

	u[0].hotspot = "P0008";
	u[7].hotspot = "";
	u[8].hotspot = "P0000";
	u[59].hotspot = "nowhere";
}

static void all_elsewhere(struct board *b)
{
	struct unit *u = units_of(b);

	for (size_t i = 0; i < b->units.n; i++)
		u[i].hotspot = u[(i + 1) % b->units.n].hotspot;
}

static void renamed(struct board *b)
{
	struct unit *u = units_of(b);

	u[3].call_sign = "A";
	u[4].call_sign = "Z";
	u[5].call_sign = "";
}

static void twins(struct board *b)
{
	units_of(b)[30].call_sign = "H0003";
}

static void reversed(struct board *b)
{
	struct unit *u = units_of(b);

	for (size_t i = 0; i < b->units.n; i++)
		u[i].call_sign = arena_printf(b->arena, "H%04zu", b->units.n - i);
}

static void fewer(struct board *b)
{
	b->units.n -= 7;
	b->assists.n--;
	b->visits.n--;
}

static void none(struct board *b)
{
	b->units.n = b->hotspots.n = b->visits.n = b->assists.n = b->counters.n = b->unit_states.n = 0;
}

static void visits_again(struct board *b)
{
	struct visit *v = arena_alloc(b->arena, b->visits.n, sizeof *v);

	memcpy(v, b->visits.at, b->visits.n * sizeof *v);
	v[1] = v[0];
	v[5].started_at -= HOURS(9);
	b->visits.at = v;
}

static const struct change {
	const char *why;
	void (*make)(struct board *b);
} changes[] = {
	{ "all rows as they were", nothing },
	{ "some units are somewhere else", some_elsewhere },
	{ "every unit is", all_elsewhere },
	{ "units have other call signs", renamed },
	{ "two units of one call sign", twins },
	{ "all in another order", reversed },
	{ "fewer rows", fewer },
	{ "no rows", none },
	{ "a visit twice, and one that began earlier", visits_again },
};

#define CHANGES (sizeof changes / sizeof *changes)

static struct board *board_of(const struct change *c)
{
	struct board *b = crowd_board(&crowd);

	c->make(b);
	return b;
}

/* As db does when it has put what changed among the rows before. */
static const struct board *publish_after(struct board *b, const struct board *before)
{
	for (size_t i = 0; i < DATASETS; i++) {
		const struct dataset *d = &datasets_all[i];
		struct list was = dataset_list(before, d);

		dataset_fill(b, d, board_index(d->list, dataset_list(b, d), &was, b->arena));
	}
	return board_publish(b);
}

/* From each to each. */
static void finds_the_same(void **state)
{
	(void)state;
	for (size_t from = 0; from < CHANGES; from++)
		for (size_t to = 0; to < CHANGES; to++) {
			const struct board *before = board_publish(board_of(&changes[from]));
			const struct board *other = board_publish(board_of(&changes[to]));
			const struct board *b = publish_after(board_of(&changes[to]), before);

			board_free(before);
			print_message("# %s, then %s\n", changes[from].why, changes[to].why);
			check_units(b, other);
			check_rest(b, other);
			board_free(b);
			board_free(other);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
