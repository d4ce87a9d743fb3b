#include "view/sentence.h"

#include <string.h>

/* An elastic part shorter than this says nothing. */
#define ELASTIC_LEAST 16

static int whole_width(struct canvas c, const struct part *parts, size_t n)
{
	int width = -1;

	for (size_t i = 0; i < n; i++)
		if (parts[i].text[0])
			width += 1 + canvas_width(c, parts[i].text);
	return width;
}

static struct part *worst_of(struct part *parts, size_t n)
{
	struct part *worst = NULL;

	for (size_t i = 0; i < n; i++)
		if (parts[i].text[0] && parts[i].rank && (!worst || parts[i].rank > worst->rank))
			worst = &parts[i];
	return worst;
}

/* Takes parts away until the rest fits, and returns by how much the elastic one must be cut. */
static int make_fit(struct canvas c, int cols, struct part *parts, size_t n)
{
	for (;;) {
		int missing = whole_width(c, parts, n) - cols;
		struct part *worst = worst_of(parts, n);

		if (missing <= 0 || !worst)
			return 0;
		if (worst->elastic && canvas_width(c, worst->text) - missing >= ELASTIC_LEAST)
			return missing;
		worst->text = "";
	}
}

void sentence_draw(struct canvas c, int col, enum meaning meaning, const struct part *parts, size_t n)
{
	struct part left[SENTENCE_PARTS];
	int cut;

	memcpy(left, parts, n * sizeof *parts);
	cut = make_fit(c, c.cols - col, left, n);
	for (size_t i = 0; i < n; i++) {
		int width = canvas_width(c, left[i].text) - (left[i].elastic ? cut : 0);

		if (!left[i].text[0])
			continue;
		if (width > c.cols - col)
			width = c.cols - col;
		canvas_field(c, col, 0, width, ALIGN_LEFT, meaning, left[i].text);
		col += width + 1;
	}
}
