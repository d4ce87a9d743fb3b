/* What needs a person's attention now: one condition, one line. */
#ifndef MODEL_ALERT_H
#define MODEL_ALERT_H

#include "base/settings.h"
#include "model/board.h"

enum alert_priority { ALERT_HIGH, ALERT_MIDDLE, ALERT_LOW };

#define ALERT_TEXT 160

struct alert {
	enum alert_priority priority;
	const char *kind;    /* "emergency", "assist unanswered", ...: the row of the table that raised it */
	const char *subject; /* call sign, hotspot code or assist id that it is about */
	usec since;          /* board time; MOMENT_NONE when not known */
	char text[ALERT_TEXT]; /* "EMERGENCY HD03 Allenton 0:42": not yet safe to show */
};

/*
 * Finds the conditions that hold at `now`, highest priority first, longest standing first within one, at most `max`.
 * Returns how many hold in all, which may be more.
 */
size_t alert_find(const struct board *b, const struct settings *s, usec now, struct alert *out, size_t max);

#endif
