/*
 * Whole screens compared with committed ones. GOLDEN_UPDATE=1 in the environment rewrites them: look at every one that
 * changed, as an operator would, before committing it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/golden.h"
#include "golden/screen.h"
#include "view/pace.h"

#define MEANINGS "---- meanings: f faint s strong n new g good w warn a alarm o old t stale l lost, capitals selected\n"

struct picture {
	const char *name;
	enum fixture_scenario scenario;
	int cols, rows;
	enum glyphs glyphs;
	const char *layout;
	size_t page;
	size_t focus, cursor;
	const char *zoomed;
	bool slow; /* as --slow has it */
	const char *notice;
	bool past; /* of the alerts */
	usec muted;
	const struct overlay *overlay;
	struct detail_state detail;
	int back; /* months before the running one; 0: none was chosen */
};

static const char *const help_lines[] = {
	"?  F1     help",
	"q  ^C     leave",
	"Tab       next pane",
	"1 to 9    pane of that number",
	"z         zoom",
	"j  Down   one row down",
	"k  Up     one row up",
};
static const struct overlay help = { "Help", help_lines, sizeof help_lines / sizeof *help_lines, 0, 0 };
static const char *const month_lines[] = {
	"running month         12 patrols",
	"December 2023        552 patrols",
	"November 2023        468 patrols",
};
static const struct overlay months = { "Which month? Enter shows it", month_lines, 3, 0, 2 };
static const struct overlay scrolled = { "Help", help_lines, sizeof help_lines / sizeof *help_lines, 3, 0 };

#define NOTICE_LONG \
	"configuration kept: /etc/patrolboard/config.yaml:22:13: error: target must be a duration of 1m to 4h, " \
	"got '15' (write '15m')"
#define FULL GLYPHS_TIER_FULL
#define CONSOLE GLYPHS_TIER_CONSOLE
#define ASCII GLYPHS_TIER_ASCII
#define OPEN(what, key, first) .layout = "", .detail = { &detail_##what, key, first }

