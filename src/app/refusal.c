#include "app/refusal.h"

#include <stdio.h>
#include <string.h>

#include "base/tongue.h"

#define ERROR ": error: "
#define UNDERLINE "      | "

static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

/* Behind the caret, two lines below the mistake; *n is its length, 0 when there is none. */
static const char *hint_of(const char *report, size_t *n)
{
	const char *hint = next_line(next_line(report));

	*n = 0;
	if (strncmp(hint, UNDERLINE, strlen(UNDERLINE)) != 0)
		return hint;
	hint += strlen(UNDERLINE);
	hint += strspn(hint, " ");
	hint += strspn(hint, "^~");
	hint += strspn(hint, " ");
	*n = strcspn(hint, "\n");
	return hint;
}

/* "config.yaml:14:5" of "/etc/patrolboard/config.yaml:14:5". */
static const char *without_folders(const char *place, const char *end)
{
	const char *slash = memrchr(place, '/', (size_t)(end - place));

	return slash ? slash + 1 : place;
}

const char *refusal_brief(const char *report, char dst[REFUSAL_TEXT])
{
	const char *error = strstr(report, ERROR), *place, *message, *hint;
	size_t line = strcspn(report, "\n"), n;

	if (!error || error >= report + line) {
		snprintf(dst, REFUSAL_TEXT, T_("settings kept: %.*s"), (int)line, report);
		return dst;
	}
	place = without_folders(report, error);
	message = error + strlen(ERROR);
	hint = hint_of(report, &n);
	snprintf(dst, REFUSAL_TEXT, T_("settings kept: %.*s: %.*s%s%.*s"), (int)(error - place), place,
		 (int)(report + line - message), message, n ? "; " : "", (int)n, hint);
	return dst;
}
