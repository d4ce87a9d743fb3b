#include "term/paint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <vterm.h>

#include "base/text.h"
#include "term/mouse.h"
#include "term/pen.h"
#include "term/sync.h"
#include "term/theme.h"

#define BLOCK "\xe2\x96\x88"
#define COLS 40
#define ROWS 8

/* A painter and the terminal it paints on. */
struct easel {
	struct arena *arena;
	struct caps caps;
	struct look look;
	struct paint *paint;
	VTerm *vterm;
	VTermScreen *screen;
	VTermPos cursor;
	bool cursor_visible;
	struct grid grid;
};

static int on_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
	struct easel *e = user;

	(void)old;
	(void)visible;
	e->cursor = pos;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct easel *e = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		e->cursor_visible = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .movecursor = on_cursor, .settermprop = on_property };

static void easel_resize(struct easel *e, int cols, int rows)
{
	vterm_set_size(e->vterm, rows, cols);
	paint_resize(e->paint, cols, rows);
	grid_resize(&e->grid, cols, rows);
	grid_clear(&e->grid);
}

static void easel_init_as(struct easel *e, const char *terminal, const char *colorterm, bool utf8)
{
	struct color_hints hints = { .terminal = terminal, .colorterm = colorterm, .no_color = "" };
	struct err err;

	*e = (struct easel){ .arena = arena_new(), .cursor_visible = true };
	if (!caps_read(&e->caps, terminal, e->arena, &err))
		fail_msg("%s", err.text);
	hints.colors = e->caps.colors;
	hints.direct = e->caps.direct;
	look_of(&e->look, palette_shipped(THEME_DEFAULT), theme_depth(COLOR_AUTO, &hints));
	e->paint = paint_new(&e->caps, &e->look, utf8);
	e->vterm = vterm_new(ROWS, COLS);
	vterm_set_utf8(e->vterm, 1);
	e->screen = vterm_obtain_screen(e->vterm);
	vterm_screen_set_callbacks(e->screen, &callbacks, e);
	vterm_screen_reset(e->screen, 1);
	easel_resize(e, COLS, ROWS);
}

static void easel_init(struct easel *e, const char *terminal, bool utf8)
{
	easel_init_as(e, terminal, "", utf8);
}

static void easel_release(struct easel *e)
{
	vterm_free(e->vterm);
	paint_free(e->paint);
	grid_release(&e->grid);
	arena_drop(e->arena);
}

/* Returns how many bytes the frame took. */
static size_t easel_paint(struct easel *e)
{
	size_t n;
	const char *bytes;

	paint_frame(e->paint, &e->grid);
	bytes = paint_pending(e->paint, &n);
	vterm_input_write(e->vterm, bytes, n);
	paint_sent(e->paint, n);
	return n;
}

static bool is_pending(const struct easel *e, const char *text)
{
	size_t n;
	const char *bytes = paint_pending(e->paint, &n);

	return memmem(bytes, n, text, strlen(text));
}

static void put(struct easel *e, int col, int row, enum meaning meaning, const char *text)
{
	size_t n = strlen(text);

	while (n > 0) {
		struct grapheme g;
		size_t used = text_next(text, n, &g);
		struct cell *c = grid_at(&e->grid, col, row);

		*c = (struct cell){ .text = g, .meaning = (uint8_t)meaning };
		if (g.width == 2)
			c[1] = (struct cell){ .meaning = (uint8_t)meaning };
		col += g.width;
		text += used;
		n -= used;
	}
}

static void select_row(struct easel *e, int row)
{
	for (int col = 0; col < e->grid.cols; col++)
		grid_at(&e->grid, col, row)->selected = true;
}

static bool same_color(const VTermColor *color, int wanted, bool foreground)
{
	bool is_default = foreground ? VTERM_COLOR_IS_DEFAULT_FG(color) : VTERM_COLOR_IS_DEFAULT_BG(color);

	if (wanted == STYLE_DEFAULT || is_default)
		return is_default && wanted == STYLE_DEFAULT;
	if (VTERM_COLOR_IS_RGB(color))
		return (color->rgb.red << 16 | color->rgb.green << 8 | color->rgb.blue) == wanted;
	return VTERM_COLOR_IS_INDEXED(color) && color->indexed.idx == wanted;
}

