/* What needs a person's attention now: one condition, one line. */
#ifndef MODEL_ALERT_H
#define MODEL_ALERT_H

#include "base/settings.h"
#include "model/board.h"

enum alert_priority { ALERT_HIGH, ALERT_MIDDLE, ALERT_LOW };

#define ALERT_TEXT 160

/* A condition: the word that its text begins with, and for the manual when it holds (no full stop). */
struct alert_kind {
	const char *word, *help;
};

struct alert {
	enum alert_priority priority;
	const char *kind;    /* the word of the condition that raised it */
	const char *subject; /* call sign, hotspot code or assist id that it is about */
	usec since;          /* board time; MOMENT_NONE when not known */
	char text[ALERT_TEXT]; /* "EMERGENCY HD03 Allenton 42s": safe to show */
};

/*
 * Finds the conditions that hold at `now`, highest priority first; within one emergencies first, then the longest standing, those
 * of unknown age last. At most `max` are written. Returns how many hold in all, which may be more.
 */
size_t alert_find(const struct board *b, const struct settings *s, usec now, struct alert *out, size_t max);

/* The i-th condition there is; NULL after the last. */
const struct alert_kind *alert_kind(size_t i);

/*
 * Are young people running away more often than this hotspot is used to? Yes when the last 7 days had at least
 * ALERT_RUNAWAYS, and at least half as many again as a mean week of the three before (7d >= 1.5 * (28d - 7d) / 3).
 * Fewer than ALERT_RUNAWAYS are no trend, however few there were before.
 */
#define ALERT_RUNAWAYS 4
bool alert_runaways_rise(const struct hotspot *h);

#endif
