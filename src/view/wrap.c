#include "view/wrap.h"

#include <string.h>

#include "base/print.h"
#include "base/text.h"

/* Bytes of a line; what is longer has no room on any screen. */
#define LINE 1024

/* Of a word that is longer than a line, at least one grapheme. */
static size_t part_bytes(struct canvas c, const char *text, int cols)
{
	size_t n = strcspn(text, " "), used = 0;
	char part[LINE];

	for (size_t taken; used < n; used += taken) {
		struct grapheme g;

		taken = text_next(text + used, n - used, &g);
		print_text(part, sizeof part, "%.*s", (int)(used + taken), text);
		if (used > 0 && canvas_width(c, part) > cols)
			break;
	}
	return used;
}

size_t wrap_bytes(struct canvas c, const char *text, int cols)
{
	size_t last = 0, used = 0;

	while (text[used]) {
		size_t word = used + strcspn(text + used, " ");
		char line[LINE];

		print_text(line, sizeof line, "%.*s", (int)word, text);
		if (canvas_width(c, line) > cols)
			break;
		last = word;
		used = word + strspn(text + word, " ");
	}
	return last ? last : part_bytes(c, text, cols);
}

int wrap_draw(struct canvas c, int col, int row, int cols, enum align align, enum meaning meaning, const char *text)
{
	for (size_t n; (n = wrap_bytes(c, text, cols)) > 0; row++) {
		char line[LINE];

		print_text(line, sizeof line, "%.*s", (int)n, text);
		canvas_field(c, col, row, cols, align, meaning, line);
		text += n;
		text += strspn(text, " ");
	}
	return row;
}

int wrap_lines(struct canvas c, const char *text, int cols)
{
	int lines = 0;

	for (size_t n; (n = wrap_bytes(c, text, cols)) > 0; lines++) {
		text += n;
		text += strspn(text, " ");
	}
	return lines;
}
