/*
 * Every English word on screen went by the catalogue. In the language of build/brackets each text of the catalogue stands in
 * brackets: what stands outside of them is what the board holds, a name of a key, a sign of a unit, or a text that was forgotten.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/desk.h"
#include "model/dataset.h"
#include "support/brackets.h"
#include "view/pane.h"

/* So wide that hardly a sentence is broken, and nothing cut. */
#define COLS 500
#define ROWS 100
#define TEXTS 4096
/* So much of a text tells which it is, where it was cut. */
#define LEAST_CUT 4

/* What is the same in every language, or is no word of ours: the program, units, keys, the tiers of glyphs, names of panes. */
static const char *const known[] = {
	"patrolboard", "PostgreSQL", "TLSv", "db", "km", "min", "ms", "MB", "pt", "Enter", "Esc", "Tab",
	"Space", "PgUp", "PgDn", "Home", "End", "Down", "Up", "HD", "full", "console", "ascii", "hotspots",
	"units", "assists", "counters", "events", "alerts", "totals", "trend", "coverage", "headline",
};

/* All texts that the fixture holds. */
struct held {
	const char *at[TEXTS];
	size_t n;
};

static void add(struct held *h, const char *text)
{
	assert_true(h->n < TEXTS);
	if (text[0] && text[1])
		h->at[h->n++] = text;
}

static void add_rows(struct held *h, const struct dataset *d, struct list rows)
{
	for (size_t i = 0; i < rows.n; i++)
		for (size_t k = 0; k < d->fields_n; k++) {
			const char *row = dataset_row(d, rows, i);

			if (d->fields[k].kind == FIELD_TEXT)
				add(h, *(const char *const *)(row + d->fields[k].offset));
		}
}

static void add_settings(struct held *h, const struct settings *s)
{
	for (size_t i = 0; i < s->states_n; i++)
		add(h, s->states[i].word);
	for (size_t i = 0; i < s->counters_n; i++) {
		add(h, s->counters[i].label);
		add(h, s->counters[i].metric);
		add(h, s->counters[i].of);
	}
	for (size_t i = 0; i < s->layouts_n; i++)
		add(h, s->layouts[i].page);
}

/* The longest first: a short text may be part of it. */
static int by_length(const void *left, const void *right)
{
	size_t a = strlen(*(const char *const *)left), b = strlen(*(const char *const *)right);

	return a > b ? -1 : a < b;
}

static void hold(const struct fixture *f, struct held *h)
{
	h->n = 0;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		add(h, known[i]);
	for (size_t i = 0; f->board && i < DATASETS; i++)
		add_rows(h, &datasets_all[i], dataset_list(f->board, &datasets_all[i]));
	if (f->board)
		add(h, f->board->about.force);
	add_settings(h, &f->settings);
	add(h, f->link.server);
	add(h, f->link.problem);
	qsort(h->at, h->n, sizeof *h->at, by_length);
}

/* One character a cell: those that are not ASCII are a CUT where text was cut, or else a sign. */
#define CUT '\x01'
#define SIGN '\x02'

static void read_line(const struct grid *g, int row, char line[COLS + 1])
{
	for (int col = 0; col < g->cols; col++) {
		char32_t rune = grid_at(g, col, row)->text.rune[0];

		line[col] = rune == U'…' ? CUT : rune > 0 && rune < 0x80 ? (char)rune : SIGN;
	}
	line[g->cols] = '\0';
}

/* What is in brackets, to their end or to where it was cut. */
static void blank_brackets(char *line)
{
	int depth = 0;

	for (; *line; line++) {
		depth += *line == '[';
		if (*line == CUT)
			depth = 0;
		if (depth == 0)
			continue;
		depth -= *line == ']';
		*line = ' ';
	}
}

static bool is_part(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Whole texts, whatever their letter case; the end of one counts where it was cut. */
static void blank_text(char *line, const char *text)
{
	size_t n = strlen(text);

	for (char *at = line; (at = strcasestr(at, text)); at++)
		if (!(at > line && is_part(at[-1])) && !is_part(at[n]))
			memset(at, ' ', n);
	for (char *cut = line; (cut = strchr(cut, CUT)); cut++)
		for (size_t k = n - 1; k >= LEAST_CUT; k--)
			if ((size_t)(cut - line) >= k && strncasecmp(cut - k, text, k) == 0) {
				memset(cut - k, ' ', k);
				break;
			}
}

/*
 * The words that are left, told where `why` is not NULL: two letters at least, and no digit among them, for "2d04h" is none.
 * Returns how many.
 */
static size_t count_words(const char *line, const char *why, int row)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
	size_t found = 0, n;

	for (line += strcspn(line, letters); *line; line += n + strcspn(line + n, letters)) {
		n = strspn(line, letters);
		if (n < 2 || strcspn(line, "0123456789") < n)
			continue;
		if (why)
			fprintf(stderr, "%s: line %d: '%.*s' is not in the catalogue\n", why, row + 1, (int)n,
				line);
		found++;
	}
	return found;
}

