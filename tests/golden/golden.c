#include "golden/golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lines of a difference that are shown. */
#define SHOWN 12

static FILE *open_golden(const char *name, const char *mode)
{
	char path[128];

	snprintf(path, sizeof path, "tests/golden/%s.txt", name);
	return fopen(path, mode);
}

/* What is committed, "" when there is nothing; the caller frees it. */
static char *read_golden(const char *name)
{
	FILE *in = open_golden(name, "r"), *out;
	char *text = NULL;
	size_t n = 0;

	out = open_memstream(&text, &n);
	if (!out)
		abort();
	for (int c; in && (c = getc(in)) != EOF;)
		putc(c, out);
	fclose(out);
	if (in)
		fclose(in);
	return text;
}

static void write_golden(const char *name, const char *text)
{
	FILE *out = open_golden(name, "w");

	if (!out)
		abort();
	fputs(text, out);
	fclose(out);
}

static int line_length(const char *s)
{
	return (int)strcspn(s, "\n");
}

static const char *next_line(const char *s)
{
	s += line_length(s);
	return *s ? s + 1 : s;
}

static bool same_line(const char *a, const char *b)
{
	return line_length(a) == line_length(b) && memcmp(a, b, (size_t)line_length(a)) == 0;
}

static void show_difference(const char *name, const char *wanted, const char *got)
{
	int shown = 0;

	fprintf(stderr, "%s differs from tests/golden/%s.txt (GOLDEN_UPDATE=1 rewrites it):\n", name, name);
	for (int line = 1; (*wanted || *got) && shown < SHOWN; line++) {
		if (!same_line(wanted, got)) {
			fprintf(stderr, "%4d -%.*s\n     +%.*s\n", line, line_length(wanted), wanted, line_length(got),
				got);
			shown++;
		}
		wanted = next_line(wanted);
		got = next_line(got);
	}
}

bool golden_is(const char *name, const char *text)
{
	char *wanted = read_golden(name);
	bool same = strcmp(text, wanted) == 0;

	if (!same && getenv("GOLDEN_UPDATE"))
		write_golden(name, text);
	else if (!same)
		show_difference(name, wanted, text);
	free(wanted);
	return same || getenv("GOLDEN_UPDATE");
}
