/* What needs a person's attention: one condition that holds, where it stands among others and what is told of it. */
#ifndef MODEL_ALERT_H
#define MODEL_ALERT_H

#include <stdint.h>

#include "base/settings.h"
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

/* How a length of time is put into words: "5m", "in 5m", "5m ago". */
struct alert_form;

/* What stands for the words of a length of time: all from `least` on and below `most` have the same. */
struct alert_measure {
	const struct alert_form *form; /* NULL: there are no words yet */
	usec least, most;
	enum staleness staleness;
};

/*
 * What is told of it, safe to show, "" for what there is not: "HD03", "Allenton", "ends", "in 5m", "not answered". Where it gets
 * narrow the note leaves first, then the word how it is, then the place is cut, and leaves beside somebody's name.
 */
struct alert_words {
	char who[ALERT_NAME], place[ALERT_NAME], how[52], what[64];
	const char *note;
	struct alert_measure measure; /* of `what` */
};

struct alert {
	const struct alert_rule *rule;
	enum alert_priority priority;
	bool warning;
	unsigned group; /* by priority, emergencies first; the lower, the sooner */
	const char *subject; /* whole, as the database has it; what alert_tell writes has it in the board */
	usec since;          /* board time; MOMENT_NONE when not known */
	struct alert_words words;
};

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

#endif
