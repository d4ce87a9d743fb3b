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

#include "base/tongue.h"
#include "golden/desk.h"
#include "model/dataset.h"
#include "view/pane.h"

/* So wide that hardly a sentence is broken, and nothing cut. */
#define COLS 500
#define ROWS 100
#define WORD 64

/* What is the same in every language, or is no word of ours: the program, units, keys, the tiers of glyphs, names of panes. */
static const char known[] =
	" patrolboard PostgreSQL TLSv db km min ms MB pt Enter Esc Tab Space PgUp PgDn Home End Down Up HD "
	"full console ascii "
	"hotspots units assists counters events alerts totals trend coverage headline per ";

/* All texts that the fixture holds, with blanks between. */
struct held {
	char *text;
	size_t n;
};

static void add_rows(const struct dataset *d, struct list rows, FILE *out)
{
	for (size_t i = 0; i < rows.n; i++)
		for (size_t k = 0; k < d->fields_n; k++) {
			const char *row = dataset_row(d, rows, i);

			if (d->fields[k].kind == FIELD_TEXT)
				fprintf(out, " %s ", *(const char *const *)(row + d->fields[k].offset));
		}
}

static void add_settings(const struct settings *s, FILE *out)
{
	for (size_t i = 0; i < s->states_n; i++)
		fprintf(out, " %s ", s->states[i].word);
	for (size_t i = 0; i < s->counters_n; i++)
		fprintf(out, " %s %s %s ", s->counters[i].label, s->counters[i].metric, s->counters[i].of);
	for (size_t i = 0; i < s->layouts_n; i++)
		fprintf(out, " %s %s ", s->layouts[i].name, s->layouts[i].page);
}

static struct held hold(const struct fixture *f)
{
	struct held h = { NULL, 0 };
	FILE *out = open_memstream(&h.text, &h.n);

	assert_non_null(out);
	fputs(known, out);
	for (size_t i = 0; f->board && i < DATASETS; i++)
		add_rows(&datasets_all[i], dataset_list(f->board, &datasets_all[i]), out);
	if (f->board)
		fprintf(out, " %s ", f->board->about.force);
	add_settings(&f->settings, out);
	fprintf(out, " %s %s ", f->link.server, f->link.problem);
	fclose(out);
	return h;
}

static bool is_held(const struct held *h, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = h->text; (at = strcasestr(at, word)); at++)
		if (!isalnum((unsigned char)at[-1]) && !isalnum((unsigned char)at[n]))
			return true;
	return false;
}

/* Two letters at least, and no digit among them: "2d04h" is no word. */
static bool is_word(const char *word)
{
	size_t letters = 0;

	for (; *word; word++) {
		if (isdigit((unsigned char)*word))
			return false;
		letters += isalpha((unsigned char)*word) != 0;
	}
	return letters >= 2;
}

struct reader {
	const char *why;
	const struct held *held;
	char word[WORD];
	size_t n;
	int depth; /* of brackets */
	size_t found;
};

static void end_word(struct reader *r, int row)
{
	r->word[r->n] = '\0';
	if (is_word(r->word) && !is_held(r->held, r->word)) {
		fprintf(stderr, "%s: line %d: '%s' is not in the catalogue\n", r->why, row + 1, r->word);
		r->found++;
	}
	r->n = 0;
}

/* What was cut ends with an ellipsis, and with it the bracket. Half a word is none. */
static void read_rune(struct reader *r, char32_t rune, int row)
{
	bool letter = rune < 0x80 && (isalnum((int)rune) || rune == '_');

	if (letter && r->depth == 0 && r->n < WORD - 1)
		r->word[r->n++] = (char)rune;
	if (letter)
		return;
	if (rune == U'…')
		r->n = 0;
	end_word(r, row);
	if (rune == '[')
		r->depth++;
	else if (rune == ']' && r->depth > 0)
		r->depth--;
	else if (rune == U'…')
		r->depth = 0;
}

static size_t read_screen(const struct desk *d, const char *why)
{
	struct held held = hold(&d->f);
	struct reader r = { .why = why, .held = &held };

	for (int row = 0; row < d->grid.rows; row++) {
		r.depth = 0;
		for (int col = 0; col < d->grid.cols; col++)
			read_rune(&r, grid_at(&d->grid, col, row)->text.rune[0], row);
		end_word(&r, row);
	}
	free(held.text);
	return r.found;
}

static int speak_in_brackets(void **state)
{
	(void)state;
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "en", 1);
	return tongue_begin("build/brackets") ? 0 : -1;
}

static int speak_english(void **state)
{
	(void)state;
	tongue_end();
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
		{ "refused", FIXTURE_REFUSED, "" },
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_text_escapes),
		cmocka_unit_test(no_text_escapes_a_pane),
	};

	return cmocka_run_group_tests(tests, speak_in_brackets, speak_english);
}
