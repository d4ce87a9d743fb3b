#include "app/replay.h"

#include <stdio.h>

#include "base/press.h"
#include "base/tongue.h"

#define MEGABYTE ((size_t)1024 * 1024)

void replay_open(struct replay *r, const struct settings *s)
{
	*r = (struct replay){ .history = history_new(s->history.keep, (size_t)s->history.memory * MEGABYTE) };
}

void replay_close(struct replay *r)
{
	history_free(r->history);
	board_free(r->board);
	*r = (struct replay){ 0 };
}

void replay_limit(struct replay *r, const struct settings *s)
{
	history_limit(r->history, s->history.keep, (size_t)s->history.memory * MEGABYTE);
}

void replay_add(struct replay *r, const struct board *b, usec received)
{
	history_add(r->history, b, received);
}

static void go_live(struct replay *r)
{
	board_free(r->board);
	r->board = NULL;
	r->showing = SHOWING_LIVE;
}

static void freeze(struct replay *r, const struct view *live, usec now)
{
	arena_share(live->board->arena);
	r->board = live->board;
	r->number = history_end(r->history) - 1;
	r->now = live->board->about.now;
	r->received = now - live->age;
	r->showing = SHOWING_FROZEN;
}

static void show(struct replay *r, size_t number)
{
	board_free(r->board);
	r->board = history_board(r->history, number);
	r->number = number;
	r->now = r->board->about.now;
	r->received = history_received(r->history, number);
	r->showing = SHOWING_REPLAY;
}

/* One board at least; a board that the history has forgotten meanwhile is before its first. */
static const char *step_back(struct replay *r, const struct view *live, usec time)
{
	size_t first = history_first(r->history), number;
	char at[MOMENT_TEXT];

	(void)live;
	if (first == history_end(r->history))
		return T_("no boards are kept: see history.memory");
	if (r->number <= first) {
		snprintf(r->notice, sizeof r->notice, T_("no board before %s is kept"),
			 zone_time(&r->board->zone, r->board->about.now, at));
		return r->notice;
	}
	number = time ? history_find(r->history, r->received - time) : r->number - 1;
	show(r, number < r->number ? number : r->number - 1);
	return "";
}

static const char *at_newest(struct replay *r, const struct settings *s)
{
	char key[PRESS_TEXT];

	press_first(s->keys[ACTION_LIVE], key);
	if (!key[0])
		return T_("the newest board");
	snprintf(r->notice, sizeof r->notice, T_("the newest board: %s goes back to live"), key);
	return r->notice;
}

static const char *step_forward(struct replay *r, const struct view *live, usec time)
{
	size_t first = history_first(r->history), end = history_end(r->history), number;

	if (first == end || r->number + 1 >= end)
		return at_newest(r, live->settings);
	number = time ? history_find(r->history, r->received + time) : r->number + 1;
	if (number <= r->number)
		number = r->number + 1;
	show(r, number > first ? number : first);
	return "";
}

const char *replay_serve(struct replay *r, enum ui_request request, const struct view *live, usec now)
{
	static const struct {
		const char *(*step)(struct replay *r, const struct view *live, usec time);
		usec time; /* 0: one board */
	} steps[] = {
		[UI_BOARD_BACK] = { step_back, 0 },
		[UI_BOARD_FORWARD] = { step_forward, 0 },
		[UI_MINUTE_BACK] = { step_back, MINUTES(1) },
		[UI_MINUTE_FORWARD] = { step_forward, MINUTES(1) },
	};
	bool was_live = r->showing == SHOWING_LIVE;
	const char *notice;

	if (!live->board)
		return T_("there is no board yet");
	if (request == UI_LIVE || (request == UI_FREEZE && !was_live)) {
		go_live(r);
		return "";
	}
	if (was_live && steps[request].step == step_forward)
		return T_("there is no newer board");
	if (was_live)
		freeze(r, live, now);
	if (!steps[request].step)
		return "";
	notice = steps[request].step(r, live, steps[request].time);
	if (was_live && notice[0])
		go_live(r);
	return notice;
}

struct view replay_view(struct replay *r, const struct view *live, usec now)
{
	struct view v = *live;

	if (r->showing == SHOWING_LIVE)
		return v;
	r->live = *live;
	v.board = r->board;
	v.now = r->now;
	v.age = now - r->received;
	v.lag = 0;
	v.staleness = STALENESS_LIVE; /* at its own moment it was no older than that */
	v.showing = r->showing;
	v.live = &r->live;
	return v;
}
