#include "support/page.h"

#include <stdio.h>
#include <stdlib.h>

#define PAGE_BYTES (1024 * 1024)

char *page_read(const char *path)
{
	char *text = calloc(1, PAGE_BYTES);
	FILE *in = fopen(path, "r");
	size_t n = text && in ? fread(text, 1, PAGE_BYTES, in) : 0;

	if (n == 0 || n == PAGE_BYTES) {
		fprintf(stderr, "cannot read %s\n", path);
		exit(1);
	}
	fclose(in);
	return text;
}
