/* What files for other programs are made of: numbers, comma-separated values, JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/decimal.h"
#include "base/json_form.h"
#include "support/valid.h"

#define LEN(array) (sizeof(array) / sizeof *(array))

static const struct {
	const char *why;
	double value;
	const char *text;
} numbers[] = {
	{ "a count", 552, "552" },
	{ "noughts before the point stay", 100, "100" },
	{ "none", 0, "0" },
	{ "no more digits than anybody needs", 90.0362318, "90.0362" },
	{ "none at the end", 12.5, "12.5" },
	{ "rounded to a whole number", 2.00001, "2" },
	{ "less than nothing", -6.25, "-6.25" },
	{ "nothing has no sign", -0.00001, "0" },
	{ "as long as it gets", 999999999999999, "999999999999999" },
	{ "beyond digits", 1.5e300, "1.5e+300" },
	{ "missing", NAN, "" },
	{ "infinite", -INFINITY, "" },
};

static void numbers_have_a_point(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(numbers); i++) {
		char dst[DECIMAL_TEXT];
		const char *got = decimal_text(numbers[i].value, dst);

		if (strcmp(got, numbers[i].text) != 0)
			fail_msg("%s: '%s', not '%s'", numbers[i].why, got, numbers[i].text);
	}
}

static void cells_are_safe(void **state)
{
	static const struct {
		const char *why, *text, *cell;
	} cases[] = {
		{ "a word", "Sinfin", "Sinfin" },
		{ "nothing", "", "" },
		{ "a comma", "damage, noise", "\"damage, noise\"" },
		{ "quotes are doubled", "the \"rec\"", "\"the \"\"rec\"\"\"" },
		{ "a formula", "=1+1", "\"'=1+1\"" },
		{ "another", "+44", "\"'+44\"" },
		{ "another", "-2", "\"'-2\"" },
		{ "another", "@SUM(A1)", "\"'@SUM(A1)\"" },
		{ "in full width", "\uff1d1+1", "\"'\uff1d1+1\"" },
		{ "another", "\uff0b44", "\"'\uff0b44\"" },
		{ "another", "\uff0d2", "\"'\uff0d2\"" },
		{ "another", "\uff20SUM(A1)", "\"'\uff20SUM(A1)\"" },
		{ "another full-width sign is none", "\uff0a2", "\uff0a2" },
		{ "the end of a line", "\n=1", "\"'\uFFFD=1\"" },
		{ "a tab, and what becomes of it", "\tx", "\"'\uFFFDx\"" },
		{ "a carriage return", "\rx", "\"'\uFFFDx\"" },
		{ "a line does not end within a cell", "a\nb", "\"a\uFFFDb\"" },
		{ "not UTF-8", "a\xff", "a\uFFFD" },
		{ "an equals sign later on", "a=b", "a=b" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		char *text = NULL;
		size_t n;
		struct csv c = { .out = open_memstream(&text, &n) };

		csv_text(&c, cases[i].text);
		csv_number(&c, -2);
		csv_end_row(&c);
		fclose(c.out);
		if (strncmp(text, cases[i].cell, strlen(cases[i].cell)) != 0 ||
		    strcmp(text + strlen(cases[i].cell), ",-2\r\n") != 0)
			fail_msg("%s: %s", cases[i].why, text);
		free(text);
	}
}

static void documents_nest(void **state)
{
	static const char wanted[] = "{\n"
				     "\t\"force\": \"D\\\"\\\\\uFFFD\",\n"
				     "\t\"patrols\": 552,\n"
				     "\t\"share\": null,\n"
				     "\t\"running\": false,\n"
				     "\t\"before\": null,\n"
				     "\t\"none\": [],\n"
				     "\t\"rows\": [\n"
				     "\t\t1,\n"
				     "\t\t{\n"
				     "\t\t\t\"x\": true\n"
				     "\t\t}\n"
				     "\t]\n"
				     "}\n";
	char *text = NULL;
	size_t n;
	struct json j = { .out = open_memstream(&text, &n) };

	(void)state;
	json_open(&j, NULL, '{');
	json_text(&j, "force", "D\"\\\n");
	json_number(&j, "patrols", 552);
	json_number(&j, "share", NAN);
	json_flag(&j, "running", false);
	json_null(&j, "before");
	json_open(&j, "none", '[');
	json_close(&j, '[');
	json_open(&j, "rows", '[');
	json_number(&j, NULL, 1);
	json_open(&j, NULL, '{');
	json_flag(&j, "x", true);
	json_close(&j, '{');
	json_close(&j, '[');
	json_close(&j, '{');
	fclose(j.out);
	assert_string_equal(text, wanted);
	free(text);
}

/* --- a document and its schema --- */

