/* Every counter since the programme began. */
#include <string.h>

#include "base/print.h"
#include "view/counter_cells.h"
#include "view/counter_flow.h"
#include "view/detail.h"
#include "view/number.h"
#include "view/shown_month.h"

/* Narrower than this, a flow leaves it to the title to say since when. */
#define SPACIOUS 30

static day started(const struct view *v)
{
	return v->board->about.programme_started;
}

/* "1 July 2023". */
static const char *start_date(const struct view *v, char dst[SHOWN_MONTH_TEXT])
{
	struct civil c = day_civil(started(v));

	print_text(dst, SHOWN_MONTH_TEXT, T_("%d %s %d"), c.day, month_name(c.month), c.year);
	return dst;
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	char date[SHOWN_MONTH_TEXT];

	if (started(v) == DAY_NONE)
		print_text(dst, PANE_TITLE, T_("Totals since the start %s start not known"),
			   glyph_text(GLYPH_DOT, glyphs));
	else
		print_text(dst, PANE_TITLE, T_("Totals since %s"), start_date(v, date));
	if (v->board->counter_totals.capped)
		pane_title_add(dst, T_(", NOT ALL READ"));
	pane_title_part(dst, v->board->counter_totals.unreadable, "UNREADABLE", "UNREADABLE", glyphs);
}

static void write_total(const void *row, const struct view *v, struct table_cell *out)
{
	counter_number(row, "", month_total(v->board, row), MEANING_STRONG, out);
}

static void write_metric(const void *row, const struct view *v, struct table_cell *out)
{
	const struct counter_setting *s = row;

	(void)v;
	if (s->format == COUNTER_SHARE)
		table_write(out, MEANING_FAINT, T_("%s of %s"), s->metric, s->of);
	else
		table_copy(out, MEANING_FAINT, s->metric);
}

static void head_total(const struct view *v, struct table_cell *out)
{
	char text[SHOWN_MONTH_TEXT];

	if (started(v) != DAY_NONE)
		table_write(out, MEANING_FAINT, T_("SINCE %s"), shown_month_whole(started(v), text));
}

/* title, width, most, rank, align, write, heading, cells */
static const struct column columns[] = {
	{ N_("COUNTER"), 21, 24, 0, ALIGN_LEFT, counter_label, NULL, NULL },
	{ N_("SINCE START"), 14, 0, 0, ALIGN_RIGHT, write_total, head_total, NULL },
	{ N_("METRIC"), 28, 40, 1, ALIGN_LEFT, write_metric, NULL, NULL },
};

static const struct table table = { .columns = columns,
				    .columns_n = sizeof columns / sizeof *columns,
				    .meaning = counter_meaning,
				    .stamp = counter_stamp };

static void flow_lead(const struct view *v, struct canvas c, char *dst)
{
	char text[SHOWN_MONTH_TEXT];

	if (c.cols < SPACIOUS)
		return;
	if (started(v) == DAY_NONE)
		print_text(dst, COUNTER_FLOW_LEAD, T_("IN ALL"));
	else
		print_text(dst, COUNTER_FLOW_LEAD, T_("SINCE %s"), shown_month_whole(started(v), text));
}

static void flow_item(const struct view *v, const struct counter_setting *s, struct canvas c, struct counter_item *item)
{
	item->label = s->label;
	item->now = number_value(s->format, month_total(v->board, s), COUNTER_FLOW_CELLS,
				 glyph_text(GLYPH_NONE, c.glyphs), item->texts[0]);
	item->then = item->change = "";
}

static const struct counter_flow flow = { flow_lead, flow_item };

const struct pane pane_totals;

static size_t fits(const struct view *v, const struct pane_state *s, struct canvas c)
{
	return counter_flow_fits(&flow, v, s, c);
}

static void line(const struct view *v, const struct pane_state *s, struct canvas c)
{
	counter_flow_draw(&flow, &pane_totals, v, s, c);
}

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	if (counter_flow_wanted(c))
		line(v, s, c);
	else
		table_draw(&table, &pane_totals, v, s, c);
}

const struct pane pane_totals = {
	.name = "totals",
	.help = N_("what every counter has come to since the programme began"),
	.title = title,
	.rows = counter_rows,
	.key = counter_key,
	.spared = true,
	.table = &table,
	.detail = &detail_counter,
	.empty = N_("No counters are configured."),
	.draw = draw,
	.line = line,
	.fits = fits,
	.head = 1,
};
