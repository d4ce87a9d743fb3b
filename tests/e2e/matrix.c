#include "e2e/matrix.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "e2e/process.h"

#define PAGE "tests/e2e/README.md"
/* Of a heading and the titles under it. */
#define HEAD "\n## %s\n\n| %s |\n|---|---|---|---:|---:|---:|\n"

struct section {
	const char *heading, *titles;
};

static void write_seconds(FILE *out, long ms)
{
	if (ms < 0)
		fputs(" - |", out);
	else
		fprintf(out, " %ld.%ld s |", ms / 1000, ms % 1000 / 100);
}

/* All of it, to be freed; without the times, for comparing, where there are to be none. */
static char *table_of(const struct matrix_row *rows, size_t n, bool times)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; i < n; i++) {
		const struct matrix_row *r = &rows[i];

		fprintf(out, "| %s | %s | %s |", r->fault, r->corner, r->says);
		if (times) {
			write_seconds(out, r->first_ms);
			write_seconds(out, r->back_ms);
			fprintf(out, r->key_ms < 0 ? " - |" : " %ld ms |", r->key_ms);
		}
		fputc('\n', out);
	}
	fclose(out);
	return text;
}

/* What is between the table's head and the next blank line; NULL when there is no such heading. */
static char *table_find(char *page, const struct section *in, size_t *n)
{
	char start[256], *at, *end;

	snprintf(start, sizeof start, HEAD, in->heading, in->titles);
	at = strstr(page, start);
	if (!at)
		return NULL;
	at += strlen(start);
	end = strstr(at, "\n\n");
	*n = end ? (size_t)(end + 1 - at) : strlen(at);
	return at;
}

/* Takes the three columns of times away, in place. */
static void drop_times(char *table)
{
	char *to = table;

	for (char *line = table, *next; *line; line = next) {
		size_t n = strcspn(line, "\n"), bars = 0, keep = 0;

		next = line + n + (line[n] == '\n');
		while (keep < n && bars < 4)
			bars += line[keep++] == '|';
		memmove(to, line, keep);
		to += keep;
		*to++ = '\n';
	}
	*to = '\0';
}

static bool same(char *page, const struct section *in, const struct matrix_row *rows, size_t n)
{
	size_t length = 0;
	char *at = table_find(page, in, &length);
	char *table = at ? strndup(at, length) : strdup(""), *wanted = table_of(rows, n, false);
	bool ok;

	drop_times(table);
	ok = strcmp(table, wanted) == 0;
	if (!ok)
		fprintf(stderr, "%s, under '%s', is not (GOLDEN_UPDATE=1 rewrites it):\n%s", PAGE, in->heading, wanted);
	free(table);
	free(wanted);
	return ok;
}

static void rewrite(int fd, char *page, const struct section *in, const char *table)
{
	size_t length = 0;
	char *at = table_find(page, in, &length);

	lseek(fd, 0, SEEK_SET);
	if (ftruncate(fd, 0) < 0)
		abort();
	if (at)
		dprintf(fd, "%.*s%s%s", (int)(at - page), page, table, at + length);
	else
		dprintf(fd, "%s" HEAD "%s", page, in->heading, in->titles, table);
}

bool matrix_keep(const char *heading, const char *titles, const struct matrix_row *rows, size_t n)
{
	const struct section in = { heading, titles };
	int fd = open(PAGE, O_RDWR | O_CLOEXEC);
	char *page, *table = table_of(rows, n, true);
	bool ok = true;

	flock(fd, LOCK_EX);
	page = file_read(PAGE);
	if (getenv("GOLDEN_UPDATE"))
		rewrite(fd, page, &in, table);
	else
		ok = same(page, &in, rows, n);
	close(fd);
	free(page);
	free(table);
	return ok;
}
