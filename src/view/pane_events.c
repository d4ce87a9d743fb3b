#include <string.h>

#include "base/print.h"
#include "view/detail.h"
#include "view/event_words.h"
#include "view/passing.h"
#include "view/table.h"

/* Kinds of event that begin with these stand out. */
static const struct {
	const char *begins;
	enum glyph glyph;
} marks[] = {
	{ "emergency", GLYPH_ASK },
	{ "assist_asked", GLYPH_ASK },
	{ "assist_declined", GLYPH_ASK },
	{ "authorised", GLYPH_UP },
	{ "flagged", GLYPH_UP },
};

static struct pane_rows rows(const struct view *v, struct spell *spell, struct arena *scratch)
{
	size_t n = v->board->events.n;
	const void **at = arena_alloc(scratch, n, sizeof *at);

	(void)spell;
	for (size_t i = 0; i < n; i++)
		at[i] = &v->board->events.at[i];
	return (struct pane_rows){ at, n, 0 };
}

static const char *key(const void *row)
{
	return ((const struct event *)row)->id;
}

/* All about the unit; about the hotspot where it names none. */
static struct detail_state opens(const void *row)
{
	const struct event *e = row;

	if (e->call_sign[0])
		return (struct detail_state){ &detail_unit, e->call_sign, 0 };
	return (struct detail_state){ &detail_hotspot, e->hotspot, 0 };
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;

	if (b->events.capped) {
		pane_title_count(dst, T_("Events"), b->events.n, true, b->events.unreadable, glyphs);
		return;
	}
	print_text(dst, PANE_TITLE, T_("Events"));
	pane_title_part(dst, b->events.unreadable, "UNREADABLE", "UNREADABLE", glyphs);
}

static enum meaning meaning(const void *row, const struct view *v)
{
	return passing_is_new(v, ((const struct event *)row)->at) ? MEANING_NEW : MEANING_PLAIN;
}

static void write_time(const void *row, const struct view *v, struct table_cell *out)
{
	char when[MOMENT_TEXT];

	out->order = table_order(((const struct event *)row)->at);
	table_copy(out, MEANING_PLAIN, passing_when(v, ((const struct event *)row)->at, when));
}

static void write_mark(const void *row, const struct view *v, struct table_cell *out)
{
	const struct event *e = row;

	(void)v;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(e->kind, marks[i].begins, strlen(marks[i].begins)) == 0)
			table_show(out, glyph_text(marks[i].glyph, out->glyphs));
}

static void write_text(const void *row, const struct view *v, struct table_cell *out)
{
	char text[4 * TABLE_CELL];

	event_words(row, v->board, text, sizeof text);
	table_copy(out, MEANING_PLAIN, text);
}

/* title, width, most, rank, align, write, heading, cells */
static const struct column columns[] = {
	{ N_("AT"), 8, 0, 0, ALIGN_LEFT, write_time, NULL, NULL },
	{ "", 1, 0, 1, ALIGN_LEFT, write_mark, NULL, NULL },
	{ N_("WHAT"), 24, 120, 0, ALIGN_LEFT, write_text, NULL, NULL },
};

static const struct table table = { columns, sizeof columns / sizeof *columns, true, meaning, NULL, NULL, NULL, NULL };

const struct pane pane_events;

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	table_draw(&table, &pane_events, v, s, c);
}

/* A ticker, newest first; the last one that shows may be cut. */
static void line(const struct view *v, const struct pane_state *s, struct canvas c)
{
	int col = 1;

	if (s->rows.n == 0 && s->of > 0)
		canvas_text(c, col, 0, view_meaning(v, MEANING_FAINT), TABLE_FILTERED);
	for (size_t i = 0; i < s->rows.n && col < c.cols - 10; i++) {
		const struct event *e = s->rows.at[i];
		char when[MOMENT_TEXT], text[TABLE_CELL], all[2 * TABLE_CELL];
		int width;

		event_words(e, v->board, text, sizeof text);
		print_text(all, sizeof all, "%s %s", passing_when(v, e->at, when), text);
		if (i > 0)
			col = canvas_printf(c, col, 0, MEANING_FAINT, " %s ", glyph_text(GLYPH_DOT, c.glyphs));
		width = canvas_width(c, all);
		if (width > c.cols - col)
			width = c.cols - col;
		canvas_field(c, col, 0, width, ALIGN_LEFT, view_meaning(v, meaning(e, v)), all);
		col += width;
	}
}

const struct pane pane_events = {
	.name = "events",
	.help = N_("what happened, newest first"),
	.title = title,
	.rows = rows,
	.key = key,
	.opens = opens,
	.table = &table,
	.empty = N_("Nothing has happened yet."),
	.draw = draw,
	.line = line,
};
