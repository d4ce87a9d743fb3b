#include "app/format.h"

#include <string.h>

#include "base/text.h"

/* More formats than any command has. */
#define MOST 16

static const char *nearest(const struct format *formats, const char *name)
{
	const char *names[MOST];
	size_t n = 0;

	for (; n < MOST && formats[n].name; n++)
		names[n] = formats[n].name;
	return text_nearest(name, names, n);
}

const struct format *format_named(const struct format *formats, const char *name, struct err *e)
{
	char names[FORMAT_NAMES];
	const char *near;

	if (!name)
		return formats;
	for (const struct format *f = formats; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	near = nearest(formats, name);
	if (near)
		err_set(e, "unknown format '%s'; did you mean '%s'? there are: %s", name, near,
			format_names(formats, names));
	else
		err_set(e, "unknown format '%s'; there are: %s", name, format_names(formats, names));
	return NULL;
}

const char *format_names(const struct format *formats, char dst[FORMAT_NAMES])
{
	size_t used = 0;

	dst[0] = '\0';
	for (const struct format *f = formats; f->name && used < FORMAT_NAMES; f++)
		used += (size_t)snprintf(dst + used, FORMAT_NAMES - used, "%s%s", used ? ", " : "", f->name);
	return dst;
}
