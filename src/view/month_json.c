/* The report of a month as JSON, and the schema of that. */
#include <math.h>

#include "base/json_form.h"
#include "view/board_value.h"
#include "view/month_figure.h"
#include "view/month_report.h"
#include "view/month_writers.h"
#include "view/wording.h"

#define MONTH "^[0-9]{4}-[0-9]{2}$"
#define DATE "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
#define MOMENT "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$"

static void write_month(struct json_form *j, const char *help, day month)
{
	char text[WORDING_TEXT];

	json_form_text(j, "month", help, MONTH, wording_month_code(month, text));
}

static void write_definition(struct json_form *j, const char *key, const char *help, int definition)
{
	json_form_count(j, key, help, definition == COUNT_NONE ? (double)NAN : definition);
}

static void write_comparison(struct json_form *j, day other, const struct comparison *c)
{
	write_month(j, "the month compared with; its same part where the report is to date", other);
	json_form_number(j, "value", "what it had then, in the same unit", c->then);
	json_form_number(j, "change", "from then on", c->change);
	json_form_text(j, "change_unit", "what the change is in; null: there is none",
		       "^(per cent|difference|points)$", month_change_name(c->kind));
	json_form_flag(j, "definition_changed", "whether the two were counted by different definitions",
		       c->definition_changed);
}

static void write_share(struct json_form *j, enum counter_format format, double part, double whole)
{
	bool share = format == COUNTER_SHARE;

	json_form_number(j, "part", "of a share what it counts; null: it is no share", share ? part : (double)NAN);
	json_form_number(j, "whole", "and what that is counted among", share ? whole : (double)NAN);
}

static void write_compared(struct json_form *j, const struct month_figure *f)
{
	if (!json_form_open_maybe(j, "compared", "what it is compared with; null: there is nothing",
				  f->other != DAY_NONE))
		return;
	write_comparison(j, f->other, &f->change);
	write_share(j, f->sentence->format, f->part_then, f->whole_then);
	write_definition(j, "definition_number", "what it was counted by then", f->counted_by_then);
	json_form_close_object(j);
}

static void write_source(struct json_form *j, const struct month_figure *f)
{
	const struct month_sentence *s = f->sentence;

	json_form_text(j, "section", "the part of the report that it belongs to", NULL,
		       month_section_name(s->section));
	json_form_text(j, "name", "of the figure: unique, and never of another meaning", NULL, s->name);
	json_form_text(j, "text", "the sentence", NULL, f->text);
	json_form_text(j, "definition", "what is counted, in a sentence", NULL, f->definition);
	write_definition(j, "definition_number", "what it was counted by; null: not known", f->counted_by);
	json_form_text(j, "metric", "the counter, as board.counter has it; empty: it is of none", NULL, s->metric);
	json_form_text(j, "of", "what the counter is a share of; empty: it is no share", NULL, s->of);
}

static void write_figure(const struct month_report *r, const struct month_figure *f, struct json_form *j)
{
	const struct month_sentence *s = f->sentence;

	json_form_open_object(j, NULL, NULL);
	write_source(j, f);
	write_month(j, "what it is of, or the last one of a total", f->month);
	json_form_flag(j, "since_start", "whether it is a total since the programme started",
		       s->extent == EXTENT_TOTAL);
	json_form_flag(j, "to_date", "whether that month is not over", month_figure_to_date(r, s));
	json_form_number(j, "value", "the figure", f->value);
	json_form_text(j, "unit", "what it is in", "^(count|hours|per cent)$", month_unit_name(s->format));
	write_share(j, s->format, f->part, f->whole);
	write_compared(j, f);
	json_form_close_object(j);
}

/* "patrols", "effective_patrols_of_patrols": a share beside the number that it is made of. */
static const char *key_of(const struct month_report *r, const struct counter_setting *c)
{
	return c->of[0] ? arena_printf(r->arena, "%s_of_%s", c->metric, c->of) : c->metric;
}

static void write_changes(const struct month_report *r, const struct month_place *p, struct json_form *j)
{
	json_form_open_list(j, "compared", "what numbers of it are compared with; nothing in a report to date");
	for (size_t i = 0; i < r->columns_n; i++) {
		if (!r->columns[i].change)
			continue;
		json_form_open_object(j, NULL, NULL);
		json_form_text(j, "metric", "the counter", NULL, r->columns[i].counter.metric);
		json_form_text(j, "of", "what the counter is a share of; empty: it is no share", NULL,
			       r->columns[i].counter.of);
		write_comparison(j, month_plus(r->month, -r->columns[i].ago), &p->changes[i]);
		write_share(j, r->columns[i].counter.format, p->parts[i], p->wholes[i]);
		json_form_close_object(j);
	}
	json_form_close_list(j);
}

