#include "view/handover_talk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "view/said.h"

/* Room for three texts of 256 characters, each made visible, beside our own words. */
#define DRAFT 4096

static struct shift *shift_of(struct handover_talk *t, const struct unit *u)
{
	struct shift *s = t->shifts;

	for (; s < t->shifts + t->shifts_n; s++)
		if (s->ends == u->shift_ends && strcmp(s->name, u->shift_name) == 0)
			return s;
	if (t->shifts_n == SHIFTS)
		return NULL;
	*s = (struct shift){ .name = u->shift_name, .begins = MOMENT_NONE, .ends = u->shift_ends };
	t->shifts_n++;
	return s;
}

static usec earlier(usec a, usec b)
{
	if (!moment_known(a) || !moment_known(b))
		return moment_known(a) ? a : b;
	return a < b ? a : b;
}

static void add_unit(struct handover_talk *t, const struct unit *u)
{
	struct shift *s = shift_of(t, u);

	if (!s)
		return;
	s->units++;
	s->of_kind[unit_kind_of(u)]++;
	if (u->crew > 0 && u->crew < 100)
		s->officers += u->crew;
	s->begins = earlier(s->begins, u->on_duty_since);
}

static int by_size(const void *left, const void *right)
{
	const struct shift *a = left, *b = right;

	if (a->units != b->units)
		return a->units > b->units ? -1 : 1;
	return a->ends < b->ends ? -1 : a->ends > b->ends;
}

void handover_talk_begin(struct handover_talk *t, const struct view *v, const struct alert_watch *watch,
			 struct arena *arena)
{
	const struct board *b = v->board;
	const struct unit *const *units = board_units_by_call_sign(b);

	*t = (struct handover_talk){
		.view = v,
		.now = view_moment(v),
		.watch = watch,
		.arena = arena,
		.from = MOMENT_NONE,
	};
	for (size_t i = 0; i < b->units.n; i++)
		if (unit_class(v->settings, units[i]) != STATE_OFF)
			add_unit(t, units[i]);
	qsort(t->shifts, t->shifts_n, sizeof *t->shifts, by_size);
	if (t->shifts_n > 0)
		t->from = t->shifts[0].begins;
}

static void make_room(struct handover_talk *t)
{
	size_t room = t->room ? 2 * t->room : 16;
	const char **lines;

	if (t->n < t->room)
		return;
	lines = arena_alloc(t->arena, room, sizeof *lines);
	if (t->n > 0)
		memcpy(lines, t->lines, t->n * sizeof *lines);
	t->lines = lines;
	t->room = room;
}

void handover_say(struct handover_talk *t, const char *format, ...)
{
	char draft[DRAFT], line[DRAFT];
	va_list arguments;
	size_t n;

	va_start(arguments, format);
	vsnprintf(draft, sizeof draft, format, arguments);
	va_end(arguments);
	n = text_clean(draft, line, sizeof line);
	make_room(t);
	t->lines[t->n++] = arena_text(t->arena, line, n);
}

bool handover_in_shift(const struct handover_talk *t, usec at)
{
	return t->from == MOMENT_NONE || (moment_known(at) && at >= t->from);
}

const char *handover_since(const struct handover_talk *t, usec at)
{
	char said[SAID_TEXT];

	return arena_printf(t->arena, "%s", said_since(t->view, at, said));
}

const char *handover_until(const struct handover_talk *t, usec at)
{
	char said[SAID_TEXT];

	return arena_printf(t->arena, "%s", said_until(t->view, at, said));
}

const char *handover_count(const struct handover_talk *t, size_t n, const char *one, const char *many)
{
	if (n == 0)
		return arena_printf(t->arena, "%s %s", T_("no"), P_(one, many, n));
	return arena_printf(t->arena, "%zu %s", n, P_(one, many, n));
}

const char *handover_wanted(const struct handover_talk *t, const struct assist *a)
{
	if (!a->wanted[0])
		return C_("wanted", "help");
	return strcmp(a->wanted, "officers") == 0 ? a->wanted : arena_printf(t->arena, T_("a %s"), a->wanted);
}
