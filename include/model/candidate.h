/* Who could go to an assist: each unit weighed with its reason, and the best of them. */
#ifndef MODEL_CANDIDATE_H
#define MODEL_CANDIDATE_H

#include "base/arena.h"
#include "base/settings.h"
#include "base/spell.h"
#include "model/board.h"

/* The first that applies, from the last upwards; the lower, the sooner it is asked. */
enum candidate_verdict {
	CANDIDATE_FITS,
	CANDIDATE_POSITION_OLD,  /* could go, but may be elsewhere by now: older than CANDIDATE_POSITION, or of unknown age */
	CANDIDATE_POSITION_NONE, /* could go; how far it is cannot be told */
	CANDIDATE_TOO_LATE,      /* its shift ends before it could be there */
	CANDIDATE_TOO_FAR,       /* what charge or fuel it has does not last until there */
	CANDIDATE_NOT_FREE,
	CANDIDATE_NEEDS_HELP, /* it has asked for help itself, elsewhere, and that is not over */
	CANDIDATE_WRONG_KIND,
	CANDIDATE_ASKS, /* it is the one that asks */
};

#define CANDIDATE_POSITION MINUTES(30)

struct candidate {
	const struct unit *unit;
	enum candidate_verdict verdict;
	double km;   /* to the hotspot, along the great circle; NAN when not known */
	usec travel; /* about how long that takes a unit of its kind; MOMENT_NONE when not known */
};

/*
 * How unit `u` suits assist `a` at `now`. Free is unit_free; "officers" are patrols, other words are the kind itself. Shift and
 * endurance that are not known hold nobody back, nor do they where the way is not known, unless they are over already.
 */
struct candidate candidate_of(const struct board *b, const struct settings *s, const struct assist *a,
			      const struct unit *u, usec now);

/* Can it be sent, as far as is known? */
bool candidate_usable(const struct candidate *c);

/*
 * The best `max` at most, by verdict, distance and call sign: those that are usable or, when none is, those of the right kind
 * that are not, for the reasons why. Returns how many were written.
 */
size_t candidate_best(const struct board *b, const struct settings *s, const struct assist *a, usec now,
		      struct candidate *out, size_t max);

/* The units that could be sent at all, whoever asks: free, and not in need of help themselves. */
struct reserve {
	const struct board *board;
	const struct settings *settings;
	struct spell *spell; /* whatever is asked of it lowers its end */
	const struct unit *const *units;
	size_t n;
};

/* Lies in `scratch`; for all assists that are looked at in one spell, which is the caller's and lives as long. */
struct reserve candidate_reserve(const struct board *b, const struct settings *s, struct spell *spell,
				 struct arena *scratch);

/* What candidate_best writes and returns, for a small part of its cost. */
size_t candidate_best_of(const struct reserve *r, const struct assist *a, struct candidate *out, size_t max);

/* Told without weighing anybody: are there so many who can go? Then candidate_best finds `max`. False says nothing. */
bool candidate_enough(const struct reserve *r, const struct assist *a, size_t max);

#endif
