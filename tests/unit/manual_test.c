/* The manual says what the tables of keys and names say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/page.h"
#include "term/theme.h"
#include "ui/keys.h"
#include "view/layout_tree.h"

/* Lines of mdoc that start with a character it would take for its own have \& before it. */
static void check_binding(const char *text, const struct binding *b)
{
	char item[256];

	snprintf(item, sizeof item, "\n.It Ic %s%s\n%s\n", strchr("?[]", b->keys[0]) ? "\\&" : "", b->keys, b->help);
	if (!strstr(text, item))
		fail_msg("patrolboard.1 lacks '%s': %s", b->keys, b->help);
}

static void keys_are_explained(void **state)
{
	char *text = page_read("man/patrolboard.1");
	size_t n;
	const struct binding *bindings = bindings_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		check_binding(text, &bindings[i]);
	free(text);
}

static void names_are_listed(void **state)
{
	char *text = page_read("man/patrolboard.1");
	size_t n;
	const char *const *layouts = layout_names(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		if (!strstr(text, layouts[i]))
			fail_msg("patrolboard.1 lacks the layout '%s'", layouts[i]);
	for (size_t i = 0; theme_name(i); i++)
		if (!strstr(text, theme_name(i)))
			fail_msg("patrolboard.1 lacks the theme '%s'", theme_name(i));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_explained),
		cmocka_unit_test(names_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
