/* The history gives every board back as it was, and takes no more memory than it may. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/dataset.h"
#include "model/history.h"

#define MEGABYTE ((size_t)1024 * 1024)
#define MOST_ROWS 40
#define MOST_BYTES 256

/* A fixed course of chances, the same on every machine. */
static uint64_t seed;

static uint32_t chance(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % below);
}

/* Lists that change from board to board, each in an arena that goes when the last board that has it goes, as db's do. */
struct world {
	struct board *board; /* the one before; its lists are what changes */
	struct arena *sections[DATASETS];
};

static const char *random_text(struct arena *a)
{
	static const char *const usual[] = { "", "HD01", "HD02", "DCC", "DAR", "patrols", "2", "6", "drone" };

	if (chance(4))
		return usual[chance(sizeof usual / sizeof *usual)];
	return arena_printf(a, "%u caf\u00e9 \xff\x01 %u", chance(1000), chance(3));
}

static double random_number(void)
{
	static const double odd[] = { NAN, -0.0, 0.1, 1e300, -1e15, 1e15, 123456789012.5, 5e-324, 52.9228, -1.4766 };

	return chance(2) ? odd[chance(sizeof odd / sizeof *odd)] : (double)chance(100000) / 1e4 - 5;
}

static usec random_moment(void)
{
	static const usec odd[] = { MOMENT_NONE, MOMENT_PAST, MOMENT_FUTURE, 0, -1 };

	return chance(3) ? SECONDS(1704132000) + chance(100000000) : odd[chance(sizeof odd / sizeof *odd)];
}

static const int *random_days(struct arena *a)
{
	int *days = arena_alloc(a, ASB_DAYS, sizeof *days);

	for (size_t i = 0; i < ASB_DAYS; i++)
		days[i] = chance(5) ? (int)chance(20) : COUNT_NONE;
	return days;
}

static void randomise(const struct field *f, void *row, struct arena *a)
{
	void *at = (char *)row + f->offset;
	const int counts[] = { (int)chance(9), COUNT_NONE, INT_MAX, -1 };

	if (f->kind == FIELD_TEXT)
		*(const char **)at = random_text(a);
	else if (f->kind == FIELD_COUNT || f->kind == FIELD_DAY)
		*(int *)at = counts[chance(4)];
	else if (f->kind == FIELD_NUMBER)
		*(double *)at = random_number();
	else if (f->kind == FIELD_FLAG)
		*(bool *)at = chance(2);
	else if (f->kind == FIELD_DAILY)
		*(const int **)at = random_days(a);
	else
		*(usec *)at = random_moment();
}

/* What the row points to moves into `a`: nothing of an older board may be needed. */
static void move_row(const struct dataset *d, void *row, struct arena *a)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		void *at = (char *)row + d->fields[i].offset;

		if (d->fields[i].kind == FIELD_TEXT) {
			const char *text = *(const char **)at;

			*(const char **)at = arena_text(a, text, strlen(text));
		} else if (d->fields[i].kind == FIELD_DAILY) {
			*(const int **)at = memcpy(arena_alloc(a, ASB_DAYS, sizeof(int)), *(const int **)at,
						   ASB_DAYS * sizeof(int));
		}
	}
}

static void change_row(const struct dataset *d, void *row, struct arena *a)
{
	for (uint32_t n = 1 + chance(4); n > 0; n--)
		randomise(&d->fields[chance((uint32_t)d->fields_n)], row, a);
}

static void new_row(const struct dataset *d, void *row, struct arena *a)
{
	for (size_t i = 0; i < d->fields_n; i++)
		randomise(&d->fields[i], row, a);
}

static void swap_rows(char *a, char *b, size_t size)
{
	char between[MOST_BYTES];

	assert_true(size <= sizeof between);
	memcpy(between, a, size);
	memmove(a, b, size);
	memcpy(b, between, size);
}

/* Rows are changed, added, taken away and moved. */
static void change_list(const struct dataset *d, char *rows, size_t *n, struct arena *a)
{
	char *any = rows + (*n ? chance((uint32_t)*n) : 0) * d->row_size;

	switch (chance(5)) {
	case 0:
		if (*n < MOST_ROWS)
			new_row(d, rows + (*n)++ * d->row_size, a);
		break;
	case 1:
		if (*n)
			memmove(any, any + d->row_size, (size_t)(rows + --*n * d->row_size - any));
		break;
	case 2:
		if (*n)
			swap_rows(any, rows + (*n - 1) * d->row_size, d->row_size);
		break;
	default:
		if (*n)
			change_row(d, any, a);
		break;
	}
}

