#include "support/whole.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define DEEPEST 64

/* --- text --- */

static bool is_unseen(utf8proc_int32_t rune)
{
	utf8proc_category_t c = utf8proc_category(rune);

	return c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_ZL ||
		c == UTF8PROC_CATEGORY_ZP || c == UTF8PROC_CATEGORY_CS;
}

bool whole_text(const char *text, const char *controls)
{
	utf8proc_int32_t rune;

	for (utf8proc_ssize_t used; *text; text += used) {
		used = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &rune);
		if (used <= 0)
			return false;
		if (is_unseen(rune) && rune != '\n' && !(rune < 0x80 && strchr(controls, (int)rune)))
			return false;
	}
	return true;
}

/* --- JSON --- */

static const char *blanks(const char *s)
{
	return s + strspn(s, " \t\n");
}

/* Each returns what follows, NULL where it is none. */

static const char *json_string(const char *s)
{
	if (*s++ != '"')
		return NULL;
	for (; *s != '"'; s++) {
		if ((unsigned char)*s < ' ')
			return NULL;
		if (*s != '\\')
			continue;
		if (!*++s || !strchr("\"\\/bfnrtu", *s))
			return NULL;
		if (*s == 'u' && strspn(s + 1, "0123456789abcdefABCDEF") < 4)
			return NULL;
	}
	return s + 1;
}

static const char *digits(const char *s)
{
	return isdigit((unsigned char)*s) ? s + strspn(s, "0123456789") : NULL;
}

static const char *json_number(const char *s)
{
	s += *s == '-';
	s = *s == '0' ? s + 1 : digits(s);
	if (s && *s == '.')
		s = digits(s + 1);
	if (s && (*s == 'e' || *s == 'E')) {
		s++;
		s = digits(s + (*s == '-' || *s == '+'));
	}
	return s;
}

static const char *json_word(const char *s)
{
	static const char *const words[] = { "true", "false", "null" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strncmp(s, words[i], strlen(words[i])) == 0)
			return s + strlen(words[i]);
	return json_number(s);
}

static const char *json_value(const char *s, int depth);

static const char *json_members(const char *s, char end, int depth)
{
	if (*blanks(s) == end)
		return blanks(s) + 1;
	for (;; s++) {
		s = blanks(s);
		if (end == '}') {
			s = json_string(s);
			if (!s || *s++ != ':')
				return NULL;
			s = blanks(s);
		}
		s = json_value(s, depth + 1);
		if (!s || *(s = blanks(s)) == end)
			return s ? s + 1 : NULL;
		if (*s != ',')
			return NULL;
	}
}

static const char *json_value(const char *s, int depth)
{
	if (depth > DEEPEST)
		return NULL;
	if (*s == '{' || *s == '[')
		return json_members(s + 1, *s == '{' ? '}' : ']', depth);
	return *s == '"' ? json_string(s) : json_word(s);
}

bool whole_json(const char *text)
{
	const char *end = json_value(text, 0);

	return end && strcmp(end, "\n") == 0 && whole_text(text, "\t");
}

/* --- SVG and HTML --- */

struct elements {
	const char *open[DEEPEST];
	size_t n;
};

static size_t name_length(const char *s)
{
	return strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:");
}

static bool same_name(const char *a, const char *b)
{
	return name_length(a) == name_length(b) && strncmp(a, b, name_length(a)) == 0;
}

static bool never_ends(const char *name)
{
	return same_name(name, "meta");
}

/* Up to one of the signs that end it; every & begins an entity. */
static const char *characters(const char *s, const char *ends)
{
	static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
	size_t i;

	for (; *s && !strchr(ends, *s); s++) {
		if (*s != '&')
			continue;
		for (i = 0; i < sizeof entities / sizeof *entities; i++)
			if (strncmp(s, entities[i], strlen(entities[i])) == 0)
				break;
		if (i == sizeof entities / sizeof *entities)
			return NULL;
	}
	return s;
}

static const char *attributes(const char *s)
{
	while (s && *s == ' ') {
		size_t n = name_length(++s);

		if (n == 0 || strncmp(s + n, "=\"", 2) != 0)
			return NULL;
		s = characters(s + n + 2, "\"<");
		s = s && *s == '"' ? s + 1 : NULL;
	}
	return s;
}

static const char *end_of_element(const char *s, struct elements *e)
{
	if (e->n == 0 || !same_name(s, e->open[e->n - 1]))
		return NULL;
	e->n--;
	s += name_length(s);
	return *s == '>' ? s + 1 : NULL;
}

/* What stands in a style sheet is ours alone. */
static const char *element(const char *s, struct elements *e)
{
	const char *name = s, *after = attributes(s + name_length(s));
	bool ends;

	if (name_length(s) == 0 || !after)
		return NULL;
	ends = *after == '/' || never_ends(name);
	after += *after == '/';
	if (*after++ != '>' || (!ends && e->n == DEEPEST))
		return NULL;
	if (same_name(name, "style"))
		after = strstr(after, "</style>");
	if (!ends)
		e->open[e->n++] = name;
	return after;
}

static const char *skip_head(const char *s)
{
	static const char *const heads[] = { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "<!DOCTYPE html>\n" };

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(s, heads[i], strlen(heads[i])) == 0)
			return s + strlen(heads[i]);
	return NULL;
}

bool whole_markup(const char *text)
{
	struct elements e = { .n = 0 };
	const char *s = skip_head(text);

	while (s && *s) {
		s = characters(s, "<>\"");
		if (!s || !*s)
			break;
		if (*s != '<')
			return false;
		s = s[1] == '/' ? end_of_element(s + 2, &e) : element(s + 1, &e);
	}
	return s && e.n == 0 && whole_text(text, "");
}

/* --- CSV --- */

static const char *csv_cell(const char *s)
{
	if (*s != '"')
		return s + strcspn(s, ",\"\r\n");
	for (s++; *s; s++)
		if (*s == '"' && *++s != '"')
			return s;
	return NULL;
}

static bool is_number(const char *s, const char *end)
{
	return json_number(s) == end;
}

/* Opened in a spreadsheet it must not count, call or link. */
static bool is_formula(const char *s, const char *end)
{
	const char *begins = *s == '"' ? s + 1 : s;

	return begins < end && strchr("=+-@", *begins) && !is_number(s, end);
}

static const char *csv_row(const char *s, size_t *cells)
{
	for (*cells = 0;; s++) {
		const char *end = csv_cell(s);

		if (!end || is_formula(s, end))
			return NULL;
		++*cells;
		if (*(s = end) == ',')
			continue;
		return strncmp(s, "\r\n", 2) == 0 ? s + 2 : NULL;
	}
}

bool whole_csv(const char *text, size_t *columns)
{
	size_t cells;

	for (const char *s = text; *s;) {
		s = csv_row(s, &cells);
		*columns = *columns ? *columns : cells;
		if (!s || cells != *columns)
			return false;
	}
	return whole_text(text, "\r");
}

bool whole_plain(const char *text)
{
	return whole_text(text, "");
}

bool whole_table(const char *text)
{
	size_t columns = 0;

	return whole_csv(text, &columns);
}

/* --- ANSI --- */

bool whole_ansi(const char *text)
{
	bool set = false;

	for (const char *s = text; *s; s++) {
		if (*s == '\n' && set)
			return false;
		if (*s != '\033')
			continue;
		if (s[1] != '[')
			return false;
		set = s[2] != 'm' && strncmp(s + 2, "0m", 2) != 0;
		s += 2 + strspn(s + 2, "0123456789;");
		if (*s != 'm')
			return false;
	}
	return !set && whole_text(text, "\033");
}
