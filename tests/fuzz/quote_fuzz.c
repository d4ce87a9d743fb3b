/* A text that anybody may have written, in each kind of file, in a line of the log and on any part of the screen. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/json.h"
#include "base/logfmt.h"
#include "draw/canvas.h"
#include "draw/markup.h"
#include "fuzz/feed.h"
#include "support/whole.h"
#include "support/fit.h"

#define COLS 24
#define ROWS 3
#define CHOICES 8 /* the first bytes; the rest is the text */
#define LONGEST 4096 /* as text_clean makes of it, three times as many */

typedef void writer(const char *text, FILE *out);

static void write_json(const char *text, FILE *out)
{
	struct json j = { .out = out, .compact = strlen(text) % 2 };

	json_open(&j, NULL, '{');
	json_text(&j, "said", text);
	json_close(&j, '{');
}

static void write_csv(const char *text, FILE *out)
{
	struct csv c = { .out = out };

	csv_text(&c, text);
	csv_number(&c, -1);
	csv_text(&c, text);
	csv_end_row(&c);
}

static void write_markup(const char *text, FILE *out)
{
	fputs("<!DOCTYPE html>\n<p title=\"", out);
	markup_text(text, out);
	fputs("\">", out);
	markup_text(text, out);
	fputs("</p>", out);
}

/* What it writes, until the next is written. */
static const char *written(writer *write, const char *text)
{
	static char *all;
	static size_t n;
	static FILE *out;

	if (!out)
		out = open_memstream(&all, &n);
	assert(out);
	rewind(out);
	write(text, out);
	putc('\0', out);
	fflush(out);
	assert(strlen(all) == n - 1);
	return all;
}

static void check_files(const char *text)
{
	size_t columns = 3;

	assert(whole_json(written(write_json, text)));
	assert(whole_csv(written(write_csv, text), &columns));
	assert(whole_markup(written(write_markup, text)));
}

/* Skips one pair of a key and its value, NULL where there is none. */
static const char *pair(const char *s)
{
	s += strspn(s, "abcdefghijklmnopqrstuvwxyz_");
	if (*s++ != '=')
		return NULL;
	if (*s != '"')
		return *s && *s != ' ' ? s + strcspn(s, " \"") : NULL;
	for (s++; *s && *s != '"'; s++)
		if (*s == '\\' && *++s != '"' && *s != '\\')
			return NULL;
	return *s ? s + 1 : NULL;
}

static void check_log(const char *text)
{
	struct logfmt l = { .n = 0 };
	const char *s = l.text;

	logfmt_text(&l, "reason", text);
	logfmt_number(&l, "tries", -7);
	logfmt_text(&l, "server", text);
	logfmt_moment(&l, "at", INT64_MAX / 7 * (usec)(strlen(text) % 8));
	logfmt_text(&l, "again", text);
	assert(strlen(l.text) == l.n && !strchr(l.text, '\n') && whole_text(l.text, ""));
	while ((s = pair(s)) && *s == ' ')
		s++;
	assert(s && !*s);
}

static void check_clipped(const char *text, int room)
{
	char clean[LONGEST], clipped[LONGEST];
	size_t n = text_clean(text, clean, sizeof clean), size = 4 + (size_t)room;

	assert(n < sizeof clean && text_clip(text, clipped, size) < size);
	assert(whole_text(clipped, ""));
	assert(n >= size || strcmp(clean, clipped) == 0);
	assert(n < size || (strlen(clipped) >= 3 && strcmp(clipped + strlen(clipped) - 3, "\xe2\x80\xa6") == 0));
}

static void check_blank_around(const struct grid *g, struct canvas c)
{
	for (int row = 0; row < ROWS; row++)
		for (int col = 0; col < COLS; col++) {
			bool inside = col >= c.col && col < c.col + c.cols && row >= c.row && row < c.row + c.rows;

			assert(inside || grid_at(g, col, row)->text.rune[0] == U' ');
		}
}

static void check_drawn(const char *text, struct feed *f)
{
	static struct grid g;
	enum glyphs tier = (enum glyphs)feed_choose(f, GLYPHS_TIERS);
	struct canvas c;
	int col, row, from = feed_choose(f, COLS + 4) - 2, cols = feed_choose(f, COLS + 4);

	if (!g.cells)
		grid_resize(&g, COLS, ROWS);
	grid_clear(&g);
	c = canvas_part(canvas_of(&g, tier), feed_choose(f, COLS), 1, feed_choose(f, COLS), 1);
	if (feed_seldom(f, 2))
		canvas_field(c, from, 0, cols, (enum align)feed_choose(f, 3), MEANING_WARN, text);
	else
		assert(canvas_text(c, from, 0, MEANING_WARN, text) == from + canvas_width(c, text));
	check_blank_around(&g, c);
	assert(screen_is_fit(&g, tier, &col, &row));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	size_t chosen = n < CHOICES ? n : CHOICES, length = n - chosen;
	struct feed choices = { data, chosen };
	char text[LONGEST / 3];

	length = length < sizeof text ? length : sizeof text - 1;
	memcpy(text, data + chosen, length);
	text[length] = '\0';
	check_files(text);
	check_log(text);
	check_clipped(text, feed_choose(&choices, 200));
	check_drawn(text, &choices);
	return 0;
}