static void change_section(struct world *w, const struct dataset *d, size_t i)
{
	struct list list = dataset_list(w->board, d);
	struct arena *old = w->sections[i], *a = arena_new();
	char *rows = arena_alloc(a, MOST_ROWS, d->row_size);

	if (list.n)
		memcpy(rows, list.at, list.n * d->row_size);
	for (uint32_t n = chance(6); n > 0; n--)
		change_list(d, rows, &list.n, a);
	for (size_t row = 0; row < list.n; row++)
		move_row(d, rows + row * d->row_size, a);
	list.at = rows;
	list.unreadable = chance(8) ? list.unreadable : chance(3);
	list.capped = chance(20) == 0;
	dataset_fill(w->board, d, list);
	w->sections[i] = a;
	arena_drop(old);
}

static struct board *next_board(struct world *w)
{
	struct board *b = board_new();

	w->board->arena = b->arena;
	for (size_t i = 0; i < DATASETS; i++) {
		if (!w->sections[i] || !chance(3))
			change_section(w, &datasets_all[i], i);
		arena_keep(b->arena, w->sections[i]);
	}
	if (!chance(3))
		change_row(&dataset_about, &w->board->about, b->arena);
	move_row(&dataset_about, &w->board->about, b->arena);
	if (!chance(20))
		zone_add(&w->board->zone, SECONDS(1700000000 + chance(100000000)), (int)chance(2) * 3600);
	*b = *w->board;
	return b;
}

/* Without field.c, whose comparison is under test itself. */
static bool same_field(const struct field *f, const void *row, const void *other)
{
	static const size_t sizes[] = { [FIELD_COUNT] = sizeof(int), [FIELD_NUMBER] = sizeof(double),
					[FIELD_LARGE] = sizeof(int64_t),
					[FIELD_FLAG] = sizeof(bool), [FIELD_DAY] = sizeof(day),
					[FIELD_MOMENT] = sizeof(usec), [FIELD_INTERVAL] = sizeof(usec) };
	const char *a = (const char *)row + f->offset, *b = (const char *)other + f->offset;

	if (f->kind == FIELD_TEXT)
		return strcmp(*(const char *const *)a, *(const char *const *)b) == 0;
	if (f->kind == FIELD_DAILY)
		return memcmp(*(const int *const *)a, *(const int *const *)b, ASB_DAYS * sizeof(int)) == 0;
	return memcmp(a, b, sizes[f->kind]) == 0;
}

static void check_rows(const struct dataset *d, const void *got, const void *wanted, size_t n)
{
	for (size_t row = 0; row < n; row++)
		for (size_t i = 0; i < d->fields_n; i++)
			if (!same_field(&d->fields[i], (const char *)got + row * d->row_size,
					(const char *)wanted + row * d->row_size))
				fail_msg("%s of row %zu of %s is another", d->fields[i].name, row, d->view);
}

static void check_board(const struct board *got, const struct board *wanted)
{
	check_rows(&dataset_about, &got->about, &wanted->about, 1);
	assert_string_equal(got->states_of, "");
	assert_memory_equal(&got->zone, &wanted->zone, sizeof got->zone);
	for (size_t i = 0; i < DATASETS; i++) {
		struct list a = dataset_list(got, &datasets_all[i]), b = dataset_list(wanted, &datasets_all[i]);

		if (datasets_all[i].of_one) {
			assert_int_equal(a.n, 0);
			continue;
		}
		assert_int_equal(a.n, b.n);
		assert_int_equal(a.unreadable, b.unreadable);
		assert_int_equal(a.capped, b.capped);
		check_rows(&datasets_all[i], a.at, b.at, a.n);
	}
	for (size_t i = 0; i < got->units.n; i++)
		assert_true(!*got->units.at[i].call_sign ||
			    board_unit(got, got->units.at[i].call_sign) == &got->units.at[i]);
}

static void check_number(const struct history *h, size_t number, const struct board *wanted)
{
	const struct board *got = history_board(h, number);

	check_board(got, wanted);
	board_free(got);
}

#define BOARDS 600

static void every_board_comes_back(void **state)
{
	static const struct board *boards[BOARDS];
	struct history *h = history_new(HOURS(1), 64 * MEGABYTE);
	struct world w = { .board = board_new() };
	struct arena *first = w.board->arena;

	(void)state;
	seed = 20240101;
	for (size_t i = 0; i < BOARDS; i++) {
		boards[i] = board_publish(next_board(&w));
		history_add(h, boards[i], SECONDS(2 * i));
		check_number(h, i, boards[i]);
	}
	assert_int_equal(history_first(h), 0);
	assert_int_equal(history_end(h), BOARDS);
	for (size_t i = 0; i < BOARDS; i++) {
		check_number(h, i, boards[i]);
		board_free(boards[i]);
	}
	history_free(h);
	for (size_t i = 0; i < DATASETS; i++)
		arena_drop(w.sections[i]);
	arena_drop(first);
}