static void write_place(const struct month_report *r, const struct month_place *p, struct json_form *j)
{
	json_form_open_object(j, NULL, NULL);
	json_form_text(j, "code", "of the hotspot; empty: it is none", NULL, p->code);
	json_form_text(j, "name", "as tables have it", NULL, p->name);
	json_form_text(j, "division", "empty: it is of none", NULL, p->division);
	json_form_open_object(j, "values", "its numbers of the month, by metric; shares in per cent");
	for (size_t i = 0; i < r->columns_n; i++)
		if (!r->columns[i].again && r->columns[i].ago == 0)
			json_form_number(j, key_of(r, &r->columns[i].counter), NULL, p->values[i]);
	json_form_close_object(j);
	write_changes(r, p, j);
	json_form_close_object(j);
}

static void write_places(const struct month_report *r, const char *key, const char *help,
			 const struct month_place *places, size_t n, struct json_form *j)
{
	json_form_open_list(j, key, help);
	for (size_t i = 0; i < n; i++)
		write_place(r, &places[i], j);
	json_form_close_list(j);
}

static void write_head(const struct month_report *r, struct json_form *j)
{
	char date[BOARD_MOMENT];

	json_form_text(j, "force", "whose report it is", NULL, r->force);
	json_form_text(j, "title", "of the report", NULL, month_title(r));
	write_month(j, "what the report is of", r->month);
	json_form_flag(j, "to_date", "whether that month is not over", r->running);
	json_form_text(j, "as_at", "the board's time, when the database was read", MOMENT, r->stamp);
	json_form_text(j, "programme_started", "the first day of what is told since the start", DATE,
		       board_day(r->started, date));
	json_form_count(j, "effective_minutes", "that a patrol must last at least to be effective", r->minutes);
	json_form_open_list(j, "notes", "what a reader must know beside");
	for (size_t i = 0; i < r->notes_n; i++)
		json_form_text(j, NULL, NULL, NULL, r->notes[i]);
	json_form_close_list(j);
}

static void write_report(const struct month_report *r, struct json_form *j)
{
	json_form_begin(j, MONTH_SCHEMA, "patrolboard report",
			"What patrolboard report --format=json writes. null: not known, or there is none.");
	write_head(r, j);
	json_form_open_list(j, "figures", "the sentences, and the numbers that they are made of");
	for (size_t i = 0; i < r->figures_n; i++)
		write_figure(r, &r->figures[i], j);
	json_form_close_list(j);
	write_places(r, "divisions", "what each division had, and at last all hotspots together", r->divisions,
		     r->divisions_n, j);
	write_places(r, "hotspots", "what each hotspot had", r->hotspots, r->hotspots_n, j);
	json_form_end(j);
}

void month_write_json(const struct month_report *r, FILE *out)
{
	struct json_form j = { .json = { .out = out } };

	write_report(r, &j);
}

/* Without the columns of changes but the first: one item in each list. */
static void keep_one_change(struct month_report *r)
{
	struct month_column *kept = arena_alloc(r->arena, r->columns_n, sizeof *kept);
	size_t n = 0, changes = 0;

	for (size_t i = 0; i < r->columns_n; i++)
		if (!r->columns[i].change || changes++ == 0)
			kept[n++] = r->columns[i];
	r->columns = kept;
	r->columns_n = n;
}

/* The sample is the report of a board without rows, which has all columns, and all hotspots as the only division. */
void month_write_schema(FILE *out)
{
	struct json_form j = { .json = { .out = out }, .schema = true };
	const char *note = "";
	struct arena *arena = arena_new();
	const struct board *b = board_publish(board_new());
	struct month_report r = month_report_make(b, day_of(2023, 12, 1), arena);
	struct month_figure figure = { .sentence = month_sentences, .text = "", .definition = "", .other = r.month };

	keep_one_change(&r);
	r.figures = &figure;
	r.figures_n = 1;
	r.notes = &note;
	r.notes_n = 1;
	r.hotspots = r.divisions;
	r.hotspots_n = r.divisions_n;
	write_report(&r, &j);
	board_free(b);
	arena_drop(arena);
}
