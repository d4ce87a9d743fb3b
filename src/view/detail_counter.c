/* A counter: how it is counted, its months with their changes, and where it comes from. */
#include <math.h>
#include <string.h>

#include "base/print.h"
#include "model/place_month.h"
#include "view/detail.h"
#include "view/number.h"
#include "view/shown_month.h"

#define MONTHS 25
#define CELLS 9
/* Of "JAN to 1st", in whatever language. */
#define MONTH_CELLS 15

static const void *find(const struct view *v, const char *key)
{
	for (size_t i = 0; i < v->settings->counters_n; i++)
		if (strcmp(v->settings->counters[i].label, key) == 0)
			return &v->settings->counters[i];
	return NULL;
}

static const char *name(const void *subject, const struct view *v)
{
	(void)v;
	return ((const struct counter_setting *)subject)->label;
}

static const char *value_text(const struct counter_setting *c, double value, const struct sheet *s,
			      char dst[NUMBER_TEXT])
{
	return number_value(c->format, value, CELLS, glyph_text(GLYPH_NONE, s->canvas.glyphs), dst);
}

/* Where the rule by which a metric is counted changed, up to the month shown: a comparison across it says little. */
static void write_definitions(const char *metric, const struct shown_month *r, const struct view *v, struct sheet *s)
{
	size_t n;
	const struct counter *const *months = board_counters(v->board, metric, &n);
	char month[SHOWN_MONTH_TEXT];

	while (r->whole && n > 0 && months[n - 1]->month > r->month)
		n--;
	if (n > 0 && months[n - 1]->definition != COUNT_NONE)
		sheet_field(s, T_("Definition"), MEANING_PLAIN, T_("number %d of %s"), months[n - 1]->definition,
			    metric);
	for (size_t i = n; i-- > 1;)
		if (months[i]->definition != months[i - 1]->definition && months[i]->definition != COUNT_NONE &&
		    months[i - 1]->definition != COUNT_NONE)
			sheet_field(s, "", MEANING_WARN, T_("since %s; number %d before, counted differently"),
				    shown_month_whole(months[i]->month, month), months[i - 1]->definition);
}

static void write_definition(const struct counter_setting *c, const struct shown_month *r, const struct view *v,
			     struct sheet *s)
{
	char total[NUMBER_TEXT];

	sheet_section(s, 0, T_("How it is counted"));
	sheet_not_all_read(s, v->board->counter_totals.capped);
	if (c->format == COUNTER_SHARE)
		sheet_field(s, T_("Metric"), MEANING_PLAIN, T_("%s, in per cent of %s"), c->metric, c->of);
	else
		sheet_field(s, T_("Metric"), MEANING_PLAIN, "%s%s", c->metric,
			    c->format == COUNTER_HOURS ? T_(", minutes shown as hours") : "");
	sheet_field(s, T_("Better"), MEANING_PLAIN, "%s", c->less_is_better ? T_("the fewer the better") : "");
	write_definitions(c->metric, r, v, s);
	if (c->of[0])
		write_definitions(c->of, r, v, s);
	sheet_field(s, T_("Total"), MEANING_STRONG, T_("%s since the programme started"),
		    value_text(c, month_total(v->board, c), s, total));
}

/* Cells of the columns that have headings in words. */
struct widths {
	int value, on_month, on_year;
};

static struct widths widths_of_months(void)
{
	return (struct widths){
		.value = tongue_room(CELLS, 0, N_("VALUE")),
		.on_month = tongue_room(CELLS, 0, N_("ON MONTH")),
		.on_year = tongue_room(CELLS, 0, N_("ON YEAR")),
	};
}

static void write_month(const struct counter_setting *c, const struct shown_month *r, int ago, const struct view *v,
			struct sheet *s)
{
	day month = month_plus(r->month, -ago);
	struct comparison before = month_compare(v->board, c, month, month_plus(month, -1));
	struct comparison year = month_compare(v->board, c, month, month_plus(month, -12));
	char title[SHOWN_MONTH_TEXT], now[NUMBER_TEXT], on_before[NUMBER_TEXT], on_year[NUMBER_TEXT];
	const struct widths w = widths_of_months();

