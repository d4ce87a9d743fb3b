#include "view/board_writers.h"

#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/json_form.h"
#include "base/print.h"

static double seconds(usec length)
{
	return (double)length / SECONDS(1);
}

/* --- JSON --- */

static void write_daily(struct json *j, const char *key, const int *daily)
{
	json_open(j, key, '[');
	for (size_t i = 0; i < ASB_DAYS; i++)
		json_number(j, NULL, daily[i] == COUNT_NONE ? (double)NAN : daily[i]);
	json_close(j, '[');
}

/* "" is null where it may be. */
static void write_words(struct json *j, const struct board_column *c, const char *text)
{
	if (text[0] || (c->kind == FIELD_TEXT && !c->nullable))
		json_text(j, c->name, text);
	else
		json_null(j, c->name);
}

static void write_value(struct json *j, const struct view *v, const struct board_column *c,
			const struct board_value *value)
{
	char words[BOARD_MOMENT];

	switch (value->kind) {
	case FIELD_TEXT:
		write_words(j, c, value->text);
		break;
	case FIELD_COUNT:
	case FIELD_LARGE:
	case FIELD_NUMBER:
		json_number(j, c->name, value->number);
		break;
	case FIELD_FLAG:
		json_flag(j, c->name, value->flag);
		break;
	case FIELD_DAY:
		write_words(j, c, board_day(value->day, words));
		break;
	case FIELD_MOMENT:
		write_words(j, c, board_moment(v->board, value->moment, words));
		break;
	case FIELD_INTERVAL:
		json_number(j, c->name, value->absent ? (double)NAN : seconds(value->moment));
		break;
	case FIELD_DAILY:
	case FIELD_KINDS:
		write_daily(j, c->name, value->daily);
		break;
	}
}

static void write_row(struct json *j, const struct board_table *t, const struct board_data *d, size_t i)
{
	const void *row = board_table_row(t, d, i);

	json_open(j, t->single ? t->name : NULL, '{');
	for (size_t k = 0; k < board_columns(t); k++) {
		struct board_column c = board_column(t, k);
		struct board_value value = board_value(t, d, row, k);

		write_value(j, d->view, &c, &value);
	}
	json_close(j, '{');
}

static void write_table(struct json *j, const struct board_table *t, const struct board_data *d)
{
	size_t n = board_table_rows(t, d);

	if (!t->single)
		json_open(j, t->name, '[');
	for (size_t i = 0; i < n; i++)
		write_row(j, t, d, i);
	if (!t->single)
		json_close(j, '[');
}

void board_write_json(const struct view *v, bool compact, FILE *out)
{
	struct json j = { .out = out, .compact = compact };
	struct arena *arena = arena_new();
	struct board_data d = board_data_of(v, arena);
	char as_at[BOARD_MOMENT];

	json_open(&j, NULL, '{');
	json_text(&j, "schema", BOARD_SCHEMA);
	if (board_moment(v->board, view_read_at(v), as_at)[0])
		json_text(&j, "as_at", as_at);
	else
		json_null(&j, "as_at");
	for (size_t i = 0; i < board_tables_n; i++)
		write_table(&j, &board_tables[i], &d);
	json_close(&j, '{');
	arena_drop(arena);
}

/* --- its schema --- */

#define DATE "[0-9]{4}-[0-9]{2}-[0-9]{2}"

/* What a value of each kind is in JSON. */
static const struct {
	const char *type, *pattern;
	bool always; /* never null, whatever the database sends */
} kinds[] = {
	[FIELD_TEXT] = { "string", NULL, false },
	[FIELD_COUNT] = { "integer", NULL, false },
	[FIELD_LARGE] = { "integer", NULL, false },
	[FIELD_NUMBER] = { "number", NULL, false },
	[FIELD_FLAG] = { "boolean", NULL, true },
	[FIELD_DAY] = { "string", "^" DATE "$", false },
	[FIELD_MOMENT] = { "string", "^" DATE "T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$", false },
	[FIELD_INTERVAL] = { "number", NULL, false },
	[FIELD_DAILY] = { "array", NULL, true },
};

static void schema_of_column(struct json *j, const struct board_column *c)
{
	json_open(j, c->name, '{');
	json_text(j, "description", c->help);
	json_form_type(j, kinds[c->kind].type, !kinds[c->kind].always && (c->nullable || c->kind != FIELD_TEXT));
	if (kinds[c->kind].pattern)
		json_text(j, "pattern", kinds[c->kind].pattern);
	if (c->kind == FIELD_DAILY) {
		json_open(j, "items", '{');
		json_form_type(j, "integer", true);
		json_close(j, '{');
	}
	json_close(j, '{');
}

