#include "db/record.h"

#include <libpq-fe.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

/* A quotation mark within quotation marks, and a backslash, stand twice. */
static bool is_twice(const char *at, bool quoted)
{
	return (*at == '\\' || (*at == '"' && quoted)) && at[1] == *at;
}

/* What is not just itself in a cell. */
static bool is_special(char c)
{
	static const bool special[UCHAR_MAX + 1] = {
		['\0'] = true, [','] = true, [')'] = true, ['"'] = true, ['\\'] = true
	};

	return special[(unsigned char)c];
}

/* Moves `*at` behind the cell and what ends it, which is returned: ',' or ')', or 0 with the text. */
static char take_cell(char **at, struct datum *cell)
{
	char *start = *at, *from = start, *to, end;
	bool quoted = false;

	while (!is_special(*from))
		from++;
	for (to = from; *from && (quoted || (*from != ',' && *from != ')')); from++) {
		if (is_twice(from, quoted))
			*to++ = *from++;
		else if (*from == '"')
			quoted = !quoted;
		else
			*to++ = *from;
	}
	end = *from;
	*at = end ? from + 1 : from;
	*cell = (struct datum){ start, (size_t)(to - start), from == start };
	*to = '\0';
	return end;
}

char *record_split(char *text, struct datum *cells, size_t n)
{
	char end = *text == '(' ? ',' : '\0';

	text += end != '\0';
	for (size_t i = 0; i < n; i++)
		if (end != ',')
			return NULL;
		else
			end = take_cell(&text, &cells[i]);
	return end == ')' ? text : NULL;
}

char *record_text(const struct pg_result *r, int row, struct arena *a)
{
	size_t n = row < PQntuples(r) ? (size_t)PQgetlength(r, row, 0) : 0;
	char *text = arena_alloc(a, n + 1, 1);

	if (n)
		memcpy(text, PQgetvalue(r, row, 0), n);
	return text;
}