static bool same_text(const VTermScreenCell *have, const struct cell *want)
{
	if (want->text.width == 0)
		return have->chars[0] == (uint32_t)-1;
	if (!have->chars[0])
		return want->text.rune[0] == U' ';
	for (size_t i = 0; i < want->text.runes; i++)
		if (have->chars[i] != want->text.rune[i])
			return false;
	return true;
}

static void check_cell(struct easel *e, const char *why, int col, int row)
{
	const struct cell *want = grid_at(&e->grid, col, row);
	const struct style *style = want->selected ? &e->look.selected[want->meaning] : &e->look.plain[want->meaning];
	bool blank = want->text.rune[0] == U' ' && style_is_ground(style), bare = style->foreground == STYLE_DEFAULT;
	unsigned attributes = style->attributes & ~(bare ? 0 : e->caps.not_with_color);
	VTermScreenCell have;

	vterm_screen_get_cell(e->screen, (VTermPos){ row, col }, &have);
	if (want->text.rune[0] == U'█' && have.chars[0] != U'█') {
		if (!same_color(&have.bg, style->foreground, false))
			fail_msg("%s: block at %d,%d", why, col, row);
		return;
	}
	if (!same_text(&have, want))
		fail_msg("%s: text at %d,%d", why, col, row);
	if (want->text.width == 0)
		return;
	if (!same_color(&have.bg, style->background, false))
		fail_msg("%s: background at %d,%d", why, col, row);
	if (blank)
		return;
	if (!same_color(&have.fg, style->foreground, true))
		fail_msg("%s: foreground at %d,%d", why, col, row);
	if (have.attrs.bold != !!(attributes & ATTRIBUTE_BOLD) ||
	    have.attrs.reverse != !!(attributes & ATTRIBUTE_REVERSE) ||
	    !have.attrs.underline != !(attributes & ATTRIBUTE_UNDERLINE))
		fail_msg("%s: attributes at %d,%d", why, col, row);
}

static void check_screen(struct easel *e, const char *why)
{
	for (int row = 0; row < e->grid.rows; row++)
		for (int col = 0; col < e->grid.cols; col++)
			check_cell(e, why, col, row);
	if (e->cursor_visible != (e->grid.cursor_col >= 0))
		fail_msg("%s: cursor is %s", why, e->cursor_visible ? "shown" : "hidden");
	if (e->cursor_visible && (e->cursor.col != e->grid.cursor_col || e->cursor.row != e->grid.cursor_row))
		fail_msg("%s: cursor at %d,%d", why, e->cursor.col, e->cursor.row);
}

static void check_meanings(struct easel *e, const char *why)
{
	for (int m = 0; m < MEANING_COUNT; m++)
		put(e, m * 3, m % ROWS, (enum meaning)m, "word");
	select_row(e, 2);
	easel_paint(e);
	e->cursor_visible = e->cursor_visible && *e->caps.text[CAP_CURSOR_HIDE];
	check_screen(e, why);
}

static void every_meaning_arrives(void **state)
{
	static const char *const terminals[] = { "xterm-256color", "xterm", "linux", "vt100", "screen", "tmux-256color",
						 "ansi" };

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct easel e;

		easel_init(&e, terminals[i], true);
		check_meanings(&e, terminals[i]);
		easel_release(&e);
	}
}

static void colours_arrive_by_parts(void **state)
{
	struct easel e;

	(void)state;
	easel_init_as(&e, "xterm-256color", "truecolor", true);
	assert_int_equal(e.look.depth, DEPTH_RGB);
	check_meanings(&e, "truecolor");
	easel_release(&e);
}

/* One step of something like a person's work and the database's: a word somewhere, cleared rows, another selection. */
static void change_something(struct easel *e)
{
	static const char *const words[] = { "x", "OVERDUE 3h41", "e\xcc\x81t\xc3\xa9", "\xe6\x9d\xb1\xe4\xba\xac",
					     " ", "          ", "\xe2\x96\xba", "9/15", BLOCK BLOCK };
	int row = rand() % e->grid.rows, col = rand() % e->grid.cols;
	const char *word = words[(size_t)rand() % (sizeof words / sizeof *words)];

	if (rand() % 8 == 0)
		select_row(e, row);
	else if (rand() % 8 == 0)
		for (int i = col; i < e->grid.cols; i++)
			put(e, i, row, (enum meaning)(rand() % MEANING_COUNT), " ");
	else if (col + text_width(word) <= e->grid.cols)
		put(e, col, row, (enum meaning)(rand() % MEANING_COUNT), word);
	e->grid.cursor_col = rand() % 3 ? col : -1;
	e->grid.cursor_row = row;
}

