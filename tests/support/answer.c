#include "support/answer.h"

#include <inttypes.h>
#include <libpq-fe.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/zone.h"

#define TEXT 1024

/* Each writes what is at `at`, a member of a row, as PostgreSQL prints it; false: it is absent. */

static bool write_text(const void *at, char dst[TEXT])
{
	return snprintf(dst, TEXT, "%s", *(const char *const *)at) > 0;
}

static bool write_count(const void *at, char dst[TEXT])
{
	int value = *(const int *)at;

	snprintf(dst, TEXT, "%d", value);
	return value != COUNT_NONE;
}

static bool write_large(const void *at, char dst[TEXT])
{
	int64_t value = *(const int64_t *)at;

	snprintf(dst, TEXT, "%" PRId64, value);
	return value != INT64_MIN;
}

static bool write_number(const void *at, char dst[TEXT])
{
	double value = *(const double *)at;

	snprintf(dst, TEXT, "%.17g", value);
	return !isnan(value);
}

static bool write_flag(const void *at, char dst[TEXT])
{
	snprintf(dst, TEXT, "%c", *(const bool *)at ? 't' : 'f');
	return true;
}

static bool write_day(const void *at, char dst[TEXT])
{
	day value = *(const day *)at;
	struct civil c = day_civil(value == DAY_NONE ? 0 : value);

	snprintf(dst, TEXT, "%04d-%02d-%02d", c.year, c.month, c.day);
	return value != DAY_NONE;
}

static bool write_moment(const void *at, char dst[TEXT])
{
	const struct zone utc = { .n = 0 };
	usec value = *(const usec *)at;
	struct civil c = zone_civil(&utc, moment_known(value) ? value : 0);

	snprintf(dst, TEXT, "%04d-%02d-%02d %02d:%02d:%02d.%06d+00", c.year, c.month, c.day, c.hour, c.minute, c.second,
		 (int)(value % SECONDS(1)));
	return moment_known(value);
}

static bool write_interval(const void *at, char dst[TEXT])
{
	usec value = *(const usec *)at;

	snprintf(dst, TEXT, "PT%" PRId64 "S", value / SECONDS(1));
	return moment_known(value);
}

static bool write_daily(const void *at, char dst[TEXT])
{
	const int *days = *(const int *const *)at;
	int n = 0;

	for (size_t i = 0; i < ASB_DAYS; i++)
		if (days[i] == COUNT_NONE)
			n += snprintf(dst + n, (size_t)(TEXT - n), "%cNULL", i ? ',' : '{');
		else
			n += snprintf(dst + n, (size_t)(TEXT - n), "%c%d", i ? ',' : '{', days[i]);
	snprintf(dst + n, (size_t)(TEXT - n), "}");
	return true;
}

static bool (*const writers[])(const void *at, char dst[TEXT]) = {
	[FIELD_TEXT] = write_text,	   [FIELD_COUNT] = write_count, [FIELD_LARGE] = write_large,
	[FIELD_NUMBER] = write_number,	   [FIELD_FLAG] = write_flag,	[FIELD_DAY] = write_day,
	[FIELD_MOMENT] = write_moment,	   [FIELD_DAILY] = write_daily, [FIELD_INTERVAL] = write_interval,
};

static void set(PGresult *r, int row, int column, const char *text)
{
	char copy[TEXT] = "";

	snprintf(copy, sizeof copy, "%s", text ? text : "");
	PQsetvalue(r, row, column, text ? copy : NULL, text ? (int)strlen(copy) : -1);
}

static void set_row(PGresult *r, int to, const struct dataset *d, const void *row)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		char text[TEXT];
		bool there = writers[d->fields[i].kind]((const char *)row + d->fields[i].offset, text);

		set(r, to, (int)i, there ? text : NULL);
	}
}

static PGresult *begin(size_t columns)
{
	static char name[] = "column";
	PGresAttDesc attributes[DATASET_FIELDS + 1] = { { .name = name } };
	PGresult *r = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);

	for (size_t i = 0; i < columns; i++)
		attributes[i] = (PGresAttDesc){ .name = name };
	PQsetResultAttrs(r, (int)columns, attributes);
	return r;
}

PGresult *answer_of(const struct dataset *d, struct list rows)
{
	PGresult *r = begin(d->fields_n);

	for (size_t i = 0; i < rows.n; i++)
		set_row(r, (int)i, d, dataset_row(d, rows, i));
	return r;
}

PGresult *answer_by_row(const struct dataset *d, struct list rows, const char *const *gone, size_t gone_n)
{
	PGresult *r = begin(d->fields_n + 1);
	int n = 0;

	for (size_t i = 0; i < rows.n; i++) {
		set_row(r, n, d, dataset_row(d, rows, i));
		set(r, n++, (int)d->fields_n, "t");
	}
	for (size_t i = 0; i < gone_n; i++) {
		for (size_t column = 1; column < d->fields_n; column++)
			set(r, n, (int)column, NULL);
		set(r, n, 0, gone[i]);
		set(r, n++, (int)d->fields_n, "f");
	}
	return r;
}
