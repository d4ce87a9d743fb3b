/* A section of the handover in the making, and the shift that it is about. */
#ifndef VIEW_HANDOVER_TALK_H
#define VIEW_HANDOVER_TALK_H

#include "base/arena.h"
#include "model/state.h"
#include "view/view.h"

/* Those on duty whose shift has the same name and the same end. */
struct shift {
	const char *name; /* "" where the database names none */
	usec begins;      /* when the first of them came on duty; MOMENT_NONE: not known */
	usec ends;
	size_t units, of_kind[UNIT_KINDS];
	int officers;
};

#define SHIFTS 12

struct handover_talk {
	const struct view *view;
	usec now;           /* by which rows are judged */
	const struct alert_watch *watch; /* as handover_make has it */
	struct arena *arena;
	struct shift shifts[SHIFTS]; /* the largest first */
	size_t shifts_n;
	usec from; /* when the largest began; MOMENT_NONE: not known, and all that the board holds counts */
	const char **lines;
	size_t n, room;
};

/* Finds the shifts; there are no lines yet. */
void handover_talk_begin(struct handover_talk *t, const struct view *v, const struct alert_watch *watch,
			 struct arena *arena);

/* One more line, made safe. */
void handover_say(struct handover_talk *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Does what was at `at` belong to the shift? */
bool handover_in_shift(const struct handover_talk *t, usec at);

/* "17:58:45, 2m ago", lives in the arena: said_since and said_until in what is printed. */
const char *handover_since(const struct handover_talk *t, usec at);
const char *handover_until(const struct handover_talk *t, usec at);

/* "1 visit", "12 visits", "no visits". Lives in the arena. */
const char *handover_count(const struct handover_talk *t, size_t n, const char *one, const char *many);

/* "a drone", "officers", "help" where nothing is said. */
const char *handover_wanted(const struct handover_talk *t, const struct assist *a);

#endif
