/* A small loop around a source: what a test waits for, it waits for here. */
#ifndef E2E_PUMP_H
#define E2E_PUMP_H

#include <stdbool.h>

#include "db/source.h"

#define PUMP_PATIENCE SECONDS(30)

struct pump {
	struct source *source;
	const struct board *board; /* the newest, NULL before the first */
	unsigned boards;           /* how many there were */
	usec longest_step;
	usec ahead;                /* of the clock: what the source takes for now */
};

/* The settings that tests start from: a poll every 100 ms, and short deadlines. */
struct database_settings pump_settings(void);

/* The test fails when the conninfo makes no sense. `random` as source_new takes it; else all are alike. */
struct pump pump_open(const char *conninfo, const struct database_settings *settings);
struct pump pump_open_as(const char *conninfo, const struct database_settings *settings, unsigned random);
void pump_close(struct pump *p);

usec pump_now(void);

/* One turn: waits as source says, no longer than `longest`, steps, takes the board. */
void pump_turn(struct pump *p, usec longest);

/* Turns until it is so; false when patience ran out. */
bool pump_until(struct pump *p, bool (*predicate)(struct pump *p));

/* Turns until another board is there; the test fails when none comes. */
void pump_until_board(struct pump *p);

/* The link, as of now. */
const struct link *pump_link(struct pump *p);

#endif
