#include "golden/album.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "support/fit.h"
#include "golden/golden.h"

/* Fewer blank lines than this stay as they are. */
#define RUN 4

const char *const tier_names[] = {
	[GLYPHS_TIER_FULL] = "full",
	[GLYPHS_TIER_CONSOLE] = "console",
	[GLYPHS_TIER_ASCII] = "ascii",
};

struct album {
	const char *name;
	enum glyphs tier;
	FILE *out;
	char *text;
	size_t n;
	bool unfit;
};

struct album *album_new(const char *name, enum glyphs tier)
{
	struct album *a = calloc(1, sizeof *a);

	assert_non_null(a);
	a->name = name;
	a->tier = tier;
	a->out = open_memstream(&a->text, &a->n);
	assert_non_null(a->out);
	fputs("Meanings below each screen: f faint s strong n new g good w warn a alarm o old t stale l lost, capitals "
	      "selected.\n",
	      a->out);
	return a;
}

static void write_blank_lines(int n, FILE *out)
{
	if (n >= RUN)
		fprintf(out, "(%d blank lines)\n", n);
	else
		fprintf(out, "%.*s", n, "\n\n\n");
}

/* The lines from `first` on, `n` of them. */
static void squeeze(const char *text, int first, int n, FILE *out)
{
	int blank = 0;

	for (; first > 0; first--)
		text = strchr(text, '\n') + 1;
	for (; n > 0; n--, text = strchr(text, '\n') + 1) {
		if (*text == '\n') {
			blank++;
			continue;
		}
		write_blank_lines(blank, out);
		blank = 0;
		fprintf(out, "%.*s\n", (int)strcspn(text, "\n"), text);
	}
	write_blank_lines(blank, out);
}

static void write_part(const struct grid *g, void (*write)(const struct grid *g, FILE *out), int first, int n,
		       FILE *out)
{
	char *text = NULL;
	size_t size = 0;
	FILE *all = open_memstream(&text, &size);

	assert_non_null(all);
	write(g, all);
	fclose(all);
	squeeze(text, first, n, out);
	free(text);
}

/* How high the screen is that has so many lines between banner and footer. */
static int around(int lines)
{
	int rows = lines + LAYOUT_HEADER_ROWS;

	while (rows - LAYOUT_HEADER_ROWS - layout_banner_rows(rows) - layout_footer_rows(rows) < lines)
		rows++;
	return rows;
}

static void draw(struct screen *s, const struct shot *shot, const struct screen *like, enum glyphs tier)
{
	struct fixture f;

	fixture_make(&f, shot->scenario);
	if (shot->scenario == FIXTURE_LIVE)
		fixture_alerts(&f);
	screen_init(s);
	s->zoomed = like->zoomed;
	s->cursor = like->cursor;
	s->detail = like->detail;
	s->layout = like->layout;
	screen_draw(s, &f.view, shot->size.cols, shot->whole ? shot->size.rows : around(shot->size.rows), tier);
	fixture_release(&f);
}

void album_add(struct album *a, const struct shot *shot, const struct screen *like)
{
	struct screen s;
	int col, row, first = 0, n = shot->size.rows;

	draw(&s, shot, like, a->tier);
	if (!screen_is_fit(&s.grid, a->tier, &col, &row)) {
		a->unfit = true;
		fprintf(stderr, "%s, %s: the tier has no such thing as is in column %d of line %d\n", a->name,
			shot->what, col, row);
	}
	if (!shot->whole)
		first = LAYOUT_HEADER_ROWS + layout_banner_rows(s.grid.rows);
	fprintf(a->out, "\n==== %s: %dx%d\n", shot->what, shot->size.cols, shot->size.rows);
	write_part(&s.grid, grid_write_text, first, n, a->out);
	fputs("---- meanings\n", a->out);
	write_part(&s.grid, grid_write_meanings, first, n, a->out);
	screen_release(&s);
}

bool album_close(struct album *a)
{
	bool same;

	fclose(a->out);
	same = golden_is(a->name, a->text) && !a->unfit;
	free(a->text);
	free(a);
	return same;
}
