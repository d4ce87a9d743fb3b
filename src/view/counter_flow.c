#include "view/counter_flow.h"

#include "base/print.h"
#include "view/dated.h"

/* Lower than this, counters flow over the lines instead of having one each. */
#define TABLE_LINES 4
#define MARGIN 1
#define GAP 3
#define THEN 64

/* Where the next counter goes. */
struct place {
	int col, row;
};

/* " v 14": and what it was. */
static const char *then_words(const struct counter_item *item, char dst[THEN])
{
	print_text(dst, THEN, T_(" v %s"), item->then);
	return dst;
}

static int item_width(const struct counter_item *item, struct canvas c)
{
	int width = canvas_width(c, item->label) + 1 + canvas_width(c, item->now);
	char then[THEN];

	if (item->then[0])
		width += canvas_width(c, then_words(item, then));
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

static void draw_item(const struct view *v, const struct counter_item *item, struct place p, bool selected,
		      struct canvas c)
{
	int col = canvas_text(c, p.col, p.row, view_meaning(v, MEANING_PLAIN), item->label) + 1;
	char then[THEN];

	if (selected)
		canvas_glyph(c, p.col - 1, p.row, MEANING_STRONG, GLYPH_POINTER);
	col = canvas_text(c, col, p.row, view_meaning(v, MEANING_STRONG), item->now);
	if (item->then[0])
		col = canvas_text(c, col, p.row, view_meaning(v, MEANING_FAINT), then_words(item, then));
	if (item->change[0])
		canvas_text(c, col + 1, p.row, view_meaning(v, MEANING_PLAIN), item->change);
	if (selected)
		canvas_select(canvas_part(c, p.col - 1, p.row, item_width(item, c) + 1, 1), 0);
}

static struct place begin(const struct counter_flow *f, const struct view *v, struct canvas c, bool draw)
{
	struct place p = { MARGIN, 0 };
	char lead[COUNTER_FLOW_LEAD] = "";

	f->lead(v, c, lead);
	if (!lead[0])
		return p;
	if (draw)
		canvas_text(c, p.col, 0, view_meaning(v, MEANING_STRONG), lead);
	p.col += canvas_width(c, lead) + 1;
	return p;
}

bool counter_flow_wanted(struct canvas c)
{
	return c.rows < TABLE_LINES;
}

void counter_flow_draw(const struct counter_flow *f, const struct pane *p, const struct view *v,
		       const struct pane_state *s, struct canvas c)
{
	struct pane_window w = pane_window(p, v, s, c);
	struct place at;

	c = dated_line(v, c, true);
	at = begin(f, v, c, true);

	for (size_t i = w.first; i < w.first + w.n; i++) {
		struct counter_item item;

		f->item(v, s->rows.at[i], c, &item);
		if (!advance(&at, item_width(&item, c), c))
			return;
		draw_item(v, &item, at, s->focused && i == s->cursor, c);
		canvas_target(canvas_part(c, at.col - 1, at.row, item_width(&item, c) + 1, 1), TARGET_ROW(i - w.first));
		at.col += item_width(&item, c) + GAP;
	}
}

size_t counter_flow_fits(const struct counter_flow *f, const struct view *v, const struct pane_state *s,
			 struct canvas c)
{
	struct place p;
	size_t i = s->first;

	if (!counter_flow_wanted(c))
		return (size_t)c.rows - 1;
	c = dated_line(v, c, false);
	p = begin(f, v, c, false);

	for (; i < s->rows.n; i++) {
		struct counter_item item;

		f->item(v, s->rows.at[i], c, &item);
		if (!advance(&p, item_width(&item, c), c))
			break;
		p.col += item_width(&item, c) + GAP;
	}
	return i - s->first;
}
