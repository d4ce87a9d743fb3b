#include "base/press.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/print.h"
#include "base/text.h"

/* A press of the mouse: this bit, three for what it was, then row and column. */
#define POINTED (1 << 28)
#define CELL_BITS 12
#define CELLS (1 << CELL_BITS)

static const struct {
	int press;
	const char *name;
} named[] = {
	{ PRESS_TAB, "Tab" },
	{ PRESS_BACKTAB, "S-Tab" },
	{ PRESS_ENTER, "Enter" },
	{ PRESS_ESC, "Esc" },
	{ ' ', "Space" },
	{ PRESS_UP_ARROW, "Up" },
	{ PRESS_DOWN_ARROW, "Down" },
	{ PRESS_LEFT_ARROW, "Left" },
	{ PRESS_RIGHT_ARROW, "Right" },
	{ PRESS_PAGE_UP, "PgUp" },
	{ PRESS_PAGE_DOWN, "PgDn" },
	{ PRESS_FIRST, "Home" },
	{ PRESS_LAST, "End" },
	{ PRESS_ERASE, "Backspace" },
	{ PRESS_INSERT, "Ins" },
	{ PRESS_DELETE, "Del" },
	{ PRESS_F1, "F1" },
	{ PRESS_F1 + 1, "F2" },
	{ PRESS_F1 + 2, "F3" },
	{ PRESS_F1 + 3, "F4" },
	{ PRESS_F1 + 4, "F5" },
	{ PRESS_F1 + 5, "F6" },
	{ PRESS_F1 + 6, "F7" },
	{ PRESS_F1 + 7, "F8" },
	{ PRESS_F1 + 8, "F9" },
	{ PRESS_F1 + 9, "F10" },
	{ PRESS_F1 + 10, "F11" },
	{ PRESS_F1 + 11, "F12" },
};

/* Other names for the bytes of a named key, beside those that are its character. */
static const struct {
	const char *name;
	int press;
} same[] = {
	{ "^J", PRESS_ENTER },
	{ "^H", PRESS_ERASE },
	{ "^?", PRESS_ERASE },
};

static const size_t named_n = sizeof named / sizeof *named;

const char *press_name(int press, char dst[PRESS_TEXT])
{
	struct grapheme g = { .rune = { (char32_t)press }, .runes = 1 };

	dst[0] = '\0';
	for (size_t i = 0; i < named_n; i++)
		if (named[i].press == press)
			return named[i].name;
	if (press > 0 && press < ' ')
		snprintf(dst, PRESS_TEXT, "^%c", press | 0x40);
	else if (press > ' ' && press < PRESS_NAMED)
		dst[grapheme_encode(&g, dst)] = '\0';
	return dst;
}

int press_parse(const char *name)
{
	struct grapheme g;
	size_t n = strlen(name);

	for (size_t i = 0; i < named_n; i++)
		if (text_same(named[i].name, name))
			return named[i].press;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (text_same(same[i].name, name))
			return same[i].press;
	if (n == 2 && name[0] == '^' && name[1] > '@' && name[1] <= '_')
		return PRESS_CTRL(name[1]);
	if (n == 0 || text_next(name, n, &g) != n || g.runes != 1)
		return PRESS_NONE;
	return g.rune[0] == TEXT_PLACEHOLDER || g.rune[0] == ' ' ? PRESS_NONE : (int)g.rune[0];
}

const char *press_nearest(const char *name, char dst[PRESS_TEXT])
{
	const char *known[sizeof named / sizeof *named];

	if (name[0] == '^' && isalpha((unsigned char)name[1]) && name[2] == '\0') {
		snprintf(dst, PRESS_TEXT, "^%c", toupper((unsigned char)name[1]));
		return dst;
	}
	for (size_t i = 0; i < named_n; i++)
		known[i] = named[i].name;
	return text_nearest(name, known, named_n);
}

bool press_next(const char **names, int *press, char name[PRESS_TEXT])
{
	const char *word = *names + strspn(*names, " ");
	size_t n = strcspn(word, " ");

	*names = word + n;
	print_text(name, PRESS_TEXT, "%.*s", (int)n, word);
	*press = n < PRESS_TEXT ? press_parse(name) : PRESS_NONE;
	return n > 0;
}

const char *press_first(const char *names, char dst[PRESS_TEXT])
{
	int press;

	press_next(&names, &press, dst);
	return dst;
}

int press_place(const char *names, int press)
{
	char name[PRESS_TEXT];
	int at;

	for (int i = 0; press_next(&names, &at, name); i++)
		if (at == press && press != PRESS_NONE)
			return i;
	return -1;
}

int press_of_pointed(struct pointed p)
{
	if (p.what == POINTING_NOTHING || p.col < 0 || p.row < 0 || p.col >= CELLS || p.row >= CELLS)
		return PRESS_NONE;
	return POINTED | (int)p.what << (2 * CELL_BITS) | p.row << CELL_BITS | p.col;
}

struct pointed press_pointed(int press)
{
	struct pointed p = { POINTING_NOTHING, 0, 0 };

	if (press < POINTED)
		return p;
	p.what = (enum pointing)(press >> (2 * CELL_BITS) & 7);
	p.row = press >> CELL_BITS & (CELLS - 1);
	p.col = press & (CELLS - 1);
	return p;
}
