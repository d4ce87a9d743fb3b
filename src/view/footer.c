#include "view/footer.h"

#include <string.h>

#define MARGIN 1
#define GAP 2

/* Bytes up to the next two blanks: one hint. */
static size_t hint_bytes(const char *hints)
{
	const char *end = strstr(hints, "  ");

	return end ? (size_t)(end - hints) : strlen(hints);
}

static void draw_hints(const char *hints, int end, struct canvas c)
{
	int col = MARGIN;

	while (*hints) {
		size_t n = hint_bytes(hints);
		char hint[64];

		if (n >= sizeof hint)
			return;
		memcpy(hint, hints, n);
		hint[n] = '\0';
		if (col + canvas_width(c, hint) > end)
			return;
		col = canvas_text(c, col, 0, MEANING_FAINT, hint) + GAP;
		hints += n;
		hints += strspn(hints, " ");
	}
}

void footer_draw(const struct view *v, const char *hints, const char *corner, struct canvas c)
{
	int end = c.cols - MARGIN - canvas_width(c, corner);

	if (v->notice[0]) {
		canvas_field(c, MARGIN, 0, c.cols - 2 * MARGIN, ALIGN_LEFT, MEANING_STRONG, v->notice);
		return;
	}
	if (end > c.cols / 2)
		canvas_text(c, end, 0, MEANING_FAINT, corner);
	else
		end = c.cols;
	draw_hints(hints, corner[0] ? end - GAP : end, c);
}
