/*
 * Keys, the mouse, other sizes, time and boards in any order: the screen is always one that a terminal can show, tells how old the
 * data are, and is the same when it is drawn again; and ^C always leaves.
 */
#include <assert.h>
#include <string.h>

#include "base/press.h"
#include "config/defaults.h"
#include "fuzz/odd_board.h"
#include "support/fit.h"
#include "ui/ui.h"
#include "view/pace.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define MOST_STEPS 40
#define MOST_COLS 500
#define MOST_ROWS 200
/* Where the corner has room for all that it says. */
#define ROOMY 24

struct stage {
	struct feed feed;
	struct settings settings;
	struct ui *ui;
	struct grid grid;
	struct canvas canvas;
	enum glyphs glyphs;
	const struct board *board;
	struct alert_log *alerts;
	struct link link;
	struct vitals vitals;
	struct view view, live;
	usec passed;
	bool kiosk;
};

static void resize(struct stage *s)
{
	bool large = feed_seldom(&s->feed, 60);

	grid_resize(&s->grid, 1 + feed_choose(&s->feed, large ? MOST_COLS : 130),
		    1 + feed_choose(&s->feed, large ? MOST_ROWS : 45));
	s->canvas = canvas_of(&s->grid, s->glyphs);
	if (s->kiosk && s->grid.cols > 1 && s->grid.rows > 1) /* as the wall moves its picture */
		s->canvas = canvas_part(s->canvas, 1, 1, s->grid.cols - 1, s->grid.rows - 1);
}

static void step_alerts(struct stage *s)
{
	const struct view *v = &s->live;
	const struct alert_scene scene = { v->board, v->settings, v->now, v->age, v->staleness };

	if (v->board)
		alert_log_step(s->alerts, &scene);
}

static void grow_old(struct stage *s, usec age)
{
	s->view.age = s->board ? age : MOMENT_NONE;
	s->view.now = s->board ? moment_plus(s->board->about.now, age) : MOMENT_NONE;
	s->view.staleness = staleness_of(s->view.age, &s->settings);
	s->live = s->view;
	s->live.showing = SHOWING_LIVE;
	s->live.live = NULL;
	step_alerts(s);
}

static void pass(struct stage *s)
{
	static const usec lengths[] = { SECONDS(1), 0, SECONDS(9), MINUTES(1), MINUTES(15), HOURS(30) };
	usec length = FEED_ONE_OF(&s->feed, lengths);

	s->passed += length;
	ui_pass(s->ui, s->passed);
	grow_old(s, s->board ? s->view.age + length : 0);
}

static void take_board(struct stage *s)
{
	const struct board *old = s->board;

	s->board = odd_board(&s->feed);
	s->view.board = s->board;
	grow_old(s, SECONDS(feed_choose(&s->feed, 3)));
	ui_update(s->ui, &s->view, s->canvas); /* what it took points into the old one */
	board_free(old);
}

/* The board stands still, of now or of before, with the newest behind it; or goes on. */
static void hold(struct stage *s)
{
	static const enum showing showings[] = { SHOWING_LIVE, SHOWING_FROZEN, SHOWING_REPLAY };

	s->view.showing = s->board ? FEED_ONE_OF(&s->feed, showings) : SHOWING_LIVE;
	s->view.live = s->view.showing == SHOWING_LIVE ? NULL : &s->live;
}

static void change_glyphs(struct stage *s)
{
	s->canvas.glyphs = s->glyphs = (enum glyphs)feed_choose(&s->feed, GLYPHS_TIERS);
}

static void change_layout(struct stage *s)
{
	size_t i = (size_t)feed_choose(&s->feed, (int)s->settings.layouts_n);

	s->settings.screen.layout = s->settings.layouts[i].name;
	ui_turn_to_first_page(s->ui);
}

static void tell(struct stage *s)
{
	static const char *const notices[] = {
		"",
		"configuration read again",
		"a\x1b[31m\xe2\x80\xae much longer one: what a person at the keyboard has to do about it, and where",
	};

	s->view.notice = FEED_ONE_OF(&s->feed, notices);
}

static void fail(struct stage *s)
{
	static const char *const problems[] = { "", "db-a does not answer (waited 3s)", "\x1b]0;owned\x07" };

	snprintf(s->link.problem, sizeof s->link.problem, "%s", FEED_ONE_OF(&s->feed, problems));
	s->link.failure = (enum link_failure)feed_choose(&s->feed, 3);
	s->link.tries = (unsigned)feed_choose(&s->feed, 300);
	s->link.connected = s->link.failure == LINK_FINE;
	s->link.retry_in = SECONDS(feed_choose(&s->feed, 100));
}

/* Most of what is pressed are the keys of ASCII; others by their numbers. */
static int choose_press(struct feed *f)
{
	static const int runes[] = { 0xe9, 0x301, 0x9b, 0x202e, 0x5fb7, 0x1f468, 0xfffd, 0x10ffff, PRESS_HANGUP };
	int key = feed_choose(f, 256);

	if (key < 0x80)
		return key;
	return key < 0xb0 ? PRESS_NAMED + key - 0x80 : FEED_ONE_OF(f, runes);
}

