/* Hotspots by hour: where somebody was, for long enough or not, in the hours that their plans cover now. */
#include <string.h>

#include "base/print.h"
#include "model/coverage.h"
#include "model/hour_grid.h"
#include "model/need.h"
#include "view/dated.h"
#include "view/detail.h"
#include "view/sentence.h"
#include "view/table.h"

#define MARGIN 2
#define GAP 1
#define NAME_LEAST 8
#define NAME_MOST 24
#define HOUR_LEAST 3
#define HOUR_MOST 6
#define DONE_COLS 5
/* Narrower than this there is no column of visits done and planned. */
#define DONE_FROM 40
/* From this many lines on the last one explains the signs. */
#define LEGEND_LINES 4
/* Narrower than this the legend is briefer, so that all signs before that of what is to come have room. */
#define LEGEND_FROM 54

static const enum meaning meanings[HOUR_STATES] = {
	[HOUR_OUTSIDE] = MEANING_PLAIN, [HOUR_TO_COME] = MEANING_FAINT,   [HOUR_NONE] = MEANING_FAINT,
	[HOUR_SHORT] = MEANING_WARN,    [HOUR_EFFECTIVE] = MEANING_GOOD, [HOUR_PRESENT] = MEANING_STRONG,
};

/* Where things stand in a canvas of some width. */
struct grid_plan {
	struct hour_grid hours;
	size_t first, n; /* the hours that show */
	int name, hour, done; /* cells of each column; done 0: left out */
};

static struct pane_rows rows(const struct view *v, struct spell *spell, struct arena *scratch)
{
	const struct standing *order = view_standings(v, spell, scratch);
	size_t n = v->board->hotspots.n;
	const void **at = arena_alloc(scratch, n, sizeof *at);

	for (size_t i = 0; i < n; i++)
		at[i] = order[i].hotspot;
	return (struct pane_rows){ at, n, 0 };
}

static const char *key(const void *row)
{
	return ((const struct hotspot *)row)->code;
}

/* "Coverage 12:00-00:00". */
static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	struct hour_grid g = hour_grid_of(v->board, view_moment(v));
	char from[MOMENT_TEXT], to[MOMENT_TEXT], part[PANE_TITLE];

	print_text(dst, PANE_TITLE, T_("Coverage by hour"));
	if (v->board->hotspots.capped)
		pane_title_add(dst, T_(", NOT ALL READ"));
	pane_title_part(dst, v->board->visits.unreadable, "UNREADABLE", "UNREADABLE", glyphs);
	if (g.n == 0)
		return;
	print_text(part, sizeof part, " %s %s-%s", glyph_text(GLYPH_DOT, glyphs),
		   zone_minute(&v->board->zone, g.at[0], from), zone_minute(&v->board->zone, g.at[g.n], to));
	pane_title_add(dst, part);
}

static int between(int least, int n, int most)
{
	return n < least ? least : n > most ? most : n;
}

/* Where not all hours have room, those up to now and the next one. */
static void choose_hours(struct grid_plan *p, size_t room)
{
	size_t last = p->hours.now + 2;

	p->n = p->hours.n < room ? p->hours.n : room;
	if (p->hours.now == p->hours.n || last <= p->n)
		return;
	p->first = (last < p->hours.n ? last : p->hours.n) - p->n;
}

static struct grid_plan plan_of(const struct view *v, int cols)
{
	struct grid_plan p = { .hours = hour_grid_of(v->board, view_moment(v)) };
	int n = (int)p.hours.n, room;

	p.done = cols >= DONE_FROM ? tongue_room(DONE_COLS, 0, N_("DONE")) : 0;
	room = cols - MARGIN - (p.done ? p.done + GAP : 0);
	p.name = between(NAME_LEAST, room - GAP - n * HOUR_LEAST, NAME_MOST);
	room -= p.name + GAP;
	p.hour = n ? between(HOUR_LEAST, room / n, HOUR_MOST) : HOUR_LEAST;
	choose_hours(&p, room > 0 ? (size_t)(room / p.hour) : 0);
	return p;
}

static int hour_col(const struct grid_plan *p, size_t i)
{
	return MARGIN + p->name + GAP + (int)(i - p->first) * p->hour;
}

/* Right after the hours. */
static int done_col(const struct grid_plan *p)
{
	return hour_col(p, p->first + p->n);
}

/* "14", and a pointer before the hour that holds now. */
static void draw_hours(const struct view *v, const struct grid_plan *p, struct canvas c)
{
	canvas_field(c, MARGIN, 0, p->name, ALIGN_LEFT, MEANING_FAINT, T_("HOTSPOT"));
	for (size_t i = p->first; i < p->first + p->n; i++) {
		bool now = i == p->hours.now;
		int col = hour_col(p, i);

		if (now)
			canvas_glyph(c, col - 1, 0, view_meaning(v, MEANING_STRONG), GLYPH_POINTER);
		canvas_printf(c, col, 0, now ? view_meaning(v, MEANING_STRONG) : MEANING_FAINT, "%02d",
			      zone_civil(&v->board->zone, p->hours.at[i]).hour);
	}
	if (p->done)
		canvas_field(c, done_col(p), 0, p->done, ALIGN_RIGHT, MEANING_FAINT, T_("DONE"));
}

