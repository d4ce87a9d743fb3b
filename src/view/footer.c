#include "view/footer.h"

#include <stdio.h>
#include <string.h>

#include "base/press.h"
#include "base/text.h"

#define MARGIN 1
#define GAP 2

/* Bytes up to the next two blanks: one hint. */
static size_t hint_bytes(const char *hints)
{
	const char *end = strstr(hints, "  ");

	return end ? (size_t)(end - hints) : strlen(hints);
}

/* The key is its first word. */
static unsigned target_of_hint(const char *hint)
{
	char name[PRESS_TEXT];

	snprintf(name, sizeof name, "%.*s", (int)strcspn(hint, " "), hint);
	return target_of_key(press_parse(name));
}

static void draw_hints(const char *hints, int col, int end, struct canvas c)
{
	while (*hints) {
		size_t n = hint_bytes(hints);
		char hint[64];

		if (n >= sizeof hint)
			return;
		memcpy(hint, hints, n);
		hint[n] = '\0';
		if (col + canvas_width(c, hint) > end)
			return;
		canvas_target(canvas_part(c, col, 0, canvas_width(c, hint), 1), target_of_hint(hint));
		col = canvas_text(c, col, 0, MEANING_FAINT, hint) + GAP;
		hints += n;
		hints += strspn(hints, " ");
	}
}

/* "/arbor", cut at its beginning when it is long, for that is where typing goes on. Returns the column after it. */
static int draw_filter(const struct footer *f, struct canvas c)
{
	int width = canvas_width(c, f->filter), room = c.cols - 2 * MARGIN - 1, col;
	const char *text = f->filter;

	while (width > room && *text) {
		struct grapheme g;

		text += text_next(text, strlen(text), &g);
		width = canvas_width(c, text);
	}
	col = canvas_text(c, MARGIN, 0, MEANING_STRONG, "/");
	col = canvas_text(c, col, 0, MEANING_STRONG, text);
	if (f->typing) {
		c.grid->cursor_col = c.col + col;
		c.grid->cursor_row = c.row;
	}
	return col;
}

/* While a filter is typed its keys are fixed, for all others are its text. */
static const char *hints_of(const struct view *v, const struct footer *f, char dst[64])
{
	char back[PRESS_TEXT];

	if (f->typing)
		return "Enter keep  Esc all rows  !word without";
	if (!f->filter || !f->filter[0])
		return f->hints;
	press_first(v->settings->keys[ACTION_BACK], back);
	snprintf(dst, 64, "%s%s", back, back[0] ? " all rows" : "");
	return dst;
}

void footer_draw(const struct view *v, const struct footer *f, struct canvas c)
{
	int end = c.cols - MARGIN - canvas_width(c, f->corner), col = MARGIN;
	char hints[64];

	if (v->notice[0] && !f->typing) {
		canvas_field(c, MARGIN, 0, c.cols - 2 * MARGIN, ALIGN_LEFT, MEANING_STRONG, v->notice);
		return;
	}
	if (f->typing || (f->filter && f->filter[0]))
		col = draw_filter(f, c) + GAP;
	if (end > c.cols / 2 && end > col) {
		canvas_text(c, end, 0, MEANING_FAINT, f->corner);
		canvas_target(canvas_part(c, end, 0, c.cols - end, 1), target_of_key(f->corner_press));
	} else {
		end = c.cols;
	}
	draw_hints(hints_of(v, f, hints), col, f->corner[0] ? end - GAP : end, c);
}
