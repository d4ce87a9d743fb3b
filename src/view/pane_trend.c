/* One counter month by month as bars, the newest on top: its rows are the counters, and the selected one is drawn. */
#include <math.h>
#include <string.h>

#include "base/print.h"
#include "base/text.h"
#include "view/bar.h"
#include "view/counter_cells.h"
#include "view/dated.h"
#include "view/detail.h"
#include "view/number.h"
#include "view/shown_month.h"

#define MARGIN 1
#define GAP 1
/* From this width on the months have their whole names, and a list of the counters stands beside the chart. */
#define ROOMY 40
#define LISTED 100
#define LIST_COLS 26
/* Lines from which on there is an axis; and a line of notes below the months. */
#define AXIS_LINES 6
#define NUMBER_CELLS 12
/* Cells of "JAN to 1st" and "to 31st". */
#define NAME 11
#define NAME_SHORT 7
#define CHANGE 9
/* The most that a line can have room for. */
#define LINE_MONTHS 25

/* What is drawn, and how wide its parts are. */
struct chart {
	const struct counter_setting *counter;
	struct shown_month shown;
	day newest;
	int months;        /* lines of them */
	double most;       /* what the longest bar stands for */
	int name, number, change; /* cells; change 0: left out */
	int bar, bar_cols; /* where the bars begin, and the longest */
};

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	struct shown_month m = shown_month_of(v);
	char month[SHOWN_MONTH_TEXT], part[PANE_TITLE];

	print_text(dst, PANE_TITLE, T_("Trend by month"));
	if (m.whole)
		print_text(dst, PANE_TITLE, T_("Trend to %s"), shown_month_past(&m, month));
	if (v->board->counters.capped)
		pane_title_add(dst, T_(", NOT ALL READ"));
	pane_title_part(dst, v->board->counters.unreadable, "UNREADABLE", "UNREADABLE", glyphs);
	if (m.month != DAY_NONE && !m.whole) {
		print_text(part, sizeof part, " %s %s", glyph_text(GLYPH_DOT, glyphs),
			   shown_month_name(&m, m.month, month));
		pane_title_add(dst, part);
	}
}

/* All rows "show": it is the selected one that is drawn, and none is hidden by the others. */
static size_t fits(const struct view *v, const struct pane_state *s, struct canvas c)
{
	(void)v;
	return c.rows > 0 ? s->rows.n : 0;
}

/* A year and the month before it, and a line for notes. */
static int lines(const struct view *v, struct pane_rows rows, int most)
{
	(void)v;
	(void)rows;
	(void)most;
	return 14;
}

/* A pace counts too: its bar must not leave the chart. */
static double highest(const struct view *v, const struct chart *ch)
{
	double most = ch->shown.whole ? 0 : month_pace(v->board, ch->counter);

	if (!(most > 0))
		most = 0;
	for (int i = 0; i < ch->months; i++) {
		double value = month_value(v->board, ch->counter, month_plus(ch->newest, -i));

		if (value > most)
			most = value;
	}
	return most;
}

/* Months from the newest back to the oldest that the board has, as many as there are lines. */
static int months_shown(const struct view *v, const struct chart *ch, int lines)
{
	size_t n;
	const struct counter *const *rows = board_counters(v->board, ch->counter->metric, &n);
	int months = 0;

	for (size_t i = 0; i < n; i++)
		for (int k = months; k < lines; k++)
			if (month_plus(ch->newest, -k) == rows[i]->month)
				months = k + 1;
	return months;
}

static struct comparison change_of(const struct view *v, const struct chart *ch, day month)
{
	return month_compare(v->board, ch->counter, month, month_plus(month, -1));
}

/* Of the names of months; another language than English may want more. */
static int name_cells(const struct chart *ch, bool roomy)
{
	char name[SHOWN_MONTH_TEXT];
	int cells = roomy ? NAME : NAME_SHORT, wanted;

	if (!tongue_foreign() || !roomy || ch->shown.month == DAY_NONE)
		return cells;
	wanted = text_width(shown_month_heading(&ch->shown, ch->shown.month, name));
	return wanted > cells ? wanted : cells;
}

static void measure(const struct view *v, struct chart *ch, struct canvas c)
{
	char text[NUMBER_TEXT];
	int room;

	ch->number = 1;
	for (int i = 0; i < ch->months; i++) {
		double value = month_value(v->board, ch->counter, month_plus(ch->newest, -i));
		int width = canvas_width(c, number_value(ch->counter->format, value, NUMBER_CELLS, "-", text));

		ch->number = width > ch->number ? width : ch->number;
	}
	ch->name = name_cells(ch, c.cols >= ROOMY);
	ch->change = c.cols >= ROOMY ? tongue_room(CHANGE, 0, N_("CHANGE")) : 0;
	ch->bar = MARGIN + ch->name + GAP + ch->number + 1 + GAP + (ch->change ? ch->change + GAP : 0);
	room = c.cols - MARGIN - ch->bar;
	ch->bar_cols = room > 0 ? room : 0;
	ch->most = highest(v, ch);
}

