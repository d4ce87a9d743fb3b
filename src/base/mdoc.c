#include "base/mdoc.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* Longer lines are bad style in a page. */
#define COLUMNS 78

static void write_word(const char *word, size_t n, bool first, FILE *out)
{
	for (size_t i = 0; i < n; i++) {
		if (word[i] == '\\')
			fputs("\\e", out);
		else
			putc(first && i == 0 ? toupper((unsigned char)word[i]) : word[i], out);
	}
}

/* A line that begins so would be a request. */
static bool is_request(const char *word)
{
	return *word == '.' || *word == '\'';
}

static bool ends_sentence(const char *word, size_t n)
{
	return n && strchr(".?!", word[n - 1]);
}

void mdoc_sentence(const char *text, const char *end, FILE *out)
{
	size_t column = 0, n;

	for (const char *word = text; *word; word += n, word += strspn(word, " ")) {
		n = strcspn(word, " ");
		if (column && column + 1 + n + (word[n] ? 0 : strlen(end)) > COLUMNS)
			column = 0;
		if (word != text)
			putc(column ? ' ' : '\n', out);
		if (!column && is_request(word))
			fputs("\\&", out);
		write_word(word, n, word == text, out);
		column = ends_sentence(word, n) ? 0 : column + (column > 0) + n;
	}
	fprintf(out, "%s\n", end);
}
