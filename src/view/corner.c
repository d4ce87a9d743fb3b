#include "view/corner.h"

#include <stdio.h>

#define CORNER 64

static const struct {
	const char *word, *letter;
	enum glyph glyph;
	enum meaning meaning;
} words[] = {
	[STALENESS_LIVE] = { "LIVE", "L", GLYPH_LIVE, MEANING_GOOD },
	[STALENESS_STALE] = { "STALE", "S", GLYPH_WARN, MEANING_STALE },
	[STALENESS_LOST] = { "NO DATABASE", "N", GLYPH_LOST, MEANING_LOST },
};

/* Forms from the fullest on: with symbol, word, age. */
static const struct form {
	bool symbol, word, age;
} forms[] = {
	{ true, true, true },
	{ false, true, true },
	{ true, true, false },
	{ false, true, false },
	{ false, false, true },
};

static void write_age(const struct view *v, char *dst, size_t size)
{
	char length[MOMENT_TEXT];

	if (v->age != MOMENT_NONE)
		snprintf(dst, size, "%s", span_short(v->age, length));
	else if (v->link->tries > 0)
		snprintf(dst, size, "try %u", v->link->tries);
	else
		dst[0] = '\0';
}

static void write_form(const struct view *v, const struct form *form, enum glyphs glyphs, char *dst, size_t size)
{
	char age[MOMENT_TEXT] = "";

	if (form->age)
		write_age(v, age, sizeof age);
	snprintf(dst, size, "%s%s%s%s%s", form->symbol ? glyph_text(words[v->staleness].glyph, glyphs) : "",
		 form->symbol ? " " : "", form->word ? words[v->staleness].word : words[v->staleness].letter,
		 age[0] ? " " : "", age);
}

int corner_draw(const struct view *v, struct canvas c)
{
	char text[CORNER];
	int col;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		write_form(v, &forms[i], c.glyphs, text, sizeof text);
		if (canvas_width(c, text) <= c.cols)
			break;
	}
	if (canvas_width(c, text) > c.cols)
		snprintf(text, sizeof text, "%s", words[v->staleness].letter);
	col = c.cols - canvas_width(c, text);
	canvas_text(c, col, 0, words[v->staleness].meaning, text);
	return col;
}
