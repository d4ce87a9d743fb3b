/* Text that anybody may have written, made safe to show: the one way from bytes to cells. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#define GRAPHEME_RUNES 3
#define TEXT_PLACEHOLDER 0xfffd /* stands for what must not be shown */

/*
 * One thing that stands in one place on screen: a base character and at most two combining marks, never a control,
 * never a lone mark. `width` is 1 or 2 cells.
 */
struct grapheme {
	char32_t rune[GRAPHEME_RUNES];
	uint8_t runes, width;
};

/*
 * Takes the next grapheme from the `n` bytes at `s` and returns how many bytes it was made of; 0 when `n` is 0.
 * C0, C1, DEL, bidi controls, zero-width, tag, private and unassigned characters, those that terminals do not agree about, lone
 * marks, and bytes that are not UTF-8, each become one visible placeholder of one cell; marks past the second and variation
 * selectors are dropped with their base's bytes.
 */
size_t text_next(const char *s, size_t n, struct grapheme *g);

/*
 * How many characters from `s` on are plain, without a mark: a byte, a cell, and the same in every tier of glyphs. Nearly all are,
 * and need not be taken one by one.
 */
size_t text_plain(const char *s);

/*
 * The character at `s`, which has `n` bytes, and how many of them it takes; 0 when it is not UTF-8, or `n` is 0. For reading, not
 * for showing.
 */
size_t text_rune(const char *s, size_t n, char32_t *rune);

/*
 * C0, C1, DEL, line and paragraph separators, and what changes a text without being seen: bidi controls,
 * zero-width characters. Also U+FFFE and the like, which are no characters.
 */
bool rune_is_control(char32_t rune);

/* Asked of a whole table for one text, each second: most differ in their first byte, and the others are a few bytes long. */
static inline bool text_same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

/* Cells that `s` takes on screen. */
int text_width(const char *s);

/* Writes `s` as safe UTF-8, whole graphemes only, terminated; returns the bytes written. For stderr, titles and files. */
size_t text_clean(const char *s, char *dst, size_t size);

/* The same, but what does not fit whole ends in an ellipsis. */
size_t text_clip(const char *s, char *dst, size_t size);

/* In place, in any script: letters become small, or capital, but those whose other form takes another number of bytes. */
void text_lower(char *s);
void text_upper(char *s);

/* Writes `g` as UTF-8 (at most 4 * GRAPHEME_RUNES bytes, not terminated); returns the bytes written. */
size_t grapheme_encode(const struct grapheme *g, char *dst);

/* Do the first `n` bytes of `word` stand somewhere in `text`, letter case aside, in any script? No bytes stand everywhere. */
bool text_has(const char *text, const char *word, size_t n);

/*
 * Edit distance of two ASCII words, for "did you mean": letter case aside, two swapped letters counted once. Words over 63
 * bytes are far from everything.
 */
unsigned text_distance(const char *a, const char *b);

/* Of `n` words, the one nearest to `word` and near enough to be meant, or NULL. */
const char *text_nearest(const char *word, const char *const *words, size_t n);

#endif