static size_t read_screen(const struct desk *d, const char *why)
{
	static struct held held;
	char line[COLS + 1];
	size_t found = 0;

	hold(&d->f, &held);
	for (int row = 0; row < d->grid.rows; row++) {
		read_line(&d->grid, row, line);
		blank_brackets(line);
		for (size_t i = 0; i < held.n && count_words(line, NULL, row) > 0; i++)
			blank_text(line, held.at[i]);
		found += count_words(line, why, row);
	}
	return found;
}

static int speak_in_brackets(void **state)
{
	(void)state;
	brackets_begin();
	return 0;
}

static int speak_english(void **state)
{
	(void)state;
	brackets_end();
	return 0;
}

static void no_text_escapes(void **state)
{
	static const struct {
		const char *why;
		enum fixture_scenario scenario;
		const char *keys;
	} cases[] = {
		{ "live", FIXTURE_LIVE, "" },
		{ "stale", FIXTURE_STALE, "" },
		{ "lost", FIXTURE_LOST, "" },
		{ "connecting", FIXTURE_CONNECTING, "" },
		{ "frozen", FIXTURE_FROZEN, "" },
		{ "replay", FIXTURE_REPLAY, "" },
		{ "replay, lost", FIXTURE_REPLAY_LOST, "" },
		{ "empty", FIXTURE_EMPTY, "" },
		{ "bad", FIXTURE_BAD, "" },
		{ "help", FIXTURE_LIVE, "?" },
		{ "months", FIXTURE_LIVE, "M" },
		{ "figures", FIXTURE_LIVE, "D" },
		{ "a past month", FIXTURE_LIVE, "M j Enter" },
		{ "a filter", FIXTURE_LIVE, "/ H D" },
		{ "a filter that is kept", FIXTURE_LIVE, "/ H D Enter" },
		{ "hotspots sorted", FIXTURE_LIVE, "1 z > >" },
		{ "a hotspot", FIXTURE_LIVE, "1 Enter" },
		{ "a hotspot, lost", FIXTURE_LOST, "1 Enter" },
		{ "a hotspot, bad", FIXTURE_BAD, "1 Enter" },
		{ "a unit", FIXTURE_LIVE, "2 Enter" },
		{ "a unit, stale", FIXTURE_STALE, "2 Enter" },
		{ "an assist", FIXTURE_LIVE, "3 Enter" },
		{ "an assist, lost", FIXTURE_LOST, "3 Enter" },
		{ "another assist", FIXTURE_LIVE, "3 j Enter" },
		{ "a counter", FIXTURE_LIVE, "4 Enter" },
		{ "a counter of a past month", FIXTURE_LIVE, "M j Enter 4 Enter" },
	};
	size_t found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down_to(&d, cases[i].scenario, GLYPHS_TIER_FULL, COLS, ROWS);
		if (cases[i].keys[0])
			type(&d, cases[i].keys);
		found += read_screen(&d, cases[i].why);
		stand_up(&d);
	}
	assert_int_equal(found, 0);
}

/* Each pane alone, as high as a screen and in one line. */
static void no_text_escapes_a_pane(void **state)
{
	static const enum fixture_scenario scenarios[] = { FIXTURE_LIVE, FIXTURE_STALE, FIXTURE_LOST, FIXTURE_EMPTY,
							   FIXTURE_BAD };
	size_t found = 0, n;
	const struct pane *const *panes = panes_all(&n);

	(void)state;
	for (size_t i = 0; i < n * sizeof scenarios / sizeof *scenarios; i++) {
		const struct pane *pane = panes[i % n];

		for (int rows = 4; rows <= 40; rows += 36) {
			struct desk d;

			sit_down_to(&d, scenarios[i / n], GLYPHS_TIER_FULL, COLS, rows);
			assert_true(ui_show_alone(d.ui, pane->name));
			look(&d);
			found += read_screen(&d, pane->name);
			stand_up(&d);
		}
	}
	assert_int_equal(found, 0);
}

static void figures_have_the_languages_signs(void **state)
{
	struct desk d;

	(void)state;
	sit_down_to(&d, FIXTURE_LIVE, GLYPHS_TIER_FULL, 200, 40);
	assert_true(shows(&d, "took 3[.]4 ms"));
	assert_true(ui_show_alone(d.ui, "totals"));
	look(&d);
	assert_true(shows(&d, "1[,]899"));
	stand_up(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_text_escapes),
		cmocka_unit_test(no_text_escapes_a_pane),
		cmocka_unit_test(figures_have_the_languages_signs),
	};

	return cmocka_run_group_tests(tests, speak_in_brackets, speak_english);
}