/* Overwriting half of a wide character leaves the other half: a frame never has that. */
static void mend_halves(struct grid *g)
{
	for (int row = 0; row < g->rows; row++)
		for (int col = 0; col < g->cols; col++) {
			struct cell *c = grid_at(g, col, row), *next = grid_at(g, col + 1, row);
			const struct cell *before = grid_at(g, col - 1, row);
			bool lone = c->text.width == 0 && (!before || before->text.width != 2);

			if (lone || (c->text.width == 2 && (!next || next->text.width != 0)))
				c->text = (struct grapheme){ { U' ' }, 1, 1 };
		}
}

static void any_change_arrives(void **state)
{
	static const char *const terminals[] = { "xterm-256color", "xterm", "screen", "tmux-256color" };

	(void)state;
	srand(1);
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct easel e;

		easel_init(&e, terminals[i], true);
		for (int step = 0; step < 1500; step++) {
			for (int n = rand() % 4; n > 0; n--)
				change_something(&e);
			mend_halves(&e.grid);
			if (rand() % 200 == 0)
				easel_resize(&e, 1 + rand() % COLS, 1 + rand() % ROWS);
			easel_paint(&e);
			check_screen(&e, terminals[i]);
		}
		easel_release(&e);
	}
}

static void costs_little(void **state)
{
	struct easel e;
	size_t n;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	easel_paint(&e);
	if (easel_paint(&e) != 0)
		fail_msg("an unchanged frame sends nothing");
	put(&e, 20, 4, MEANING_PLAIN, "x");
	n = easel_paint(&e);
	if (n > strlen("\x1b[5;21Hx"))
		fail_msg("one letter takes %zu bytes", n);
	put(&e, 23, 4, MEANING_PLAIN, "x");
	n = easel_paint(&e);
	if (n > 3)
		fail_msg("a letter two further takes %zu bytes", n);
	put(&e, 0, 5, MEANING_PLAIN, "x");
	n = easel_paint(&e);
	if (n > strlen("\r\nx"))
		fail_msg("a letter in the next row takes %zu bytes", n);
	put(&e, 0, 5, MEANING_FAINT, " ");
	put(&e, 1, 5, MEANING_FAINT, "                              ");
	n = easel_paint(&e);
	if (n > strlen("\r\x1b[K"))
		fail_msg("blanks in another meaning of the same ground take %zu bytes", n);
	easel_release(&e);
}

static void clearing_is_trusted_where_it_colours(void **state)
{
	struct easel e;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	assert_true(easel_paint(&e) < 100);
	easel_release(&e);
	easel_init(&e, "tmux-256color", true);
	assert_true(easel_paint(&e) > COLS * ROWS);
	easel_release(&e);
}

static void other_locales_get_ascii(void **state)
{
	struct easel e;
	VTermScreenCell cell;

	(void)state;
	easel_init(&e, "xterm", false);
	put(&e, 0, 0, MEANING_PLAIN, "\xc3\xa9\xe6\x9d\xb1z");
	easel_paint(&e);
	for (int col = 0; col < 4; col++) {
		vterm_screen_get_cell(e.screen, (VTermPos){ 0, col }, &cell);
		assert_int_equal(cell.chars[0], "?? z"[col]);
	}
	easel_release(&e);
}

static void the_edges_hold(void **state)
{
	struct easel e;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	for (int row = 0; row < ROWS; row++)
		for (int col = 0; col < COLS; col++)
			put(&e, col, row, MEANING_PLAIN, "#");
	e.grid.cursor_col = COLS - 1;
	e.grid.cursor_row = ROWS - 1;
	easel_paint(&e);
	check_screen(&e, "all cells full, without scrolling");
	*grid_at(&e.grid, COLS - 1, 0) = (struct cell){ .text = { { U'東' }, 1, 2 } };
	easel_paint(&e);
	*grid_at(&e.grid, COLS - 1, 0) = (struct cell){ .text = { { U' ' }, 1, 1 } };
	check_screen(&e, "half a wide character at the edge is left out");
	e.grid.cursor_col = COLS;
	easel_paint(&e);
	assert_false(e.cursor_visible);
	easel_release(&e);
}

