#include "view/table.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "base/print.h"
#include "base/text.h"
#include "draw/kept.h"

/* Pointer and mark. */
#define MARGIN 2
#define GAP 1
/* Above the pane's canvas lies its title. */
#define TITLE 1
/* Fewer cells of a name say little: before it comes to that, whole columns leave that else never do. */
#define NAME_LEAST 6

/* The width of each column on a canvas; 0: it has left. */
struct widths {
	int of[TABLE_COLUMNS];
	int spare; /* below 0: so much is missing */
};

static void leave(const struct table *t, struct widths *w)
{
	size_t worst = t->columns_n;

	for (size_t i = 0; i < t->columns_n; i++)
		if (w->of[i] && t->columns[i].rank &&
		    (worst == t->columns_n || t->columns[i].rank >= t->columns[worst].rank))
			worst = i;
	if (worst == t->columns_n)
		return;
	w->spare += w->of[worst] + GAP;
	w->of[worst] = 0;
}

static void shrink(const struct table *t, struct widths *w, int least)
{
	for (size_t i = t->columns_n; i-- > 0 && w->spare < 0;)
		if (t->columns[i].most)
			while (w->of[i] > least && w->spare < 0) {
				w->of[i]--;
				w->spare++;
			}
}

/* Half a number or a word of state is worse than none: from the right, all but the first. */
static void leave_last(const struct table *t, struct widths *w)
{
	size_t shown = 0;

	for (size_t i = 0; i < t->columns_n; i++)
		shown += w->of[i] > 0;
	for (size_t i = t->columns_n; i-- > 0 && w->spare < 0 && shown > 1;)
		if (w->of[i]) {
			w->spare += w->of[i] + GAP;
			w->of[i] = 0;
			shown--;
		}
}

static void grow(const struct table *t, struct widths *w, int rank)
{
	for (size_t i = 0; i < t->columns_n; i++) {
		int more = t->columns[i].most - w->of[i];

		if (t->columns[i].rank != rank || !w->of[i] || more <= 0)
			continue;
		if (more > w->spare)
			more = w->spare;
		w->of[i] += more;
		w->spare -= more;
	}
}

static struct widths widths_for(const struct table *t, int cols)
{
	struct widths w = { .spare = cols - MARGIN + GAP };
	int ranks = 0;

	for (size_t i = 0; i < t->columns_n; i++) {
		w.of[i] = t->columns[i].width;
		w.spare -= w.of[i] + GAP;
		if (ranks < t->columns[i].rank)
			ranks = t->columns[i].rank;
	}
	for (size_t i = 0; i < t->columns_n && w.spare < 0; i++)
		leave(t, &w);
	shrink(t, &w, NAME_LEAST);
	leave_last(t, &w);
	shrink(t, &w, 1);
	for (int rank = 0; rank <= ranks && w.spare > 0; rank++)
		grow(t, &w, rank);
	return w;
}

static void cell_begin(struct table_cell *cell, int width, enum glyphs glyphs)
{
	cell->width = width;
	cell->glyphs = glyphs;
	cell->text = cell->buffer;
	cell->buffer[0] = '\0';
	cell->meaning = MEANING_PLAIN;
	cell->bar = 0;
	cell->order = NAN;
}

static int widest(const struct column *column)
{
	return column->most > column->width ? column->most : column->width;
}

void table_cell_at(const struct column *column, const void *row, const struct view *v, struct table_cell *out)
{
	cell_begin(out, widest(column), GLYPHS_TIER_FULL);
	column->write(row, v, out);
}

/* The title stands in the code, and a layout names the column by it: what is shown is its translation. */
static void write_heading(const struct column *column, const struct view *v, struct table_cell *out)
{
	out->text = T_(column->title);
	if (column->heading)
		column->heading(v, out);
}

void table_heading(const struct column *column, const struct view *v, struct table_cell *out)
{
	cell_begin(out, widest(column), GLYPHS_TIER_FULL);
	write_heading(column, v, out);
}

