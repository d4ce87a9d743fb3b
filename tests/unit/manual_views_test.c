/* The manual explains every view and column of the contract, with its type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/contract.h"
#include "support/page.h"

/* The part of the page about one view, cut out of it. */
static char *section(const char *text, const char *view)
{
	char title[64], *part;
	const char *start;
	size_t n;

	snprintf(title, sizeof title, "\n.Ss board.%s\n", view);
	start = strstr(text, title);
	if (!start)
		fail_msg("patrolboard-views.7 lacks board.%s", view);
	start += strlen(title);
	n = strstr(start, "\n.S") ? (size_t)(strstr(start, "\n.S") - start) : strlen(start);
	part = calloc(1, n + 1);
	memcpy(part, start, n);
	return part;
}

/* "Li name type" or, where it may be NULL, "Li name type ?", with a comma or the line's end after it. */
static bool explains(const char *part, const struct field *f)
{
	char item[128];
	const char *end;

	snprintf(item, sizeof item, "Li %s %s%s", f->name, decode_kind(f->kind)->wants, f->nullable ? " ?" : "");
	for (end = strstr(part, item); end; end = strstr(end, item)) {
		end += strlen(item);
		if (*end == '\n' || strncmp(end, " ,", 2) == 0)
			return true;
	}
	return false;
}

static void columns_are_explained(void **state)
{
	char *text = page_read("man/patrolboard-views.7");

	(void)state;
	for (size_t i = 0; i < CONTRACT_VIEWS; i++) {
		const struct dataset *d = contract_view(i);
		char *part = section(text, d->view);

		for (size_t f = 0; f < d->fields_n; f++)
			if (!explains(part, &d->fields[f]))
				fail_msg("patrolboard-views.7 lacks board.%s.%s (%s%s)", d->view, d->fields[f].name,
					 decode_kind(d->fields[f].kind)->wants, d->fields[f].nullable ? " ?" : "");
		free(part);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_explained),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
