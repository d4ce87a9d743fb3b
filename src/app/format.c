#include "app/format.h"

#include <stdlib.h>
#include <string.h>

#include "app/choice.h"
#include "base/tongue.h"
#include "base/arena.h"
#include "draw/tier.h"

/* More formats than any command has. */
#define MOST 16

const struct format *format_named(const struct format *formats, const char *name, struct err *e)
{
	const char *names[MOST];
	size_t n = 0;

	if (!name)
		return formats;
	for (; n < MOST && formats[n].name; n++) {
		if (strcmp(formats[n].name, name) == 0)
			return &formats[n];
		names[n] = formats[n].name;
	}
	choice_refuse(e, N_("format"), name, names, n);
	return NULL;
}

void format_write(const struct format *f, enum glyphs glyphs, const void *what, FILE *out)
{
	FILE *whole;
	char *text = NULL;
	size_t n;

	if (!f->prose || glyphs == GLYPHS_TIER_FULL) {
		f->write(what, out);
		return;
	}
	whole = open_memstream(&text, &n);
	if (!whole)
		arena_exhausted();
	f->write(what, whole);
	if (fclose(whole) != 0)
		arena_exhausted();
	tier_write(glyphs, text, out);
	free(text);
}

const char *format_names(const struct format *formats, char dst[FORMAT_NAMES])
{
	size_t used = 0;

	dst[0] = '\0';
	for (const struct format *f = formats; f->name && used < FORMAT_NAMES; f++)
		used += (size_t)snprintf(dst + used, FORMAT_NAMES - used, "%s%s", used ? ", " : "", f->name);
	return dst;
}
