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
#include <string.h>

#include "golden/fixture.h"
#include "golden/golden.h"
#include "support/capped.h"
#include "view/handover_writers.h"

static const struct {
	const char *name;
	enum fixture_scenario scenario;
	const char *who; /* is at a display with a log that has a past; NULL: there is none */
	void (*write)(const struct handover *h, FILE *out);
} handovers[] = {
	{ "handover-text", FIXTURE_LIVE, NULL, handover_write_text },
	{ "handover-markdown", FIXTURE_LIVE, NULL, handover_write_markdown },
	{ "handover-watched-text", FIXTURE_LIVE, "control", handover_write_text },
	{ "handover-stale-text", FIXTURE_STALE, "", handover_write_text },
	{ "handover-lost-text", FIXTURE_LOST, "control", handover_write_text },
	{ "handover-empty-text", FIXTURE_EMPTY, NULL, handover_write_text },
	{ "handover-bad-text", FIXTURE_BAD, NULL, handover_write_text },
	{ "handover-hostile-text", FIXTURE_HOSTILE, NULL, handover_write_text },
	{ "handover-hostile-markdown", FIXTURE_HOSTILE, NULL, handover_write_markdown },
};

/* To be freed. */
static char *make(size_t i)
{
	struct fixture f;
	struct arena *arena = arena_new();
	struct alert_watch watch;
	struct handover h;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	fixture_make(&f, handovers[i].scenario);
	watch = (struct alert_watch){ f.board->about.now - HOURS(3), handovers[i].who };
	if (handovers[i].who)
		fixture_alerts(&f);
	h = handover_make(&f.view, handovers[i].who ? &watch : NULL, arena);
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

/* The database has them in no order. */
static void assists_are_told_as_they_were_asked(void **state)
{
	struct fixture f;
	struct board turned;
	struct assist rows[16];
	struct arena *arena = arena_new();
	struct handover h;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	turned = *f.board;
	for (size_t i = 0; i < turned.assists.n; i++)
		rows[i] = f.board->assists.at[turned.assists.n - 1 - i];
	turned.assists.at = rows;
	f.view.board = &turned;
	h = handover_make(&f.view, NULL, arena);
	handover_write_text(&h, out);
	fclose(out);
	assert_true(strstr(text, "* 15:52 HS11") < strstr(text, "* 17:04 HN23"));
	assert_true(strstr(text, "* 17:04 HN23") < strstr(text, "* 17:58 HD03"));
	free(text);
	arena_drop(arena);
	fixture_release(&f);
}

/* To be freed. */
static char *made_of(const struct view *v)
{
	struct arena *arena = arena_new();
	struct handover h = handover_make(v, NULL, arena);
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	handover_write_text(&h, out);
	fclose(out);
	arena_drop(arena);
	return text;
}

/* Of each list that it is made of, and of no other. */
static void rows_left_unread_are_told(void **state)
{
	static const char lists[] = " unit hotspot visit assist event ";
	struct fixture f;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	for (size_t i = 0; i < DATASETS; i++) {
		struct board capped = capped_board(f.board, &datasets_all[i]);
		char word[32], *text;

		f.view.board = &capped;
		text = made_of(&f.view);
		snprintf(word, sizeof word, " %s ", datasets_all[i].view);
		if (!strstr(text, "Not all rows of the database were read") != !strstr(lists, word))
			fail_msg("board.%s was not read whole:\n%s", datasets_all[i].view, text);
		free(text);
	}
	f.view.board = f.board;
	fixture_release(&f);
}

/* Of ten thousand units more have something wrong than anybody reads. */
static void conditions_left_out_are_told(void **state)
{
	struct fixture f;
	char *text;

	(void)state;
	fixture_make(&f, FIXTURE_CROWD);
	text = made_of(&f.view);
	assert_non_null(strstr(text, "MORE THAN THESE: "));
	free(text);
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(handovers_are_as_committed),
		cmocka_unit_test(assists_are_told_as_they_were_asked),
		cmocka_unit_test(rows_left_unread_are_told),
		cmocka_unit_test(conditions_left_out_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
