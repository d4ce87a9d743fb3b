#include "e2e/raw.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#define MOST_MARKS 2

/* What ends a control sequence: to move, to clear, to insert and delete, to colour, modes, what is asked of the terminal. */
#define FINALS "ABCDGHJKLMPSTXZdhlmnrct"

/* Can the terminal show a frame whole? */
#define ASKS_SYNC "\033[?2026$p"

static bool complain(char why[RAW_WHY], const char *what, const char *at, size_t n)
{
	int used = snprintf(why, RAW_WHY, "%s:", what);

	for (size_t i = 0; i < n && i < 24; i++)
		used += snprintf(why + used, RAW_WHY - (size_t)used, " %02x", (unsigned char)at[i]);
	return false;
}

/* How many bytes of ours an ESC begins, all of them where the end is still to come; 0: it is not ours. */
static size_t sequence(const char *s, size_t n)
{
	size_t i = 2;

	if (n < 2)
		return n;
	if (!strncmp(s, ASKS_SYNC, n < strlen(ASKS_SYNC) ? n : strlen(ASKS_SYNC)))
		return n < strlen(ASKS_SYNC) ? n : strlen(ASKS_SYNC);
	if (s[1] == '=' || s[1] == '>')
		return 2;
	if (s[1] == '(' || s[1] == ')')
		return n == 2 ? 2 : strchr("B0", s[2]) ? 3 : 0;
	if (s[1] != '[')
		return 0;
	i += n > 2 && s[2] == '?';
	while (i < n && strchr("0123456789;", s[i]))
		i++;
	if (i == n)
		return n;
	return s[i] && strchr(FINALS, s[i]) && !memmem(s, i, "777", 3) ? i + 1 : 0;
}

static bool is_mark(utf8proc_category_t c)
{
	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
}

static bool is_shown(utf8proc_category_t c)
{
	return c != UTF8PROC_CATEGORY_CC && c != UTF8PROC_CATEGORY_CF && c != UTF8PROC_CATEGORY_CS &&
	       c != UTF8PROC_CATEGORY_CN && c != UTF8PROC_CATEGORY_CO && c != UTF8PROC_CATEGORY_ZL &&
	       c != UTF8PROC_CATEGORY_ZP;
}

/* How many bytes a character of ours takes; 0: it is not ours. *marks counts those since a character that can bear them. */
static size_t character(const char *s, size_t n, int *marks)
{
	utf8proc_int32_t rune;
	utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &rune);
	utf8proc_category_t c = used > 0 ? utf8proc_category(rune) : UTF8PROC_CATEGORY_CC;

	if (used < 0 && n < 4) /* the rest is still to come */
		return n;
	if (!is_shown(c))
		return 0;
	*marks = is_mark(c) ? *marks + 1 : 0;
	return *marks <= MOST_MARKS ? (size_t)used : 0;
}

/* Q on both sides of it: so the database has it, and we have not. */
static bool moves_theirs(const char *bytes, size_t at, size_t n)
{
	return at > 0 && at + 1 < n && bytes[at - 1] == 'Q' && bytes[at + 1] == 'Q';
}

bool raw_is_ours(const char *bytes, size_t n, char why[RAW_WHY])
{
	int marks = MOST_MARKS;

	for (size_t at = 0, used; at < n; at += used) {
		if (bytes[at] && strchr("\a\b\r\n", bytes[at])) {
			used = moves_theirs(bytes, at, n) ? 0 : 1;
			marks = MOST_MARKS;
		} else if (bytes[at] == '\033') {
			used = sequence(bytes + at, n - at);
			marks = MOST_MARKS;
		} else {
			used = character(bytes + at, n - at, &marks);
		}
		if (used == 0)
			return complain(why, "not ours", bytes + at, n - at);
	}
	return true;
}
