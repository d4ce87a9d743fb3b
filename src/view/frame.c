#include "view/frame.h"

#include "base/hash.h"
#include "base/print.h"
#include "draw/kept.h"
#include "model/coverage.h"
#include "view/banner.h"
#include "view/footer.h"
#include "view/header.h"
#include "view/shown_month.h"
#include "view/title.h"
#include "view/waiting.h"
#include "view/wrap.h"

/* What the box of an overlay adds to its text on each side. */
#define BORDER 2

static struct canvas canvas_at(const struct placed *at, struct canvas screen)
{
	return canvas_part(screen, at->col, at->row, at->cols, at->rows);
}

/* What is below the title line; all of it where there is but one. */
static struct canvas inside(const struct placed *at, struct canvas screen)
{
	struct canvas c = canvas_at(at, screen);

	return at->rows < 2 ? c : canvas_part(c, 0, 1, c.cols, c.rows - 1);
}

struct pane_window frame_window(const struct placed *at, const struct view *v, const struct pane_state *s,
				struct canvas screen)
{
	return pane_window(at->pane, v, s, inside(at, screen));
}

static void draw_single_line(const struct view *v, const struct placed *at, const struct pane_state *s,
			     struct canvas screen)
{
	struct canvas c = canvas_at(at, screen);

	if (at->pane->line)
		at->pane->line(v, s, c);
	else
		title_draw(v, at->pane, s, frame_window(at, v, s, screen), false, c);
}

static void draw_pane(const struct view *v, const struct placed *at, const struct pane_state *s, struct canvas screen)
{
	struct canvas c = canvas_at(at, screen);

	if (s->kept)
		kept_fit(s->kept, c, v->drawing);
	for (int row = 0; at->col > 0 && row < at->rows; row++)
		canvas_glyph(screen, at->col - 1, at->row + row, MEANING_FAINT, GLYPH_COLUMN);
	if (at->rows < 2) {
		draw_single_line(v, at, s, screen);
		return;
	}
	title_draw(v, at->pane, s, frame_window(at, v, s, screen), true, canvas_part(c, 0, 0, c.cols, 1));
	at->pane->draw(v, s, inside(at, screen));
}

static int widest(const struct overlay *o, struct canvas c)
{
	int width = canvas_width(c, o->title);

	for (size_t i = 0; i < o->lines_n; i++) {
		int line = canvas_width(c, o->lines[i]);

		width = line > width ? line : width;
	}
	return width;
}

/* Lines of its border above and below: none where they would be most of it. */
static int edge_of(struct canvas middle)
{
	return middle.rows < 4 ? 0 : 1;
}

/* The middle of `c`, as large as the text needs and no larger than `c`. */
static struct canvas box_of(const struct overlay *o, struct canvas c)
{
	int cols = widest(o, c) + 2 * BORDER, rows = (int)(o->lines_n < GRID_MAX_ROWS ? o->lines_n : GRID_MAX_ROWS);

	rows += 2 * edge_of(c);
	cols = cols < c.cols ? cols : c.cols;
	rows = rows < c.rows ? rows : c.rows;
	return canvas_part(c, (c.cols - cols) / 2, (c.rows - rows) / 2, cols, rows);
}

struct screen_size frame_overlay_size(struct canvas screen)
{
	struct canvas c = frame_middle(screen);
	int cols = c.cols - 2 * BORDER, rows = c.rows - 2 * edge_of(c);

	return (struct screen_size){ cols > 0 ? cols : 0, rows > 0 ? rows : 0 };
}

/* "3 above, 12 below", as a detail says it. */
static void draw_hidden(size_t above, size_t below, struct canvas bottom)
{
	char hidden[96];

	if (above == 0 && below == 0)
		return;
	if (above > 0 && below > 0)
		print_text(hidden, sizeof hidden, T_("%zu above, %zu below"), above, below);
	else if (below > 0)
		print_text(hidden, sizeof hidden, P_("%zu more below", "%zu more below", below), below);
	else
		print_text(hidden, sizeof hidden, P_("%zu more above", "%zu more above", above), above);
	canvas_printf(bottom, bottom.cols - 3 - canvas_width(bottom, hidden), 0, MEANING_PLAIN, " %s ", hidden);
}

static void draw_box(const struct overlay *o, struct canvas c)
{
	canvas_line(c, 0, 0, c.cols, MEANING_FAINT, GLYPH_RULE);
	canvas_line(c, 0, c.rows - 1, c.cols, MEANING_FAINT, GLYPH_RULE);
	for (int row = 1; row < c.rows - 1; row++) {
		canvas_glyph(c, 0, row, MEANING_FAINT, GLYPH_COLUMN);
		canvas_glyph(c, c.cols - 1, row, MEANING_FAINT, GLYPH_COLUMN);
	}
	canvas_printf(canvas_part(c, 1, 0, c.cols - 2, 1), 0, 0, MEANING_STRONG, " %s ", o->title);
}

/* The line on top, such that the selected one shows, and no room is left below the last. */
static size_t overlay_first(const struct overlay *o, int rows)
{
	size_t last = o->lines_n > (size_t)rows ? o->lines_n - (size_t)rows : 0;

	if (o->selected > o->first + (size_t)rows)
		return o->selected - (size_t)rows;
	if (o->selected && o->selected <= o->first)
		return o->selected - 1;
	return o->first < last ? o->first : last;
}