/* Somebody is there: certainly, probably, or was when the data was good. */
static const char *present_sign(const struct view *v, enum glyphs glyphs)
{
	static const char *const signs[] = { [STALENESS_STALE] = "~", [STALENESS_LOST] = "?" };

	return v->staleness == STALENESS_LIVE ? glyph_text(GLYPH_LIVE, glyphs) : signs[v->staleness];
}

static const char *sign_of(const struct view *v, enum hour_state state, enum glyphs glyphs)
{
	static const enum glyph signs[HOUR_STATES] = {
		[HOUR_TO_COME] = GLYPH_DOT,
		[HOUR_NONE] = GLYPH_NONE,
		[HOUR_SHORT] = GLYPH_BAR_PART,
		[HOUR_EFFECTIVE] = GLYPH_BAR_FULL,
	};

	if (state == HOUR_PRESENT)
		return present_sign(v, glyphs);
	return state == HOUR_OUTSIDE ? " " : glyph_text(signs[state], glyphs);
}

static void draw_cells(const struct view *v, const struct grid_plan *p, const struct hotspot *h, struct canvas c)
{
	for (size_t i = p->first; i < p->first + p->n; i++) {
		enum hour_state state = hour_grid_state(v->board, h, &p->hours, i, view_moment(v));
		const char *sign = sign_of(v, state, c.glyphs);
		enum meaning meaning = view_meaning(v, meanings[state]);
		int begin = hour_col(p, i), end = canvas_text(c, begin, 0, meaning, sign);

		if (state != HOUR_SHORT && state != HOUR_EFFECTIVE)
			continue;
		end = canvas_text(c, end, 0, meaning, sign);
		canvas_unselect(canvas_part(c, begin, 0, end - begin, 1));
	}
}

static const char *name_of(const struct hotspot *h)
{
	return h->name[0] ? h->name : h->code[0] ? h->code : "?";
}

/* Does its window hold no more in the hours of the grid: is it over, or not before another time? */
static bool is_over(const struct view *v, const struct grid_plan *p, const struct hotspot *h)
{
	usec now = view_moment(v);

	return p->hours.n > 0 && coverage_has_window(h) &&
	       (h->window_ends <= now || h->window_starts >= p->hours.at[p->hours.n]);
}

static void draw_row(const struct view *v, const struct grid_plan *p, const struct hotspot *h, struct canvas c)
{
	struct coverage coverage = coverage_of(v->board, h, view_moment(v));
	char done[32];

	canvas_field(c, MARGIN, 0, p->name, ALIGN_LEFT, view_meaning(v, MEANING_PLAIN), name_of(h));
	if (is_over(v, p, h))
		canvas_glyph(c, 1, 0, view_meaning(v, MEANING_FAINT), GLYPH_OVER);
	draw_cells(v, p, h, c);
	print_text(done, sizeof done, "%d/%d", coverage.done, coverage.planned);
	if ((int)strlen(done) > DONE_COLS)
		print_text(done, sizeof done, ">99");
	if (p->done && coverage.planned)
		canvas_field(c, done_col(p), 0, p->done, ALIGN_RIGHT, view_meaning(v, MEANING_PLAIN), done);
}

/* `over`: the sign of windows that are over is among those above. */
static void draw_legend(const struct view *v, bool over, int row, struct canvas c)
{
	static const char *const present[][2] = {
		{ N_("now"), N_("there now") },
		{ N_("estimate"), N_("there, an estimate") },
		{ N_("OLD"), N_("was there, OLD") },
	};
	static const enum hour_state states[] = { HOUR_PRESENT, HOUR_EFFECTIVE, HOUR_SHORT, HOUR_NONE, HOUR_TO_COME };
	char effective[48], texts[6][96];
	const char *there = T_(present[v->staleness][c.cols >= LEGEND_FROM]);
	const char *words[] = { there, effective, T_("shorter"), T_("none"), T_("to come") };
	struct part parts[6];

	print_text(effective, sizeof effective, T_("%dmin+"), (int)(coverage_effective(v->board) / MINUTES(1)));
	for (int i = 0; i < 5; i++) {
		print_text(texts[i], sizeof texts[i], "%s %s ", sign_of(v, states[i], c.glyphs), words[i]);
		parts[i] = (struct part){ texts[i], i == 0 ? 0 : i, false };
	}
	print_text(texts[5], sizeof texts[5], T_("%s no window left "), glyph_text(GLYPH_OVER, c.glyphs));
	parts[5] = (struct part){ texts[5], 1, false };
	sentence_draw(canvas_part(c, 0, row, c.cols, 1), MARGIN, view_meaning(v, MEANING_FAINT), parts, over ? 6 : 5);
}

