/* A board with as many rows as are wanted, and names that are as long and as foreign as names can be. */
#ifndef TESTS_SUPPORT_CROWD_H
#define TESTS_SUPPORT_CROWD_H

#include "model/board.h"

/* Board time of every crowd: 18:00 on Monday 1 January 2024. */
#define CROWD_NOW (DAYS(19723) + HOURS(18))

struct crowd {
	size_t units, hotspots, assists; /* assists that nobody has answered */
};

/*
 * The same board each time, not published; the caller frees it. Some of the units and hotspots are in each state that there is,
 * of each hotspot there are two visits. Every tenth unit and hotspot has a Welsh, Arabic, Chinese, combining or very long name.
 */
struct board *crowd_board(const struct crowd *crowd);

#endif
