#include "base/press.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const struct {
	int press;
	const char *name;
} names[] = {
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
	{ PRESS_HELP_F1, "F1" },
	{ PRESS_RELOAD_F5, "F5" },
	{ PRESS_HANGUP, "Hangup" },
};

static const size_t names_n = sizeof names / sizeof *names;

const char *press_name(int press, char dst[PRESS_TEXT])
{
	struct grapheme g = { .rune = { (char32_t)press }, .runes = 1 };

	dst[0] = '\0';
	for (size_t i = 0; i < names_n; i++)
		if (names[i].press == press)
			return names[i].name;
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

	for (size_t i = 0; i < names_n; i++)
		if (!strcmp(names[i].name, name))
			return names[i].press;
	if (n == 2 && name[0] == '^' && name[1] > '@' && name[1] <= '_')
		return PRESS_CTRL(name[1]);
	if (n == 0 || text_next(name, n, &g) != n || g.runes != 1)
		return PRESS_NONE;
	return g.rune[0] == TEXT_PLACEHOLDER ? PRESS_NONE : (int)g.rune[0];
}
