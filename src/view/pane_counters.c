#include <math.h>
#include <string.h>

#include "base/print.h"
#include "view/counter_cells.h"
#include "view/counter_flow.h"
#include "view/detail.h"
#include "view/number.h"
#include "view/shown_month.h"
#include "view/spark.h"

/* Narrower than this, a flow has only the numbers of now and the changes. */
#define ROOMY 60
/* And narrower than this, only the short name of the month. */
#define SPACIOUS 30

static bool definitions_changed(const struct view *v, const struct shown_month *m)
{
	int now, then;

	for (size_t i = 0; i < v->settings->counters_n; i++)
		if (month_definitions(v->board, &v->settings->counters[i], m->month, m->before, &now, &then))
			return true;
	return false;
}

static void title_of_month(const struct shown_month *m, char *dst)
{
	char month[SHOWN_MONTH_TEXT];

	print_text(dst, PANE_TITLE, "%s", m->whole ? shown_month_past(m, month) : shown_month_name(m, m->month, month));
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;
	struct shown_month m = shown_month_of(v);
	const char *dot = glyph_text(GLYPH_DOT, glyphs);
	size_t unreadable = b->counters.unreadable + b->counter_totals.unreadable;
	char before[SHOWN_MONTH_TEXT];
	size_t n;

	print_text(dst, PANE_TITLE, T_("Counters"));
	if (m.month != DAY_NONE)
		title_of_month(&m, dst);
	if (b->counters.capped)
		pane_title_add(dst, T_(", NOT ALL READ"));
	if (b->counters_by_hotspot.capped)
		pane_title_part(dst, b->counters_by_hotspot.n, "of hotspots, NOT ALL READ", "of hotspots, NOT ALL READ",
				glyphs);
	pane_title_part(dst, unreadable, "UNREADABLE", "UNREADABLE", glyphs);
	if (m.month == DAY_NONE)
		return;
	n = strlen(dst);
	print_text(dst + n, PANE_TITLE - n, T_(" %s against %s"), dot, shown_month_name(&m, m.before, before));
	n = strlen(dst);
	if (definitions_changed(v, &m))
		print_text(dst + n, PANE_TITLE - n, T_(" %s * counted differently"), dot);
}

static struct comparison on_before(const void *row, const struct view *v)
{
	struct shown_month m = shown_month_of(v);

	return month_compare(v->board, row, m.month, m.before);
}

static struct comparison on_year(const void *row, const struct view *v)
{
	struct shown_month m = shown_month_of(v);

	return month_compare(v->board, row, m.month, m.year_before);
}

static void write_now(const void *row, const struct view *v, struct table_cell *out)
{
	counter_number(row, "", month_value(v->board, row, shown_month_of(v).month), MEANING_STRONG, out);
}

static void write_before(const void *row, const struct view *v, struct table_cell *out)
{
	counter_number(row, "", on_before(row, v).then, MEANING_PLAIN, out);
}

static void write_year_before(const void *row, const struct view *v, struct table_cell *out)
{
	counter_number(row, "", on_year(row, v).then, MEANING_PLAIN, out);
}

static void write_change(const struct counter_setting *s, struct comparison c, struct table_cell *out)
{
	bool better = s->less_is_better ? c.change <= -0.5 : c.change >= 0.5;
	char text[NUMBER_TEXT];

	out->order = c.kind == COMPARE_NOTHING ? (double)NAN : c.change;
	table_copy(out, c.kind != COMPARE_DIFFERENCE && better ? MEANING_GOOD : MEANING_PLAIN,
		    number_change(&c, out->width, text));
}

static void write_change_on_before(const void *row, const struct view *v, struct table_cell *out)
{
	write_change(row, on_before(row, v), out);
}

static void write_change_on_year(const void *row, const struct view *v, struct table_cell *out)
{
	write_change(row, on_year(row, v), out);
}

/* An estimate: a share has none, and says nothing rather than that it is missing. */
static void write_pace(const void *row, const struct view *v, struct table_cell *out)
{
	double pace = month_pace(v->board, row);

	if (isfinite(pace))
		counter_number(row, "~", pace, MEANING_PLAIN, out);
}

static void write_spark(const void *row, const struct view *v, struct table_cell *out)
{
	char text[SPARK_TEXT];

	out->order = month_value(v->board, row, shown_month_of(v).month);
	table_copy(out, MEANING_PLAIN,
		    spark_months(v, row, shown_month_of(v).month, out->glyphs, text));
}

static void write_whole_before(const void *row, const struct view *v, struct table_cell *out)
{
	counter_number(row, "", month_value(v->board, row, shown_month_of(v).before), MEANING_PLAIN, out);
}

static void write_whole_year_before(const void *row, const struct view *v, struct table_cell *out)
{
	counter_number(row, "", month_value(v->board, row, shown_month_of(v).year_before), MEANING_PLAIN, out);
}