static const struct board *board_of(size_t units, size_t changed)
{
	struct board *b = board_new();
	struct unit *rows = arena_alloc(b->arena, units, sizeof *rows);

	for (size_t i = 0; i < units; i++) {
		new_row(&datasets_all[0], &rows[i], b->arena);
		rows[i].call_sign = arena_printf(b->arena, "HD%zu", i);
		rows[i].note = i < changed ? random_text(b->arena) : "";
	}
	b->units.at = rows;
	b->units.n = units;
	return board_publish(b);
}

static void memory_stays_within_its_bound(void **state)
{
	static const struct {
		const char *why;
		size_t units, memory;
		bool some; /* is there anything left? */
	} cases[] = {
		{ "many small boards", 3, 64 * 1024, true },
		{ "boards of a size that few fit", 100, 64 * 1024, true },
		{ "boards that do not fit", 2000, 64 * 1024, false },
		{ "no memory at all", 3, 0, false },
		{ "as much as is usual", 300, 8 * MEGABYTE, true },
	};

	(void)state;
	seed = 7;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct history *h = history_new(HOURS(24), cases[i].memory);

		for (size_t n = 0; n < 400; n++) {
			const struct board *b = board_of(cases[i].units, 3);

			history_add(h, b, SECONDS(n));
			if (history_bytes(h) > cases[i].memory)
				fail_msg("%s: %zu bytes after %zu boards", cases[i].why, history_bytes(h), n + 1);
			if (cases[i].some)
				check_number(h, history_end(h) - 1, b);
			board_free(b);
		}
		if (cases[i].some != (history_first(h) < history_end(h)))
			fail_msg("%s: boards %zu to %zu", cases[i].why, history_first(h), history_end(h));
		history_free(h);
	}
}

/* A whole board takes more than half of it, and those after it next to nothing. */
static void a_large_board_is_kept_with_those_after_it(void **state)
{
	struct history *h = history_new(HOURS(24), MEGABYTE);
	size_t most = 0;

	(void)state;
	for (size_t n = 0; n < 200; n++) {
		const struct board *b;
		size_t kept;

		seed = 11;
		b = board_of(5000, 0);
		history_add(h, b, SECONDS(n));
		kept = history_end(h) - history_first(h);
		most = kept > most ? kept : most;
		assert_in_range(history_bytes(h), MEGABYTE / 2, MEGABYTE);
		check_number(h, history_end(h) - 1, b);
		board_free(b);
	}
	assert_true(most >= 100);
	history_free(h);
}

/* To pack each board in vain would cost more than all else that a board does. */
static void what_has_no_room_is_not_tried_all_the_time(void **state)
{
	static const struct {
		const char *why;
		usec at;
		size_t units;
		size_t kept;
	} cases[] = {
		{ "too large", 0, 2000, 0 },
		{ "it would fit, but is not tried", MINUTES(4), 3, 0 },
		{ "it is tried, in vain", MINUTES(5), 2000, 0 },
		{ "not yet again", MINUTES(9), 3, 0 },
		{ "now again", MINUTES(10), 3, 1 },
		{ "and from then on", MINUTES(11), 3, 2 },
	};
	struct history *h = history_new(HOURS(1), 32 * 1024);
	const struct board *b;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		b = board_of(cases[i].units, 1);
		history_add(h, b, cases[i].at);
		board_free(b);
		if (history_end(h) != i + 1 || history_end(h) - history_first(h) != cases[i].kept)
			fail_msg("%s: boards %zu to %zu", cases[i].why, history_first(h), history_end(h));
	}
	history_limit(h, HOURS(1), 0);
	history_limit(h, HOURS(1), 32 * 1024);
	b = board_of(2000, 1);
	history_add(h, b, MINUTES(12));
	board_free(b);
	assert_int_equal(history_first(h), history_end(h));
	history_limit(h, HOURS(1), MEGABYTE);
	b = board_of(2000, 1);
	history_add(h, b, MINUTES(12));
	check_number(h, history_end(h) - 1, b);
	board_free(b);
	history_free(h);
}

