/* The report of a month as one tidy table. */
#include <math.h>

#include "base/csv.h"
#include "view/month_figure.h"
#include "view/month_writers.h"
#include "view/wording.h"

static const char *const heads[] = {
	"section", "name", "division", "metric", "of", "month", "to_date", "value", "unit", "part", "whole",
	"compared_month", "compared_value", "compared_part", "compared_whole", "change", "change_unit", "definition",
	"compared_definition", "text",
};

static void write_month(struct csv *c, day month)
{
	char text[WORDING_TEXT];

	csv_text(c, month == DAY_NONE ? "" : wording_month_code(month, text));
}

static void write_definition(struct csv *c, int definition)
{
	csv_number(c, definition == COUNT_NONE ? (double)NAN : definition);
}

static void write_comparison(struct csv *c, day other, const struct comparison *change, double part, double whole)
{
	bool there = other != DAY_NONE;

	write_month(c, other);
	csv_number(c, there ? change->then : (double)NAN);
	csv_number(c, there ? part : (double)NAN);
	csv_number(c, there ? whole : (double)NAN);
	csv_number(c, there ? change->change : (double)NAN);
	csv_text(c, there ? month_change_name(change->kind) : "");
}

static void write_figure(const struct month_report *r, const struct month_figure *f, struct csv *c)
{
	const struct month_sentence *s = f->sentence;
	bool share = s->format == COUNTER_SHARE;

	csv_text(c, month_section_name(s->section));
	csv_text(c, s->name);
	csv_text(c, "");
	csv_text(c, s->metric);
	csv_text(c, s->of);
	write_month(c, f->month);
	csv_text(c, month_figure_to_date(r, s) ? "yes" : "no");
	csv_number(c, f->value);
	csv_text(c, month_unit_name(s->format));
	csv_number(c, share ? f->part : (double)NAN);
	csv_number(c, share ? f->whole : (double)NAN);
	write_comparison(c, f->other, &f->change, share ? f->part_then : (double)NAN,
			 share ? f->whole_then : (double)NAN);
	write_definition(c, f->counted_by);
	write_definition(c, f->other == DAY_NONE ? COUNT_NONE : f->counted_by_then);
	csv_text(c, f->text);
	csv_end_row(c);
}

/* A number of a table; a column of changes says what the month it compares with had as well. */
static void write_cell(const struct month_report *r, const char *section, const struct month_place *p, size_t i,
		       struct csv *c)
{
	const struct month_column *column = &r->columns[i];
	const struct comparison none = month_change(COUNTER_COUNT, NAN, NAN);
	bool share = column->counter.format == COUNTER_SHARE;
	double part = share ? p->parts[i] : (double)NAN, whole = share ? p->wholes[i] : (double)NAN;

	csv_text(c, section);
	csv_text(c, p->name);
	csv_text(c, p->division);
	csv_text(c, column->counter.metric);
	csv_text(c, column->counter.of);
	write_month(c, r->month);
	csv_text(c, r->running ? "yes" : "no");
	csv_number(c, column->change ? p->changes[i].now : p->values[i]);
	csv_text(c, month_unit_name(column->counter.format));
	csv_number(c, column->change ? (double)NAN : part);
	csv_number(c, column->change ? (double)NAN : whole);
	write_comparison(c, column->change ? month_plus(r->month, -column->ago) : DAY_NONE,
			 column->change ? &p->changes[i] : &none, part, whole);
	csv_text(c, "");
	csv_text(c, "");
	csv_text(c, p->changes[i].definition_changed ? "counted by another definition then" : "");
	csv_end_row(c);
}

static void write_places(const struct month_report *r, const char *section, const struct month_place *places,
			 size_t n, struct csv *c)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < r->columns_n; k++)
			if (!r->columns[k].again && (r->columns[k].ago == 0 || r->columns[k].change))
				write_cell(r, section, &places[i], k, c);
}

static void write_notes(const struct month_report *r, struct csv *c)
{
	for (size_t i = 0; i < r->notes_n; i++) {
		csv_text(c, "note");
		for (size_t k = 1; k + 1 < sizeof heads / sizeof *heads; k++)
			csv_text(c, "");
		csv_text(c, r->notes[i]);
		csv_end_row(c);
	}
}

void month_write_csv(const struct month_report *r, FILE *out)
{
	struct csv c = { .out = out };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		csv_text(&c, heads[i]);
	csv_end_row(&c);
	write_notes(r, &c);
	for (size_t i = 0; i < r->figures_n; i++)
		write_figure(r, &r->figures[i], &c);
	write_places(r, "division", r->divisions, r->divisions_n, &c);
	write_places(r, "hotspot", r->hotspots, r->hotspots_n, &c);
}
