#include "draw/markup.h"

#include <string.h>

static void write_rune(char32_t rune, FILE *out)
{
	static const struct {
		char32_t rune;
		const char *entity;
	} entities[] = {
		{ U'&', "&amp;" }, { U'<', "&lt;" }, { U'>', "&gt;" }, { U'"', "&quot;" }, { U'\'', "&#39;" },
	};
	struct grapheme alone = { .rune = { rune }, .runes = 1, .width = 1 };
	char utf8[4 * GRAPHEME_RUNES] = { 0 };

	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (entities[i].rune == rune) {
			fputs(entities[i].entity, out);
			return;
		}
	fwrite(utf8, 1, grapheme_encode(&alone, utf8), out);
}

void markup_grapheme(const struct grapheme *g, FILE *out)
{
	for (size_t i = 0; i < g->runes; i++)
		write_rune(g->rune[i], out);
}

void markup_text(const char *text, FILE *out)
{
	size_t n = strlen(text);
	struct grapheme g;

	for (size_t used; (used = text_next(text, n, &g)) > 0; text += used, n -= used)
		markup_grapheme(&g, out);
}

#define PAPER 0xffffff
#define BLACK 0x000000
#define GREY 0x595959 /* 7:1 on white */

struct swatch markup_swatch(const struct palette *p, enum meaning meaning, bool selected)
{
	struct swatch s = palette_swatch(p, meaning, selected);
	bool reverse = s.attributes & ATTRIBUTE_REVERSE;
	int ink = s.attributes & ATTRIBUTE_DIM ? GREY : BLACK;

	if (s.ink == COLOR_NONE) {
		s.ink = reverse ? PAPER : ink;
		s.ground = reverse ? ink : PAPER;
	}
	s.attributes &= ATTRIBUTE_BOLD | ATTRIBUTE_UNDERLINE | ATTRIBUTE_ITALIC;
	return s;
}

void markup_class(enum meaning meaning, bool selected, FILE *out)
{
	fprintf(out, "%s%s", meaning_names[meaning], selected ? " at" : "");
}

void markup_rule(const struct palette *p, enum meaning meaning, bool selected, const char *ink, const char *ground,
		 FILE *out)
{
	struct swatch s = markup_swatch(p, meaning, selected);
	char color[COLOR_TEXT];

	fprintf(out, ".%s%s{%s:%s", meaning_names[meaning], selected ? ".at" : "", ink, color_write(s.ink, color));
	if (*ground)
		fprintf(out, ";%s:%s", ground, color_write(s.ground, color));
	if (s.attributes & ATTRIBUTE_BOLD)
		fputs(";font-weight:bold", out);
	if (s.attributes & ATTRIBUTE_UNDERLINE)
		fputs(";text-decoration:underline", out);
	if (s.attributes & ATTRIBUTE_ITALIC)
		fputs(";font-style:italic", out);
	fputs("}\n", out);
}