static void draw_headings(const struct table *t, const struct widths *w, const struct view *v, size_t sorted,
			  const size_t *targets, struct canvas c)
{
	int col = MARGIN;

	for (size_t i = 0; i < t->columns_n; i++) {
		const struct column *column = &t->columns[i];
		struct table_cell cell;

		if (!w->of[i])
			continue;
		cell_begin(&cell, w->of[i], c.glyphs);
		write_heading(column, v, &cell);
		canvas_field(c, col, 0, w->of[i], column->align, i + 1 == sorted ? MEANING_STRONG : MEANING_FAINT,
			     cell.text);
		canvas_target(canvas_part(c, col, 0, w->of[i], 1), TARGET_COLUMN(targets[i]));
		col += w->of[i] + GAP;
	}
}

static void draw_row(const struct table *t, const struct widths *w, const void *row, const struct view *v,
		     struct canvas c)
{
	enum meaning own = t->meaning(row, v);
	int col = MARGIN;

	if (t->marked && t->marked(row, v))
		canvas_text(c, 1, 0, view_meaning(v, own), "!");
	for (size_t i = 0; i < t->columns_n; i++) {
		const struct column *column = &t->columns[i];
		struct table_cell cell;

		if (!w->of[i])
			continue;
		cell_begin(&cell, w->of[i], c.glyphs);
		column->write(row, v, &cell);
		canvas_field(c, col, 0, w->of[i], column->align,
			     view_meaning(v, cell.meaning == MEANING_PLAIN ? own : cell.meaning), cell.text);
		if (cell.bar)
			canvas_unselect(canvas_part(c, col, 0, cell.bar, 1));
		col += w->of[i] + GAP;
	}
}

static int lines_of(const struct table *t, const void *row, const struct view *v)
{
	return 1 + (t->below ? t->below(row, v, (struct canvas){ 0 }) : 0);
}

const struct table *table_shown(const struct pane *p, const struct view *v)
{
	return p->table && p->table->instead ? p->table->instead(v) : p->table;
}

bool table_has(const struct table *t, size_t column)
{
	return column > 0 && column <= t->columns_n && t->columns[column - 1].width > 0;
}

size_t table_fits(const struct table *t, const struct view *v, const struct pane_state *s, struct canvas c)
{
	int lines = c.rows - !t->headless;
	size_t n = 0;

	while (lines > 0 && s->first + n < s->rows.n) {
		lines -= lines_of(t, s->rows.at[s->first + n], v);
		n += lines >= 0 || n == 0;
	}
	return n;
}

int table_lines(const struct table *t, const struct view *v, struct pane_rows rows, int most)
{
	int lines = 0;

	for (size_t i = 0; i < rows.n && lines < most; i++)
		lines += lines_of(t, rows.at[i], v);
	return lines;
}

/* A table's columns that show. */
struct picked {
	struct table table;
	struct column columns[TABLE_COLUMNS];
	size_t from[TABLE_COLUMNS]; /* which of the whole table's each is, from 1 */
	size_t sorted; /* by which of them, from 1; 0: by none that shows */
};

/* No number, word of state or heading is cut: in another language they may be longer. */
static void widen(struct column *column, const struct view *v)
{
	struct table_cell heading;
	int cells;

	table_heading(column, v, &heading);
	cells = text_width(heading.text);
	column->width = cells > column->width ? cells : column->width;
	cells = column->cells ? column->cells() : 0;
	column->width = cells > column->width ? cells : column->width;
	if (column->most && column->most < column->width)
		column->most = column->width;
}

/* What the operator sorts by is what the operator wants to see: it is the last that leaves. */
static void pick(struct picked *to, const struct table *from, size_t i, size_t sorted, const struct view *v)
{
	struct column *column = &to->columns[to->table.columns_n];

	to->from[to->table.columns_n++] = i + 1;
	*column = from->columns[i];
	if (i + 1 == sorted)
		to->sorted = to->table.columns_n;
	if (column->rank > 0)
		column->rank = i + 1 == sorted ? 1 : column->rank + 1;
	if (tongue_foreign())
		widen(column, v);
}

