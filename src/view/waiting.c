#include "view/waiting.h"

#include <stdio.h>
#include <string.h>

#include "view/banner.h"

#define WIDEST 72

/* Bytes of `text` that make a line of at most `cols` cells, broken at a blank where there is one. */
static size_t line_bytes(struct canvas c, const char *text, int cols)
{
	size_t last = 0, used = 0;

	while (text[used]) {
		char piece[BANNER_TEXT];
		size_t word = used + strcspn(text + used, " ");

		snprintf(piece, sizeof piece, "%.*s", (int)word, text);
		if (canvas_width(c, piece) > cols)
			break;
		last = word;
		used = word + strspn(text + word, " ");
	}
	return last ? last : strlen(text);
}

/* Writes the text in centred lines from `row` on and returns the row after the last. */
static int draw_centred(struct canvas c, int row, enum meaning meaning, const char *text)
{
	int cols = c.cols - 2 < WIDEST ? c.cols - 2 : WIDEST;

	while (*text) {
		char line[BANNER_TEXT];
		size_t n = line_bytes(c, text, cols);

		snprintf(line, sizeof line, "%.*s", (int)n, text);
		canvas_field(c, 1, row++, c.cols - 2, ALIGN_CENTRE, meaning, line);
		text += n;
		text += strspn(text, " ");
	}
	return row;
}

void waiting_draw(const struct view *v, struct canvas c)
{
	char why[BANNER_TEXT], again[BANNER_TEXT], sentence[BANNER_TEXT];
	const char *tries = banner_try(v, again);
	int row = c.rows > 8 ? c.rows / 2 - 4 : 0;

	row = draw_centred(c, row, MEANING_STRONG, "There is nothing to show yet.") + (c.rows > 8);
	row = draw_centred(c, row, MEANING_PLAIN, banner_why(v->link, why));
	if (tries[0]) {
		snprintf(sentence, sizeof sentence, "%.200s.", tries);
		row = draw_centred(c, row, MEANING_PLAIN, sentence);
	}
	draw_centred(c, row + (c.rows > 8), MEANING_FAINT,
		     "The board appears by itself as soon as the database answers.");
}
