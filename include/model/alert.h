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

/*
 * Bytes of a name, and of all words: more than any screen has room for. A name that is longer still ends in an ellipsis here, so
 * that what stands behind it is never lost.
 */
#define ALERT_NAME 192
#define ALERT_TEXT (2 * ALERT_NAME + 160)

/*
 * What is told of it, safe to show, "" for what there is not: "HD03", "Allenton", "ends", "in 5m", "not answered". Where it gets
 * narrow the note leaves first, then the word how it is, then the place is cut, and leaves beside somebody's name.
 */
struct alert_words {
	char who[ALERT_NAME], place[ALERT_NAME], how[52], what[64];
	const char *note;
};

struct alert {
	const struct alert_rule *rule;
	enum alert_priority priority;
	bool warning;
	const char *subject; /* whole, as the database has it; what alert_find writes has it in the board */
	usec since;          /* board time; MOMENT_NONE when not known */
	const void *row;     /* of the board, in which it was found; NULL: in none */
	struct alert_words words;
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

/*
 * All of its words, a blank between: "HD03 Allenton 1m not answered"; or those that may be cut, "HD03 Allenton", and those that
 * may not. Each returns dst.
 */
const char *alert_text(const struct alert *a, char dst[ALERT_TEXT]);
const char *alert_name(const struct alert *a, char dst[ALERT_TEXT]);
const char *alert_tail(const struct alert *a, char dst[ALERT_TEXT]);

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
