/* The report of a month as JSON. */
#include <math.h>

#include "base/json.h"
#include "view/month_figure.h"
#include "view/month_writers.h"
#include "view/wording.h"

static void write_month(struct json *j, const char *key, day month)
{
	char text[WORDING_TEXT];

	if (month == DAY_NONE)
		json_null(j, key);
	else
		json_text(j, key, wording_month_code(month, text));
}

static void write_definition(struct json *j, const char *key, int definition)
{
	json_number(j, key, definition == COUNT_NONE ? (double)NAN : definition);
}

static void write_comparison(struct json *j, day other, const struct comparison *c)
{
	write_month(j, "month", other);
	json_number(j, "value", c->then);
	json_number(j, "change", c->change);
	json_text(j, "change_unit", month_change_name(c->kind));
}

static void write_compared(struct json *j, const struct month_figure *f)
{
	if (f->other == DAY_NONE) {
		json_null(j, "compared");
		return;
	}
	json_open(j, "compared", '{');
	write_comparison(j, f->other, &f->change);
	if (f->sentence->format == COUNTER_SHARE) {
		json_number(j, "part", f->part_then);
		json_number(j, "whole", f->whole_then);
	}
	write_definition(j, "definition_number", f->counted_by_then);
	json_flag(j, "definition_changed", f->change.definition_changed);
	json_close(j, '{');
}

static void write_figure(const struct month_report *r, const struct month_figure *f, struct json *j)
{
	const struct month_sentence *s = f->sentence;

	json_open(j, NULL, '{');
	json_text(j, "section", month_section_name(s->section));
	json_text(j, "name", s->name);
	json_text(j, "text", f->text);
	json_text(j, "definition", f->definition);
	write_definition(j, "definition_number", f->counted_by);
	json_text(j, "metric", s->metric);
	json_text(j, "of", s->of);
	write_month(j, "month", f->month);
	json_flag(j, "since_start", s->extent == EXTENT_TOTAL);
	json_flag(j, "to_date", month_figure_to_date(r, s));
	json_number(j, "value", f->value);
	json_text(j, "unit", month_unit_name(s->format));
	if (s->format == COUNTER_SHARE) {
		json_number(j, "part", f->part);
		json_number(j, "whole", f->whole);
	}
	write_compared(j, f);
	json_close(j, '{');
}

/* "patrols", "effective_patrols_of_patrols": a share beside the number that it is made of. */
static const char *key_of(const struct month_report *r, const struct counter_setting *c)
{
	return c->of[0] ? arena_printf(r->arena, "%s_of_%s", c->metric, c->of) : c->metric;
}

static void write_changes(const struct month_report *r, const struct month_place *p, struct json *j)
{
	json_open(j, "compared", '[');
	for (size_t i = 0; i < r->columns_n; i++) {
		if (!r->columns[i].change)
			continue;
		json_open(j, NULL, '{');
		json_text(j, "metric", r->columns[i].counter.metric);
		write_comparison(j, month_plus(r->month, -r->columns[i].ago), &p->changes[i]);
		json_close(j, '{');
	}
	json_close(j, '[');
}

static void write_places(const struct month_report *r, const char *key, const struct month_place *places, size_t n,
			 struct json *j)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(j, NULL, '{');
		json_text(j, "code", places[i].code);
		json_text(j, "name", places[i].name);
		json_text(j, "division", places[i].division);
		json_open(j, "values", '{');
		for (size_t k = 0; k < r->columns_n; k++)
			if (r->columns[k].ago == 0)
				json_number(j, key_of(r, &r->columns[k].counter), places[i].values[k]);
		json_close(j, '{');
		write_changes(r, &places[i], j);
		json_close(j, '{');
	}
	json_close(j, '[');
}

static void write_head(const struct month_report *r, struct json *j)
{
	char date[WORDING_TEXT];

	json_text(j, "schema", MONTH_SCHEMA);
	json_text(j, "force", r->force);
	json_text(j, "title", month_title(r));
	write_month(j, "month", r->month);
	json_flag(j, "to_date", r->running);
	json_text(j, "as_at", r->as_at);
	json_text(j, "programme_started", wording_day(r->started, date));
	json_number(j, "effective_minutes", r->minutes);
	json_open(j, "notes", '[');
	for (size_t i = 0; i < r->notes_n; i++)
		json_text(j, NULL, r->notes[i]);
	json_close(j, '[');
}

void month_write_json(const struct month_report *r, FILE *out)
{
	struct json j = { .out = out };

	json_open(&j, NULL, '{');
	write_head(r, &j);
	json_open(&j, "figures", '[');
	for (size_t i = 0; i < r->figures_n; i++)
		write_figure(r, &r->figures[i], &j);
	json_close(&j, '[');
	write_places(r, "divisions", r->divisions, r->divisions_n, &j);
	write_places(r, "hotspots", r->hotspots, r->hotspots_n, &j);
	json_close(&j, '{');
}
