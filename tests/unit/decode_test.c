#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/moment.h"
#include "db/contract.h"
#include "db/statement.h"

static struct datum cell(const char *text)
{
	return (struct datum){ text ? text : "", text ? strlen(text) : 0, !text };
}

static void check(bool ok, const char *type, const char *why)
{
	if (!ok)
		fail_msg("%s: %s", type, why);
}

static void counts(void **state)
{
	static const struct {
		const char *why, *text;
		bool nullable, ok;
		int value;
	} cases[] = {
		{ "plain", "42", false, true, 42 },
		{ "negative", "-7", false, true, -7 },
		{ "the largest", "2147483647", false, true, INT_MAX },
		{ "one more", "2147483648", false, false, COUNT_NONE },
		{ "absent's own value", "-2147483648", false, false, COUNT_NONE },
		{ "int8 in range", "0000000000000000000000012", false, true, 12 },
		{ "beyond long long", "99999999999999999999999", false, false, COUNT_NONE },
		{ "NULL not allowed", NULL, false, false, COUNT_NONE },
		{ "NULL allowed", NULL, true, true, COUNT_NONE },
		{ "empty", "", false, false, COUNT_NONE },
		{ "leading blank", " 1", false, false, COUNT_NONE },
		{ "plus sign", "+1", false, false, COUNT_NONE },
		{ "fraction", "1.0", false, false, COUNT_NONE },
		{ "word", "two", false, false, COUNT_NONE },
		{ "sign alone", "-", false, false, COUNT_NONE },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int value = 5;

		check(decode_value(&decode_count, cases[i].nullable, cell(cases[i].text), a, &value) == cases[i].ok,
		      "count", cases[i].why);
		check(value == cases[i].value, "value of count", cases[i].why);
	}
	arena_drop(a);
}

static void large_counts(void **state)
{
	static const struct {
		const char *why, *text;
		bool ok;
		int64_t value;
	} cases[] = {
		{ "plain", "42", true, 42 },
		{ "more than any int", "9007199254740993", true, 9007199254740993 },
		{ "the largest", "9223372036854775807", true, INT64_MAX },
		{ "one more", "9223372036854775808", false, INT64_MIN },
		{ "absent's own value", "-9223372036854775808", false, INT64_MIN },
		{ "NULL", NULL, false, INT64_MIN },
		{ "fraction", "1.0", false, INT64_MIN },
		{ "empty", "", false, INT64_MIN },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t value = 5;

		check(decode_value(&decode_large, false, cell(cases[i].text), a, &value) == cases[i].ok, "large",
		      cases[i].why);
		check(value == cases[i].value, "value of large", cases[i].why);
	}
	arena_drop(a);
}

static void numbers(void **state)
{
	static const struct {
		const char *why, *text;
		bool ok;
		double value;
	} cases[] = {
		{ "plain", "52.9228", true, 52.9228 },
		{ "exponent", "1e300", true, 1e300 },
		{ "numeric with zeros", "1899.00", true, 1899 },
		{ "too large", "1e400", false, NAN },
		{ "NaN is no value", "NaN", false, NAN },
		{ "nor is infinity", "Infinity", false, NAN },
		{ "hexadecimal", "0x10", false, NAN },
		{ "decimal comma", "1,5", false, NAN },
		{ "empty", "", false, NAN },
		{ "only an exponent", "e5", false, NAN },
		{ "rubbish after it", "1.5.2", false, NAN },
		{ "and after a whole number", "15x", false, NAN },
		{ "point before", ".5", true, 0.5 },
		{ "point behind", "-5.", true, -5 },
		{ "only a point", ".", false, NAN },
		{ "only a sign", "-", false, NAN },
		{ "two signs", "--1", false, NAN },
		{ "many digits", "0.000000000000000000000000000001", true, 1e-30 },
		{ "NULL", NULL, false, NAN },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double value = 5;

		check(decode_value(&decode_number, false, cell(cases[i].text), a, &value) == cases[i].ok, "number",
		      cases[i].why);
		check(isnan(cases[i].value) ? isnan(value) : !(value < cases[i].value) && !(value > cases[i].value),
		      "value of number", cases[i].why);
	}
	arena_drop(a);
}

