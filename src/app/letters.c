#include "app/letters.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "draw/tier.h"

bool letters_are_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void letters_open(struct letters *l, FILE *to)
{
	*l = (struct letters){ .to = to };
	l->file = letters_are_utf8() ? NULL : open_memstream(&l->text, &l->n);
	if (!l->file)
		l->file = to;
}

/* A character of two cells takes two, so that a caret stays under its mistake. */
static void put(const char *text, FILE *to)
{
	size_t left = strlen(text), n;

	for (; left > 0; text += n, left -= n) {
		struct grapheme wide, plain;

		n = 1;
		if (*text == '\n') {
			putc('\n', to);
			continue;
		}
		n = text_next(text, left, &wide);
		tier_next(GLYPHS_TIER_ASCII, text, n, &plain);
		for (int cells = wide.width; cells > 0; cells -= plain.width)
			putc((int)plain.rune[0], to);
	}
}

void letters_close(struct letters *l)
{
	if (l->file == l->to)
		return;
	if (fclose(l->file) == 0)
		put(l->text, l->to);
	free(l->text);
}