static void schema_of_row(struct json *j, const struct board_table *t)
{
	json_text(j, "type", "object");
	json_open(j, "required", '[');
	for (size_t i = 0; i < board_columns(t); i++)
		json_text(j, NULL, board_column(t, i).name);
	json_close(j, '[');
	json_open(j, "properties", '{');
	for (size_t i = 0; i < board_columns(t); i++) {
		struct board_column c = board_column(t, i);

		schema_of_column(j, &c);
	}
	json_close(j, '{');
}

static void schema_of_table(struct json *j, const struct board_table *t)
{
	json_open(j, t->name, '{');
	json_text(j, "description", t->help);
	if (t->single) {
		schema_of_row(j, t);
	} else {
		json_text(j, "type", "array");
		json_open(j, "items", '{');
		schema_of_row(j, t);
		json_close(j, '{');
	}
	json_close(j, '{');
}

static void schema_head(struct json *j)
{
	json_text(j, "$schema", "https://json-schema.org/draft/2020-12/schema");
	json_text(j, "title", "patrolboard board");
	json_text(j, "description",
		  "What patrolboard once --format=json writes. null: absent, not known, or for ever. Lengths of time "
		  "are in seconds.");
	json_text(j, "type", "object");
	json_open(j, "required", '[');
	json_text(j, NULL, "schema");
	json_text(j, NULL, "as_at");
	for (size_t i = 0; i < board_tables_n; i++)
		json_text(j, NULL, board_tables[i].name);
	json_close(j, '[');
}

void board_write_schema(FILE *out)
{
	static const struct board_column as_at = { "as_at", "the board's time", FIELD_MOMENT, true, NULL };
	struct json j = { .out = out };

	json_open(&j, NULL, '{');
	schema_head(&j);
	json_open(&j, "properties", '{');
	json_open(&j, "schema", '{');
	json_text(&j, "const", BOARD_SCHEMA);
	json_close(&j, '{');
	schema_of_column(&j, &as_at);
	for (size_t i = 0; i < board_tables_n; i++)
		schema_of_table(&j, &board_tables[i]);
	json_close(&j, '{');
	json_close(&j, '{');
}

/* --- CSV --- */

/* "3 0 1", what is not known as ?: one cell. */
static void put_daily(struct csv *c, const int *daily)
{
	char text[ASB_DAYS * 12 + 1];
	size_t used = 0;

	for (size_t i = 0; i < ASB_DAYS; i++)
		if (daily[i] == COUNT_NONE)
			used += (size_t)print_text(text + used, sizeof text - used, "%s?", i ? " " : "");
		else
			used += (size_t)print_text(text + used, sizeof text - used, "%s%d", i ? " " : "", daily[i]);
	csv_text(c, text);
}

static void put_value(struct csv *c, const struct view *v, const struct board_value *value)
{
	char words[BOARD_MOMENT];

	switch (value->kind) {
	case FIELD_TEXT:
		csv_text(c, value->text);
		break;
	case FIELD_COUNT:
	case FIELD_LARGE:
	case FIELD_NUMBER:
		csv_number(c, value->number);
		break;
	case FIELD_FLAG:
		csv_text(c, value->flag ? "yes" : "no");
		break;
	case FIELD_DAY:
		csv_text(c, board_day(value->day, words));
		break;
	case FIELD_MOMENT:
		csv_text(c, board_moment(v->board, value->moment, words));
		break;
	case FIELD_INTERVAL:
		csv_number(c, value->absent ? (double)NAN : seconds(value->moment));
		break;
	case FIELD_DAILY:
	case FIELD_KINDS:
		put_daily(c, value->daily);
		break;
	}
}

static void put_head(struct csv *c, const struct board_table *t)
{
	csv_text(c, "as_at");
	for (size_t i = 0; i < board_columns(t); i++)
		csv_text(c, board_column(t, i).name);
	csv_end_row(c);
}

static void put_row(struct csv *c, const struct board_table *t, const struct board_data *d, size_t i)
{
	const void *row = board_table_row(t, d, i);
	char as_at[BOARD_MOMENT];

	csv_text(c, board_moment(d->view->board, view_read_at(d->view), as_at));
	for (size_t k = 0; k < board_columns(t); k++) {
		struct board_value value = board_value(t, d, row, k);

		put_value(c, d->view, &value);
	}
	csv_end_row(c);
}

void board_write_csv(const struct view *v, const struct board_table *t, bool head, FILE *out)
{
	struct csv c = { .out = out };
	struct arena *arena = arena_new();
	struct board_data d = board_data_of(v, arena);
	const struct board_table *table = t ? t : board_table_of("hotspots");
	size_t n = board_table_rows(table, &d);

	if (head)
		put_head(&c, table);
	for (size_t i = 0; i < n; i++)
		put_row(&c, table, &d, i);
	arena_drop(arena);
}