/* However many digits a number has, it is the double next to it. */
static void numbers_to_the_last_bit(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	srand48(1);
	for (int i = 0; i < 100000; i++) {
		double in = (drand48() - 0.5) * 400, value, wanted;
		char text[40];

		snprintf(text, sizeof text, "%.*f", i % 18, in);
		wanted = strtod(text, NULL);
		assert_true(decode_value(&decode_number, false, cell(text), a, &value));
		if (memcmp(&value, &wanted, sizeof value) != 0)
			fail_msg("%s: %a, not %a", text, value, wanted);
	}
	arena_drop(a);
}

static void times(void **state)
{
	static const struct {
		const char *why;
		const struct kind *kind;
		const char *text;
		bool ok;
		usec value;
	} cases[] = {
		{ "moment", &decode_moment, "2024-01-01 18:00:00+00", true, SECONDS(1704132000) },
		{ "infinity", &decode_moment, "infinity", true, MOMENT_FUTURE },
		{ "-infinity", &decode_moment, "-infinity", true, MOMENT_PAST },
		{ "the last year there is", &decode_moment, "294276-12-31 23:59:59.999999+00", true, MOMENT_FUTURE },
		{ "a month that is not", &decode_moment, "2024-13-01 00:00:00+00", false, MOMENT_NONE },
		{ "a date", &decode_moment, "2024-01-01", false, MOMENT_NONE },
		{ "no offset", &decode_moment, "2024-01-01 18:00:00", false, MOMENT_NONE },
		{ "a word", &decode_moment, "now", false, MOMENT_NONE },
		{ "NULL", &decode_moment, NULL, false, MOMENT_NONE },
		{ "interval", &decode_interval, "PT2H30M", true, MINUTES(150) },
		{ "interval in another style", &decode_interval, "02:30:00", false, MOMENT_NONE },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		usec value = 5;
		bool ok = decode_value(cases[i].kind, false, cell(cases[i].text), a, &value);

		check(ok == cases[i].ok && value == cases[i].value, "time", cases[i].why);
	}
	arena_drop(a);
}

static void flags_and_days(void **state)
{
	struct arena *a = arena_new();
	bool flag = false;
	day date = 0;

	(void)state;
	assert_true(decode_value(&decode_flag, false, cell("t"), a, &flag) && flag);
	assert_true(decode_value(&decode_flag, false, cell("f"), a, &flag) && !flag);
	assert_true(decode_value(&decode_flag, false, cell("true"), a, &flag) && flag);
	assert_false(decode_value(&decode_flag, false, cell("maybe"), a, &flag));
	assert_false(flag);
	assert_false(decode_value(&decode_flag, false, cell(NULL), a, &flag));
	assert_true(decode_value(&decode_day, false, cell("1970-01-31"), a, &date) && date == 30);
	assert_false(decode_value(&decode_day, false, cell("31/01/1970"), a, &date));
	assert_int_equal(date, DAY_NONE);
	arena_drop(a);
}

static void texts(void **state)
{
	const size_t huge = 10 * 1000 * 1000;
	char *text = malloc(huge + 1);
	struct arena *a = arena_new();
	const char *value = NULL;

	(void)state;
	assert_non_null(text);
	assert_true(decode_value(&decode_text, true, cell(NULL), a, &value));
	assert_string_equal(value, "");
	assert_false(decode_value(&decode_text, false, cell(NULL), a, &value));
	assert_true(decode_value(&decode_text, false, cell("\x1b[2J\xff"), a, &value));
	assert_string_equal(value, "\x1b[2J\xff"); /* safe it becomes where it is shown */
	memset(text, 'x', huge);
	text[huge] = '\0';
	decode_value(&decode_text, false, cell(text), a, &value);
	assert_int_equal(strlen(value), DECODE_CHARACTERS);
	memset(text, 0x80, huge); /* no character ever begins */
	decode_value(&decode_text, false, cell(text), a, &value);
	assert_int_equal(strlen(value), 4 * DECODE_CHARACTERS);
	for (size_t i = 0; i + 3 <= huge; i += 3)
		memcpy(text + i, "\xe2\x82\xac", 3);
	decode_value(&decode_text, false, cell(text), a, &value);
	assert_int_equal(strlen(value), 3 * DECODE_CHARACTERS); /* whole characters */
	assert_true(arena_used(a) < 10 * DECODE_CHARACTERS);
	free(text);
	arena_drop(a);
}

