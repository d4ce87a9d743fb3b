/* A board of the evening of 1 January 2024, and what can happen to it, for screens to be drawn of. */
#ifndef TESTS_GOLDEN_FIXTURE_H
#define TESTS_GOLDEN_FIXTURE_H

#include "view/view.h"

enum fixture_scenario {
	FIXTURE_LIVE,
	FIXTURE_STALE,
	FIXTURE_LOST,
	FIXTURE_CONNECTING, /* no board yet */
	FIXTURE_REFUSED,    /* no board, and a person must act */
	FIXTURE_FROZEN,     /* for 12 s, while nothing happens behind */
	FIXTURE_REPLAY,     /* half an hour back, with an assist unanswered now */
	FIXTURE_REPLAY_LOST, /* a minute back, and the database is lost behind it */
	FIXTURE_EMPTY,      /* a board without rows */
	FIXTURE_HOSTILE,    /* texts that try to break the screen */
	FIXTURE_BAD,        /* absent, unreadable and absurd values */
	FIXTURE_CROWD,      /* 10,000 units and 2,000 hotspots with names of every script, and not all of them read */
	FIXTURE_SCENARIOS,
};

struct fixture {
	const struct board *board;
	struct settings settings;
	struct link link;
	struct vitals vitals;
	struct alert_log *alerts; /* those that hold, as raised now */
	struct view view;
	const struct board *live_board; /* behind one that stands still; may be NULL */
	struct view live;
};

/* Fills `f`, whose view points into it: do not copy it. */
void fixture_make(struct fixture *f, enum fixture_scenario scenario);
/* Gives the alerts a past: some acknowledged, one repeated, some cleared, emergencies among them. */
void fixture_alerts(struct fixture *f);
void fixture_release(struct fixture *f);

#endif
