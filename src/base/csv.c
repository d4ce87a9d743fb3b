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

/* Quoted or not, a spreadsheet looks at what the cell begins with; where people write full-width signs, at these too. */
static bool is_formula(const char *text)
{
	static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n",
					   "\uff1d", "\uff0b", "\uff0d", "\uff20" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

void csv_text(struct csv *c, const char *text)
{
	bool formula = is_formula(text);
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
