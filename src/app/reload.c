#include "app/reload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/configure.h"
#include "base/tongue.h"

static bool read(const struct options *o, struct settings *next, struct arena *arena, char why[REFUSAL_TEXT])
{
	char *report = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&report, &n);
	bool good = out && configure(next, arena, o, out) == EXIT_STATUS_OK;

	if (out)
		fclose(out);
	if (!good)
		refusal_brief(report ? report : "", why);
	free(report);
	return good;
}

/* A report is in one language: in another it has to be written again. */
static void read_in_english(const struct options *o, char why[REFUSAL_TEXT])
{
	struct arena *arena = arena_new();
	struct settings unused;

	tongue_end();
	read(o, &unused, arena, why);
	tongue_again();
	arena_drop(arena);
}

bool reload_settings(const struct reload *r, struct settings *next, struct arena **arena, struct refusal *why)
{
	struct err e;

	*arena = arena_new();
	if (!read(r->options, next, *arena, why->text)) {
		memcpy(why->english, why->text, sizeof why->english);
		if (tongue_foreign())
			read_in_english(r->options, why->english);
	} else if (r->turn_to(r->who, next, &e)) {
		next->reading = r->before->reading + 1;
		return true;
	} else {
		err_wrap(&e, "settings kept");
		snprintf(why->text, sizeof why->text, "%.*s", REFUSAL_TEXT - 1, e.text);
		snprintf(why->english, sizeof why->english, "%.*s", REFUSAL_TEXT - 1, e.english);
	}
	arena_drop(*arena);
	*arena = NULL;
	return false;
}
