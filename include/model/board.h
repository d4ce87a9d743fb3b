/* The board: everything one poll read, as the contract's views have it (schema `board`). Const once published. */
#ifndef MODEL_BOARD_H
#define MODEL_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/zone.h"
#include "model/rows.h"

#define BOARD_CONTRACT 1

/* What all lists of rows share; struct list is any of them. */
#define LIST_OF(type) \
	struct { \
		const type *at; \
		size_t n; \
		size_t unreadable; /* values that were shown as absent because they could not be read */ \
		bool capped;       /* there were more rows than database.max_rows */ \
		const struct lookup *by; /* what board_index has worked out; NULL: nothing yet */ \
	}

struct lookup;
struct list {
	const void *at;
	size_t n;
	size_t unreadable;
	bool capped;
	const struct lookup *by;
};

struct board {
	struct arena *arena; /* holds or keeps everything below */
	struct about about;
	struct zone zone;
	LIST_OF(struct unit) units;
	LIST_OF(struct unit_state) unit_states; /* those of one unit, or all */
	const char *states_of; /* which unit that is, "" for none; NULL: all */
	LIST_OF(struct hotspot) hotspots;
	LIST_OF(struct visit) visits;
	LIST_OF(struct assist) assists;
	LIST_OF(struct counter) counters;
	LIST_OF(struct counter_total) counter_totals;
	LIST_OF(struct counter_hotspot) counters_by_hotspot;
	LIST_OF(struct event) events;
	day counted_from; /* the first month of any in counters_by_hotspot; worked out by board_publish */
};

/* A board without rows, all of `about` absent, in an arena of its own; the caller fills it. */
struct board *board_new(void);

/*
 * Works out what is looked up in the rows of a list, which is the one at that offset of struct board: `by`, in `arena`, which must
 * live no longer than the rows. All boards that have these rows can share it. Of units and hotspots that come more than once the
 * first stays and the others count as unreadable: a row twice, as a careless join in a view makes it, must not count twice.
 * `before`: rows of the same list, still there, from which few differ, each at its old place: it then costs less. NULL: none.
 */
struct list board_index(size_t list, struct list rows, const struct list *before, struct arena *arena);

/*
 * Works out what views look up, where that has not been done, after which the board does not change any more. Rows may be in any
 * order; a visit that comes more than once is found once.
 */
const struct board *board_publish(struct board *b);

/* NULL is allowed. */
void board_free(const struct board *b);

/*
 * Look-ups in a published board, of the same cost however many rows there are. Lists live as long as the board, their length
 * goes to *n, and they may be NULL when it is 0. "" finds nothing.
 */
const struct hotspot *board_hotspot(const struct board *b, const char *code);
const struct unit *board_unit(const struct board *b, const char *call_sign);
const struct assist *board_assist(const struct board *b, const char *id);
const struct counter_total *board_counter_total(const struct board *b, const char *metric);

/* What a place is called: the hotspot's name, or `code` itself where there is none. Lives as long as both. */
const char *board_place(const struct board *b, const char *code);

/* What belongs to a hotspot: visits, earliest start first; the units and assists that name it. */
const struct visit *const *board_visits(const struct board *b, const char *hotspot, size_t *n);
const struct unit *const *board_units_at(const struct board *b, const char *hotspot, size_t *n);
const struct assist *const *board_assists_at(const struct board *b, const char *hotspot, size_t *n);

/* What a unit has asked for. */
const struct assist *const *board_assists_by(const struct board *b, const char *call_sign, size_t *n);

/* The states that a unit has been in, earliest first. */
const struct unit_state *const *board_unit_states(const struct board *b, const char *call_sign, size_t *n);

/* What was counted in a hotspot, metrics and months in no order; and the first month of any, DAY_NONE when there is none. */
const struct counter_hotspot *const *board_counters_of_hotspot(const struct board *b, const char *hotspot, size_t *n);
day board_counted_of_hotspots_from(const struct board *b);

/* The months of a metric, earliest first. */
const struct counter *const *board_counters(const struct board *b, const char *metric, size_t *n);

/* The hotspots that lie in a division; here "" finds those whose division is absent. */
const struct hotspot *const *board_hotspots_of_division(const struct board *b, const char *division, size_t *n);

/* All hotspots by code or by division (hotspots.n pointers), all units by call sign (units.n). */
const struct hotspot *const *board_hotspots_by_code(const struct board *b);
const struct hotspot *const *board_hotspots_by_division(const struct board *b);
const struct unit *const *board_units_by_call_sign(const struct board *b);

/*
 * The last report of any unit that is not later than the board itself: how fresh is what it tells, on a standby too that lags
 * behind? MOMENT_NONE when no unit has reported.
 */
usec board_newest_report(const struct board *b);

/* Values of all lists that could not be read. */
size_t board_unreadable(const struct board *b);

#endif
