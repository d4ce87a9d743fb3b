#include "view/waiting.h"

#include "base/print.h"
#include "view/banner.h"
#include "view/cry.h"
#include "view/wrap.h"

#define WIDEST 72
/* Of text, at least. */
#define LINES 6

/* Writes the text in centred lines from `row` on and returns the row after the last. */
static int draw_centred(struct canvas c, int row, enum meaning meaning, const char *text)
{
	int cols = c.cols - 2 < WIDEST ? c.cols - 2 : WIDEST;

	return cols < 1 ? row : wrap_draw(c, (c.cols - cols) / 2, row, cols, ALIGN_CENTRE, meaning, text);
}

void waiting_draw(const struct view *v, bool loud, struct canvas c)
{
	char why[BANNER_TEXT], again[BANNER_TEXT], sentence[BANNER_TEXT];
	const char *tries = banner_try(v, again);
	int row;

	c.rows -= loud ? cry_draw(v, c, LINES) : 0;
	row = c.rows > 8 ? c.rows / 2 - 4 : 0;
	row = draw_centred(c, row, MEANING_STRONG, T_("There is nothing to show yet.")) + (c.rows > 8);
	row = draw_centred(c, row, MEANING_PLAIN, banner_why(v->link, why));
	if (tries[0]) {
		print_text(sentence, sizeof sentence, "%.200s.", tries);
		row = draw_centred(c, row, MEANING_PLAIN, sentence);
	}
	draw_centred(c, row + (c.rows > 8), MEANING_FAINT,
		     T_("The board appears by itself as soon as the database answers."));
}
