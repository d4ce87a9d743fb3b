#include "term/paint.h"

#include <string.h>

#include "term/bytes.h"
#include "term/mouse.h"
#include "term/pen.h"
#include "term/sync.h"
#include "term/travel.h"

/* The width of a cell of which nothing is known: equal to no other. */
#define WIDTH_UNKNOWN UINT8_MAX

/*
 * What is no longer comes in one piece over any line, and is on the screen at once: the clock, a row or a few. So marks are at most
 * a sixteenth of what is sent.
 */
#define WHOLE_BYTES 256

enum cursor { CURSOR_UNKNOWN, CURSOR_HIDDEN, CURSOR_SHOWN };

struct paint {
	struct arena *self;  /* of this struct */
	struct arena *arena; /* of `shown` and `out`; emptied when the size changes */
	const struct caps *caps;
	struct look look, solid; /* a full block has the latter */
	bool can_fill, fills;    /* full blocks are blanks there */
	bool utf8;
	int cols, rows;
	struct cell *shown;
	bool entering, forgotten;
	bool mouse, mouse_wanted; /* as the terminal has it, and as it shall be */
	bool asks_sync, has_sync;
	struct place place;
	enum cursor cursor;
	struct pen pen;
	struct bytes out;
	size_t sent;
};

static const struct cell blank_cell = { .text = { { U' ' }, 1, 1 } };

/* Some terminals show an attribute as a colour, or cannot have both at once. */
static void drop_clashing(struct style *styles, unsigned not_with_color)
{
	for (size_t i = 0; i < MEANING_COUNT; i++)
		if (styles[i].foreground != STYLE_DEFAULT)
			styles[i].attributes &= ~not_with_color;
}

/*
 * A font's block need not fill its cell, which shows as seams, and where it is wider specks stay behind: a blank on a ground of
 * the ink's colour has neither. Not in eight colours, where bold makes an ink brighter than any ground.
 */
static bool can_fill(const struct caps *caps, enum depth depth)
{
	return depth == DEPTH_MONO ? *caps->text[CAP_REVERSE] : depth > DEPTH_8;
}

static void make_solid(struct style *styles)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		struct style *s = &styles[i];

		if (s->foreground == STYLE_DEFAULT)
			s->attributes = (s->attributes & ~(unsigned)ATTRIBUTE_UNDERLINE) ^ ATTRIBUTE_REVERSE;
		else
			*s = (struct style){ s->background, s->foreground, 0 };
	}
}

struct paint *paint_new(const struct caps *caps, const struct look *look, bool utf8)
{
	struct arena *self = arena_new();
	struct paint *p = arena_alloc(self, 1, sizeof *p);

	*p = (struct paint){ .self = self, .arena = arena_new(), .caps = caps, .look = *look, .utf8 = utf8 };
	p->pen.by_parts = look->depth == DEPTH_RGB;
	p->pen.inks = arena_alloc(self, 1, sizeof *p->pen.inks);
	drop_clashing(p->look.plain, caps->not_with_color);
	drop_clashing(p->look.selected, caps->not_with_color);
	p->solid = p->look;
	p->can_fill = can_fill(caps, look->depth);
	make_solid(p->solid.plain);
	make_solid(p->solid.selected);
	paint_resize(p, 1, 1);
	return p;
}

void paint_free(struct paint *p)
{
	if (!p)
		return;
	arena_drop(p->arena);
	arena_drop(p->self);
}

/* Of a character that has been sent in part. */
struct rest {
	char bytes[3];
	size_t n;
};

static struct rest rest_of(const struct paint *p)
{
	struct rest r = { .n = 0 };

	for (size_t i = p->sent; i < p->out.n && r.n < sizeof r.bytes; i++) {
		if (((unsigned char)p->out.at[i] & 0xc0) != 0x80)
			break;
		r.bytes[r.n++] = p->out.at[i];
	}
	return r;
}