	if (isnan(before.now))
		return;
	sheet_row(s,
		  (const struct sheet_cell[]){
			  { ago == 0 ? shown_month_heading(r, month, title) : shown_month_whole(month, title),
			    MONTH_CELLS, 0, ALIGN_LEFT, MEANING_PLAIN },
			  { value_text(c, before.now, s, now), w.value, 0, ALIGN_RIGHT, MEANING_STRONG },
			  { number_change(&before, CELLS, on_before), w.on_month, 0, ALIGN_RIGHT, MEANING_PLAIN },
			  { number_change(&year, CELLS, on_year), w.on_year, 1, ALIGN_RIGHT, MEANING_PLAIN },
		  },
		  4);
}

static void write_chart(const struct counter_setting *c, const struct shown_month *r, const struct view *v,
			struct sheet *s)
{
	double values[MONTHS];
	size_t n = 0;

	for (int ago = MONTHS - 1; ago >= (r->whole ? 0 : 1); ago--) {
		double value = month_value(v->board, c, month_plus(r->month, -ago));

		if (n > 0 || !isnan(value))
			values[n++] = value;
	}
	if (n < 2)
		return;
	sheet_bars(s, MEANING_PLAIN, values, n);
	sheet_text(s, MEANING_FAINT, T_("whole months, the oldest on the left"));
}

/* What a section is of: a past month by its name, the running one in the words `running`. */
static void write_section(const char *what, const char *running, const struct shown_month *r, int column,
			  struct sheet *s)
{
	char month[SHOWN_MONTH_TEXT], title[160];

	print_text(title, sizeof title, "%s%s%s", what, r->whole ? ", " : running, shown_month_past(r, month));
	sheet_section(s, column, title);
}

static void write_months(const struct counter_setting *c, const struct shown_month *r, const struct view *v,
			 struct sheet *s)
{
	const struct widths w = widths_of_months();

	write_section(T_("Months"), "", r, 0, s);
	sheet_not_all_read(s, v->board->counters.capped);
	write_chart(c, r, v, s);
	sheet_row(s,
		  (const struct sheet_cell[]){
			  { T_("MONTH"), MONTH_CELLS, 0, ALIGN_LEFT, MEANING_FAINT },
			  { T_("VALUE"), w.value, 0, ALIGN_RIGHT, MEANING_FAINT },
			  { T_("ON MONTH"), w.on_month, 0, ALIGN_RIGHT, MEANING_FAINT },
			  { T_("ON YEAR"), w.on_year, 1, ALIGN_RIGHT, MEANING_FAINT },
		  },
		  4);
	for (int ago = 0; ago < MONTHS; ago++)
		write_month(c, r, ago, v, s);
	sheet_text(s, MEANING_FAINT, T_("%s * counted differently then."),
		   r->whole ? T_("Whole months.") : T_("The running month is compared up to the same day."));
}

static void write_place(const struct counter_setting *c, const char *code, const char *place, double now, double before,
			struct sheet *s)
{
	char texts[2][NUMBER_TEXT];

	sheet_row(s,
		  (const struct sheet_cell[]){
			  { code, 4, 2, ALIGN_LEFT, MEANING_PLAIN },
			  { place, 26, 0, ALIGN_LEFT, MEANING_PLAIN },
			  { value_text(c, now, s, texts[0]), CELLS, 0, ALIGN_RIGHT, MEANING_STRONG },
			  { value_text(c, before, s, texts[1]), CELLS, 1, ALIGN_RIGHT, MEANING_PLAIN },
		  },
		  4);
}

