#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>
#include <poll.h>

#include "e2e/pump.h"

struct database_settings pump_settings(void)
{
	return (struct database_settings){
		.conninfo = "",
		.interval = SECONDS(1) / 10,
		.connect_timeout = SECONDS(2),
		.answer_timeout = SECONDS(5),
		.retry_max = SECONDS(1),
		.max_rows = 2000,
	};
}

usec pump_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return SECONDS(t.tv_sec) + t.tv_nsec / 1000;
}

struct pump pump_open(const char *conninfo, const struct database_settings *settings)
{
	return pump_open_as(conninfo, settings, 7);
}

struct pump pump_open_as(const char *conninfo, const struct database_settings *settings, unsigned random)
{
	struct pump p = { .board = NULL };
	struct err e;

	p.source = source_new(conninfo, "test", settings, random, pump_now(), &e);
	if (!p.source)
		fail_msg("%s", e.text);
	return p;
}

void pump_close(struct pump *p)
{
	source_free(p->source);
	board_free(p->board);
}

static usec now_of(const struct pump *p)
{
	return pump_now() + p->ahead;
}

void pump_turn(struct pump *p, usec longest)
{
	struct pollfd fd = { source_fd(p->source), source_events(p->source), 0 };
	usec before = now_of(p), wait = source_deadline(p->source) - before, spent;
	const struct board *board;

	wait = wait > longest ? longest : wait;
	poll(&fd, 1, wait > 0 ? (int)((wait + 999) / 1000) : 0);
	before = now_of(p);
	source_step(p->source, before);
	spent = now_of(p) - before;
	p->longest_step = spent > p->longest_step ? spent : p->longest_step;
	board = source_take(p->source);
	if (!board)
		return;
	board_free(p->board);
	p->board = board;
	p->boards++;
}

bool pump_until(struct pump *p, bool (*predicate)(struct pump *p))
{
	usec end = pump_now() + PUMP_PATIENCE;

	while (!predicate(p)) {
		if (pump_now() > end) {
			fprintf(stderr, "waited in vain; the link's problem: '%s'\n", pump_link(p)->problem);
			return false;
		}
		pump_turn(p, SECONDS(1));
	}
	return true;
}

void pump_until_board(struct pump *p)
{
	usec end = pump_now() + PUMP_PATIENCE;
	unsigned boards = p->boards;

	while (p->boards == boards) {
		if (pump_now() > end)
			fail_msg("no board came: '%s'", pump_link(p)->problem);
		pump_turn(p, SECONDS(1));
	}
}

const struct link *pump_link(struct pump *p)
{
	return source_link(p->source, now_of(p));
}