static void the_last_cell_never_scrolls(void **state)
{
	struct easel e;

	(void)state;
	easel_init(&e, "xterm", true);
	e.caps.wraps = true;
	for (int col = 0; col < COLS; col++)
		put(&e, col, ROWS - 1, MEANING_PLAIN, "#");
	easel_paint(&e);
	put(&e, COLS - 1, ROWS - 1, MEANING_PLAIN, " ");
	e.grid.cursor_col = -1;
	check_screen(&e, "a terminal that wraps at once");
	easel_release(&e);
}

static void a_smaller_frame_leaves_blanks(void **state)
{
	struct easel e;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	put(&e, COLS - 4, ROWS - 1, MEANING_WARN, "gone");
	put(&e, 10, 0, MEANING_PLAIN, "as below");
	easel_paint(&e);
	grid_resize(&e.grid, 10, 2);
	grid_clear(&e.grid);
	put(&e, 0, 1, MEANING_PLAIN, "as below");
	easel_paint(&e);
	grid_resize(&e.grid, COLS, ROWS);
	grid_clear(&e.grid);
	put(&e, 0, 1, MEANING_PLAIN, "as below");
	check_screen(&e, "cells that the frame has not");
	easel_release(&e);
}

static void a_scroll_region_is_lifted(void **state)
{
	struct easel e;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	vterm_input_write(e.vterm, "\x1b[2;4r", 6);
	for (int row = 0; row < ROWS; row++)
		put(&e, 0, row, MEANING_PLAIN, "x");
	easel_paint(&e);
	check_screen(&e, "line feeds through what was a region");
	easel_release(&e);
}

/* Whatever of the bytes before has arrived: in the end the terminal does what is wanted, and is not told so again and again. */
static void the_mouse_is_as_it_is_wanted(void **state)
{
	static const struct {
		const char *why;
		bool first, sent, then;
		const char *told;
	} cases[] = {
		{ "on stays on", true, true, true, "" },
		{ "off stays off, unsaid", false, true, false, "" },
		{ "on, then off", true, true, false, MOUSE_OFF },
		{ "off, then on", false, true, true, MOUSE_ON },
		{ "on, which may not have arrived", true, false, true, MOUSE_ON },
		{ "on, which may have arrived, then off", true, false, false, MOUSE_OFF },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct easel e;
		struct paint *before;

		easel_init(&e, "xterm-256color", true);
		before = e.paint;
		paint_follow(before, NULL, cases[i].first);
		paint_frame(before, &e.grid);
		if (cases[i].sent)
			easel_paint(&e);
		e.paint = paint_new(&e.caps, &e.look, true);
		paint_follow(e.paint, before, cases[i].then);
		paint_free(before);
		paint_frame(e.paint, &e.grid);
		if (is_pending(&e, MOUSE_ON) != (strcmp(cases[i].told, MOUSE_ON) == 0) ||
		    is_pending(&e, MOUSE_OFF) != (strcmp(cases[i].told, MOUSE_OFF) == 0))
			fail_msg("%s: not so", cases[i].why);
		easel_release(&e);
	}
}

static void what_is_shown_can_be_forgotten(void **state)
{
	struct easel e;
	size_t n;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	put(&e, 3, 3, MEANING_GOOD, "there");
	easel_paint(&e);
	vterm_input_write(e.vterm, "\x1b[1;1Hgarbage", 13);
	paint_forget(e.paint);
	easel_paint(&e);
	check_screen(&e, "painted over");
	paint_enter(e.paint);
	paint_resize(e.paint, COLS, ROWS);
	paint_frame(e.paint, &e.grid);
	assert_true(is_pending(&e, "\x1b[?1049h"));
	paint_pending(e.paint, &n);
	paint_sent(e.paint, n - 1);
	paint_pending(e.paint, &n);
	assert_int_equal(n, 1);
	paint_forget(e.paint);
	paint_frame(e.paint, &e.grid);
	assert_true(is_pending(&e, "\x1b[?1049h"));
	paint_pending(e.paint, &n);
	paint_sent(e.paint, n);
	paint_forget(e.paint);
	paint_frame(e.paint, &e.grid);
	assert_false(is_pending(&e, "\x1b[?1049h"));
	paint_raw(e.paint, "\a");
	assert_true(is_pending(&e, "\a"));
	easel_release(&e);
}

