/* Text that anybody may have written stays text in Markdown, and lines of plain text stay in their width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/prose.h"

static void markdown_is_escaped(void **state)
{
	static const struct {
		const char *why, *text, *written;
	} cases[] = {
		{ "plain text", "HD03 Allenton", "HD03 Allenton" },
		{ "emphasis and code", "*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`" },
		{ "links and markup", "[a](b) <i>", "\\[a\\](b) \\<i\\>" },
		{ "addresses", "see www.example.org", "see www\\.example.org" },
		{ "a list in a list", "- a", "\\- a" },
		{ "another", "+ a - b", "\\+ a - b" },
		{ "a numbered one", "12. a", "12\\. a" },
		{ "with brackets", "3) a", "3\\) a" },
		{ "a number alone is none", "12 patrols", "12 patrols" },
		{ "blanks would make code", "     a", "a" },
		{ "a line under the one before", "=====", "\\=====" },
		{ "nothing", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = NULL;
		size_t n;
		FILE *out = open_memstream(&text, &n);

		prose_markdown_line(cases[i].text, out);
		fclose(out);
		if (strcmp(text, cases[i].written) != 0)
			fail_msg("%s: '%s'", cases[i].why, text);
		free(text);
	}
}

static void lines_are_broken_between_words(void **state)
{
	const char *words =
		"hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot "
		"hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot hotspot";
	char *text = NULL, *line;
	size_t n, lines = 0;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	prose_wrapped("* ", words, out);
	fclose(out);
	for (line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), lines++) {
		assert_true(strlen(line) <= PROSE_COLS);
		assert_int_equal(strncmp(line, lines ? "  hotspot" : "* hotspot", 9), 0);
	}
	assert_int_equal(lines, 3);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_is_escaped),
		cmocka_unit_test(lines_are_broken_between_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
