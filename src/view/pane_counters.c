#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/counter_flow.h"
#include "view/detail.h"
#include "view/number.h"
#include "view/running_month.h"
#include "view/table.h"

/* Lower than this, counters flow over the lines instead of having one each. */
#define TABLE_LINES 4
/* Room for " AS AT 18:00:00", and cells for counters without which it is left out. */
#define DATED (MOMENT_TEXT + 8)
#define LEAST_FLOW 20

static struct pane_rows rows(const struct view *v, struct arena *scratch)
{
	size_t n = v->settings->counters_n;
	const void **at = arena_alloc(scratch, n, sizeof *at);

	for (size_t i = 0; i < n; i++)
		at[i] = &v->settings->counters[i];
	return (struct pane_rows){ at, n };
}

/* Not the metric: a count and a share may be of the same. */
static const char *key(const void *row)
{
	return ((const struct counter_setting *)row)->label;
}

static bool definitions_changed(const struct view *v, const struct running_month *r)
{
	for (size_t i = 0; i < v->settings->counters_n; i++)
		if (month_compare(v->board, &v->settings->counters[i], r->month, r->before).definition_changed)
			return true;
	return false;
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;
	struct running_month r = running_month_of(b);
	const char *dot = glyph_text(GLYPH_DOT, glyphs);
	size_t unreadable = b->counters.unreadable + b->counter_totals.unreadable;
	char month[RUNNING_TEXT], before[RUNNING_TEXT];

	snprintf(dst, PANE_TITLE, "Counters");
	if (r.month != DAY_NONE)
		snprintf(dst, PANE_TITLE, "%s", running_month_to_date(&r, r.month, month));
	if (b->counters.capped)
		pane_title_add(dst, ", NOT ALL READ");
	pane_title_part(dst, unreadable, "UNREADABLE", glyphs);
	if (r.month != DAY_NONE)
		snprintf(dst + strlen(dst), PANE_TITLE - strlen(dst), " %s against %s%s%s%s", dot,
			 running_month_to_date(&r, r.before, before), definitions_changed(v, &r) ? " " : "",
			 definitions_changed(v, &r) ? dot : "",
			 definitions_changed(v, &r) ? " * counted differently" : "");
}

static enum meaning meaning(const void *row, const struct view *v)
{
	(void)row;
	(void)v;
	return MEANING_PLAIN;
}

static void write_label(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct counter_setting *)row)->label);
}

static void write_number(const struct counter_setting *s, double value, enum meaning m, struct table_cell *out)
{
	char text[NUMBER_TEXT];

	out->order = value;
	table_write(out, m, "%s",
		    number_value(s->format, value, out->width, glyph_text(GLYPH_NONE, out->glyphs), text));
}

static void write_now(const void *row, const struct view *v, struct table_cell *out)
{
	struct running_month r = running_month_of(v->board);

	write_number(row, month_compare(v->board, row, r.month, r.before).now, MEANING_STRONG, out);
}

static void write_before(const void *row, const struct view *v, struct table_cell *out)
{
	struct running_month r = running_month_of(v->board);

	write_number(row, month_compare(v->board, row, r.month, r.before).then, MEANING_PLAIN, out);
}

static void write_year_before(const void *row, const struct view *v, struct table_cell *out)
{
	struct running_month r = running_month_of(v->board);

	write_number(row, month_compare(v->board, row, r.month, r.year_before).then, MEANING_PLAIN, out);
}

static void write_change(const struct counter_setting *s, day other, const struct view *v, struct table_cell *out)
{
	struct running_month r = running_month_of(v->board);
	struct comparison c = month_compare(v->board, s, r.month, other);
	bool better = s->less_is_better ? c.change <= -0.5 : c.change >= 0.5;
	char text[NUMBER_TEXT];

	out->order = c.kind == COMPARE_NOTHING ? (double)NAN : c.change;
	table_write(out, c.kind != COMPARE_DIFFERENCE && better ? MEANING_GOOD : MEANING_PLAIN, "%s",
		    number_change(&c, out->width, text));
}

static void write_change_on_before(const void *row, const struct view *v, struct table_cell *out)
{
	write_change(row, running_month_of(v->board).before, v, out);
}

static void write_change_on_year(const void *row, const struct view *v, struct table_cell *out)
{
	write_change(row, running_month_of(v->board).year_before, v, out);
}

static void write_whole_before(const void *row, const struct view *v, struct table_cell *out)
{
	write_number(row, month_value(v->board, row, running_month_of(v->board).before), MEANING_PLAIN, out);
}