static void write_heading(const char *what, const struct shown_month *r, struct sheet *s)
{
	char month[SHOWN_MONTH_TEXT], before[SHOWN_MONTH_TEXT];

	sheet_row(s,
		  (const struct sheet_cell[]){
			  { "", 4, 2, ALIGN_LEFT, MEANING_FAINT },
			  { what, 26, 0, ALIGN_LEFT, MEANING_FAINT },
			  { shown_month_whole(r->month, month), CELLS, 0, ALIGN_RIGHT, MEANING_FAINT },
			  { shown_month_whole(r->before, before), CELLS, 1, ALIGN_RIGHT, MEANING_FAINT },
		  },
		  4);
}

static bool are_places_capped(const struct board *b)
{
	return b->hotspots.capped || b->counters_by_hotspot.capped;
}

static void write_divisions(const struct counter_setting *c, const struct shown_month *r, const struct view *v,
			    struct sheet *s)
{
	const struct board *b = v->board;
	const struct hotspot *const *hotspots = board_hotspots_by_division(b);

	write_section(T_("By division"), T_("; the running month so far"), r, 1, s);
	sheet_not_all_read(s, are_places_capped(b));
	write_heading(T_("DIVISION"), r, s);
	for (size_t i = 0, n; i < b->hotspots.n; i += n) {
		const char *division = hotspots[i]->division;

		board_hotspots_of_division(b, division, &n);
		write_place(c, "", division[0] ? division : "?", place_month_of_division(b, c, r->month, division),
			    place_month_of_division(b, c, r->before, division), s);
	}
}

static void write_hotspots(const struct counter_setting *c, const struct shown_month *r, const struct view *v,
			   struct sheet *s)
{
	const struct board *b = v->board;

	write_section(T_("By hotspot"), T_("; the running month so far"), r, 1, s);
	sheet_not_all_read(s, are_places_capped(b));
	write_heading(T_("HOTSPOT"), r, s);
	for (size_t i = 0; i < b->hotspots.n; i++) {
		const char *code = board_hotspots_by_code(b)[i]->code;

		write_place(c, code, board_place(b, code), place_month_of_hotspot(b, c, r->month, code),
			    place_month_of_hotspot(b, c, r->before, code), s);
	}
}

/* What the running month comes to, or why that cannot be told. */
static void write_pace(const struct counter_setting *c, const struct shown_month *r, const struct view *v,
		       struct sheet *s)
{
	enum month_pace kind = month_pace_kind(v->board, c);
	char pace[NUMBER_TEXT], end[SHOWN_MONTH_TEXT];

	if (r->whole || kind == MONTH_PACE_SHARE)
		return;
	if (kind == MONTH_PACE_TOLD)
		sheet_field(s, T_("Pace"), MEANING_PLAIN, T_("~%s by %s if the month goes on as it began"),
			    value_text(c, month_pace(v->board, c), s, pace), shown_month_end(r->month, end));
	else if (kind == MONTH_PACE_EARLY)
		sheet_field(s, T_("Pace"), MEANING_FAINT, T_("none: too early in the month"));
	else if (kind == MONTH_PACE_FEW)
		sheet_field(s, T_("Pace"), MEANING_FAINT, T_("none: fewer than %d so far, and not half the month"),
			    MONTH_PACE_LEAST);
	else
		sheet_field(s, T_("Pace"), MEANING_FAINT, T_("none: the month's number is missing"));
}

static void write(const void *subject, const struct view *v, struct sheet *s)
{
	struct shown_month r = shown_month_of(v);

	write_definition(subject, &r, v, s);
	if (r.month == DAY_NONE)
		return;
	write_pace(subject, &r, v, s);
	write_months(subject, &r, v, s);
	if (!place_month_counted(v->board, subject)) {
		sheet_section(s, 1, T_("By division and hotspot"));
		sheet_text(s, MEANING_FAINT, T_("It is not counted by hotspot."));
		return;
	}
	write_divisions(subject, &r, v, s);
	write_hotspots(subject, &r, v, s);
}

const struct detail detail_counter = { N_("Counter"), find, name, write, true };
