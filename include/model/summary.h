/* The board in a few numbers, for titles, banner and the wall. */
#ifndef MODEL_SUMMARY_H
#define MODEL_SUMMARY_H

#include "base/settings.h"
#include "model/board.h"
#include "model/coverage.h"
#include "model/need.h"
#include "model/state.h"

struct summary {
	size_t coverage[COVERAGE_STATES]; /* hotspots in each state */
	size_t extra;                     /* hotspots that need extra officers (suspended ones not) */
	size_t units, units_free;         /* on the board but those off duty; free (unit_free) */
	size_t free_of_kind[UNIT_KINDS];
	size_t assists_open, assists_unanswered;
	usec longest_overdue; /* when the longest overdue hotspot became so; MOMENT_NONE: none is */
};

struct summary summary_of(const struct board *b, const struct settings *s, usec now);

/* The same of a board whose hotspots have been put in order, in the spell of which it stays. */
struct summary summary_in_order(const struct board *b, const struct settings *s, const struct standing *order);

#endif