/* "JAN to 1st" of the running month, "to 1st" where that is too wide; "DEC 2023", "DEC 23". */
static const char *month_label(const struct chart *ch, day month, char dst[SHOWN_MONTH_TEXT])
{
	bool running = month == ch->shown.month && !ch->shown.whole, narrow = ch->name < NAME;

	if (!running)
		return narrow ? shown_month_brief(month, dst) : shown_month_whole(month, dst);
	shown_month_heading(&ch->shown, month, dst);
	return narrow ? strchr(dst, ' ') + 1 : dst;
}

/* The running month's bar goes on, faintly, to where it would end at this pace. */
static void draw_pace(const struct view *v, const struct chart *ch, int row, int col, struct canvas c)
{
	double pace = month_pace(v->board, ch->counter);
	int end = ch->bar + bar_eighths(pace, ch->most, ch->bar_cols) / 8;
	char text[NUMBER_TEXT], label[NUMBER_TEXT + 64];
	int width;

	if (!isfinite(pace))
		return;
	if (end > col)
		canvas_line(c, col, row, end - col, view_meaning(v, MEANING_FAINT), GLYPH_BAR_EMPTY);
	print_text(label, sizeof label, T_(" ~%s at this pace "),
		   number_value(ch->counter->format, pace, NUMBER_CELLS, "", text));
	width = canvas_width(c, label);
	if (width <= c.cols - MARGIN - col)
		canvas_text(c, col, row, view_meaning(v, MEANING_PLAIN), label);
}

static void draw_change(const struct view *v, const struct chart *ch, day month, int row, struct canvas c)
{
	struct comparison change = change_of(v, ch, month);
	char text[NUMBER_TEXT];

	canvas_field(c, ch->bar - GAP - ch->change, row, ch->change, ALIGN_RIGHT, view_meaning(v, MEANING_FAINT),
		     number_change(&change, ch->change, text));
}

/* "*" after a number that was counted by another definition than the newest. */
static bool counted_differently(const struct view *v, const struct chart *ch, day month)
{
	int now, then;

	return month_definitions(v->board, ch->counter, ch->newest, month, &now, &then);
}

static void draw_month(const struct view *v, const struct chart *ch, day month, int row, struct canvas c)
{
	double value = month_value(v->board, ch->counter, month);
	enum meaning meaning = month == ch->shown.month ? MEANING_STRONG : MEANING_PLAIN;
	char label[SHOWN_MONTH_TEXT], number[NUMBER_TEXT];
	int col = MARGIN + ch->name + GAP;

	canvas_field(c, MARGIN, row, ch->name, ALIGN_LEFT, view_meaning(v, meaning), month_label(ch, month, label));
	canvas_field(c, col, row, ch->number, ALIGN_RIGHT, view_meaning(v, meaning),
		     number_value(ch->counter->format, value, ch->number, glyph_text(GLYPH_NONE, c.glyphs), number));
	if (counted_differently(v, ch, month))
		canvas_text(c, col + ch->number, row, view_meaning(v, MEANING_WARN), "*");
	if (ch->change)
		draw_change(v, ch, month, row, c);
	col = bar_draw(c, ch->bar, row, view_meaning(v, meaning), bar_eighths(value, ch->most, ch->bar_cols));
	if (month == ch->shown.month && !ch->shown.whole)
		draw_pace(v, ch, row, col, c);
}

/* Where the bars begin is 0, and their longest end the highest number. */
static void draw_axis(const struct view *v, const struct chart *ch, int row, struct canvas c)
{
	char text[NUMBER_TEXT];
	enum meaning faint = view_meaning(v, MEANING_FAINT);

	if (ch->change)
		canvas_field(c, ch->bar - GAP - ch->change, row, ch->change, ALIGN_RIGHT, faint, T_("CHANGE"));
	canvas_text(canvas_part(c, ch->bar, 0, ch->bar_cols, c.rows), 0, row, faint, "0");
	if (ch->most > 0)
		canvas_field(c, ch->bar + 2, row, ch->bar_cols - 2, ALIGN_RIGHT, faint,
			     number_value(ch->counter->format, ch->most, NUMBER_CELLS, "", text));
}

static void draw_note(const struct view *v, const struct chart *ch, int row, struct canvas c)
{
	int now, then;

	for (int i = 0; i < ch->months; i++) {
		day month = month_plus(ch->newest, -i);
		char text[SHOWN_MONTH_TEXT];

		if (!month_definitions(v->board, ch->counter, ch->newest, month, &now, &then))
			continue;
		canvas_printf(c, MARGIN, row, view_meaning(v, MEANING_FAINT), T_("* to %s definition %d, now %d"),
			      shown_month_whole(month, text), then, now);
		return;
	}
}

