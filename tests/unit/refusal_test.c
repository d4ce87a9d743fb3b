/* One line of a whole report. */
#include "app/refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "config/config.h"
#include "view/vocabulary.h"

static const char *lookup(const char *variable)
{
	(void)variable;
	return NULL;
}

/* What reading such a file says; to be freed. */
static char *report_of(const char *name, const char *text)
{
	struct arena *arena = arena_new();
	struct settings s;
	char *report = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&report, &n);

	config_default(&s, arena);
	config_parse(&s, arena, name, text, strlen(text), lookup, vocabulary_new(arena), out);
	fclose(out);
	arena_drop(arena);
	return report;
}

static void first_mistakes(void **state)
{
	static const struct {
		const char *why, *name, *text, *says;
	} cases[] = {
		{ "with a suggestion", "/etc/patrolboard/config.yaml", "screen: {mosue: yes}",
		  "settings kept: config.yaml:1:10: unknown key 'mosue' in 'screen'; did you mean 'mouse'?" },
		{ "no folder", "c.yaml", "screen: {mosue: yes}",
		  "settings kept: c.yaml:1:10: unknown key 'mosue' in 'screen'; did you mean 'mouse'?" },
		{ "the first of two", "a/b.yaml", "staleness: {missed_polls: 0}\nscreen: {mosue: yes}",
		  "settings kept: b.yaml:1:27: 'missed_polls' must be a whole number of 1 to 1000, got '0'" },
		{ "a slash in the mistake", "/x/c.yaml", "keys: {help: j/k}",
		  "settings kept: c.yaml:1:14: 'help' must be names of keys in quotes, got 'j/k'; there is no " },
		{ "the folder's name looks like a mistake's", "/a: b/c.yaml", "screen: 7",
		  "settings kept: c.yaml:1:9: 'screen' must hold keys and values" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *report = report_of(cases[i].name, cases[i].text), brief[REFUSAL_TEXT];

		refusal_brief(report, brief);
		if (strncmp(brief, cases[i].says, strlen(cases[i].says)) != 0)
			fail_msg("%s: %s", cases[i].why, brief);
		free(report);
	}
}

static void other_reports(void **state)
{
	static const struct {
		const char *why, *report, *says;
	} cases[] = {
		{ "nothing at all", "", "settings kept: " },
		{ "no line end", "host unknown", "settings kept: host unknown" },
		{ "no place", "/etc/c.yaml: error: cannot be read: Permission denied\n1 error; not loaded\n",
		  "settings kept: c.yaml: cannot be read: Permission denied" },
		{ "an error further down", "patrolboard: environment variable A/B: no\n/x: error: y\n",
		  "settings kept: patrolboard: environment variable A/B: no" },
		{ "a report cut off", "/x/y:1:1: error: z\n    1 | z\n      | ^~", "settings kept: y:1:1: z" },
	};
	char brief[REFUSAL_TEXT], longest[4000];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strcmp(refusal_brief(cases[i].report, brief), cases[i].says) != 0)
			fail_msg("%s: %s", cases[i].why, brief);
	memset(longest, 'x', sizeof longest);
	longest[sizeof longest - 1] = '\0';
	assert_int_equal(strlen(refusal_brief(longest, brief)), REFUSAL_TEXT - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_mistakes),
		cmocka_unit_test(other_reports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
