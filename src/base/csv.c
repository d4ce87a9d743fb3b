#include "base/csv.h"

#include <string.h>

#include "base/decimal.h"
#include "base/text.h"

static void begin_cell(struct csv *c)
{
	if (c->begun)
		putc(',', c->out);
	c->begun = true;
}

static void write_quoted(const char *text, FILE *out)
{
	struct grapheme g;
	char bytes[4 * GRAPHEME_RUNES];
	size_t left = strlen(text), n;

	for (; (n = text_next(text, left, &g)) > 0; text += n, left -= n) {
		if (g.rune[0] == '"')
			putc('"', out);
		fwrite(bytes, 1, grapheme_encode(&g, bytes), out);
	}
}

void csv_text(struct csv *c, const char *text)
{
	/* Quoted or not, a spreadsheet looks at what the cell begins with. */
	bool formula = *text && strchr("=+-@\t\r", *text);
	bool quoted = formula || strpbrk(text, ",\"\r\n") || *text == ' ';

	begin_cell(c);
	if (quoted)
		putc('"', c->out);
	if (formula)
		putc('\'', c->out);
	write_quoted(text, c->out);
	if (quoted)
		putc('"', c->out);
}

void csv_number(struct csv *c, double value)
{
	char text[DECIMAL_TEXT];

	begin_cell(c);
	fputs(decimal_text(value, text), c->out);
}

void csv_end_row(struct csv *c)
{
	fputs("\r\n", c->out);
	c->begun = false;
}
