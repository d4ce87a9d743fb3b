/*
 * Never colour alone. Of every committed screen: what has a meaning that colour tells (good, warning, alarm, stale, lost) says
 * so by a word or a symbol as well, its own or one beside it: a number that is such has a mark '!' in its row, or words or a
 * symbol of the same meaning. That the meanings' attributes differ where there are no colours, tests/unit/look_test.c sees to.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "support/page.h"

#define MEANINGS "---- meanings"
#define CELLS 1000

/* What nobody takes for a word: digits, what stands between them, units of length, and that there is nothing. */
static const char numbers[] = "0123456789:/~.,% hmds()";

/* A row of a screen, cell by cell. */
struct row {
	char32_t rune[CELLS];
	char meaning[CELLS];
	int n;
};

/* The cells of a line of text, and the letters of its line of meanings; both may be shorter than the screen. */
static void row_read(struct row *r, const char *text, size_t n, const char *meanings)
{
	size_t letters = strcspn(meanings, "\n");
	struct grapheme g;

	r->n = 0;
	for (size_t used; (used = text_next(text, n, &g)) > 0 && r->n < CELLS - 1; text += used, n -= used) {
		r->rune[r->n++] = g.rune[0];
		if (g.width == 2)
			r->rune[r->n++] = U' ';
	}
	for (int i = 0; i < r->n; i++)
		r->meaning[i] = (size_t)i < letters ? (char)tolower((unsigned char)meanings[i]) : ' ';
}

static bool is_told_by_colour(char meaning)
{
	return meaning && strchr("gwatl", meaning);
}

static bool is_word(char32_t rune)
{
	return rune != U'–' && (rune >= 0x80 || !strchr(numbers, (int)rune));
}

static int run_end(const struct row *r, int from, int to)
{
	int end = from;

	while (end < to && r->meaning[end] == r->meaning[from])
		end++;
	return end;
}

/* Is there something between `from` and `to` that is a word or a symbol of that meaning, or a mark? */
static bool is_said(const struct row *r, int from, int to, char meaning)
{
	for (int i = from; i < to; i++)
		if (r->rune[i] == U'!' || (r->meaning[i] == meaning && is_word(r->rune[i])))
			return true;
	return false;
}

static bool is_blank(const struct row *r, int from, int to)
{
	for (int i = from; i < to; i++)
		if (r->rune[i] != U' ')
			return false;
	return true;
}

/* The part of a row that is one pane's. The column of the first cell whose meaning is told by colour alone; -1: there is none. */
static int unsaid(const struct row *r, int from, int to)
{
	for (int i = from; i < to; i = run_end(r, i, to))
		if (is_told_by_colour(r->meaning[i]) && !is_blank(r, i, run_end(r, i, to)) &&
		    !is_said(r, from, to, r->meaning[i]))
			return i;
	return -1;
}

static int pane_end(const struct row *r, int from)
{
	while (from < r->n && !((r->rune[from] == U'│' || r->rune[from] == U'|') && r->meaning[from] == 'f'))
		from++;
	return from;
}

static size_t check_row(const struct row *r, const char *name, int line)
{
	size_t failed = 0;

	for (int from = 0, to; from < r->n; from = to + 1) {
		int col;

		to = pane_end(r, from);
		col = unsaid(r, from, to);
		if (col >= 0)
			fprintf(stderr, "%s:%d:%d: '%c' by colour alone\n", name, line, col + 1, r->meaning[col]);
		failed += col >= 0;
	}
	return failed;
}

static const char *next_line(const char *s)
{
	return s + strcspn(s, "\n") + 1;
}

/* Returns how many places of the screen are wrong; *rows counts what was looked at. */
static size_t check_screen(const char *name, size_t *rows)
{
	static struct row r;
	char path[300], *text;
	const char *meanings, *at, *letters;
	size_t failed = 0;

	snprintf(path, sizeof path, "tests/golden/%s", name);
	text = page_read(path);
	meanings = strstr(text, MEANINGS);
	letters = meanings ? next_line(meanings) : NULL;
	at = text;
	for (int line = 1; letters && at < meanings && *letters; line++) {
		row_read(&r, at, strcspn(at, "\n"), letters);
		failed += check_row(&r, path, line);
		at = next_line(at);
		letters = next_line(letters);
		++*rows;
	}
	free(text);
	return failed;
}

/* It hides the marks of the rows that it lies on. */
static bool has_overlay(const char *name)
{
	return strstr(name, "-help.") || strstr(name, "-months.");
}

static void nothing_is_told_by_colour_alone(void **state)
{
	DIR *dir = opendir("tests/golden");
	size_t failed = 0, rows = 0;

	(void)state;
	assert_non_null(dir);
	for (const struct dirent *entry; (entry = readdir(dir));) {
		size_t n = strlen(entry->d_name);

		if (n > 4 && !strcmp(entry->d_name + n - 4, ".txt") && !has_overlay(entry->d_name))
			failed += check_screen(entry->d_name, &rows);
	}
	closedir(dir);
	assert_int_equal(failed, 0);
	assert_true(rows > 1000);
}

/* The rule itself: what it lets through, and what not. */
static void the_rule_is_one(void **state)
{
	static const struct {
		const char *why, *text, *meanings;
		int col; /* -1: nothing is wrong */
	} cases[] = {
		{ "a word", " OVERDUE 3h41", " aaaaaaaaaaaa", -1 },
		{ "a number", "  UA1  13m", "       www", 7 },
		{ "a number in a row that is marked", " !UA1  13m", "       www", -1 },
		{ "beside a word of the same", "  LATE 13m", "  wwww www", -1 },
		{ "beside a word of another", "  GOOD 13m", "  gggg www", 7 },
		{ "a symbol", "  UA1 ▲7/8", "      wwww", -1 },
		{ "nothing to tell is no symbol", "  UA1    –", "         w", 9 },
		{ "blanks show nothing", "  UA1     ", "  www  aaa", -1 },
		{ "the mark of another pane", " !UA1 │ 13m", "      f www", 8 },
		{ "selected", "  UA1  13m", "PPPPPPPWWW", 7 },
		{ "what is but old or new needs no word", "  13m  12m", "  nnn  ooo", -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		static struct row r;
		int end, col;

		row_read(&r, cases[i].text, strlen(cases[i].text), cases[i].meanings);
		end = pane_end(&r, 0);
		col = unsaid(&r, 0, end);
		if (col < 0 && end < r.n)
			col = unsaid(&r, end + 1, r.n);
		if (col != cases[i].col)
			fail_msg("%s: column %d", cases[i].why, col);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_told_by_colour_alone),
		cmocka_unit_test(the_rule_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