/* A sequence that has only begun ends with the next one; a terminal may wait for the rest of a character much longer. */
static void drop_unsent_but(struct paint *p, struct rest r)
{
	p->out.n = p->sent = 0;
	bytes_put(&p->out, r.bytes, r.n);
	p->forgotten = true;
}

void paint_follow(struct paint *p, const struct paint *before, bool mouse)
{
	p->mouse_wanted = mouse;
	p->mouse = before && (before->mouse == before->mouse_wanted ? before->mouse : !mouse);
	if (!before)
		return;
	p->asks_sync = before->asks_sync;
	p->has_sync = before->has_sync;
	drop_unsent_but(p, rest_of(before));
}

void paint_resize(struct paint *p, int cols, int rows)
{
	struct rest rest = rest_of(p);

	arena_reset(p->arena);
	p->cols = cols;
	p->rows = rows;
	p->shown = arena_alloc(p->arena, (size_t)rows * (size_t)cols, sizeof *p->shown);
	p->out = (struct bytes){ .arena = p->arena };
	drop_unsent_but(p, rest);
}

void paint_forget(struct paint *p)
{
	drop_unsent_but(p, rest_of(p));
}

void paint_enter(struct paint *p)
{
	p->entering = true;
	p->mouse = false;
	paint_forget(p);
}

void paint_ask_sync(struct paint *p)
{
	p->asks_sync = true;
}

void paint_synchronize(struct paint *p)
{
	p->has_sync = true;
}

void paint_fill_blocks(struct paint *p)
{
	p->fills = p->can_fill;
}

/* Is it a full block, and shown as a blank? */
static bool is_solid(const struct paint *p, const struct cell *c)
{
	return p->fills && c->text.rune[0] == U'█' && c->text.runes == 1;
}

static const struct style *style_of(const struct paint *p, const struct cell *c)
{
	size_t meaning = c->meaning < MEANING_COUNT ? c->meaning : MEANING_PLAIN;
	const struct look *look = is_solid(p, c) ? &p->solid : &p->look;

	return c->selected ? &look->selected[meaning] : &look->plain[meaning];
}

static bool is_ascii(const struct cell *c)
{
	return c->text.width == 1 && c->text.runes == 1 && c->text.rune[0] < 0x80;
}

static bool is_blank(const struct cell *c)
{
	return is_ascii(c) && c->text.rune[0] == U' ';
}

/* A blank that shows nothing but its background: all of one background look the same. */
static bool is_ground(const struct paint *p, const struct cell *c)
{
	return is_blank(c) && style_is_ground(style_of(p, c));
}

static bool looks_same(const struct paint *p, const struct cell *a, const struct cell *b)
{
	if (is_ground(p, a) && is_ground(p, b))
		return style_of(p, a)->background == style_of(p, b)->background;
	return grid_same(a, b);
}

/* A cell of the frame, blank where the frame has none; a wide character that the edge would cut is left out. */
static const struct cell *wanted(const struct paint *p, const struct grid *g, int col, int row)
{
	const struct cell *c = col < g->cols && row < g->rows ? &g->cells[row * g->cols + col] : &blank_cell;

	return col + c->text.width <= p->cols ? c : &blank_cell;
}

static struct cell *shown_at(const struct paint *p, int col, int row)
{
	return &p->shown[(size_t)row * (size_t)p->cols + (size_t)col];
}

static void put_text(struct paint *p, const struct grapheme *g)
{
	char text[4 * GRAPHEME_RUNES];

	if (p->utf8 || (g->runes == 1 && g->rune[0] < 0x80))
		bytes_put(&p->out, text, grapheme_encode(g, text));
	else
		bytes_text(&p->out, g->width == 2 ? "? " : "?");
}

/* What the cells passed over show, sent again, is shorter than any command when they are few and in the pen's style. */
static bool rewrite(struct paint *p, int col, int row, size_t cost)
{
	int from = p->place.col;

	if (p->place.row != row || from < 0 || from > col || (size_t)(col - from) > cost)
		return false;
	for (int i = from; i < col; i++)
		if (!is_ascii(shown_at(p, i, row)) || !pen_has(&p->pen, style_of(p, shown_at(p, i, row))))
			return false;
	for (int i = from; i < col; i++)
		put_text(p, &shown_at(p, i, row)->text);
	return true;
}

