/* The rows of the contract's views, one struct a view, a field a column. */
#ifndef MODEL_ROWS_H
#define MODEL_ROWS_H

#include <limits.h>
#include <stdbool.h>

#include "base/moment.h"

/*
 * Absent or unreadable values: text "", int COUNT_NONE, double NAN, usec MOMENT_NONE, day DAY_NONE.
 * Text is as the database sent it, cut to 256 characters, never NULL, and not yet safe to show (base/text does that).
 */
#define COUNT_NONE INT_MIN

struct about {
	int contract;
	const char *force, *time_zone;
	usec now; /* board time at which the poll's one instant was taken */
	day programme_started;
	int effective_minutes;
};

struct unit {
	const char *call_sign, *kind, *area;
	int crew;
	const char *state_code;
	usec state_since, reported_at;
	const char *hotspot;
	const char *assist_id;
	const char *note;
	double lat, lon;
	usec located_at;
	const char *shift_name;
	usec shift_ends, endurance_ends;
	usec on_duty_since;
};

/* A state that a unit on duty has been in; without messages, and without the same one once more. */
struct unit_state {
	const char *call_sign, *state_code;
	usec since;
};

#define ASB_DAYS 28

struct hotspot {
	const char *code, *name, *area, *division;
	double lat, lon;
	const char *reason;
	day valid_from, valid_to;
	usec window_starts, window_ends; /* the window that holds now, else the next one; MOMENT_NONE: no window */
	int visits_planned;
	usec revisit_every;
	usec authorisation_ends;
	bool extra_officers;
	const char *extra_reason, *suspended_reason;
	usec last_effective_at;
	int asb_28d, asb_prior_28d;
	const int *asb_daily; /* ASB_DAYS values, oldest first, COUNT_NONE where there is none; never NULL */
	int runaways_7d, runaways_28d, streak_days;
};

struct visit {
	const char *id, *hotspot, *call_sign;
	int crew;
	usec started_at, ended_at; /* ended_at MOMENT_NONE: still there */
	const char *outcomes;      /* "1 arrest, 3 engagements"; "": none */
};

struct assist {
	const char *id, *hotspot, *asked_by, *wanted, *reason, *state;
	usec asked_at, acknowledged_at;
	const char *acknowledged_by, *unit;
	usec accepted_at, arrived_at, closed_at;
};

struct counter {
	day month; /* its first day */
	const char *metric;
	double value, to_date;
	int definition;
};

struct counter_total {
	const char *metric;
	double value;
};

struct counter_hotspot {
	day month;
	const char *hotspot, *metric;
	double value;
};

struct event {
	const char *id;
	usec at;
	const char *kind, *hotspot, *call_sign, *text;
};

#endif