static const struct picture pictures[] = {
	{ "live-1x1", FIXTURE_LIVE, 1, 1, FULL, .layout = "" },
	{ "live-20x5", FIXTURE_LIVE, 20, 5, FULL, .layout = "" },
	{ "live-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "" },
	{ "live-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "" },
	{ "live-80x24-console", FIXTURE_LIVE, 80, 24, CONSOLE, .layout = "" },
	{ "live-80x24-ascii", FIXTURE_LIVE, 80, 24, ASCII, .layout = "" },
	{ "live-120x40", FIXTURE_LIVE, 120, 40, FULL, .layout = "" },
	{ "live-200x60", FIXTURE_LIVE, 200, 60, FULL, .layout = "" },
	{ "live-500x200", FIXTURE_LIVE, 500, 200, FULL, .layout = "" },
	{ "live-80x24-units", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .focus = 1, .cursor = 13 },
	{ "live-80x24-counters", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .focus = 2, .cursor = 7 },
	{ "live-80x24-notice", FIXTURE_LIVE, 80, 24, FULL, .layout = "",
	  .notice = "configuration not loaded: 2 errors" },
	{ "live-80x24-notice-long", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .notice = NOTICE_LONG },
	{ "live-40x15-notice-long", FIXTURE_LIVE, 40, 15, FULL, .layout = "", .notice = NOTICE_LONG },
	{ "live-20x5-notice-long", FIXTURE_LIVE, 20, 5, FULL, .layout = "", .notice = NOTICE_LONG },
	{ "live-80x24-help", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .overlay = &help },
	{ "live-20x8-help", FIXTURE_LIVE, 20, 8, ASCII, .layout = "", .overlay = &scrolled },
	{ "supervisor-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "supervisor" },
	{ "supervisor-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "supervisor" },
	{ "supervisor-120x40", FIXTURE_LIVE, 120, 40, FULL, .layout = "supervisor" },
	{ "supervisor-200x60", FIXTURE_LIVE, 200, 60, FULL, .layout = "supervisor" },
	{ "supervisor-500x200", FIXTURE_LIVE, 500, 200, FULL, .layout = "supervisor" },
	{ "wall-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "wall", .focus = 1 },
	{ "wall-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "wall", .focus = 1 },
	{ "wall-120x33", FIXTURE_LIVE, 120, 33, FULL, .layout = "wall", .focus = 1 },
	{ "wall-240x67", FIXTURE_LIVE, 240, 67, FULL, .layout = "wall", .focus = 1 },
	{ "wall-500x200", FIXTURE_LIVE, 500, 200, FULL, .layout = "wall", .focus = 1 },
	{ "wall-stale-40x15", FIXTURE_STALE, 40, 15, FULL, .layout = "wall", .focus = 1 },
	{ "wall-stale-80x24", FIXTURE_STALE, 80, 24, FULL, .layout = "wall", .focus = 1 },
	{ "wall-stale-120x33", FIXTURE_STALE, 120, 33, FULL, .layout = "wall", .focus = 1 },
	{ "wall-stale-240x67", FIXTURE_STALE, 240, 67, FULL, .layout = "wall", .focus = 1 },
	{ "wall-lost-40x15", FIXTURE_LOST, 40, 15, FULL, .layout = "wall", .focus = 1 },
	{ "wall-lost-80x24", FIXTURE_LOST, 80, 24, FULL, .layout = "wall", .focus = 1 },
	{ "wall-lost-120x33", FIXTURE_LOST, 120, 33, FULL, .layout = "wall", .focus = 1 },
	{ "wall-lost-240x67", FIXTURE_LOST, 240, 67, FULL, .layout = "wall", .focus = 1 },
	{ "wall-80x24-console", FIXTURE_LIVE, 80, 24, CONSOLE, .layout = "wall", .focus = 1 },
	{ "wall-lost-80x24-console", FIXTURE_LOST, 80, 24, CONSOLE, .layout = "wall", .focus = 1 },
	{ "wall-80x24-ascii", FIXTURE_LIVE, 80, 24, ASCII, .layout = "wall", .focus = 1 },
	{ "wall-lost-80x24-ascii", FIXTURE_LOST, 80, 24, ASCII, .layout = "wall", .focus = 1 },
	{ "wall-frozen-80x24", FIXTURE_FROZEN, 80, 24, FULL, .layout = "wall", .focus = 1 },
	{ "wall-crews-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "wall", .page = 1, .focus = 1 },
	{ "wall-crews-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "wall", .page = 1, .focus = 1 },
	{ "wall-crews-120x33", FIXTURE_LIVE, 120, 33, FULL, .layout = "wall", .page = 1, .focus = 1 },
	{ "wall-crews-240x67", FIXTURE_LIVE, 240, 67, FULL, .layout = "wall", .page = 1, .focus = 1 },
	{ "wall-month-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "wall", .page = 2, .focus = 1 },
	{ "wall-month-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "wall", .page = 2, .focus = 1 },
	{ "wall-month-120x33", FIXTURE_LIVE, 120, 33, FULL, .layout = "wall", .page = 2, .focus = 1 },
	{ "wall-month-240x67", FIXTURE_LIVE, 240, 67, FULL, .layout = "wall", .page = 2, .focus = 1 },
	{ "wall-crews-lost-80x24", FIXTURE_LOST, 80, 24, FULL, .layout = "wall", .page = 1, .focus = 1 },
	{ "wall-month-lost-80x24", FIXTURE_LOST, 80, 24, FULL, .layout = "wall", .page = 2, .focus = 1 },
	{ "compact-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "compact" },
	{ "compact-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "compact" },
	{ "compact-120x40", FIXTURE_LIVE, 120, 40, FULL, .layout = "compact" },
	{ "compact-200x60", FIXTURE_LIVE, 200, 60, FULL, .layout = "compact" },
	{ "compact-500x200", FIXTURE_LIVE, 500, 200, FULL, .layout = "compact" },
	{ "live-100x30-compact", FIXTURE_LIVE, 100, 30, FULL, .layout = "compact" },
	{ "live-30x10", FIXTURE_LIVE, 30, 10, FULL, .layout = "" },
	{ "stale-20x5", FIXTURE_STALE, 20, 5, FULL, .layout = "" },
	{ "stale-40x15", FIXTURE_STALE, 40, 15, FULL, .layout = "" },
	{ "stale-80x24", FIXTURE_STALE, 80, 24, FULL, .layout = "" },
	{ "stale-80x24-ascii", FIXTURE_STALE, 80, 24, ASCII, .layout = "" },
	{ "stale-120x40", FIXTURE_STALE, 120, 40, FULL, .layout = "" },
	{ "lost-1x1", FIXTURE_LOST, 1, 1, ASCII, .layout = "" },
	{ "lost-20x5", FIXTURE_LOST, 20, 5, ASCII, .layout = "" },
	{ "lost-40x15", FIXTURE_LOST, 40, 15, FULL, .layout = "" },
	{ "lost-80x24", FIXTURE_LOST, 80, 24, FULL, .layout = "" },
	{ "lost-80x24-ascii", FIXTURE_LOST, 80, 24, ASCII, .layout = "" },
	{ "lost-120x40", FIXTURE_LOST, 120, 40, FULL, .layout = "" },
	{ "lost-200x60", FIXTURE_LOST, 200, 60, FULL, .layout = "" },
	{ "frozen-1x1", FIXTURE_FROZEN, 1, 1, FULL, .layout = "" },
	{ "frozen-20x5", FIXTURE_FROZEN, 20, 5, FULL, .layout = "" },
	{ "frozen-40x15", FIXTURE_FROZEN, 40, 15, FULL, .layout = "" },
	{ "frozen-80x24", FIXTURE_FROZEN, 80, 24, FULL, .layout = "" },
	{ "frozen-80x24-ascii", FIXTURE_FROZEN, 80, 24, ASCII, .layout = "" },
	{ "frozen-120x40", FIXTURE_FROZEN, 120, 40, FULL, .layout = "" },
	{ "replay-20x5", FIXTURE_REPLAY, 20, 5, FULL, .layout = "" },
	{ "replay-40x15", FIXTURE_REPLAY, 40, 15, FULL, .layout = "" },
	{ "replay-80x24", FIXTURE_REPLAY, 80, 24, FULL, .layout = "" },
	{ "replay-80x24-ascii", FIXTURE_REPLAY, 80, 24, ASCII, .layout = "" },
	{ "replay-120x40", FIXTURE_REPLAY, 120, 40, FULL, .layout = "" },
	{ "replay-lost-20x5-ascii", FIXTURE_REPLAY_LOST, 20, 5, ASCII, .layout = "" },
	{ "replay-lost-40x15", FIXTURE_REPLAY_LOST, 40, 15, FULL, .layout = "" },
	{ "replay-lost-80x24", FIXTURE_REPLAY_LOST, 80, 24, FULL, .layout = "" },
	{ "replay-lost-80x24-ascii", FIXTURE_REPLAY_LOST, 80, 24, ASCII, .layout = "" },
	{ "replay-80x24-console", FIXTURE_REPLAY, 80, 24, CONSOLE, .layout = "" },
	{ "frozen-80x24-console", FIXTURE_FROZEN, 80, 24, CONSOLE, .layout = "" },
	{ "connecting-40x15", FIXTURE_CONNECTING, 40, 15, FULL, .layout = "" },
	{ "connecting-80x24", FIXTURE_CONNECTING, 80, 24, FULL, .layout = "" },
	{ "refused-20x5", FIXTURE_REFUSED, 20, 5, FULL, .layout = "" },
	{ "refused-80x24", FIXTURE_REFUSED, 80, 24, FULL, .layout = "" },
	{ "refused-120x40-ascii", FIXTURE_REFUSED, 120, 40, ASCII, .layout = "" },
	{ "empty-80x24", FIXTURE_EMPTY, 80, 24, FULL, .layout = "" },
	{ "empty-120x40", FIXTURE_EMPTY, 120, 40, FULL, .layout = "" },
	{ "hostile-80x24-ascii", FIXTURE_HOSTILE, 80, 24, ASCII, .layout = "" },
	{ "hostile-120x40", FIXTURE_HOSTILE, 120, 40, FULL, .layout = "" },
	{ "alerts-live-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .past = true, .muted = MINUTES(10) },
	{ "alerts-live-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "", .past = true, .muted = SECONDS(59) },
	{ "crowd-80x24", FIXTURE_CROWD, 80, 24, FULL, .layout = "" },
	{ "crowd-120x40", FIXTURE_CROWD, 120, 40, FULL, .layout = "" },
	{ "crowd-200x60", FIXTURE_CROWD, 200, 60, FULL, .layout = "" },
	{ "bad-80x24", FIXTURE_BAD, 80, 24, FULL, .layout = "" },
	{ "bad-120x40", FIXTURE_BAD, 120, 40, FULL, .layout = "" },
	{ "hotspot-80x24", FIXTURE_LIVE, 80, 24, FULL, OPEN(hotspot, "DCC", 0) },
	{ "hotspot-120x40", FIXTURE_LIVE, 120, 40, FULL, OPEN(hotspot, "DAR", 0) },
	{ "hotspot-bad-80x24", FIXTURE_BAD, 80, 24, FULL, OPEN(hotspot, "DCC", 0) },
	{ "hotspot-hostile-120x40", FIXTURE_HOSTILE, 120, 40, FULL, OPEN(hotspot, "DAR", 0) },
	{ "hotspot-replay-80x24", FIXTURE_REPLAY, 80, 24, FULL, OPEN(hotspot, "DCC", 0) },
	{ "unit-80x24-console", FIXTURE_LIVE, 80, 24, CONSOLE, OPEN(unit, "HS13", 0) },
	{ "assist-80x24-console", FIXTURE_LIVE, 80, 24, CONSOLE, OPEN(assist, "3", 0) },
	{ "assist-80x24-ascii", FIXTURE_LIVE, 80, 24, ASCII, OPEN(assist, "1", 0) },
	{ "counter-80x24-console", FIXTURE_LIVE, 80, 24, CONSOLE, OPEN(counter, "15min+", 12) },
	{ "past-counter-40x15", FIXTURE_LIVE, 40, 15, FULL, OPEN(counter, "Patrols", 4), .back = 1 },
	{ "past-counter-80x24", FIXTURE_LIVE, 80, 24, FULL, OPEN(counter, "Groups dispersed", 0), .back = 1 },
	{ "past-counter-80x24-console", FIXTURE_LIVE, 80, 24, CONSOLE, OPEN(counter, "15min+", 16), .back = 1 },
	{ "past-counter-200x60", FIXTURE_LIVE, 200, 60, FULL, OPEN(counter, "Patrols", 0), .back = 1 },
	{ "past-counter-lost-80x24-ascii", FIXTURE_LOST, 80, 24, ASCII, OPEN(counter, "Patrols", 12), .back = 12 },
	{ "past-hotspot-40x15", FIXTURE_LIVE, 40, 15, FULL, OPEN(hotspot, "DAR", 99), .back = 1 },
	{ "past-hotspot-80x24", FIXTURE_LIVE, 80, 24, FULL, OPEN(hotspot, "DAR", 99), .back = 1 },
	{ "past-hotspot-200x60", FIXTURE_LIVE, 200, 60, FULL, OPEN(hotspot, "DAR", 0), .back = 1 },
	{ "past-hotspot-stale-80x24-ascii", FIXTURE_STALE, 80, 24, ASCII, OPEN(hotspot, "DCC", 99), .back = 1 },
	{ "trend-definition-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .zoomed = "trend", .cursor = 5 },
	{ "trend-share-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "", .zoomed = "trend", .cursor = 1 },
	{ "past-counters-20x5", FIXTURE_LIVE, 20, 5, FULL, .layout = "", .zoomed = "counters", .back = 1 },
	{ "past-counters-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .zoomed = "counters", .back = 1 },
	{ "past-counters-lost-80x24-ascii", FIXTURE_LOST, 80, 24, ASCII, .layout = "",
	  .zoomed = "counters", .back = 2 },
	{ "past-trend-20x5", FIXTURE_LIVE, 20, 5, FULL, .layout = "", .zoomed = "trend", .back = 1 },
	{ "past-trend-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .zoomed = "trend", .back = 1 },
	{ "live-80x24-months", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .overlay = &months },
	{ "lost-20x8-months", FIXTURE_LOST, 20, 8, ASCII, .layout = "", .overlay = &months },
	{ "past-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "", .back = 1 },
	{ "past-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "", .back = 1 },
	{ "slow-20x5", FIXTURE_LIVE, 20, 5, FULL, .layout = "supervisor", .slow = true },
	{ "slow-40x15", FIXTURE_LIVE, 40, 15, FULL, .layout = "supervisor", .slow = true },
	{ "slow-80x24", FIXTURE_LIVE, 80, 24, FULL, .layout = "supervisor", .slow = true, .muted = SECONDS(581) },
	{ "slow-120x40", FIXTURE_LIVE, 120, 40, FULL, .layout = "supervisor", .slow = true },
	{ "slow-stale-80x24", FIXTURE_STALE, 80, 24, FULL, .layout = "supervisor", .slow = true },
	{ "slow-lost-40x15", FIXTURE_LOST, 40, 15, FULL, .layout = "supervisor", .slow = true },
	{ "slow-lost-80x24-ascii", FIXTURE_LOST, 80, 24, ASCII, .layout = "supervisor", .slow = true },
	{ "slow-refused-80x24", FIXTURE_REFUSED, 80, 24, FULL, .layout = "supervisor", .slow = true },
	{ "slow-frozen-80x24", FIXTURE_FROZEN, 80, 24, FULL, .layout = "supervisor", .slow = true },
};

static void slow_down(struct fixture *f)
{
	f->settings.slow = true;
	f->settings.database.interval = SECONDS(15);
	if (f->view.board && f->view.showing == SHOWING_LIVE)
		f->view.now = pace_now(&f->settings, f->board->about.now, f->view.age);
}

/* The picture as text; the caller frees it. */
static char *paint(const struct picture *p)
{
	struct fixture f;
	struct screen s;
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	fixture_make(&f, p->scenario);
	if (p->past)
		fixture_alerts(&f);
	if (p->slow)
		slow_down(&f);
	f.view.muted = p->muted;
	f.view.notice = p->notice ? p->notice : "";
	f.view.past = p->back > 0;
	f.view.month = day_of(2024, 1 - p->back, 1);
	screen_init(&s);
	s.layout = p->layout;
	s.page = p->page;
	s.focus = p->focus;
	s.cursor = p->cursor;
	s.zoomed = p->zoomed ? pane_named(p->zoomed) : NULL;
	s.overlay = p->overlay;
	s.detail = p->detail;
	screen_draw(&s, &f.view, p->cols, p->rows, p->glyphs);
	grid_write_text(&s.grid, out);
	fputs(MEANINGS, out);
	grid_write_meanings(&s.grid, out);
	screen_release(&s);
	fixture_release(&f);
	fclose(out);
	return text;
}

static bool check(const struct picture *p)
{
	char *got = paint(p);
	bool same = golden_is(p->name, got);

	free(got);
	return same;
}

static void screens_are_as_committed(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
		failed += !check(&pictures[i]);
	assert_int_equal(failed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_committed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