static void write_whole_year_before(const void *row, const struct view *v, struct table_cell *out)
{
	write_number(row, month_value(v->board, row, running_month_of(v->board).year_before), MEANING_PLAIN, out);
}

static void write_total(const void *row, const struct view *v, struct table_cell *out)
{
	write_number(row, month_total(v->board, row), MEANING_PLAIN, out);
}

static void head_month(day month, struct table_cell *out)
{
	char text[RUNNING_TEXT];

	if (month != DAY_NONE)
		table_write(out, MEANING_FAINT, "%s", running_month_short(month, text));
}

static void head_to_date(const struct view *v, day month, struct table_cell *out)
{
	struct running_month r = running_month_of(v->board);
	char text[RUNNING_TEXT];

	if (month != DAY_NONE)
		table_write(out, MEANING_FAINT, "%s", running_month_short_to_date(&r, month, text));
}

static void head_now(const struct view *v, struct table_cell *out)
{
	head_month(running_month_of(v->board).month, out);
}

static void head_before(const struct view *v, struct table_cell *out)
{
	head_to_date(v, running_month_of(v->board).before, out);
}

static void head_whole_before(const struct view *v, struct table_cell *out)
{
	head_month(running_month_of(v->board).before, out);
}

static void head_year_before(const struct view *v, struct table_cell *out)
{
	head_to_date(v, running_month_of(v->board).year_before, out);
}

static void head_whole_year_before(const struct view *v, struct table_cell *out)
{
	head_month(running_month_of(v->board).year_before, out);
}

static void head_total(const struct view *v, struct table_cell *out)
{
	day started = v->board->about.programme_started;
	char text[RUNNING_TEXT];

	if (started != DAY_NONE)
		table_write(out, MEANING_FAINT, "SINCE %s", running_month_short(started, text));
}

/* title, width, most, rank, align, write, heading */
static const struct column columns[] = {
	{ "COUNTER", 15, 24, 0, ALIGN_LEFT, write_label, NULL },
	{ "NOW", 8, 0, 0, ALIGN_RIGHT, write_now, head_now },
	{ "BEFORE", 11, 0, 1, ALIGN_RIGHT, write_before, head_before },
	{ "CHANGE", 9, 0, 0, ALIGN_RIGHT, write_change_on_before, NULL },
	{ "BEFORE", 8, 0, 2, ALIGN_RIGHT, write_whole_before, head_whole_before },
	{ "YEAR BEFORE", 14, 0, 4, ALIGN_RIGHT, write_year_before, head_year_before },
	{ "CHANGE", 9, 0, 5, ALIGN_RIGHT, write_change_on_year, NULL },
	{ "YEAR BEFORE", 8, 0, 6, ALIGN_RIGHT, write_whole_year_before, head_whole_year_before },
	{ "SINCE START", 14, 0, 3, ALIGN_RIGHT, write_total, head_total },
};

static const struct table table = { columns, sizeof columns / sizeof *columns, false, meaning, NULL, NULL };

const struct pane pane_counters;

/* A single line stands without a title, so it says itself how old it is, where room is left for a counter beside that. */
static struct canvas dated(const struct view *v, struct canvas c, char text[DATED])
{
	char time[MOMENT_TEXT];
	int width;

	text[0] = '\0';
	if (c.rows != 1 || view_is_live(v))
		return c;
	snprintf(text, DATED, " AS AT %s", view_as_at(v, time));
	width = canvas_width(c, text);
	if (c.cols - width < LEAST_FLOW)
		text[0] = '\0';
	return text[0] ? canvas_part(c, 0, 0, c.cols - width, 1) : c;
}

static size_t fits(const struct view *v, const struct pane_state *s, struct canvas c)
{
	char text[DATED];

	if (c.rows >= TABLE_LINES)
		return (size_t)c.rows - 1;
	return counter_flow_fits(v, s, s->first, dated(v, c, text));
}

static void line(const struct view *v, const struct pane_state *s, struct canvas c)
{
	char text[DATED];
	struct canvas flow = dated(v, c, text);

	counter_flow_draw(v, s, pane_window(&pane_counters, v, s, c), flow);
	canvas_text(c, flow.cols, 0, MEANING_OLD, text);
}

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	if (c.rows >= TABLE_LINES)
		table_draw(&table, &pane_counters, v, s, c);
	else
		line(v, s, c);
}

const struct pane pane_counters = {
	.name = "counters",
	.help = "how the month stands against the same part of last month and of last year",
	.title = title,
	.rows = rows,
	.key = key,
	.table = &table,
	.detail = &detail_counter,
	.empty = "No counters are configured.",
	.draw = draw,
	.line = line,
	.fits = fits,
	.head = 1,
};
