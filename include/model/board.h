/* The board: everything one poll read, as the contract's views have it (schema `board`, contract version 1). Const once published. */
#ifndef MODEL_BOARD_H
#define MODEL_BOARD_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/moment.h"
#include "base/zone.h"

#define BOARD_CONTRACT 1

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

/* What all lists of rows share; db fills any list through it. */
#define LIST_OF(type) \
	struct { \
		const type *at; \
		size_t n; \
		size_t unreadable; /* values that were shown as absent because they could not be read */ \
		bool capped;       /* there were more rows than database.max_rows */ \
	}

struct board {
	struct arena *arena; /* holds or keeps everything below */
	struct about about;
	struct zone zone;
	LIST_OF(struct unit) units;
	LIST_OF(struct hotspot) hotspots;
	LIST_OF(struct visit) visits;
	LIST_OF(struct assist) assists;
	LIST_OF(struct counter) counters;
	LIST_OF(struct counter_total) counter_totals;
	LIST_OF(struct counter_hotspot) counters_by_hotspot;
	LIST_OF(struct event) events;
	/* Worked out by board_publish. */
	const struct visit *const *visits_by_hotspot; /* visits.n pointers: by hotspot code, then by started_at */
};

/* A board without rows, in an arena of its own; the caller fills it. */
struct board *board_new(void);

/* Works out what views look up, after which the board does not change any more. */
const struct board *board_publish(struct board *b);

/* NULL is allowed. */
void board_free(const struct board *b);

/* The visits of a hotspot, earliest start first, and how many; they live as long as the board. */
const struct visit *const *board_visits(const struct board *b, const char *hotspot, size_t *n);

/* NULL when there is none of that code, call sign. */
const struct hotspot *board_hotspot(const struct board *b, const char *code);
const struct unit *board_unit(const struct board *b, const char *call_sign);

/* Values of all lists that could not be read. */
size_t board_unreadable(const struct board *b);

#endif