static void write_total(const void *row, const struct view *v, struct table_cell *out)
{
	counter_number(row, "", month_total(v->board, row), MEANING_PLAIN, out);
}

static void head(day month, struct table_cell *out)
{
	char text[SHOWN_MONTH_TEXT];

	if (month != DAY_NONE)
		table_copy(out, MEANING_FAINT, shown_month_whole(month, text));
}

static void head_like(const struct shown_month *m, day month, struct table_cell *out)
{
	char text[SHOWN_MONTH_TEXT];

	if (month != DAY_NONE)
		table_copy(out, MEANING_FAINT, shown_month_heading(m, month, text));
}

static void head_now(const struct view *v, struct table_cell *out)
{
	head(shown_month_of(v).month, out);
}

static void head_before(const struct view *v, struct table_cell *out)
{
	struct shown_month m = shown_month_of(v);

	head_like(&m, m.before, out);
}

static void head_year_before(const struct view *v, struct table_cell *out)
{
	struct shown_month m = shown_month_of(v);

	head_like(&m, m.year_before, out);
}

static void head_whole_before(const struct view *v, struct table_cell *out)
{
	head(shown_month_of(v).before, out);
}

static void head_whole_year_before(const struct view *v, struct table_cell *out)
{
	head(shown_month_of(v).year_before, out);
}

static void head_pace(const struct view *v, struct table_cell *out)
{
	day month = shown_month_of(v).month;
	char text[SHOWN_MONTH_TEXT];

	if (month != DAY_NONE)
		table_write(out, MEANING_FAINT, T_("BY %s"), shown_month_end(month, text));
}

/* "JAN 23 TO NOW", "DEC 22-DEC 23": as many cells as months. */
static void head_spark(const struct view *v, struct table_cell *out)
{
	struct shown_month m = shown_month_of(v);
	char from[SHOWN_MONTH_TEXT], to[SHOWN_MONTH_TEXT];

	if (m.month == DAY_NONE)
		return;
	shown_month_brief(month_plus(m.month, 1 - SPARK_MONTHS), from);
	if (m.whole)
		table_write(out, MEANING_FAINT, "%s-%s", from, shown_month_brief(m.month, to));
	else
		table_write(out, MEANING_FAINT, T_("%s TO NOW"), from);
}

static void head_total(const struct view *v, struct table_cell *out)
{
	day started = v->board->about.programme_started;
	char text[SHOWN_MONTH_TEXT];

	if (started != DAY_NONE)
		table_write(out, MEANING_FAINT, T_("SINCE %s"), shown_month_whole(started, text));
}

#define COLUMNS(array) .columns = (array), .columns_n = sizeof(array) / sizeof *(array), .meaning = counter_meaning, \
	.stamp = counter_stamp

/* title, width, most, rank, align, write, heading, cells */
static const struct column running_columns[] = {
	{ N_("COUNTER"), 14, 24, 0, ALIGN_LEFT, counter_label, NULL, NULL },
	{ N_("NOW"), 8, 0, 0, ALIGN_RIGHT, write_now, head_now, NULL },
	{ N_("BEFORE"), 11, 0, 1, ALIGN_RIGHT, write_before, head_before, NULL },
	{ N_("CHANGE"), 9, 0, 0, ALIGN_RIGHT, write_change_on_before, NULL, NULL },
	{ N_("WHOLE BEFORE"), 8, 0, 4, ALIGN_RIGHT, write_whole_before, head_whole_before, NULL },
	{ N_("PACE"), 9, 0, 2, ALIGN_RIGHT, write_pace, head_pace, NULL },
	{ N_("YEAR BEFORE"), 14, 0, 3, ALIGN_RIGHT, write_year_before, head_year_before, NULL },
	{ N_("ON YEAR"), 9, 0, 6, ALIGN_RIGHT, write_change_on_year, NULL, NULL },
	{ N_("WHOLE YEAR BEFORE"), 8, 0, 8, ALIGN_RIGHT, write_whole_year_before, head_whole_year_before, NULL },
	{ N_("MONTHS"), SPARK_MONTHS, 0, 5, ALIGN_LEFT, write_spark, head_spark, NULL },
	{ N_("SINCE START"), 14, 0, 7, ALIGN_RIGHT, write_total, head_total, NULL },
};

/* A column that is in the other table only. */
#define NOT_HERE { "", 0, 0, 0, ALIGN_LEFT, NULL, NULL, NULL }

