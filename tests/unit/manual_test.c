/* The manual has every name that the tables have. What it has whole from them tests/golden/pages_test.c compares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/commands.h"
#include "app/help.h"
#include "support/page.h"
#include "config/keys.h"
#include "config/shipped.h"

static void names_are_listed(void **state)
{
	char *text = page_read("man/patrolboard.1");
	size_t n;
	const struct layout_setting *layouts = shipped_layouts(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		if (!strstr(text, layouts[i].name))
			fail_msg("patrolboard.1 lacks the layout '%s'", layouts[i].name);
	free(text);
}

/* "--name" at the front of a line of help, after its letter; the page has "Fl -name" or "Fl n , -name". */
static void check_option(const char *text, const char *line)
{
	const char *name = strstr(line, "--");
	char item[64];
	const char *found;

	if (!name || name > line + 8)
		return;
	snprintf(item, sizeof item, " %.*s", (int)strcspn(name + 1, "= \n"), name + 1);
	for (found = strstr(text, item); found && !strchr(" \n", found[strlen(item)]);)
		found = strstr(found + 1, item);
	if (!found)
		fail_msg("patrolboard.1 lacks the option -%s", item + 1);
}

static void options_are_listed(void **state)
{
	char *text = page_read("man/patrolboard.1"), *help = NULL;
	size_t n;
	FILE *out = open_memstream(&help, &n);

	(void)state;
	help_write(commands_all(), out);
	fclose(out);
	for (const char *line = help; line; line = strchr(line + 1, '\n'))
		check_option(text, line);
	free(help);
	free(text);
}

/* A key of the configuration is a line's first word after .Ic, with a dot in it. */
static void keys_of_the_kiosk_are_keys(void **state)
{
	static const char mark[] = "\n.Ic ";
	char *text = page_read("man/patrolboard-kiosk.7"), name[64];
	size_t keys = 0;

	(void)state;
	for (const char *at = text; (at = strstr(at, mark)); keys++) {
		at += strlen(mark);
		snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " \n"), at);
		if (!keys_find(name))
			fail_msg("patrolboard-kiosk.7 has the key '%s', and the program has not", name);
	}
	assert_true(keys > 5);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_listed),
		cmocka_unit_test(options_are_listed),
		cmocka_unit_test(keys_of_the_kiosk_are_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
