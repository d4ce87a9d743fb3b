/* Rows are read as they were sent; and merged from what changed they are what reading all of them would give. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

#include "db/section.h"
#include "model/field.h"
#include "support/answer.h"
#include "support/crowd.h"

#define MOST 1000
#define SINCE SECONDS(1704132000)
#define LONG_NOTE "a note that is long enough for its texts to fill soon what may be spare, and then to have to go"

static const struct crowd crowd = { 60, 9, 6 };
static const struct dataset *const units = &datasets_all[0];

static void check_rows(const struct dataset *d, struct list got, struct list wanted)
{
	assert_int_equal(got.n, wanted.n);
	for (size_t i = 0; i < wanted.n; i++)
		for (size_t f = 0; f < d->fields_n; f++)
			if (!field_same(&d->fields[f], dataset_row(d, got, i), dataset_row(d, wanted, i)))
				fail_msg("%s of row %zu of %s", d->fields[f].name, i, d->view);
}

static struct section read_all(const struct dataset *d, struct list rows, int max)
{
	PGresult *answer = answer_of(d, rows);
	struct section s;

	section_read(&s, d, answer, max);
	PQclear(answer);
	return s;
}

static void rows_come_as_they_are(void **state)
{
	struct board *b = crowd_board(&crowd);

	(void)state;
	for (size_t i = 0; i < DATASETS; i++) {
		struct list rows = dataset_list(b, &datasets_all[i]);
		struct section s = read_all(&datasets_all[i], rows, MOST);

		check_rows(&datasets_all[i], s.rows, rows);
		/* In the others of the crowd something is absent that the contract has always. */
		assert_true(&datasets_all[i] != units || section_is_whole(&s));
		section_drop(&s);
	}
	board_free(b);
}

static void no_more_than_allowed(void **state)
{
	struct board *b = crowd_board(&crowd);
	struct section s = read_all(units, dataset_list(b, units), 59);

	(void)state;
	assert_int_equal(s.rows.n, 59);
	assert_true(s.rows.capped);
	assert_false(section_is_whole(&s));
	section_drop(&s);
	board_free(b);
}

/* A force in which units change, and what a poll keeps of it. */
struct world {
	struct board *board;
	struct unit *rows;
	struct section kept;
};

static void world_open(struct world *w)
{
	w->board = crowd_board(&crowd);
	w->rows = arena_alloc(w->board->arena, w->board->units.n, sizeof *w->rows);
	memcpy(w->rows, w->board->units.at, w->board->units.n * sizeof *w->rows);
	w->board->units.at = w->rows;
	w->kept = read_all(units, dataset_list(w->board, units), MOST);
}

static void world_close(struct world *w)
{
	section_drop(&w->kept);
	board_free(w->board);
}

/* The section before goes at once, as it does after a poll. */
static bool merge(struct world *w, struct list changed, const char *const *gone, size_t gone_n, int max)
{
	PGresult *answer = answer_by_row(units, changed, SINCE, gone, gone_n);
	struct section next;
	bool ok = section_merge(&next, &w->kept, units, (struct section_changes){ answer, SINCE, max });

	PQclear(answer);
	if (ok) {
		section_drop(&w->kept);
		w->kept = next;
	}
	return ok;
}

static void changes_take_their_place(void **state)
{
	struct world w;
	struct unit changed[3];
	PGresult *answer;

	(void)state;
	world_open(&w);
	w.rows[0].note = "first";
	w.rows[17].state_code = "0";
	w.rows[59].hotspot = "";
	changed[0] = w.rows[17];
	changed[1] = w.rows[59];
	changed[2] = w.rows[0];
	assert_true(merge(&w, (struct list){ .at = changed, .n = 3 }, NULL, 0, MOST));
	check_rows(units, w.kept.rows, dataset_list(w.board, units));
	assert_true(merge(&w, (struct list){ .at = NULL }, NULL, 0, MOST));
	check_rows(units, w.kept.rows, dataset_list(w.board, units));
	answer = answer_of(units, dataset_list(w.board, units));
	assert_true(section_has_types(&w.kept, units, answer));
	PQclear(answer);
	world_close(&w);
}

static void rows_go_and_come(void **state)
{
	static const char *const gone[] = { "H0000", "H0030", "never there" };
	struct world w;
	struct unit back;

	(void)state;
	world_open(&w);
	back = w.rows[30];
	memmove(&w.rows[30], &w.rows[31], 29 * sizeof *w.rows);
	memmove(&w.rows[0], &w.rows[1], 58 * sizeof *w.rows);
	w.board->units.n = 58;
	assert_true(merge(&w, (struct list){ .at = NULL }, gone, 3, MOST));
	check_rows(units, w.kept.rows, dataset_list(w.board, units));
	w.rows[58] = back;
	w.board->units.n = 59;
	assert_true(merge(&w, (struct list){ .at = &back, .n = 1 }, NULL, 0, 59));
	check_rows(units, w.kept.rows, dataset_list(w.board, units));
	back.call_sign = "one too many";
	assert_false(merge(&w, (struct list){ .at = &back, .n = 1 }, NULL, 0, 59));
	world_close(&w);
}

