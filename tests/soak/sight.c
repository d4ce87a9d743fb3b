#include "soak/sight.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARTS 3

/* Where a fact stands on the screen; `times` it is looked for. */
static const struct place {
	const char *fact, *regex;
	size_t times;
} places[] = {
	{ "unit", "│.{2,3}([A-Z]{2}[0-9]{1,2}) +(patrol|drone|motorcycle|supervisor) +([A-Z]+( [A-Z]+)?)  ", 64 },
	{ "note", "HD00 .* (g[0-9]+) ", 1 },
	{ "units", "2 Units ([0-9]+) ", 1 },
	{ "assists", "3 Assists ([0-9]+) open ", 1 },
	{ "extra", " ([0-9]+) needs? extra officers", 1 },
	{ "total", " Patrols +([0-9,]+) patrols", 1 },
	{ "event", "^.{2}([0-9]{2}:[0-9]{2}:[0-9]{2}) ", 1 },
};

static void trim(char *text)
{
	size_t n = strlen(text);

	while (n > 0 && text[n - 1] == ' ')
		text[--n] = '\0';
}

static void add(struct sight *s, const char *fact, const char *text, const regmatch_t *m)
{
	char *line = s->facts[s->n++];
	size_t room = sizeof s->facts[0];
	int at = snprintf(line, room, "%s", fact);

	for (size_t i = 1; i <= PARTS; i++)
		if (m[i].rm_so >= 0 && (size_t)at < room)
			at += snprintf(line + at, room - (size_t)at, " %.*s", (int)(m[i].rm_eo - m[i].rm_so),
				       text + m[i].rm_so);
	trim(line);
}

static void look_for(struct sight *s, const struct place *p, const char *text)
{
	regmatch_t m[PARTS + 2];
	regex_t r;

	if (regcomp(&r, p->regex, REG_EXTENDED | REG_NEWLINE) != 0)
		abort();
	for (size_t i = 0; i < p->times && s->n < SIGHT_FACTS; i++) {
		if (regexec(&r, text, PARTS + 1, m, 0) != 0)
			break;
		add(s, p->fact, text, m);
		text += m[0].rm_eo;
	}
	regfree(&r);
}

/* Before the corner the header says how long the poll took. */
#define CORNER "(took ([0-9.]+) ms +)?[^ ]* LIVE ([0-9]+)s$"

static void look_at_corner(struct sight *s, const char *text)
{
	regmatch_t m[4];
	regex_t r;

	if (regcomp(&r, CORNER, REG_EXTENDED | REG_NEWLINE) != 0)
		abort();
	s->live = regexec(&r, text, 4, m, 0) == 0;
	if (s->live)
		s->age = (int)strtol(text + m[3].rm_so, NULL, 10);
	if (s->live && m[1].rm_so >= 0)
		s->took = strtol(text + m[2].rm_so, NULL, 10);
	regfree(&r);
}

struct sight sight_take(struct screen *screen)
{
	const char *text = screen_text(screen);
	struct sight s = { .n = 0 };

	look_at_corner(&s, text);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		look_for(&s, &places[i], text);
	return s;
}

static bool has_line(const char *lines, const char *line)
{
	size_t n = strlen(line);

	for (const char *at = lines; (at = strstr(at, line)); at++)
		if ((at == lines || at[-1] == '\n') && (at[n] == '\n' || at[n] == '\0'))
			return true;
	return false;
}

bool sight_within(const struct sight *s, const char *lines, const char **fact)
{
	for (size_t i = 0; i < s->n; i++) {
		if (has_line(lines, s->facts[i]))
			continue;
		if (fact)
			*fact = s->facts[i];
		return false;
	}
	return true;
}

bool sight_enough(const struct sight *s)
{
	size_t seen[sizeof places / sizeof *places] = { 0 };

	for (size_t i = 0; i < s->n; i++)
		for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
			size_t n = strlen(places[p].fact);

			seen[p] += !strncmp(s->facts[i], places[p].fact, n) && s->facts[i][n] == ' ';
		}
	/* A board may have no open assist, no hotspot with extra officers, and no event today. */
	return seen[0] && seen[1] && seen[2] && seen[5];
}
