#include "view/counter_flow.h"

#include "view/number.h"
#include "view/running_month.h"

#define MARGIN 1
#define GAP 3
#define NUMBER_CELLS 12

/* Below this width only the numbers of now and the changes are shown. */
#define ROOMY 60

/* Where the next counter goes. */
struct place {
	int col, row;
};

/* Its pieces, in the order of reading. */
struct item {
	const char *label, *now, *then, *change;
	char texts[3][NUMBER_TEXT];
};

static void item_of(const struct view *v, const struct counter_setting *s, struct canvas c, struct item *item)
{
	struct running_month r = running_month_of(v->board);
	struct comparison change = month_compare(v->board, s, r.month, r.before);
	const char *none = glyph_text(GLYPH_NONE, c.glyphs);

	item->label = s->label;
	item->now = number_value(s->format, change.now, NUMBER_CELLS, none, item->texts[0]);
	item->then = c.cols < ROOMY ? "" : number_value(s->format, change.then, NUMBER_CELLS, none, item->texts[1]);
	item->change = number_change(&change, NUMBER_CELLS, item->texts[2]);
}

static int item_width(const struct item *item, struct canvas c)
{
	int width = canvas_width(c, item->label) + 1 + canvas_width(c, item->now);

	if (item->then[0])
		width += 3 + canvas_width(c, item->then);
	if (item->change[0])
		width += 1 + canvas_width(c, item->change);
	return width;
}

/* False when the canvas is full. A single counter wider than it has a line of its own. */
static bool advance(struct place *p, int width, struct canvas c)
{
	if (p->col > MARGIN && p->col + width > c.cols - MARGIN) {
		p->col = MARGIN;
		p->row++;
	}
	return p->row < c.rows;
}

static void draw_item(const struct view *v, const struct item *item, struct place p, bool selected, struct canvas c)
{
	int col = canvas_text(c, p.col, p.row, view_meaning(v, MEANING_PLAIN), item->label) + 1;

	if (selected)
		canvas_glyph(c, p.col - 1, p.row, MEANING_STRONG, GLYPH_POINTER);
	col = canvas_text(c, col, p.row, view_meaning(v, MEANING_STRONG), item->now);
	if (item->then[0])
		col = canvas_printf(c, col, p.row, view_meaning(v, MEANING_FAINT), " v %s", item->then);
	if (item->change[0])
		canvas_text(c, col + 1, p.row, view_meaning(v, MEANING_PLAIN), item->change);
	if (selected)
		canvas_select(canvas_part(c, p.col - 1, p.row, item_width(item, c) + 1, 1), 0);
}

void counter_flow_draw(const struct view *v, const struct pane_state *s, struct pane_window w, struct canvas c)
{
	struct place p = { MARGIN, 0 };

	for (size_t i = w.first; i < w.first + w.n; i++) {
		struct item item;

		item_of(v, s->rows.at[i], c, &item);
		if (!advance(&p, item_width(&item, c), c))
			return;
		draw_item(v, &item, p, s->focused && i == s->cursor, c);
		p.col += item_width(&item, c) + GAP;
	}
}

size_t counter_flow_fits(const struct view *v, const struct pane_state *s, size_t first, struct canvas c)
{
	struct place p = { MARGIN, 0 };
	size_t i = first;

	for (; i < s->rows.n; i++) {
		struct item item;

		item_of(v, s->rows.at[i], c, &item);
		if (!advance(&p, item_width(&item, c), c))
			break;
		p.col += item_width(&item, c) + GAP;
	}
	return i - first;
}