static void write_form(struct json_form *f, double patrols, bool there, size_t notes)
{
	json_form_begin(f, "form/1", "a form", "what it is");
	json_form_count(f, "patrols", "how many", patrols);
	json_form_text(f, "month", "which", "^x$", there ? "x" : "");
	if (json_form_open_maybe(f, "before", "what was before", there)) {
		json_form_flag(f, "over", "whether", true);
		json_form_close_object(f);
	}
	json_form_open_list(f, "notes", "what to know");
	for (size_t i = 0; i < notes; i++)
		json_form_text(f, NULL, NULL, NULL, "");
	json_form_close_list(f);
	json_form_number(f, "share", "of them", NAN);
	json_form_end(f);
}

/* To be freed. */
static char *form(bool schema, double patrols, bool there, size_t notes)
{
	char *text = NULL;
	size_t n;
	struct json_form f = { .json = { .out = open_memstream(&text, &n), .compact = true }, .schema = schema };

	write_form(&f, patrols, there, notes);
	fclose(f.json.out);
	return text;
}

static void schemas_follow_documents(void **state)
{
	static const struct {
		const char *why;
		double patrols;
		bool there;
		size_t notes;
		bool valid;
	} cases[] = {
		{ "all of it", 3, true, 1, true },
		{ "what may be missing", NAN, false, 0, true },
		{ "several in a list", 3, true, 3, true },
		{ "no whole number", 3.5, true, 1, false },
	};
	char *schema = form(true, 3, true, 1), why[200];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		char *text = form(false, cases[i].patrols, cases[i].there, cases[i].notes);

		if (valid_json(text, schema, why, sizeof why) != cases[i].valid)
			fail_msg("%s: %s", cases[i].why, text);
		free(text);
	}
	free(schema);
}

/* All members are required of their own object, and of no other. */
static void schemas_are_whole(void **state)
{
	const char *wanted =
		"{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"a form\","
		"\"description\":\"what it is\",\"type\":\"object\",\"properties\":{"
		"\"schema\":{\"description\":\"the name of this schema\",\"type\":\"string\",\"const\":\"form/1\"},"
		"\"patrols\":{\"description\":\"how many\",\"type\":[\"integer\",\"null\"]},"
		"\"month\":{\"description\":\"which\",\"type\":[\"string\",\"null\"],\"pattern\":\"^x$\"},"
		"\"before\":{\"description\":\"what was before\",\"type\":[\"object\",\"null\"],\"properties\":{"
		"\"over\":{\"description\":\"whether\",\"type\":\"boolean\"}},\"required\":[\"over\"]},"
		"\"notes\":{\"description\":\"what to know\",\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
		"\"share\":{\"description\":\"of them\",\"type\":[\"number\",\"null\"]}},"
		"\"required\":[\"schema\",\"patrols\",\"month\",\"before\",\"notes\",\"share\"]}\n";
	char *schema = form(true, 3, true, 1);

	(void)state;
	assert_string_equal(schema, wanted);
	free(schema);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_have_a_point),
		cmocka_unit_test(cells_are_safe),
		cmocka_unit_test(documents_nest),
		cmocka_unit_test(schemas_follow_documents),
		cmocka_unit_test(schemas_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