static void go(struct paint *p, int col, int row)
{
	struct place to = { col, row };
	char way[TRAVEL_TEXT];

	if (p->place.col == col && p->place.row == row)
		return;
	travel(p->caps, p->place, to, way);
	if (!rewrite(p, col, row, strlen(way)))
		bytes_text(&p->out, way);
	p->place = to;
}

/* Where the cursor is after a character: not known at the edge, nor after one whose width terminals disagree about. */
static void advance(struct paint *p, const struct grapheme *g)
{
	p->place.col += g->width;
	if (p->place.col >= p->cols || g->width != 1 || g->runes != 1)
		p->place = (struct place){ -1, -1 };
}

static void put_cell(struct paint *p, const struct cell *c, int col, int row)
{
	bool would_scroll = p->caps->wraps && row == p->rows - 1 && col + c->text.width >= p->cols;

	*shown_at(p, col, row) = *c;
	if (c->text.width == 0 || would_scroll)
		return;
	go(p, col, row);
	pen_take(&p->pen, p->caps, style_of(p, c), is_blank(c) || is_solid(p, c), &p->out);
	put_text(p, is_solid(p, c) ? &blank_cell.text : &c->text);
	advance(p, &c->text);
}

/* The first column from which on a row of the frame is blank in one background, so that one command can clear it. */
static int tail_of(const struct paint *p, const struct grid *g, int row)
{
	const struct cell *last = wanted(p, g, p->cols - 1, row);
	int background = style_of(p, last)->background, col = p->cols;

	if (!*p->caps->text[CAP_CLEAR_LINE] || (!p->caps->erases_in_color && background != STYLE_DEFAULT))
		return col;
	while (col > 0) {
		const struct cell *c = wanted(p, g, col - 1, row);

		if (!is_ground(p, c) || style_of(p, c)->background != background)
			break;
		col--;
	}
	return col;
}

static void clear_tail(struct paint *p, const struct grid *g, int col, int row)
{
	go(p, col, row);
	pen_take(&p->pen, p->caps, style_of(p, wanted(p, g, col, row)), true, &p->out);
	bytes_text(&p->out, p->caps->text[CAP_CLEAR_LINE]);
	for (int i = col; i < p->cols; i++)
		*shown_at(p, i, row) = *wanted(p, g, i, row);
}

/* What only looks the same, be it in bytes that mean nothing, is looked at more closely. */
static bool same_bytes(const struct cell *a, const struct cell *b, int cells)
{
	return !memcmp(a, b, (size_t)cells * sizeof *a);
}

/* Most rows of most frames are. */
static bool is_shown(const struct paint *p, const struct grid *g, int row)
{
	return g->cols == p->cols && row < g->rows &&
	       same_bytes(&g->cells[row * g->cols], shown_at(p, 0, row), p->cols);
}

/* The first column from `col` on in which the frame has not, to the byte, what is shown. */
static int next_changed(const struct paint *p, const struct grid *g, int col, int row)
{
	const struct cell *frame = row < g->rows ? &g->cells[row * g->cols] : NULL, *shown = shown_at(p, 0, row);

	if (!frame || g->cols != p->cols)
		return col;
	while (col < p->cols && same_bytes(&frame[col], &shown[col], 1))
		col++;
	return col;
}

static void paint_row(struct paint *p, const struct grid *g, int row)
{
	int tail, pays = p->cols - (int)strlen(p->caps->text[CAP_CLEAR_LINE]);

	if (is_shown(p, g, row))
		return;
	tail = tail_of(p, g, row);
	for (int col = 0; (col = next_changed(p, g, col, row)) < p->cols; col++) {
		const struct cell *c = wanted(p, g, col, row);

		if (looks_same(p, c, shown_at(p, col, row))) {
			*shown_at(p, col, row) = *c;
			continue;
		}
		if (col >= tail && col < pays) {
			clear_tail(p, g, col, row);
			return;
		}
		put_cell(p, c, col, row);
	}
}

