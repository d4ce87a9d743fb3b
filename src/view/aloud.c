#include "view/aloud.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/tongue.h"

/* A unit of time, and the one that a number behind it without any has. */
static const struct unit {
	char letter, next;
	const char *one, *many;
} units[] = {
	{ 's', '\0', NP_("second", "seconds") },
	{ 'm', 's', NP_("minute", "minutes") },
	{ 'h', 'm', NP_("hour", "hours") },
	{ 'd', 'h', NP_("day", "days") },
};

static const struct unit *unit_of(char letter)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (letter && units[i].letter == letter)
			return &units[i];
	return NULL;
}

/* One number and its unit, "12m" or the "41" of "3h41": where it ends, and `unit`; NULL when it is none. */
static const char *part_end(const char *at, const struct unit **unit)
{
	const char *end = at + strspn(at, "0123456789");
	const struct unit *own = unit_of(*end);

	if (end == at || end - at > 6)
		return NULL;
	if (own)
		end++;
	else
		own = *unit ? unit_of((*unit)->next) : NULL;
	*unit = own;
	return own ? end : NULL;
}

/* Where the length of time that begins here ends, or NULL when none does. */
static const char *length_end(const char *at)
{
	const struct unit *unit = NULL;
	const char *end = at;

	do
		end = part_end(end, &unit);
	while (end && isdigit((unsigned char)*end));
	return end && !isalnum((unsigned char)*end) && *end != ':' ? end : NULL;
}

/* Of several parts none is said of what there is none of. */
static const char *length_aloud(const char *at, const char *end, struct arena *arena)
{
	const char *said = "";
	const struct unit *unit = NULL;

	for (const char *next; at < end && (next = part_end(at, &unit)); at = next) {
		long number = strtol(at, NULL, 10);

		if (number || (next == end && !said[0]))
			said = arena_printf(arena, "%s%s%ld %s", said, said[0] ? " " : "", number,
					    P_(unit->one, unit->many, (unsigned long)number));
	}
	return said;
}

const char *aloud(const char *text, struct arena *arena)
{
	const char *said = "", *end;

	for (; *text; text = end) {
		bool about = *text == '~';

		end = length_end(text + about);
		if (end) {
			said = arena_printf(arena, "%s%s%s", said, about ? T_("about ") : "",
					    length_aloud(text + about, end, arena));
		} else {
			end = text + strcspn(text, " ");
			end += strspn(end, " ");
			said = arena_printf(arena, "%s%.*s", said, (int)(end - text), text);
		}
	}
	return said;
}