/* Of a past month all are whole, and there is nothing to come. */
static const struct column past_columns[] = {
	{ N_("COUNTER"), 14, 24, 0, ALIGN_LEFT, counter_label, NULL, NULL },
	{ N_("NOW"), 8, 0, 0, ALIGN_RIGHT, write_now, head_now, NULL },
	{ N_("BEFORE"), 8, 0, 1, ALIGN_RIGHT, write_before, head_before, NULL },
	{ N_("CHANGE"), 9, 0, 0, ALIGN_RIGHT, write_change_on_before, NULL, NULL },
	NOT_HERE,
	NOT_HERE,
	{ N_("YEAR BEFORE"), 8, 0, 3, ALIGN_RIGHT, write_year_before, head_year_before, NULL },
	{ N_("ON YEAR"), 9, 0, 4, ALIGN_RIGHT, write_change_on_year, NULL, NULL },
	NOT_HERE,
	{ N_("MONTHS"), SPARK_MONTHS, 0, 2, ALIGN_LEFT, write_spark, head_spark, NULL },
	NOT_HERE,
};

_Static_assert(sizeof past_columns == sizeof running_columns, "a column has one place in both");

static const struct table *month_table(const struct view *v);

static const struct table running_table = { COLUMNS(running_columns), .instead = month_table };
static const struct table past_table = { COLUMNS(past_columns) };

static const struct table *month_table(const struct view *v)
{
	return shown_month_of(v).whole ? &past_table : &running_table;
}

static void flow_lead(const struct view *v, struct canvas c, char *dst)
{
	struct shown_month m = shown_month_of(v);
	char text[SHOWN_MONTH_TEXT];

	if (m.whole)
		print_text(dst, COUNTER_FLOW_LEAD, "%s", c.cols < SPACIOUS ? shown_month_brief(m.month, text) :
									       shown_month_whole(m.month, text));
}

static void flow_item(const struct view *v, const struct counter_setting *s, struct canvas c, struct counter_item *item)
{
	struct comparison change = on_before(s, v);
	const char *none = glyph_text(GLYPH_NONE, c.glyphs);

	item->label = s->label;
	item->now = number_value(s->format, change.now, COUNTER_FLOW_CELLS, none, item->texts[0]);
	item->then = c.cols < ROOMY ? "" :
				      number_value(s->format, change.then, COUNTER_FLOW_CELLS, none, item->texts[1]);
	/* The name of a past month takes the place of the change. */
	item->change = c.cols < SPACIOUS && shown_month_of(v).whole ?
			       "" :
			       number_change(&change, COUNTER_FLOW_CELLS, item->texts[2]);
}

const struct pane pane_counters;

static const struct counter_flow flow = { flow_lead, flow_item };

static size_t fits(const struct view *v, const struct pane_state *s, struct canvas c)
{
	return counter_flow_fits(&flow, v, s, c);
}

static void line(const struct view *v, const struct pane_state *s, struct canvas c)
{
	counter_flow_draw(&flow, &pane_counters, v, s, c);
}

/* "* Groups dispersed: definition 2 in JAN 2024, 1 in DEC 2023". Returns the row after it. */
static int draw_definition(const struct view *v, const struct counter_setting *s, day other, int row, struct canvas c)
{
	struct shown_month m = shown_month_of(v);
	char month[SHOWN_MONTH_TEXT], before[SHOWN_MONTH_TEXT];
	int now, then;

	if (!month_definitions(v->board, s, m.month, other, &now, &then))
		return row;
	canvas_printf(c, 2, row, view_meaning(v, MEANING_FAINT), T_("* %s: definition %d in %s, %d in %s"), s->label,
		      now, shown_month_whole(m.month, month), then, shown_month_whole(other, before));
	return row + 1;
}

/* What the signs in the table mean, in the lines that are left below it. */
static void draw_notes(const struct view *v, int row, struct canvas c)
{
	struct shown_month m = shown_month_of(v);

	if (m.month == DAY_NONE)
		return;
	for (size_t i = 0; i < v->settings->counters_n; i++) {
		row = draw_definition(v, &v->settings->counters[i], m.before, row, c);
		row = draw_definition(v, &v->settings->counters[i], m.year_before, row, c);
	}
	canvas_printf(c, 2, row++, view_meaning(v, MEANING_FAINT),
		      T_("Under %d: shown as a difference, not a percentage."), MONTH_PERCENT_FROM);
	if (!m.whole)
		canvas_text(c, 2, row, view_meaning(v, MEANING_FAINT),
			    T_("~ an estimate: what the month comes to if it goes on as it began."));
}

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	if (counter_flow_wanted(c)) {
		line(v, s, c);
		return;
	}
	table_draw(month_table(v), &pane_counters, v, s, c);
	if ((size_t)c.rows > 2 + s->rows.n)
		draw_notes(v, 2 + (int)s->rows.n, c);
}

const struct pane pane_counters = {
	.name = "counters",
	.help = N_("how the month stands against the same part of last month and of last year"),
	.title = title,
	.rows = counter_rows,
	.key = counter_key,
	.spared = true,
	.table = &running_table,
	.detail = &detail_counter,
	.empty = N_("No counters are configured."),
	.draw = draw,
	.line = line,
	.fits = fits,
	.head = 1,
};
