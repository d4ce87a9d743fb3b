/* Alerts over time: one line a condition, from when it is raised until it is cleared, and the last ones that were. */
#ifndef MODEL_ALERT_LOG_H
#define MODEL_ALERT_LOG_H

#include "model/alert_finding.h"

/*
 * Conditions that are followed at a time; when more hold, those that come first in alert_find's order. The line of one that is
 * pushed out by them goes without having been cleared.
 */
#define ALERT_LOG_MOST 200
#define ALERT_LOG_CLEARED 200

/* Room for a text of the database, 256 characters of at most 4 bytes, behind a rule's kind. */
#define ALERT_ID (1024 + 32)
#define ALERT_KEY 12

/* Moments are board time, MOMENT_NONE for what has not happened. */
struct alert_line {
	struct alert alert;  /* as it was last found; its subject lies in `id` */
	char id[ALERT_ID];   /* of its condition: "unit silent: HD03" */
	char key[ALERT_KEY]; /* of this line, another one each time that it is raised; "" before */
	usec begun;          /* the condition, as far back as is known */
	usec raised_at, acknowledged_at, repeated_at, cleared_at;
	unsigned told;       /* the telling (see alert_log_tellings) that it was last raised, repeated or cleared with */
	unsigned repeats;
	usec gone_at;        /* since when the condition has not been there */
	bool warned;         /* it was its rule's warning when it was raised */
	struct alert_finding *found; /* in the last step; NULL: it was not */
	int group;           /* the lower, the earlier it comes among the lines */
};

struct alert_log;

/* The display whose log it is. */
struct alert_watch {
	usec since;      /* it has watched */
	const char *who; /* is at its keyboard, and so acknowledges; "": not known */
};

/* Never NULL; without any lines. */
struct alert_log *alert_log_new(void);

/* NULL is allowed, here and where a log is const: it has no lines. */
void alert_log_free(struct alert_log *log);

/*
 * Takes what holds now. A condition that has held for its rule's delay is raised; one whose warning was raised before, or that
 * began after it was acknowledged, is raised anew, not acknowledged. One that has been gone for its delay is cleared. While
 * nobody acknowledges it is repeated. Of the board nothing is raised and nothing cleared while its data is not live, because
 * nothing is known. Returns true when the bell has to ring: something was raised or repeated that rings by the settings.
 */
bool alert_log_step(struct alert_log *log, const struct alert_scene *s);

/* Raises all that holds at this moment, without delay: for a single picture. */
void alert_log_take(struct alert_log *log, const struct alert_scene *s);

/*
 * Acknowledges the line of that key, or, when it is "", the first that is not. Returns it; NULL when there is none, or it was
 * acknowledged before.
 */
const struct alert_line *alert_log_acknowledge(struct alert_log *log, const char *key, usec now);

/*
 * Lines that are raised, *n of them: emergencies, others of high priority, the rest by priority; not acknowledged before
 * acknowledged, but an acknowledged emergency after nothing of lower priority than high; then the longest standing.
 */
const struct alert_line *const *alert_log_raised(const struct alert_log *log, size_t *n);

/* Lines that are cleared, the last one first, at most settings.alerts.cleared of them. */
const struct alert_line *const *alert_log_cleared(const struct alert_log *log, size_t *n);

/*
 * How often a line was raised, repeated or cleared until now: those whose `told` is more than what this was once have been since.
 * 0 for NULL.
 */
unsigned alert_log_tellings(const struct alert_log *log);

/* Conditions that held at the last step beyond ALERT_LOG_MOST. */
size_t alert_log_missed(const struct alert_log *log);

bool alert_acknowledged(const struct alert_line *line);

#endif
