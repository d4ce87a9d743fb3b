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

/* The option's own words, up to the next option. */
static char *words_of_option(const char *option)
{
	char *text = page_read("man/patrolboard.1"), *at = strstr(text, option), *end;

	assert_non_null(at);
	end = strstr(at + 1, "\n.It Fl ");
	assert_non_null(end);
	*end = '\0';
	memmove(text, at, (size_t)(end + 1 - at));
	return text;
}

static bool is_literal(const char *text, const char *name)
{
	char line[64];
	const char *found;

	snprintf(line, sizeof line, "\n.Li %s", name);
	found = strstr(text, line);
	return found && strchr(" \n", found[strlen(line)]);
}

static void layouts_are_listed(void **state)
{
	char *text = words_of_option("\n.It Fl l Ar name ,");
	size_t n;
	const struct layout_setting *layouts = shipped_layouts(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		if (!is_literal(text, layouts[i].name) || (*layouts[i].page && !is_literal(text, layouts[i].page)))
			fail_msg("patrolboard.1 lacks the layout '%s', or its page '%s'", layouts[i].name,
				 layouts[i].page);
	free(text);
}

/* Does the item's first line name it: ".It Fl l Ar name , Fl -layout Ns = ...", ".It Fl v , -verbose"? */
static bool is_item(const char *item, const char *name)
{
	const char *end = strchrnul(item, '\n');
	size_t n = strlen(name);

	for (const char *at = item; (at = strstr(at, name)) && at < end; at++)
		if (strchr(" \n", at[n]))
			return true;
	return false;
}

/* "--name" at the front of a line of help, after its letter. An item says what it does; to be in a list is not enough. */
static void check_option(const char *text, const char *line)
{
	static const char mark[] = "\n.It Fl ";
	const char *name = strstr(line, "--");
	char wanted[64];

	if (!name || name > line + 8)
		return;
	snprintf(wanted, sizeof wanted, " %.*s", (int)strcspn(name + 1, "= \n"), name + 1);
	for (const char *item = text; (item = strstr(item, mark)); item++)
		if (is_item(item + 1, wanted))
			return;
	fail_msg("patrolboard.1 does not say what the option -%s does", wanted + 1);
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

static void commands_are_listed(void **state)
{
	char *text = page_read("man/patrolboard.1"), line[64], *end = strstr(text, "\n.Sh DESCRIPTION\n");

	(void)state;
	assert_non_null(end);
	*end = '\0';
	for (const struct command *c = commands_all(); c->help; c++) {
		snprintf(line, sizeof line, "\n.Nm\n.Cm %s\n", c->name);
		if (*c->name && !strstr(text, line))
			fail_msg("the synopsis in patrolboard.1 lacks the command '%s'", c->name);
	}
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

/* What stands after the first `before`, up to one of `ends`, and where; NULL when there is no more. */
static const char *next_word(const char *text, const char *before, const char *ends, char *word, size_t size)
{
	const char *at = strstr(text, before);

	if (!at)
		return NULL;
	at += strlen(before);
	snprintf(word, size, "%.*s", (int)strcspn(at, ends), at);
	return at;
}

static void exit_statuses_are_listed(void **state)
{
	char *page = page_read("man/patrolboard.1"), *header = page_read("include/app/exit.h"), number[8], item[16];
	size_t n = 0;

	(void)state;
	for (const char *at = header; (at = next_word(at, " = ", ",", number, sizeof number)); n++) {
		snprintf(item, sizeof item, "\n.It %s\n", number);
		if (!strstr(page, item))
			fail_msg("patrolboard.1 lacks the exit status %s", number);
	}
	assert_true(n > 5);
	free(header);
	free(page);
}

/* By itself, not as a part of a longer one. */
static bool has_name(const char *page, const char *name)
{
	for (const char *at = page; (at = strstr(at, name)); at++)
		if (at > page && strchr(" \n", at[-1]) && strchr(" ,.\n", at[strlen(name)]))
			return true;
	return false;
}

/* Those of the reference schema, which are those of the contract. */
static void metrics_are_listed(void **state)
{
	char *page = page_read("man/patrolboard-views.7"), *tables = page_read("config/sql/patrol/tables.sql");
	const char *at = strstr(tables, "INSERT INTO patrol.metric "), *end;
	char name[64];
	size_t n = 0;

	(void)state;
	assert_non_null(at);
	end = strstr(at, ";\n");
	for (; (at = next_word(at, "\n\t('", "'", name, sizeof name)) && at < end; n++)
		if (!has_name(page, name))
			fail_msg("patrolboard-views.7 lacks the metric %s", name);
	assert_true(n > 20);
	free(tables);
	free(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layouts_are_listed),
		cmocka_unit_test(options_are_listed),
		cmocka_unit_test(commands_are_listed),
		cmocka_unit_test(keys_of_the_kiosk_are_keys),
		cmocka_unit_test(exit_statuses_are_listed),
		cmocka_unit_test(metrics_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