/* "Patrols", and which of how many it is; the selected row of the pane. */
static void draw_name(const struct view *v, const struct pane_state *s, const struct chart *ch, struct canvas c)
{
	char count[48];
	int room;

	print_text(count, sizeof count, "%zu/%zu", s->cursor + 1, s->rows.n);
	room = c.cols - MARGIN - 1 - canvas_width(c, count) - GAP;
	if (s->focused)
		canvas_glyph(c, 0, 0, MEANING_STRONG, GLYPH_POINTER);
	canvas_field(c, MARGIN, 0, room < 1 ? c.cols - MARGIN : room, ALIGN_LEFT, view_meaning(v, MEANING_STRONG),
		     ch->counter->label);
	if (room >= 1)
		canvas_text(c, c.cols - MARGIN - canvas_width(c, count), 0, view_meaning(v, MEANING_FAINT), count);
	if (s->focused)
		canvas_select(canvas_part(c, 0, 0, c.cols, 1), 0);
}

static void draw_chart(const struct view *v, const struct pane_state *s, struct canvas c)
{
	struct chart ch = { .counter = s->rows.at[s->cursor], .shown = shown_month_of(v) };
	int axis = c.rows >= AXIS_LINES ? 1 : 0, lines = c.rows - 1 - axis;

	ch.newest = ch.shown.month;
	draw_name(v, s, &ch, c);
	if (ch.newest == DAY_NONE || lines < 1)
		return;
	ch.months = months_shown(v, &ch, lines);
	if (ch.months == 0) {
		canvas_text(c, MARGIN + 1, 1, view_meaning(v, MEANING_FAINT), T_("No months of it."));
		return;
	}
	measure(v, &ch, c);
	if (axis)
		draw_axis(v, &ch, 1, c);
	for (int i = 0; i < ch.months; i++)
		draw_month(v, &ch, month_plus(ch.newest, -i), 1 + axis + i, c);
	if (ch.months < lines)
		draw_note(v, &ch, 1 + axis + ch.months, c);
}

static void draw_list(const struct view *v, const struct pane_state *s, struct canvas c)
{
	for (size_t i = 0; i < s->rows.n && (int)i < c.rows; i++) {
		const struct counter_setting *counter = s->rows.at[i];
		enum meaning meaning = i == s->cursor ? MEANING_STRONG : MEANING_FAINT;

		if (i == s->cursor)
			canvas_glyph(c, 0, (int)i, MEANING_STRONG, GLYPH_POINTER);
		canvas_field(c, 2, (int)i, c.cols - 2, ALIGN_LEFT, view_meaning(v, meaning), counter->label);
		canvas_target(canvas_part(c, 0, (int)i, c.cols, 1), TARGET_ROW(i));
	}
}

/* "Patrols  JAN to 1st 12  DEC 2023 552", as many months as fit. */
static void line(const struct view *v, const struct pane_state *s, struct canvas whole)
{
	struct canvas c = dated_line(v, whole, true);
	struct chart ch = { .shown = shown_month_of(v), .name = c.cols >= ROOMY ? NAME : NAME_SHORT };
	char label[SHOWN_MONTH_TEXT], text[NUMBER_TEXT];
	int col;

	if (s->cursor >= s->rows.n || ch.shown.month == DAY_NONE)
		return;
	if (s->focused) {
		canvas_glyph(c, 0, 0, MEANING_STRONG, GLYPH_POINTER);
		canvas_select(canvas_part(c, 0, 0, c.cols, 1), 0);
	}
	ch.counter = s->rows.at[s->cursor];
	col = canvas_text(c, MARGIN, 0, view_meaning(v, MEANING_STRONG), ch.counter->label);
	for (int i = 0; i < LINE_MONTHS; i++) {
		day month = month_plus(ch.shown.month, -i);
		char part[SHOWN_MONTH_TEXT + NUMBER_TEXT + 8];

		print_text(part, sizeof part, "  %s %s", month_label(&ch, month, label),
			   number_value(ch.counter->format, month_value(v->board, ch.counter, month), NUMBER_CELLS,
					glyph_text(GLYPH_NONE, c.glyphs), text));
		if (col + canvas_width(c, part) > c.cols)
			return;
		col = canvas_text(c, col, 0, view_meaning(v, MEANING_PLAIN), part);
	}
}

const struct pane pane_trend;

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	bool listed = c.cols >= LISTED && (size_t)c.rows >= s->rows.n;

	if (s->rows.n == 0) {
		canvas_text(c, MARGIN + 1, 0, view_meaning(v, MEANING_FAINT),
			    s->of ? T_(TABLE_FILTERED) : T_(pane_trend.empty));
		return;
	}
	if (s->cursor >= s->rows.n)
		return;
	if (c.rows < 2) {
		line(v, s, c);
		return;
	}
	if (listed)
		draw_list(v, s, canvas_part(c, 0, 0, LIST_COLS, c.rows));
	draw_chart(v, s, listed ? canvas_part(c, LIST_COLS, 0, c.cols - LIST_COLS, c.rows) : c);
}

const struct pane pane_trend = {
	.name = "trend",
	.help = N_("how a counter went month by month; the rows are the counters"),
	.title = title,
	.rows = counter_rows,
	.key = counter_key,
	.spared = true,
	.detail = &detail_counter,
	.empty = N_("No counters are configured."),
	.draw = draw,
	.line = line,
	.fits = fits,
	.lines = lines,
	.head = 2,
};