/* The terminal would wait for the rest of it, take what comes instead for that, and shift the row. */
static void a_character_is_sent_whole(void **state)
{
	static const char resized[] = "resized", forgotten[] = "forgotten", followed[] = "followed";
	static const char *const cases[] = { resized, forgotten, followed };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct paint *before;
		const char *bytes, *dot;
		struct easel e;
		size_t n;

		easel_init(&e, "xterm-256color", true);
		put(&e, 3, 3, MEANING_GOOD, "there \u25cf");
		paint_frame(e.paint, &e.grid);
		bytes = paint_pending(e.paint, &n);
		dot = memmem(bytes, n, "\u25cf", 3);
		assert_non_null(dot);
		vterm_input_write(e.vterm, bytes, (size_t)(dot + 1 - bytes));
		paint_sent(e.paint, (size_t)(dot + 1 - bytes));
		before = e.paint;
		if (cases[i] == forgotten)
			paint_forget(e.paint);
		if (cases[i] == followed) {
			e.paint = paint_new(&e.caps, &e.look, true);
			paint_follow(e.paint, before, false);
			paint_free(before);
		}
		if (cases[i] != forgotten)
			paint_resize(e.paint, COLS, ROWS);
		easel_paint(&e);
		check_screen(&e, cases[i]);
		easel_release(&e);
	}
}

/* A font's block leaves seams between lines and specks beside it: where colours allow it is a blank on the ink's ground instead. */
static void blocks_fill_their_cells(void **state)
{
	static const struct {
		const char *terminal;
		enum meaning meaning;
		bool filled, reverse;
	} cases[] = {
		{ "xterm-256color", MEANING_STRONG, true, false }, { "xterm-256color", MEANING_ALARM, true, false },
		{ "linux", MEANING_STRONG, false, false },	   { "vt100", MEANING_WARN, true, true },
		{ "vt100", MEANING_ALARM, true, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		VTermScreenCell have;
		struct easel e;

		easel_init(&e, cases[i].terminal, true);
		put(&e, 3, 2, cases[i].meaning, BLOCK);
		easel_paint(&e);
		vterm_screen_get_cell(e.screen, (VTermPos){ 2, 3 }, &have);
		assert_int_equal(have.chars[0], U'█'); /* unasked it is what can be read and copied */
		paint_fill_blocks(e.paint);
		paint_forget(e.paint);
		easel_paint(&e);
		vterm_screen_get_cell(e.screen, (VTermPos){ 2, 3 }, &have);
		if ((have.chars[0] != U'█') != cases[i].filled)
			fail_msg("%s: character %x", cases[i].terminal, have.chars[0]);
		if (cases[i].filled && !same_color(&have.bg, e.look.plain[cases[i].meaning].foreground, false))
			fail_msg("%s: meaning %d has another ground", cases[i].terminal, cases[i].meaning);
		if (have.attrs.reverse != cases[i].reverse || have.attrs.underline)
			fail_msg("%s: attributes", cases[i].terminal);
		put(&e, 3, 2, cases[i].meaning, " ");
		put(&e, 4, 2, MEANING_PLAIN, "x");
		easel_paint(&e);
		e.cursor_visible = e.cursor_visible && *e.caps.text[CAP_CURSOR_HIDE];
		check_screen(&e, cases[i].terminal);
		easel_release(&e);
	}
}

/* The cursor of a terminal that cannot hide it stands where it covers least. */
static void a_cursor_that_shows_is_out_of_the_way(void **state)
{
	struct easel e;

	(void)state;
	easel_init(&e, "vt100", true);
	put(&e, 5, 0, MEANING_PLAIN, "LIVE");
	easel_paint(&e);
	assert_int_equal(e.cursor.row, ROWS - 1);
	assert_int_equal(e.cursor.col, COLS - 1);
	easel_release(&e);
}

/* Is the frame between the marks, and does nothing else stand in between? */
static bool is_marked(const struct easel *e)
{
	size_t n, begin = strlen(SYNC_BEGIN), end = strlen(SYNC_END);
	const char *bytes = paint_pending(e->paint, &n);

	return n > begin + end && !memcmp(bytes, SYNC_BEGIN, begin) && !memcmp(bytes + n - end, SYNC_END, end) &&
	       !memmem(bytes + begin, n - begin, SYNC_BEGIN, begin);
}

static void fill(struct easel *e, int rows, char letter)
{
	char text[COLS + 1] = "";

	memset(text, letter, COLS);
	for (int row = 0; row < rows; row++)
		put(e, 0, row, MEANING_PLAIN, text);
}

static void larger_frames_are_marked(void **state)
{
	static const struct {
		const char *why;
		int rows;
		bool forgotten, marked;
	} cases[] = {
		{ "the first after it was known", 0, true, true },
		{ "nothing", 0, false, false },
		{ "one row", 1, false, false },
		{ "many rows", ROWS, false, true },
		{ "all of it anew, be it little", 0, true, true },
	};
	struct easel e;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	fill(&e, ROWS, 'z');
	paint_frame(e.paint, &e.grid);
	assert_false(is_pending(&e, "2026"));
	paint_synchronize(e.paint);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		grid_clear(&e.grid);
		easel_paint(&e);
		if (cases[i].forgotten)
			paint_forget(e.paint);
		fill(&e, cases[i].rows, (char)('a' + i));
		paint_frame(e.paint, &e.grid);
		if (is_marked(&e) != cases[i].marked || is_pending(&e, "2026") != cases[i].marked)
			fail_msg("%s", cases[i].why);
		paint_forget(e.paint); /* cut off, and begun anew: it ends all the same */
		easel_paint(&e);
		check_screen(&e, cases[i].why);
	}
	easel_release(&e);
}

