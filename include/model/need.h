/* Which hotspot needs somebody first. */
#ifndef MODEL_NEED_H
#define MODEL_NEED_H

#include "base/settings.h"
#include "base/spell.h"
#include "model/board.h"
#include "model/coverage.h"

/* Why a hotspot stands where it does in the default order; the lower, the sooner. */
enum need {
	NEED_EMERGENCY, /* a unit in an emergency is assigned to it or there on a visit */
	NEED_ASSIST,    /* an assist asked for there is unanswered */
	NEED_OVERDUE,
	NEED_EXTRA, /* extra officers wanted, and not suspended */
	NEED_SHORT, /* somebody is there, not yet for long enough */
	NEED_DUE,
	NEED_REST,
};

/* A hotspot with all that decides its place. */
struct standing {
	const struct hotspot *hotspot;
	struct coverage coverage;
	enum need need;
	int group;     /* within a need, the lower the sooner */
	usec deadline; /* within a group, the earlier the sooner */
};

enum need need_of(const struct board *b, const struct settings *s, const struct hotspot *h, usec now);

/* Its place in that order, from 1. */
size_t need_rank(const struct board *b, const struct settings *s, const struct hotspot *h, usec now);

/*
 * The board's hotspots (hotspots.n, taken from `scratch`) in order of need. Overdue ones longest first, due ones
 * soonest overdue first; the rest present, not due, met, out of window, suspended. Ties by code.
 */
struct standing *need_order(const struct board *b, const struct settings *s, struct spell *spell,
			    struct arena *scratch);

/* Brings what goes on with time in the coverage of all of them up to `now`, which is still in the spell of their order. */
void need_go_on(struct standing *order, const struct board *b, usec now);

#endif
