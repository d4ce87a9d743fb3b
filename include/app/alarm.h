/* The alerts of the live board over time, and the bell that goes with them. */
#ifndef APP_ALARM_H
#define APP_ALARM_H

#include "view/view.h"

struct alarm {
	struct alert_log *log;
	usec begun;       /* board time of the first step; MOMENT_NONE: there was none */
	usec muted_until; /* by clock_now() */
	/* What the log was last told of: the board, by when it was received, and the second of its time. */
	usec received, seconds;
	enum staleness staleness;
};

void alarm_open(struct alarm *a);
void alarm_close(struct alarm *a);

/* Begins anew, with the board of another database; the bell stays mute if it was. */
void alarm_forget(struct alarm *a);

/*
 * Lets the alerts go on to what the live board says at `now`, even when another one is shown. Returns true when the bell has to
 * ring: never while it is mute.
 */
bool alarm_step(struct alarm *a, const struct view *live, usec now);

/* All that holds, at once: for a board that is looked at once. */
void alarm_take(struct alarm *a, const struct view *v);

/* Puts into `v` what it shows of alerts and bell. */
void alarm_show(const struct alarm *a, struct view *v, usec now);

/* Mutes the bell for so long, or ends that; returns true when it is mute now. */
bool alarm_mute(struct alarm *a, usec now, usec length);

#endif