static void old_boards_go(void **state)
{
	struct history *h = history_new(MINUTES(60), 64 * MEGABYTE);

	(void)state;
	seed = 9;
	for (size_t n = 0; n < 3600; n++) {
		const struct board *b = board_of(2, 2);

		history_add(h, b, SECONDS(2 * n));
		board_free(b);
	}
	/* The hour is there, and nothing besides. */
	assert_true(history_received(h, history_first(h)) == SECONDS(7198) - HOURS(1));
	assert_int_equal(history_find(h, SECONDS(7198) - HOURS(1) - 1), history_first(h));
	history_limit(h, MINUTES(10), 64 * MEGABYTE);
	assert_true(history_received(h, history_first(h)) == SECONDS(7198) - MINUTES(10));
	history_limit(h, MINUTES(60), 64 * MEGABYTE);
	assert_true(history_received(h, history_first(h)) == SECONDS(7198) - MINUTES(10));
	history_limit(h, 0, 64 * MEGABYTE);
	assert_int_equal(history_first(h), history_end(h) - 1);
	history_limit(h, MINUTES(10), 0);
	assert_int_equal(history_first(h), history_end(h));
	history_free(h);
}

/* The database was away from 100 s to 400 s. */
static void boards_are_found_by_time(void **state)
{
	static const struct {
		const char *why;
		usec at;
		size_t number;
	} cases[] = {
		{ "before the first", SECONDS(-5), 0 },
		{ "the first itself", 0, 0 },
		{ "between two", SECONDS(11), 1 },
		{ "at one", SECONDS(20), 2 },
		{ "while there were none", SECONDS(399), 10 },
		{ "the first after that", SECONDS(400), 11 },
		{ "the last", SECONDS(490), 20 },
		{ "after the last", SECONDS(9999), 20 },
	};
	struct history *h = history_new(MINUTES(20), MEGABYTE);
	const struct board *b = board_of(1, 1);

	(void)state;
	for (size_t i = 0; i <= 10; i++)
		history_add(h, b, SECONDS(10 * i));
	for (size_t i = 0; i < 10; i++)
		history_add(h, b, SECONDS(400 + 10 * i));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (history_find(h, cases[i].at) != cases[i].number)
			fail_msg("%s: %zu", cases[i].why, history_find(h, cases[i].at));
	assert_true(history_received(h, 11) == SECONDS(400));
	board_free(b);
	history_free(h);
}

/* The same rows, read anew, where the server put the first of them last. */
static const struct board *turned(const struct board *b)
{
	struct board *next = board_new();
	size_t n = b->units.n;
	struct unit *rows = arena_alloc(next->arena, n, sizeof *rows);

	for (size_t i = 0; i < n; i++) {
		rows[i] = b->units.at[(i + 1) % n];
		move_row(&datasets_all[0], &rows[i], next->arena);
	}
	next->units.at = rows;
	next->units.n = n;
	return board_publish(next);
}

static const struct board *board_in(int offset)
{
	struct board *b = board_new();

	zone_add(&b->zone, MOMENT_PAST, offset);
	return board_publish(b);
}

static void another_zone_comes_back(void **state)
{
	const struct board *here = board_in(0), *there = board_in(3600);
	struct history *h = history_new(HOURS(1), MEGABYTE);

	(void)state;
	history_add(h, here, 0);
	history_add(h, there, SECONDS(2));
	check_number(h, 0, here);
	check_number(h, 1, there);
	board_free(here);
	board_free(there);
	history_free(h);
}

static void what_stays_costs_nothing(void **state)
{
	struct history *h = history_new(HOURS(1), 8 * MEGABYTE);
	const struct board *b = board_of(300, 300);
	size_t before;

	(void)state;
	history_add(h, b, 0);
	before = history_bytes(h);
	for (size_t i = 1; i < 100; i++) {
		const struct board *next = turned(b);

		history_add(h, next, SECONDS(2 * i));
		check_number(h, i, next);
		board_free(b);
		b = next;
	}
	/* The room of what is packed grows by half. */
	assert_true(history_bytes(h) - before <= 100 * 20 + before / 2);
	board_free(b);
	history_free(h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_board_comes_back),
		cmocka_unit_test(memory_stays_within_its_bound),
		cmocka_unit_test(a_large_board_is_kept_with_those_after_it),
		cmocka_unit_test(what_has_no_room_is_not_tried_all_the_time),
		cmocka_unit_test(old_boards_go),
		cmocka_unit_test(boards_are_found_by_time),
		cmocka_unit_test(another_zone_comes_back),
		cmocka_unit_test(what_stays_costs_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