/* Writes "{1,2,...,n}". */
static const char *days_text(int n, char dst[400])
{
	size_t at = 0;

	for (int i = 1; i <= n; i++)
		at += (size_t)snprintf(dst + at, 400 - at, "%c%d", i == 1 ? '{' : ',', i);
	snprintf(dst + at, 400 - at, "}");
	return dst;
}

static void days(void **state)
{
	char whole[400], more[400];
	const struct {
		const char *why, *text;
		bool ok;
		int first, second_last, last;
	} cases[] = {
		{ "as many as wanted", days_text(ASB_DAYS, whole), true, 1, 27, 28 },
		{ "more: the newest stay", days_text(ASB_DAYS + 3, more), true, 4, 30, 31 },
		{ "fewer: the oldest are absent", "{1,NULL,3}", true, COUNT_NONE, COUNT_NONE, 3 },
		{ "none", "{}", true, COUNT_NONE, COUNT_NONE, COUNT_NONE },
		{ "one that cannot be read", "{1,x,3}", false, COUNT_NONE, COUNT_NONE, 3 },
		{ "out of range", "{1,99999999999,3}", false, COUNT_NONE, COUNT_NONE, 3 },
		{ "bounds of its own", "[0:1]={8,9}", true, COUNT_NONE, 8, 9 },
		{ "two dimensions", "{{1,2},{3,4}}", false, COUNT_NONE, COUNT_NONE, COUNT_NONE },
		{ "cut off", "{1,2", false, COUNT_NONE, COUNT_NONE, COUNT_NONE },
		{ "no array", "12", false, COUNT_NONE, COUNT_NONE, COUNT_NONE },
		{ "closing before opening", "}{", false, COUNT_NONE, COUNT_NONE, COUNT_NONE },
		{ "empty", "", false, COUNT_NONE, COUNT_NONE, COUNT_NONE },
		{ "NULL", NULL, false, COUNT_NONE, COUNT_NONE, COUNT_NONE },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const int *value = NULL;

		check(decode_value(&decode_daily, false, cell(cases[i].text), a, &value) == cases[i].ok, "days",
		      cases[i].why);
		check(value[0] == cases[i].first, "first day", cases[i].why);
		if (strcmp(cases[i].why, "two dimensions")) {
			check(value[ASB_DAYS - 2] == cases[i].second_last, "last day but one", cases[i].why);
			check(value[ASB_DAYS - 1] == cases[i].last, "last day", cases[i].why);
		}
	}
	arena_drop(a);
}

/* One bad value costs neither its row nor its neighbours. */
static void row_with_bad_values(void **state)
{
	const struct dataset *visits = &datasets_all[2];
	const struct datum cells[] = { cell("7"), cell(NULL), cell("HD01"), cell("two"), cell("2024-01-01 18:00:00+00"),
				      cell(NULL), cell("1 arrest") };
	size_t unreadable[CONTRACT_FIELDS] = { 0 };
	struct arena *a = arena_new();
	struct visit v;

	(void)state;
	assert_string_equal(visits->view, "visit");
	assert_int_equal(contract_read(visits, cells, MOMENT_NONE, a, &v, unreadable), 2);
	assert_int_equal(contract_read(visits, cells, MOMENT_NONE, a, &v, NULL), 2);
	assert_string_equal(v.id, "7");
	assert_string_equal(v.hotspot, "");
	assert_string_equal(v.call_sign, "HD01");
	assert_int_equal(v.crew, COUNT_NONE);
	assert_true(v.started_at == SECONDS(1704132000) && v.ended_at == MOMENT_NONE);
	assert_string_equal(v.outcomes, "1 arrest");
	assert_true(unreadable[1] == 1 && unreadable[3] == 1 && !unreadable[0] && !unreadable[5]);
	arena_drop(a);
}

