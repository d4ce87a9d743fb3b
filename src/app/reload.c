#include "app/reload.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/configure.h"

bool reload_settings(const struct reload *r, struct settings *next, struct arena **arena, char why[REFUSAL_TEXT])
{
	char *report = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&report, &n);
	bool good;
	struct err e;

	*arena = arena_new();
	good = out && configure(next, *arena, r->options, out) == EXIT_STATUS_OK;
	if (good && !r->turn_to(r->who, next, &e)) {
		fprintf(out, "%s\n", e.text);
		good = false;
	}
	if (out)
		fclose(out);
	if (!good) {
		refusal_brief(report ? report : "", why);
		arena_drop(*arena);
		*arena = NULL;
	}
	free(report);
	return good;
}
