/* The table of conditions that a board is searched for, those that hold at a moment, and how each is put into words. */
#ifndef MODEL_ALERT_FINDING_H
#define MODEL_ALERT_FINDING_H

#include "base/arena.h"
#include "model/alert.h"
#include "model/board.h"

/* All rules, for those that list them; `i` from 0; NULL past the last. */
const struct alert_rule *alert_rule(size_t i);

/* What alerts are found in. */
struct alert_scene {
	const struct board *board; /* NULL: nothing is known yet, so nothing is found */
	const struct settings *settings;
	usec now; /* board time */
	usec age; /* of the data */
	enum staleness staleness;
};

/* An alert as it is found, before it is put into words; all texts lie in the board, the settings or the program. */
struct alert_finding {
	const struct alert_rule *rule;
	enum alert_priority priority;
	bool warning;
	unsigned group;
	const char *subject;
	usec since;
	const char *who, *place, *how, *note;
	const struct alert_form *form;
	usec length;
	const void *row; /* of the board, in which it was found; NULL: in none */
};

/* The first in order, and how many hold in all, which may be more. */
struct alert_findings {
	struct alert_finding *const *at;
	size_t n, in_all;
	usec until; /* while the data are live: before that moment nothing else is found, only lengths go on */
};

/*
 * Finds the conditions that hold, highest priority first; within one emergencies first, then the longest standing, those of
 * unknown age last; equal ones in the order of the rules, and then of the board's rows. At most `most` are kept, in `arena`.
 * Conditions are judged by the board's own moment once the database is lost.
 */
struct alert_findings alert_find(const struct alert_scene *s, size_t most, struct arena *arena);

/*
 * Puts a finding into words. `out` is all zero, or was told of the same condition before: then only what reads otherwise is
 * written. Lengths of time read OLD once the database is lost, and while stale `~5m`.
 */
void alert_tell(const struct alert_finding *f, enum staleness staleness, struct alert *out);

/* So much later, with live data of which nothing else would be found: brings its length, and the words of that, up to then. */
void alert_go_on(struct alert_finding *f, usec time, struct alert *out);

/* Does `a` come before `b`, or before what was found, in that order? */
bool alert_before(const struct alert *a, const struct alert *b);
bool alert_before_found(const struct alert *a, const struct alert_finding *f);

/*
 * Are young people running away more often than this hotspot is used to? Yes when the last 7 days had at least
 * ALERT_RUNAWAYS, and at least half as many again as a mean week of the three before (7d >= 1.5 * (28d - 7d) / 3).
 * Fewer than ALERT_RUNAWAYS are no trend, however few there were before.
 */
#define ALERT_RUNAWAYS 4
bool alert_runaways_rise(const struct hotspot *h);

#endif
