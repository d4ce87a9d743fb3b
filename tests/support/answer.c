#include "support/answer.h"

#include <inttypes.h>
#include <libpq-fe.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/zone.h"

#define ROOM 1024

/* In pg_type. */
#define TEXT 25
#define TIMESTAMPTZ 1184

/* Each writes what is at `at`, a member of a row, as PostgreSQL prints it; false: it is absent. */

static bool write_text(const void *at, char dst[ROOM])
{
	return snprintf(dst, ROOM, "%s", *(const char *const *)at) > 0;
}

static bool write_count(const void *at, char dst[ROOM])
{
	int value = *(const int *)at;

	snprintf(dst, ROOM, "%d", value);
	return value != COUNT_NONE;
}

static bool write_large(const void *at, char dst[ROOM])
{
	int64_t value = *(const int64_t *)at;

	snprintf(dst, ROOM, "%" PRId64, value);
	return value != INT64_MIN;
}

/* In as few digits as it can be told by, as PostgreSQL writes it. */
static bool write_number(const void *at, char dst[ROOM])
{
	double value = *(const double *)at;
	int digits = 15;

	do
		snprintf(dst, ROOM, "%.*g", digits, value);
	while (strtod(dst, NULL) != value && digits++ < 17);
	return !isnan(value);
}

static bool write_flag(const void *at, char dst[ROOM])
{
	snprintf(dst, ROOM, "%c", *(const bool *)at ? 't' : 'f');
	return true;
}

static bool write_day(const void *at, char dst[ROOM])
{
	day value = *(const day *)at;
	struct civil c = day_civil(value == DAY_NONE ? 0 : value);

	snprintf(dst, ROOM, "%04d-%02d-%02d", c.year, c.month, c.day);
	return value != DAY_NONE;
}

static bool write_moment(const void *at, char dst[ROOM])
{
	const struct zone utc = { .n = 0 };
	usec value = *(const usec *)at;
	struct civil c = zone_civil(&utc, moment_known(value) ? value : 0);

	snprintf(dst, ROOM, "%04d-%02d-%02d %02d:%02d:%02d.%06d+00", c.year, c.month, c.day, c.hour, c.minute, c.second,
		 (int)(value % SECONDS(1)));
	return moment_known(value);
}

static bool write_interval(const void *at, char dst[ROOM])
{
	usec value = *(const usec *)at;

	snprintf(dst, ROOM, "PT%" PRId64 "S", value / SECONDS(1));
	return moment_known(value);
}

static bool write_daily(const void *at, char dst[ROOM])
{
	const int *days = *(const int *const *)at;
	int n = 0;

	for (size_t i = 0; i < ASB_DAYS; i++)
		if (days[i] == COUNT_NONE)
			n += snprintf(dst + n, (size_t)(ROOM - n), "%cNULL", i ? ',' : '{');
		else
			n += snprintf(dst + n, (size_t)(ROOM - n), "%c%d", i ? ',' : '{', days[i]);
	snprintf(dst + n, (size_t)(ROOM - n), "}");
	return true;
}

static bool (*const writers[])(const void *at, char dst[ROOM]) = {
	[FIELD_TEXT] = write_text,	   [FIELD_COUNT] = write_count, [FIELD_LARGE] = write_large,
	[FIELD_NUMBER] = write_number,	   [FIELD_FLAG] = write_flag,	[FIELD_DAY] = write_day,
	[FIELD_MOMENT] = write_moment,	   [FIELD_DAILY] = write_daily, [FIELD_INTERVAL] = write_interval,
};

static void set(PGresult *r, int row, int column, const char *text)
{
	char copy[ROOM] = "";

	snprintf(copy, sizeof copy, "%s", text ? text : "");
	PQsetvalue(r, row, column, text ? copy : NULL, text ? (int)strlen(copy) : -1);
}

static void set_row(PGresult *r, int to, const struct dataset *d, const void *row)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		char text[ROOM];
		bool there = writers[d->fields[i].kind]((const char *)row + d->fields[i].offset, text);

		set(r, to, (int)i, there ? text : NULL);
	}
}

/* With the columns of the dataset, of their types; NULL: with one of text. */
static PGresult *begin(const struct dataset *d)
{
	static char name[] = "column";
	PGresAttDesc attributes[DATASET_FIELDS] = { { .name = name } };
	size_t columns = d ? d->fields_n : 1;
	PGresult *r = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);

	for (size_t i = 0; i < columns; i++)
		attributes[i] = (PGresAttDesc){ .name = name,
						.typid = d && d->fields[i].kind == FIELD_MOMENT ? TIMESTAMPTZ : TEXT };
	PQsetResultAttrs(r, (int)columns, attributes);
	return r;
}

PGresult *answer_of(const struct dataset *d, struct list rows)
{
	PGresult *r = begin(d);

	for (size_t i = 0; i < rows.n; i++)
		set_row(r, (int)i, d, dataset_row(d, rows, i));
	return r;
}

/* As PostgreSQL writes a text within a row; NULL: nothing. */
static void put_cell(FILE *out, const char *text)
{
	bool quoted = text && (!*text || strpbrk(text, "\"\\(), \t\r\n\v\f"));

	if (quoted)
		fputc('"', out);
	for (; text && *text; text++) {
		if (*text == '"' || *text == '\\')
			fputc(*text, out);
		fputc(*text, out);
	}
	if (quoted)
		fputc('"', out);
}

/* Less `since`, as a number of seconds. */
static bool write_since(const void *at, usec since, char dst[ROOM])
{
	usec value = *(const usec *)at, length = moment_known(value) ? value - since : 0;

	snprintf(dst, ROOM, "%s%" PRId64 ".%06d", length < 0 ? "-" : "", labs(length) / SECONDS(1),
		 (int)(labs(length) % SECONDS(1)));
	return moment_known(value);
}

static void put_record(FILE *out, const struct dataset *d, const void *row, usec since)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *f = &d->fields[i];
		const void *at = (const char *)row + f->offset;
		char text[ROOM];
		bool there = f->kind == FIELD_MOMENT ? write_since(at, since, text) : writers[f->kind](at, text);

		fputc(i ? ',' : '(', out);
		put_cell(out, there ? text : NULL);
	}
	fputs(",t)", out);
}

/* Of a key that has no row. */
static void put_gone(FILE *out, const struct dataset *d, const char *key)
{
	fputc('(', out);
	put_cell(out, key);
	for (size_t i = 1; i < d->fields_n; i++)
		fputc(',', out);
	fputs(",f)", out);
}

PGresult *answer_by_row(const struct dataset *d, struct list rows, usec since, const char *const *gone, size_t gone_n)
{
	PGresult *r = begin(NULL);

	for (size_t i = 0; i < rows.n + gone_n; i++) {
		char *text;
		size_t size;
		FILE *out = open_memstream(&text, &size);

		if (i < rows.n)
			put_record(out, d, dataset_row(d, rows, i), since);
		else
			put_gone(out, d, gone[i - rows.n]);
		fclose(out);
		PQsetvalue(r, (int)i, 0, text, (int)size);
		free(text);
	}
	return r;
}