/* Whatever is in them, and whichever of them are not there. */
static void values_come_as_they_are(void **state)
{
	static const char *const notes[] = {
		"", " ", ",", ")(", "\"", "\"\"", "\\", "\\\"x\\", "two\nlines", "a,\"b\\\",(c)", "t",
	};
	struct world w;

	(void)state;
	world_open(&w);
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
		struct unit *u = &w.rows[i];

		u->note = notes[i];
		u->state_since = SINCE + (i % 2 ? 1 : -1) * (usec)i * 1234567;
		u->lat = i % 3 ? 52.25 : u->lat;
		assert_true(merge(&w, (struct list){ .at = u, .n = 1 }, NULL, 0, MOST));
		check_rows(units, w.kept.rows, dataset_list(w.board, units));
	}
	world_close(&w);
}

/* An answer that is not one, of a server that is not what it should be, leaves nothing; the rows are asked for anew. */
static void answers_that_are_none(void **state)
{
	static const char *const answers[] = {
		"", "(", "()", "H0001", "(H0001,t)", "(H0001,,,,,,,,,,,,,,,,,", "(H0001,,,,,,,,,,,,,,,,,,t)",
		"(,,,,,,,,,,,,,,,,,t)", "(\"\",,,,,,,,,,,,,,,,,t)",
	};
	struct section_changes changes = { .since = SINCE, .max = MOST };
	struct world w;

	(void)state;
	world_open(&w);
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		const struct list one = { .at = w.rows, .n = 1 };
		PGresult *answer = answer_by_row(units, one, SINCE, NULL, 0);
		struct section next;
		char text[64];

		snprintf(text, sizeof text, "%s", answers[i]);
		PQsetvalue(answer, 0, 0, text, (int)strlen(text));
		changes.answer = answer;
		if (section_merge(&next, &w.kept, units, changes))
			fail_msg("'%s' was taken for rows", answers[i]);
		assert_null(next.arena);
		PQclear(answer);
	}
	world_close(&w);
}

/* What the server cannot reckon with it is not asked to. */
static void moments_of_another_type(void **state)
{
	struct board *b = crowd_board(&crowd);
	PGresult *answer = answer_of(units, dataset_list(b, units));
	PGresult *other = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
	PGresAttDesc columns[DATASET_FIELDS];
	struct section s;

	(void)state;
	for (int i = 0; i < PQnfields(answer); i++)
		columns[i] = (PGresAttDesc){ .name = PQfname(answer, i), .typid = 25 };
	PQsetResultAttrs(other, PQnfields(answer), columns);
	section_read(&s, units, answer, MOST);
	assert_true(section_is_whole(&s));
	assert_true(section_has_types(&s, units, answer));
	assert_false(section_has_types(&s, units, other));
	section_drop(&s);
	section_read(&s, units, other, MOST);
	assert_false(section_is_whole(&s));
	assert_true(section_has_types(&s, units, other));
	section_drop(&s);
	PQclear(answer);
	PQclear(other);
	board_free(b);
}

/* All texts that there ever were would be too much; those in use come along to a new place, from where it goes on. */
static void texts_do_not_pile_up(void **state)
{
	struct world w;
	size_t most = 0, fewer = 0, before = 0;

	(void)state;
	world_open(&w);
	for (size_t n = 0; n < 5000; n++) {
		struct unit *u = &w.rows[n * 7 % w.board->units.n];
		size_t used;

		u->note = arena_printf(w.board->arena, "%zu " LONG_NOTE, n);
		assert_true(merge(&w, (struct list){ .at = u, .n = 1 }, NULL, 0, MOST));
		used = arena_used(w.kept.texts);
		most = used > most ? used : most;
		fewer += used < before;
		before = used;
		if (n % 500 == 0)
			check_rows(units, w.kept.rows, dataset_list(w.board, units));
	}
	assert_in_range(most, 64 * 1024, 128 * 1024);
	assert_in_range(fewer, 3, 12);
	check_rows(units, w.kept.rows, dataset_list(w.board, units));
	world_close(&w);
}

/* What has not changed is not copied: histories know it by that. */
static void unchanged_rows_are_the_same_to_the_byte(void **state)
{
	struct world w;
	struct unit before;

	(void)state;
	world_open(&w);
	memcpy(&before, dataset_row(units, w.kept.rows, 5), sizeof before);
	assert_true(merge(&w, (struct list){ .at = &w.rows[6], .n = 1 }, NULL, 0, MOST));
	assert_memory_equal(&before, dataset_row(units, w.kept.rows, 5), sizeof before);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_come_as_they_are),
		cmocka_unit_test(no_more_than_allowed),
		cmocka_unit_test(changes_take_their_place),
		cmocka_unit_test(rows_go_and_come),
		cmocka_unit_test(values_come_as_they_are),
		cmocka_unit_test(answers_that_are_none),
		cmocka_unit_test(moments_of_another_type),
		cmocka_unit_test(texts_do_not_pile_up),
		cmocka_unit_test(unchanged_rows_are_the_same_to_the_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