/* To another painter, whose first frame is made and not sent. */
static void easel_pass_on(struct easel *e)
{
	struct paint *next = paint_new(&e->caps, &e->look, true);

	paint_follow(next, e->paint, false);
	paint_free(e->paint);
	e->paint = next;
	paint_resize(e->paint, COLS, ROWS);
	paint_frame(e->paint, &e->grid);
}

/* It is asked until a frame has been sent, and not again; what is known stays known to the next painter. */
static void it_is_asked_once(void **state)
{
	struct easel e;

	(void)state;
	easel_init(&e, "xterm-256color", true);
	paint_ask_sync(e.paint);
	paint_frame(e.paint, &e.grid);
	assert_true(is_pending(&e, SYNC_ASK));
	easel_pass_on(&e);
	assert_true(is_pending(&e, SYNC_ASK));
	easel_paint(&e);
	paint_synchronize(e.paint);
	paint_enter(e.paint);
	paint_frame(e.paint, &e.grid);
	assert_false(is_pending(&e, SYNC_ASK));
	assert_true(is_marked(&e));
	easel_pass_on(&e);
	assert_true(is_marked(&e));
	easel_release(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(larger_frames_are_marked),
		cmocka_unit_test(it_is_asked_once),
		cmocka_unit_test(every_meaning_arrives),
		cmocka_unit_test(colours_arrive_by_parts),
		cmocka_unit_test(any_change_arrives),
		cmocka_unit_test(blocks_fill_their_cells),
		cmocka_unit_test(a_cursor_that_shows_is_out_of_the_way),
		cmocka_unit_test(costs_little),
		cmocka_unit_test(clearing_is_trusted_where_it_colours),
		cmocka_unit_test(other_locales_get_ascii),
		cmocka_unit_test(the_edges_hold),
		cmocka_unit_test(the_last_cell_never_scrolls),
		cmocka_unit_test(a_smaller_frame_leaves_blanks),
		cmocka_unit_test(a_scroll_region_is_lifted),
		cmocka_unit_test(what_is_shown_can_be_forgotten),
		cmocka_unit_test(a_character_is_sent_whole),
		cmocka_unit_test(the_mouse_is_as_it_is_wanted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
