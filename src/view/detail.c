#include "view/detail.h"

#include "base/print.h"
#include "view/shown_month.h"

#define TITLE 1200
#define ASIDE 96

/* Its text, below the title. */
static void write_all(const struct detail_state *d, const struct view *v, struct sheet *s)
{
	const void *subject = d->detail->find(v, d->key);

	if (subject)
		d->detail->write(subject, v, s);
	else
		sheet_text(s, MEANING_WARN, T_("%s is not on the board any more."), d->key);
}

/* What is below the title. */
static struct canvas text_part(struct canvas c)
{
	return canvas_part(c, 0, 1, c.cols, c.rows - 1);
}

int detail_hidden(const struct detail_state *d, const struct view *v, struct canvas c)
{
	struct canvas text = text_part(c), nowhere = text;
	struct sheet s;

	nowhere.rows = 0;
	sheet_begin(&s, v, nowhere, 0);
	write_all(d, v, &s);
	return sheet_lines(&s) > text.rows ? sheet_lines(&s) - text.rows : 0;
}

static void write_aside(const struct view *v, int above, int below, char dst[ASIDE])
{
	char time[MOMENT_TEXT], hidden[ASIDE / 2] = "";

	if (above > 0 && below > 0)
		print_text(hidden, sizeof hidden, T_("%d above, %d below"), above, below);
	else if (above > 0)
		print_text(hidden, sizeof hidden, P_("%d above", "%d above", (unsigned long)above), above);
	else if (below > 0)
		print_text(hidden, sizeof hidden, P_("%d more below", "%d more below", (unsigned long)below), below);
	if (view_is_live(v))
		print_text(dst, ASIDE, "%s", hidden);
	else
		print_text(dst, ASIDE, T_("%s%sAS AT %s"), hidden, hidden[0] ? ", " : "", view_as_at(v, time));
}

/* "Counter Patrols, PAST MONTH DEC 2023" */
static void write_title(const struct detail_state *d, const struct view *v, char dst[TITLE])
{
	const void *subject = d->detail->find(v, d->key);
	struct shown_month r = shown_month_of(v);
	char month[SHOWN_MONTH_TEXT];
	int used = print_text(dst, TITLE, "%s %s", T_(d->detail->what), subject ? d->detail->name(subject, v) : d->key);

	if (subject && d->detail->of_month && r.whole && used < TITLE)
		print_text(dst + used, TITLE - (size_t)used, T_(", PAST MONTH %s"), shown_month_whole(r.month, month));
}

/* AS AT stays longest: whatever else is cut, nothing old passes for new. */
static void draw_title(const struct detail_state *d, const struct view *v, const char *aside, struct canvas c)
{
	int aside_cols = canvas_width(c, aside), end = aside[0] ? c.cols - aside_cols - 3 : c.cols;
	char title[TITLE];
	int width;

	write_title(d, v, title);
	canvas_line(c, 0, 0, c.cols, MEANING_FAINT, GLYPH_RULE);
	if (aside[0])
		canvas_printf(c, end < 0 ? 0 : end, 0, view_is_live(v) ? MEANING_FAINT : MEANING_OLD,
			      " %s ", aside);
	if (end < 6)
		return;
	width = canvas_width(c, title) < end - 4 ? canvas_width(c, title) : end - 4;
	canvas_text(c, 1, 0, MEANING_FAINT, " ");
	canvas_field(c, 2, 0, width, ALIGN_LEFT, view_meaning(v, MEANING_STRONG), title);
	canvas_text(c, 2 + width, 0, MEANING_FAINT, " ");
}

void detail_draw(const struct detail_state *d, const struct view *v, struct canvas c)
{
	int last = detail_hidden(d, v, c), first = d->first < last ? d->first : last;
	char aside[ASIDE];
	struct sheet s;

	write_aside(v, first, last - first, aside);
	draw_title(d, v, aside, canvas_part(c, 0, 0, c.cols, 1));
	sheet_begin(&s, v, text_part(c), first);
	write_all(d, v, &s);
	if (c.cols > 0 && c.rows > 0) {
		c.grid->cursor_col = c.col;
		c.grid->cursor_row = c.row;
	}
}