static void press(struct stage *s)
{
	enum ui_request asked = ui_press(s->ui, choose_press(&s->feed));

	assert(asked <= UI_MINUTE_FORWARD);
	if (asked == UI_ACKNOWLEDGE)
		alert_log_acknowledge(s->alerts, ui_alert(s->ui), s->view.now);
	ui_update(s->ui, &s->view, s->canvas);
}

static void draw(struct stage *s)
{
	ui_update(s->ui, &s->view, s->canvas);
	ui_draw(s->ui, &s->view, s->canvas);
}

static void point(struct stage *s)
{
	const struct pointed p = { (enum pointing)feed_choose(&s->feed, 5), feed_choose(&s->feed, s->grid.cols + 1),
				   feed_choose(&s->feed, s->grid.rows + 1) };

	draw(s);
	ui_press(s->ui, ui_point(s->ui, press_of_pointed(p), &s->grid));
	ui_update(s->ui, &s->view, s->canvas);
}

/* What was drawn beyond the canvas would be no blank. */
static void check_outside(const struct stage *s)
{
	for (int row = 0; row < s->grid.rows; row++)
		for (int col = 0; col < s->grid.cols; col++) {
			const struct cell *cell = grid_at(&s->grid, col, row);
			bool inside = col >= s->canvas.col && row >= s->canvas.row;

			assert(inside || (cell->text.rune[0] == U' ' && !cell->selected && !cell->target));
		}
}

/* The first line ends in the age, unless the board stands still. */
static void check_age(const struct stage *s)
{
	char age[MOMENT_TEXT];
	const char *end;
	int col = s->canvas.col + s->canvas.cols;

	assert(grid_at(&s->grid, col - 1, s->canvas.row)->text.rune[0] != U' ');
	if (s->canvas.cols < ROOMY || s->view.showing != SHOWING_LIVE || s->view.age == MOMENT_NONE)
		return;
	pace_age(&s->settings, s->view.age, age);
	for (end = age + strlen(age); end > age;)
		assert(grid_at(&s->grid, --col, s->canvas.row)->text.rune[0] == (unsigned char)*--end);
}

static void check_screen(const struct stage *s)
{
	int col, row;

	assert(screen_is_fit(&s->grid, s->glyphs, &col, &row));
	assert(screen_has_cursor(&s->grid));
	assert(s->grid.cursor_col < 0 || (s->grid.cursor_col >= s->canvas.col && s->grid.cursor_row >= s->canvas.row));
	check_outside(s);
	check_age(s);
}

/* The same moment drawn once more is the same screen. */
static void check_again(struct stage *s)
{
	struct grid first = { 0 };
	int col = s->grid.cursor_col, row = s->grid.cursor_row;

	grid_resize(&first, s->grid.cols, s->grid.rows);
	memcpy(first.cells, s->grid.cells, (size_t)(first.cols * first.rows) * sizeof *first.cells);
	draw(s);
	assert(col == s->grid.cursor_col && row == s->grid.cursor_row);
	for (int i = 0; i < first.cols * first.rows; i++)
		assert(grid_same(&first.cells[i], &s->grid.cells[i]));
	grid_release(&first);
}

static void begin(struct stage *s, const uint8_t *data, size_t n)
{
	static struct arena *arena;
	static struct settings defaults;

	if (!arena) {
		arena = arena_new();
		config_default(&defaults, arena);
	}
	*s = (struct stage){ .feed = { data, n }, .settings = defaults, .ui = ui_new(), .alerts = alert_log_new() };
	s->view = (struct view){ .link = &s->link, .settings = &s->settings, .alerts = s->alerts, .notice = "",
				 .vitals = &s->vitals };
	s->vitals.glyphs = "full";
	s->kiosk = feed_seldom(&s->feed, 8);
	if (s->kiosk)
		ui_kiosk(s->ui, "n");
	s->settings.slow = feed_seldom(&s->feed, 8);
	resize(s);
	grow_old(s, 0);
}

static void end(struct stage *s)
{
	assert(s->kiosk || ui_press(s->ui, PRESS_CTRL('C')) == UI_QUIT);
	ui_free(s->ui);
	alert_log_free(s->alerts);
	board_free(s->board);
	grid_release(&s->grid);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static void (*const steps[])(struct stage *) = { press, press, press,	      press,	     press, pass, draw,
							 point, resize, take_board, change_glyphs, change_layout,
							 hold,	tell,	fail };
	struct stage s;

	begin(&s, data, n);
	take_board(&s);
	for (int i = 0; i < MOST_STEPS && s.feed.n > 0; i++)
		FEED_ONE_OF(&s.feed, steps)(&s);
	draw(&s);
	check_screen(&s);
	check_again(&s);
	end(&s);
	return 0;
}
