#include "view/prose.h"

#include <string.h>

#include "base/text.h"

void prose_underline(char ch, const char *text, FILE *out)
{
	for (int n = text_width(text); n > 0; n--)
		putc(ch, out);
	putc('\n', out);
}

static int width_of(const char *word, size_t n)
{
	struct grapheme g;
	int width = 0;
	size_t taken;

	for (; (taken = text_next(word, n, &g)) > 0; word += taken, n -= taken)
		width += g.width;
	return width;
}

void prose_wrapped(const char *first, const char *text, FILE *out)
{
	int indent = text_width(first), column = indent;

	fputs(first, out);
	while (*text) {
		size_t n = strcspn(text, " ");
		int width = width_of(text, n);

		if (column > indent && column + 1 + width > PROSE_COLS) {
			fprintf(out, "\n%*s", indent, "");
			column = indent;
		}
		fprintf(out, "%s%.*s", column > indent ? " " : "", (int)n, text);
		column += (column > indent) + width;
		text += n + strspn(text + n, " ");
	}
	putc('\n', out);
}

void prose_markdown(const char *text, FILE *out)
{
	for (const char *at = text; *at; at++) {
		bool link = strncmp(at, "://", 3) == 0 ||
			    (*at == '.' && at - text >= 3 && strncasecmp(at - 3, "www", 3) == 0);

		if (link || strchr("\\`*_[]<>|&~#$@", *at))
			putc('\\', out);
		putc(*at, out);
	}
}

/* A beginning that would make a list, a heading of the line above, or code. Returns where the rest begins. */
static const char *begin_markdown(const char *text, FILE *out)
{
	size_t digits;

	text += strspn(text, " ");
	digits = strspn(text, "0123456789");
	fwrite(text, 1, digits, out);
	if (text[digits] && strchr(digits ? ".)" : "+-=", text[digits]))
		fprintf(out, "\\%c", text[digits++]);
	return text + digits;
}

void prose_markdown_line(const char *text, FILE *out)
{
	prose_markdown(begin_markdown(text, out), out);
}