/* Whoever was here before may have left a scroll region, in which line feeds do not just move the cursor. */
static void lift_scroll_region(struct paint *p)
{
	char text[CAPS_TEXT];

	bytes_text(&p->out, caps_fill(p->caps, CAP_SCROLL_REGION, 0, p->rows - 1, text));
}

static void start_afresh(struct paint *p)
{
	size_t cells = (size_t)p->rows * (size_t)p->cols;
	const struct style *plain = &p->look.plain[MEANING_PLAIN];
	struct cell cell = blank_cell;

	if (!p->caps->erases_in_color && plain->background != STYLE_DEFAULT)
		cell.text.width = WIDTH_UNKNOWN;
	for (size_t i = 0; i < cells; i++)
		p->shown[i] = cell;
	if (p->entering) {
		bytes_text(&p->out, p->caps->text[CAP_SCREEN_ENTER]);
		bytes_text(&p->out, p->caps->text[CAP_KEYPAD_ENTER]);
	}
	if (p->asks_sync) /* before the screen is cleared: what a terminal makes of it that does not know it does not stay */
		bytes_text(&p->out, SYNC_ASK);
	lift_scroll_region(p);
	p->pen.known = false;
	pen_take(&p->pen, p->caps, plain, false, &p->out);
	bytes_text(&p->out, p->caps->text[CAP_CLEAR]);
	p->place = (struct place){ 0, 0 };
	p->cursor = CURSOR_UNKNOWN;
	p->forgotten = false;
}

static void place_cursor(struct paint *p, const struct grid *g)
{
	bool shows = g->cursor_col >= 0 && g->cursor_col < p->cols && g->cursor_row >= 0 && g->cursor_row < p->rows;
	enum cursor next = shows ? CURSOR_SHOWN : CURSOR_HIDDEN;

	if (shows)
		go(p, g->cursor_col, g->cursor_row);
	else if (!*p->caps->text[CAP_CURSOR_HIDE]) /* there it covers least */
		go(p, p->cols - 1, p->rows - 1);
	if (p->cursor != next)
		bytes_text(&p->out, p->caps->text[shows ? CAP_CURSOR_SHOW : CAP_CURSOR_HIDE]);
	p->cursor = next;
}

/* Tells the terminal where the frame begins, and where it ends, unless it is small; also where another may have been cut off. */
static void synchronize(struct paint *p, size_t begin, bool afresh)
{
	size_t n = p->out.n - begin;

	if (!p->has_sync || (n <= WHOLE_BYTES && !afresh))
		return;
	bytes_text(&p->out, SYNC_BEGIN);
	memmove(p->out.at + begin + strlen(SYNC_BEGIN), p->out.at + begin, n);
	memcpy(p->out.at + begin, SYNC_BEGIN, strlen(SYNC_BEGIN));
	bytes_text(&p->out, SYNC_END);
}

void paint_frame(struct paint *p, const struct grid *g)
{
	size_t begin = p->out.n;
	bool afresh = p->forgotten;

	if (p->forgotten)
		start_afresh(p);
	if (p->mouse != p->mouse_wanted)
		bytes_text(&p->out, p->mouse_wanted ? MOUSE_ON : MOUSE_OFF);
	for (int row = 0; row < p->rows; row++)
		paint_row(p, g, row);
	place_cursor(p, g);
	synchronize(p, begin, afresh);
}

void paint_raw(struct paint *p, const char *bytes)
{
	bytes_text(&p->out, bytes);
}

const char *paint_pending(const struct paint *p, size_t *n)
{
	*n = p->out.n - p->sent;
	return p->out.at + p->sent;
}

void paint_sent(struct paint *p, size_t n)
{
	p->sent += n;
	if (p->sent < p->out.n)
		return;
	p->sent = p->out.n = 0;
	if (p->forgotten)
		return;
	p->entering = p->asks_sync = false;
	p->mouse = p->mouse_wanted;
}