static void draw_lines(const struct overlay *o, size_t first, struct canvas c)
{
	for (size_t i = first; i < o->lines_n && (int)(i - first) < c.rows; i++) {
		int row = (int)(i - first);

		canvas_field(c, BORDER, row, c.cols - 2 * BORDER, ALIGN_LEFT, MEANING_PLAIN, o->lines[i]);
		if (o->selected)
			canvas_target(canvas_part(c, 1, row, c.cols - 2, 1), TARGET_ROW(i));
		if (i + 1 != o->selected)
			continue;
		canvas_glyph(c, 1, row, MEANING_STRONG, GLYPH_POINTER);
		canvas_select(canvas_part(c, 1, row, c.cols - 2, 1), 0);
	}
}

static void draw_overlay(const struct overlay *o, struct canvas middle)
{
	struct canvas box = box_of(o, middle);
	int edge = edge_of(middle), rows = box.rows > 2 * edge ? box.rows - 2 * edge : 0;
	size_t first = overlay_first(o, rows), shown = o->lines_n - first;

	shown = shown < (size_t)rows ? shown : (size_t)rows;
	middle.grid->cursor_col = middle.grid->cursor_row = -1;
	canvas_fill(box, MEANING_PLAIN);
	if (edge) {
		draw_box(o, box);
		draw_hidden(first, o->lines_n - first - shown, canvas_part(box, 1, box.rows - 1, box.cols - 2, 1));
	}
	draw_lines(o, first, canvas_part(box, 0, edge, box.cols, rows));
}

struct canvas frame_middle(struct canvas screen)
{
	int top = 1 + layout_banner_rows(screen.rows);

	return canvas_part(screen, 0, top, screen.cols, screen.rows - top - layout_footer_rows(screen.rows));
}

static bool is_loud(const struct layout_plan *plan)
{
	for (size_t i = 0; i < plan->n; i++)
		if (plan->at[i].pane->loud)
			return true;
	return false;
}

/* The settings, the zone and all else of the view that rows are drawn by. */
static uint64_t scene_of(const struct view *v)
{
	const struct shown_month *shown = v->shown;
	const uint64_t scene[] = {
		hash_bytes(v->settings, sizeof *v->settings, hash_secret()),
		hash_bytes(&v->board->zone, sizeof v->board->zone, hash_secret()),
		v->staleness,
		v->showing,
		(uint64_t)coverage_effective(v->board),
		(uint64_t)shown->month,
		shown->whole,
		(uint64_t)shown->today,
		(uint64_t)v->board->about.programme_started,
	};

	return hash_bytes(scene, sizeof scene, hash_secret());
}

/* Most of them say in their titles what the board comes to, and all cells of a counter are of the same month. */
static void draw_panes(const struct view *v, const struct frame *f, struct canvas screen)
{
	struct summary summary = view_summary(v);
	struct shown_month shown = shown_month_of(v);
	struct view summed = *v;

	summed.summary = &summary;
	summed.shown = &shown;
	summed.scene = scene_of(&summed);
	for (size_t i = 0; i < f->plan->n; i++)
		draw_pane(&summed, &f->plan->at[i], &f->states[i], screen);
}

static void draw_middle(const struct view *v, const struct frame *f, struct canvas screen)
{
	struct canvas middle = frame_middle(screen);

	if (!v->board)
		waiting_draw(v, is_loud(f->plan), middle);
	else if (f->detail)
		detail_draw(f->detail, v, middle);
	else
		draw_panes(v, f, screen);
	if (f->overlay)
		draw_overlay(f->overlay, middle);
}

/* Over the foot of the panes, and no more than half of them, what has no room beside the keys: these stay. */
static bool draw_long_notice(const struct view *v, const struct footer *f, struct canvas screen)
{
	struct canvas middle = frame_middle(screen);
	int cols = middle.cols - 2, lines = cols > 0 ? wrap_lines(middle, v->notice, cols) : 0;

	if (footer_has_room(v, f, canvas_part(screen, 0, 0, screen.cols, 1)) || lines + 1 > middle.rows / 2)
		return false;
	middle = canvas_part(middle, 0, middle.rows - lines - 1, middle.cols, lines + 1);
	canvas_fill(middle, MEANING_PLAIN);
	canvas_line(middle, 0, 0, middle.cols, MEANING_FAINT, GLYPH_RULE);
	wrap_draw(middle, 1, 1, cols, ALIGN_LEFT, MEANING_STRONG, v->notice);
	return true;
}

/* What the footer is drawn from. */
struct foot {
	const struct view *view;
	const struct footer *footer;
};

static void draw_footer(const void *foot, struct canvas c)
{
	const struct foot *f = foot;

	footer_draw(f->view, f->footer, c);
}

static void draw_foot(const struct view *v, const struct frame *f, struct canvas screen)
{
	struct view quiet = *v;
	const struct foot foot = { &quiet, &f->footer };
	struct canvas line = canvas_part(screen, 0, screen.rows - 1, screen.cols, 1);
	struct kept_stamp from;

	if (draw_long_notice(v, &f->footer, screen))
		quiet.notice = "";
	from = footer_stamp(&quiet, &f->footer, line);
	if (f->foot)
		kept_fit(f->foot, line, v->drawing);
	/* A filter that is typed has the cursor. */
	kept_draw(f->footer.typing ? NULL : f->foot, 0, &from, NULL, draw_footer, &foot, line);
}

void frame_draw(const struct view *v, const struct frame *f, struct canvas c)
{
	grid_clear(c.grid);
	header_draw(v, canvas_part(c, 0, 0, c.cols, 1));
	if (layout_banner_rows(c.rows))
		banner_draw(v, canvas_part(c, 0, 1, c.cols, 1));
	draw_middle(v, f, c);
	if (layout_footer_rows(c.rows))
		draw_foot(v, f, c);
}
