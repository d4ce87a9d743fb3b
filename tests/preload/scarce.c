/*
 * Preloaded into a program: from main on its calls for memory are counted, and those that $SCARCE names fail: "7" the seventh, "7-"
 * it and all after it. Where $SCARCE_COUNT names a file, the count is written there at the end.
 */
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* The C library's own, under the names by which it lets itself be replaced. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *at, size_t size);

static unsigned long calls, first, last;
static bool counting;

/* What is preloaded is set up last, after all other libraries. */
__attribute__((constructor)) static void begin(void)
{
	const char *scarce = getenv("SCARCE");
	char *end;

	if (scarce) {
		first = strtoul(scarce, &end, 10);
		last = *end == '-' ? ULONG_MAX : first;
	}
	counting = true;
}

__attribute__((destructor)) static void tell(void)
{
	const char *path = getenv("SCARCE_COUNT");
	FILE *out;

	counting = false;
	out = path ? fopen(path, "we") : NULL;
	if (!out)
		return;
	fprintf(out, "%lu\n", calls);
	fclose(out);
}

static bool fails(void)
{
	if (!counting || ++calls < first || calls > last)
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *at, size_t size)
{
	return fails() ? NULL : __libc_realloc(at, size);
}