/* The first column of that title; columns_n when there is none. */
static size_t titled(const struct table *t, const char *title)
{
	size_t i = 0;

	while (i < t->columns_n && strcasecmp(t->columns[i].title, title) != 0)
		i++;
	return i;
}

/* Those that the layout names, in its order; all where it names none. */
static void pick_all(struct picked *to, const struct table *from, const struct pane_state *s, const struct view *v)
{
	size_t sorted = s->arrangement.column;

	to->table = *from;
	to->table.columns = to->columns;
	to->table.columns_n = to->sorted = 0;
	for (size_t i = 0; pane_has_columns(s) && i < s->node->columns_n && i < TABLE_COLUMNS; i++) {
		size_t at = titled(from, s->node->columns[i]);

		if (at < from->columns_n)
			pick(to, from, at, sorted, v);
	}
	for (size_t i = 0; !pane_has_columns(s) && i < from->columns_n; i++)
		if (table_has(from, i + 1))
			pick(to, from, i, sorted, v);
}

/* Cells of the text of so many bytes, counted no further than `most`. */
static int width_up_to(const char *text, size_t n, int most)
{
	size_t used;
	struct grapheme g;
	int width = 0;

	for (; width < most && n > 0; text += used, n -= used) {
		used = text_plain(text);
		if (used) {
			width += used < (size_t)most ? (int)used : most;
			continue;
		}
		used = text_next(text, n, &g);
		width += g.width;
	}
	return width < most ? width : most;
}

/* Of the widest cell, no further than the column can grow. */
static int cells_of_widest(const struct column *column, const struct view *v, struct pane_rows rows)
{
	int most = 0;

	for (size_t i = 0; i < rows.n && most < column->most; i++) {
		struct table_cell cell;
		size_t bytes;
		int width;

		table_cell_at(column, rows.at[i], v, &cell);
		bytes = strlen(cell.text);
		/* No text takes more cells than it has bytes. */
		width = bytes > (size_t)most ? width_up_to(cell.text, bytes, column->most) : 0;
		most = width > most ? width : most;
	}
	return most;
}

int table_fitted(const struct pane *p, const struct view *v, struct pane_rows rows)
{
	size_t at = p->table && p->fitted ? titled(p->table, p->fitted) : 0;
	struct column column;

	if (!p->table || !p->fitted || at == p->table->columns_n)
		return 0;
	column = p->table->columns[at];
	if (tongue_foreign())
		widen(&column, v);
	return cells_of_widest(&column, v, rows);
}

/* Makes the pane's fitted column as wide as its widest cell asks. */
static void fit(struct picked *picked, const struct pane *p, const struct view *v, const struct pane_state *s)
{
	size_t at = p->fitted ? titled(&picked->table, p->fitted) : picked->table.columns_n;
	struct column *column = &picked->columns[at];
	int most = s->rows.fitted;

	if (at == picked->table.columns_n)
		return;
	if (!most)
		most = cells_of_widest(column, v, s->rows);
	column->most = most > column->width ? most : 0;
	if (column->rank == 0 && column->most)
		column->width = column->most;
}

/* What the lines of a table are drawn by. */
struct drawing {
	const struct picked *picked;
	const struct widths *widths;
	const struct pane_state *state;
	struct view view; /* which asks time for the spell */
	struct spell spell; /* of the line that is drawn */
	struct kept *kept;     /* NULL: all are drawn anew */
	uint64_t scene; /* what they have in common, but for what the table's `stamp` says of each */
	size_t first, row; /* into the state's: the one on top, and the one drawn */
};

/* Nothing runs on once the database is lost, and of a view without a scene nobody keeps anything. */
static void keep_lines(struct drawing *d, const struct table *whole, enum glyphs glyphs)
{
	const uint64_t scene[] = {
		d->view.scene,
		(uintptr_t)whole,
		(uintptr_t)d->state->node,
		d->picked->sorted,
		glyphs,
		kept_bytes(d->widths->of, sizeof d->widths->of),
	};

	if (d->view.staleness == STALENESS_LOST || !moment_known(d->view.now) || !d->view.scene)
		return;
	d->kept = d->state->kept;
	d->scene = kept_bytes(&scene, sizeof scene);
}

