/* What needs a person's attention: the table of conditions that the board is searched for, and those that hold at a moment. */
#ifndef MODEL_ALERT_H
#define MODEL_ALERT_H

#include <stdint.h>

#include "base/settings.h"
#include "model/board.h"
#include "model/link.h"

enum alert_priority { ALERT_HIGH, ALERT_MIDDLE, ALERT_LOW };

/* What a condition is about; its subject is a call sign, an assist's id, a hotspot's code, or "" for the data as a whole. */
enum alert_about { ALERT_UNIT, ALERT_ASSIST, ALERT_HOTSPOT, ALERT_DATA };

#define ALERT_AT_ONCE SIZE_MAX

/* What the table says of a condition: how it is told, and how its alerts come and go (model/alert_log.h). */
struct alert_rule {
	const char *kind;    /* "unit over limit" */
	const char *word;    /* "TOO LONG" */
	const char *warning; /* the word before it comes to that, one priority lower: "LIMIT NEAR"; NULL: there is no warning */
	const char *help;    /* for the manual: when it holds; no full stop */
	enum alert_priority priority;
	enum alert_about about;
	bool emergency; /* stands before all others; one that began later than the one before is another one */
	/* Where in struct alert_settings each length of time is; ALERT_AT_ONCE: 0, whatever is configured. */
	size_t raise_after, clear_after, repeat;
};

#define ALERT_SUBJECT 64
#define ALERT_TEXT 160

struct alert {
	const struct alert_rule *rule;
	enum alert_priority priority;
	bool warning;
	char subject[ALERT_SUBJECT]; /* as the database has it; one that is longer ends in a number made of all of it */
	usec since;                  /* board time; MOMENT_NONE when not known */
	char text[ALERT_TEXT];       /* what follows the word, safe to show: "HD03 Allenton 42s" */
	size_t tail;                 /* bytes at its end that are not to be cut, as the name before them can be: "42s" */
};

/* What alerts are found in. */
struct alert_scene {
	const struct board *board; /* NULL: nothing is known yet, so nothing is found */
	const struct settings *settings;
	usec now; /* board time */
	usec age; /* of the data */
	enum staleness staleness;
};

/*
 * Finds the conditions that hold, highest priority first; within one emergencies first, then the longest standing, those of
 * unknown age last; equal ones in the order of the board's rows. At most `max` are written. Returns how many hold in all, which
 * may be more. Conditions are judged by the board's own moment once the database is lost; lengths of time in the texts then read
 * OLD, and while stale `~5m`.
 */
size_t alert_find(const struct alert_scene *s, struct alert *out, size_t max);

/* Does `a` come before `b` in that order? */
bool alert_before(const struct alert *a, const struct alert *b);

/* "TOO LONG" or its warning's word. */
const char *alert_word(const struct alert *a);

/* A length of time that the rule names. */
usec alert_length(const struct settings *s, size_t at);

/* Does the bell ring for it? */
bool alert_rings(const struct settings *s, const struct alert *a);

/* All rules, for those that list them; `i` from 0; NULL past the last. */
const struct alert_rule *alert_rule(size_t i);

/*
 * Are young people running away more often than this hotspot is used to? Yes when the last 7 days had at least
 * ALERT_RUNAWAYS, and at least half as many again as a mean week of the three before (7d >= 1.5 * (28d - 7d) / 3).
 * Fewer than ALERT_RUNAWAYS are no trend, however few there were before.
 */
#define ALERT_RUNAWAYS 4
bool alert_runaways_rise(const struct hotspot *h);

#endif