static void questions(void **state)
{
	struct arena *a = arena_new();
	const struct dataset *totals = &datasets_all[5];

	(void)state;
	assert_string_equal(contract_select(totals, 9, a),
			    "SELECT left(\"metric\"::text, 256), \"value\" FROM board.counter_total LIMIT 9");
	assert_string_equal(
		contract_select_changed(totals, 9, a),
		"SELECT left(\"metric\"::text, 256), \"value\" FROM board.counter_total WHERE NOT EXISTS (SELECT FROM"
		" board.changed WHERE dataset::text = 'counter_total' AND token::text = $1::text) LIMIT 9");
	assert_string_equal(
		contract_select_record(totals, 9, a),
		"SELECT ROW(left(\"metric\"::text, 256), \"value\")::text FROM board.counter_total LIMIT 9");
	assert_string_equal(
		contract_select_none(totals, a),
		"SELECT left(\"metric\"::text, 256), \"value\" FROM board.counter_total WHERE false");
	assert_non_null(strstr(contract_select_by_row(&datasets_all[0], 9, a),
			       " THEN extract(epoch FROM v.\"state_since\") - since.at END,"));
	for (size_t i = 0; i < CONTRACT_VIEWS; i++) {
		const struct dataset *d = contract_view(i);

		assert_true(d->fields_n <= CONTRACT_FIELDS);
		assert_non_null(strstr(contract_select(d, 1, a), d->fields[d->fields_n - 1].name)); /* none is cut off */
		assert_non_null(strstr(contract_select(d, 1, a), " LIMIT 1"));
		assert_non_null(strstr(contract_select_by_row(d, 1, a), d->fields[d->fields_n - 1].name));
	}
	arena_drop(a);
}

/* A name means one text, on every board and for ever. */
static void names_of_statements(void **state)
{
	struct arena *a = arena_new();
	struct statement one = statement_of("SELECT 1", a), two = statement_of("SELECT 2", a);

	(void)state;
	assert_string_equal(one.sql, "SELECT 1");
	assert_string_equal(one.name, statement_of("SELECT 1", a).name);
	assert_string_not_equal(one.name, two.name);
	assert_true(strlen(one.name) < 64); /* what the server keeps of it */
	assert_true(statement_lost("26000") && statement_lost("42P05") && !statement_lost("42P01"));
	arena_drop(a);
}

static void types(void **state)
{
	(void)state;
	assert_true(decode_accepts(&decode_text, "varchar"));
	assert_true(decode_accepts(&decode_text, "enum"));
	assert_true(decode_accepts(&decode_count, "int8"));
	assert_false(decode_accepts(&decode_count, "text"));
	assert_false(decode_accepts(&decode_count, "int"));
	assert_false(decode_accepts(&decode_moment, "timestamp"));
	assert_true(decode_accepts(&decode_large, "int4"));
	assert_false(decode_accepts(&decode_large, "float8"));
	assert_true(decode_accepts(&decode_number, "numeric"));
	assert_true(decode_accepts(&decode_daily, "_int4"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts), cmocka_unit_test(large_counts),
		cmocka_unit_test(numbers),
		cmocka_unit_test(numbers_to_the_last_bit),
		cmocka_unit_test(times),
		cmocka_unit_test(flags_and_days),
		cmocka_unit_test(texts),
		cmocka_unit_test(days),
		cmocka_unit_test(row_with_bad_values),
		cmocka_unit_test(questions),
		cmocka_unit_test(names_of_statements),
		cmocka_unit_test(types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