static void draw_line_of_headings(const void *drawing, struct canvas c)
{
	const struct drawing *d = drawing;

	draw_headings(&d->picked->table, d->widths, &d->view, d->picked->sorted, d->picked->from, c);
}

/* They are worded by no more than the scene. */
static void keep_headings(const struct drawing *d, int line, struct canvas c)
{
	const struct kept_stamp from = { .of = { d->scene } };

	kept_draw(d->kept, line, &from, NULL, draw_line_of_headings, d, c);
}

/* The selected one brings the cursor with it. */
static bool is_selected(const struct drawing *d)
{
	return d->state->focused && d->row == d->state->cursor;
}

static void draw_line_of_row(const void *drawing, struct canvas c)
{
	const struct drawing *d = drawing;

	if (is_selected(d)) {
		canvas_glyph(c, 0, 0, MEANING_STRONG, GLYPH_POINTER);
		canvas_select(c, 0);
	}
	draw_row(&d->picked->table, d->widths, d->state->rows.at[d->row], &d->view, c);
	canvas_target(c, TARGET_ROW(d->row - d->first));
}

static void keep_row(struct drawing *d, int line, struct canvas c)
{
	const struct table *t = &d->picked->table;
	struct kept *kept = t->stamp && !is_selected(d) ? d->kept : NULL;
	struct kept_stamp from = { .n = 0 };

	d->spell = spell_at(d->view.now);
	kept_add(&from, d->scene);
	if (kept)
		t->stamp(d->state->rows.at[d->row], &d->view, &from);
	kept_draw(kept, line, &from, &d->spell, draw_line_of_row, d, c);
}

/* Returns the line after it. */
static int draw_below(const struct drawing *d, int top, struct canvas c)
{
	const void *row = d->state->rows.at[d->row];
	int lines = d->picked->table.below(row, &d->view, canvas_part(c, MARGIN, top, c.cols - MARGIN, c.rows - top));

	canvas_target(canvas_part(c, 0, top, c.cols, lines), TARGET_ROW(d->row - d->first));
	return top + lines;
}

void table_draw(const struct table *whole, const struct pane *p, const struct view *v, const struct pane_state *s,
		struct canvas c)
{
	struct picked picked;
	const struct table *t = &picked.table;
	struct widths w;
	struct pane_window window = pane_window(p, v, s, c);
	struct drawing d = { .picked = &picked, .widths = &w, .state = s, .view = *v, .first = window.first };
	int top = whole->headless ? 0 : 1;

	d.view.spell = &d.spell;
	pick_all(&picked, whole, s, v);
	fit(&picked, p, v, s);
	w = widths_for(t, c.cols);
	keep_lines(&d, whole, c.glyphs);
	if (!t->headless)
		keep_headings(&d, TITLE, canvas_part(c, 0, 0, c.cols, 1));
	if (s->rows.n == 0)
		canvas_text(c, MARGIN, top, view_meaning(v, MEANING_FAINT), T_(s->of ? TABLE_FILTERED : p->empty));
	for (size_t i = window.first; i < window.first + window.n; i++) {
		d.row = i;
		keep_row(&d, TITLE + top, canvas_part(c, 0, top, c.cols, 1));
		top++;
		if (t->below)
			top = draw_below(&d, top, c);
	}
}

double table_order(usec t)
{
	return moment_known(t) ? (double)t : (double)NAN;
}

void table_copy(struct table_cell *out, enum meaning meaning, const char *text)
{
	text_clean(text, out->buffer, sizeof out->buffer);
	out->text = out->buffer;
	out->meaning = meaning;
}

void table_write(struct table_cell *out, enum meaning meaning, const char *format, ...)
{
	char text[2 * TABLE_CELL];
	va_list args;

	va_start(args, format);
	print_args(text, sizeof text, format, args);
	va_end(args);
	table_copy(out, meaning, text);
}

void table_show(struct table_cell *out, const char *text)
{
	out->text = text;
}
