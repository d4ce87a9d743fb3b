/* What pages (HTML) and pictures (SVG) have in common: texts made safe for both, and colours on paper. */
#ifndef DRAW_MARKUP_H
#define DRAW_MARKUP_H

#include <stdio.h>

#include "base/palette.h"
#include "base/text.h"

/* What is said of a screen beside the screen itself. */
struct caption {
	const char *title;   /* what it is, of whom, of when */
	const char *state;   /* how old it is, in words */
	const char *summary; /* what it shows, in words: for who does not see it */
};

/* `text`, that anybody may have written, as text or as the value of an attribute in double quotes. */
void markup_text(const char *text, FILE *out);
void markup_grapheme(const struct grapheme *g, FILE *out);

/* The look of a meaning where there is no terminal: black on white where the theme has no colours, nothing reversed or dim. */
struct swatch markup_swatch(const struct palette *p, enum meaning meaning, bool selected);

/* A rule of a style sheet, ".warn" or ".warn.at" for the selected row, with members `ink` and `ground` for the two colours. */
void markup_rule(const struct palette *p, enum meaning meaning, bool selected, const char *ink, const char *ground,
		 FILE *out);

/* The class that markup_rule is for: "warn", "warn at". */
void markup_class(enum meaning meaning, bool selected, FILE *out);

#endif