static int legend_lines(struct canvas c)
{
	return c.rows >= LEGEND_LINES ? 1 : 0;
}

static size_t fits(const struct view *v, const struct pane_state *s, struct canvas c)
{
	int lines = c.rows - 1 - legend_lines(c);

	(void)v;
	(void)s;
	return lines > 0 ? (size_t)lines : 0;
}

/* The best that a hotspot has had in its window so far; HOUR_OUTSIDE when it has none yet. */
static enum hour_state best_of(const struct view *v, const struct hotspot *h, const struct hour_grid *g)
{
	enum hour_state best = HOUR_OUTSIDE;

	for (size_t i = 0; i < g->n; i++) {
		enum hour_state state = hour_grid_state(v->board, h, g, i, view_moment(v));

		if (state != HOUR_TO_COME && state > best)
			best = state;
	}
	return best;
}

/* "5 there now  9 had 15min+  3 shorter  4 none": how many hotspots. */
static void line(const struct view *v, const struct pane_state *s, struct canvas c)
{
	static const char *const present[] = { N_("there now"), N_("there, an estimate"), N_("were there, OLD") };
	static const enum hour_state states[] = { HOUR_PRESENT, HOUR_NONE, HOUR_EFFECTIVE, HOUR_SHORT };
	struct hour_grid g = hour_grid_of(v->board, view_moment(v));
	char effective[48], texts[4][128];
	const char *words[] = { T_(present[v->staleness]), T_("none yet"), effective, T_("shorter") };
	size_t counts[HOUR_STATES] = { 0 };
	struct part parts[4];

	for (size_t i = 0; i < s->rows.n; i++)
		counts[best_of(v, s->rows.at[i], &g)]++;
	print_text(effective, sizeof effective, T_("had %dmin+"), (int)(coverage_effective(v->board) / MINUTES(1)));
	for (int i = 0; i < 4; i++) {
		print_text(texts[i], sizeof texts[i], "%zu %s ", counts[states[i]], words[i]);
		parts[i] = (struct part){ texts[i], i, false };
	}
	sentence_draw(dated_line(v, c, true), 1, view_meaning(v, MEANING_PLAIN), parts, 4);
}

/* What rows are sorted and filtered by; the hours are not among it. */
static void write_name(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, name_of(row));
}

static void write_area(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct hotspot *)row)->area);
}

static void write_done(const void *row, const struct view *v, struct table_cell *out)
{
	struct coverage coverage = coverage_of(v->board, row, view_moment(v));

	out->order = coverage.done;
	table_write(out, MEANING_PLAIN, "%d", coverage.done);
}

static const struct column columns[] = {
	{ N_("HOTSPOT"), NAME_MOST, 0, 0, ALIGN_LEFT, write_name, NULL, NULL },
	{ N_("AREA"), NAME_MOST, 0, 0, ALIGN_LEFT, write_area, NULL, NULL },
	{ N_("DONE"), DONE_COLS, 0, 0, ALIGN_RIGHT, write_done, NULL, NULL },
};

static const struct table table = { .columns = columns, .columns_n = sizeof columns / sizeof *columns };

const struct pane pane_coverage;

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	struct grid_plan p = plan_of(v, c.cols);
	struct pane_window w = pane_window(&pane_coverage, v, s, c);
	bool over = false;

	if (c.rows < 2) {
		line(v, s, c);
		return;
	}
	draw_hours(v, &p, c);
	if (s->rows.n == 0)
		canvas_text(c, MARGIN, 1, view_meaning(v, MEANING_FAINT),
			    s->of ? T_(TABLE_FILTERED) : T_(pane_coverage.empty));
	for (size_t i = 0; i < w.n; i++) {
		struct canvas line = canvas_part(c, 0, 1 + (int)i, c.cols, 1);

		if (s->focused && w.first + i == s->cursor) {
			canvas_glyph(line, 0, 0, MEANING_STRONG, GLYPH_POINTER);
			canvas_select(line, 0);
		}
		draw_row(v, &p, s->rows.at[w.first + i], line);
		over = over || is_over(v, &p, s->rows.at[w.first + i]);
		canvas_target(line, TARGET_ROW(i));
	}
	if (legend_lines(c) && s->rows.n)
		draw_legend(v, over, 1 + (int)w.n, c);
}

const struct pane pane_coverage = {
	.name = "coverage",
	.help = N_("which hotspots had somebody there in which hour of the window"),
	.title = title,
	.rows = rows,
	.order = N_("need"),
	.key = key,
	.table = &table,
	.detail = &detail_hotspot,
	.empty = N_("No hotspots."),
	.draw = draw,
	.line = line,
	.fits = fits,
	.head = 2,
};
