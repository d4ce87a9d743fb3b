#include "ui/filter.h"

#include <string.h>

#include "base/press.h"
#include "base/text.h"

void filter_clear(struct filter *f)
{
	*f = (struct filter){ .typing = false };
}

static void add(struct filter *f, int character)
{
	const struct grapheme g = { .rune = { (char32_t)character }, .runes = 1 };
	char bytes[4 * GRAPHEME_RUNES];
	size_t n = grapheme_encode(&g, bytes), length = strlen(f->text);

	if (length + n >= FILTER_TEXT)
		return;
	memcpy(f->text + length, bytes, n);
	f->text[length + n] = '\0';
}

/* The last that stands in one place on screen goes, with the marks on it. */
static void erase(struct filter *f)
{
	size_t last = 0, at = 0, left = strlen(f->text);
	struct grapheme g;

	for (size_t n; (n = text_next(f->text + at, left, &g)) > 0; left -= n) {
		last = at;
		at += n;
	}
	f->text[last] = '\0';
}

static bool is_character(int press)
{
	return press >= ' ' && press < PRESS_NAMED && !rune_is_control((char32_t)press);
}

bool filter_press(struct filter *f, int press)
{
	if (!f->typing)
		return false;
	if (press == PRESS_ESC)
		filter_clear(f);
	else if (press == PRESS_ENTER)
		f->typing = false;
	else if (press == PRESS_ERASE)
		erase(f);
	else if (press == PRESS_CTRL('U'))
		f->text[0] = '\0';
	else if (is_character(press))
		add(f, press);
	else
		return false;
	return true;
}
