#include "base/text.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>
#include <utf8proc.h>

struct runes {
	char32_t from, to;
};

/* Assigned and visible, but terminals do not agree how many cells they take, alone or beside each other. In order. */
static const struct runes quarrelsome[] = {
	{ 0x1160, 0x11ff },   /* conjoining jamo */
	{ 0x3248, 0x324f },   /* circled numbers on black squares */
	{ 0x4dc0, 0x4dff },   /* hexagrams */
	{ 0xd7b0, 0xd7ff },   /* more conjoining jamo */
	{ 0x1f1e6, 0x1f1ff }, /* regional indicators: two make a flag */
	{ 0x1f3fb, 0x1f3ff }, /* skin tones: merge with what stands before */
};

/*
 * Visible, no marks, and one cell wide: all that a board shows whose names are in a western language. What is found here need not
 * be looked up in utf8proc's tables, a quarter of a megabyte that comes into memory with the first look. In order.
 */
static const struct runes simple[] = {
	{ 0x20, 0x7e },     /* ASCII */
	{ 0xa1, 0xac },     /* Latin, but for the soft hyphen */
	{ 0xae, 0x2ff },
	{ 0x2010, 0x2027 }, /* dashes, quotation marks, the ellipsis */
	{ 0x2190, 0x21ff }, /* arrows */
	{ 0x2500, 0x25fc }, /* frames, bars, signs */
	{ 0x2713, 0x2718 }, /* ticks and crosses */
};

static bool is_among(const struct runes *runes, size_t n, char32_t rune)
{
	for (size_t i = 0; i < n && rune >= runes[i].from; i++)
		if (rune <= runes[i].to)
			return true;
	return false;
}

static bool is_quarrelsome(char32_t rune)
{
	return is_among(quarrelsome, sizeof quarrelsome / sizeof *quarrelsome, rune);
}

static bool is_simple(char32_t rune)
{
	return is_among(simple, sizeof simple / sizeof *simple, rune);
}

enum kind { BASE, MARK, IGNORABLE_MARK, UNFIT };

/* By general category. Spacing marks are unfit: terminals differ on whether they take a cell of their own. */
static const uint8_t kind_of_category[] = {
	[UTF8PROC_CATEGORY_CN] = UNFIT, [UTF8PROC_CATEGORY_LU] = BASE,  [UTF8PROC_CATEGORY_LL] = BASE,
	[UTF8PROC_CATEGORY_LT] = BASE,  [UTF8PROC_CATEGORY_LM] = BASE,  [UTF8PROC_CATEGORY_LO] = BASE,
	[UTF8PROC_CATEGORY_MN] = MARK,  [UTF8PROC_CATEGORY_MC] = UNFIT, [UTF8PROC_CATEGORY_ME] = MARK,
	[UTF8PROC_CATEGORY_ND] = BASE,  [UTF8PROC_CATEGORY_NL] = BASE,  [UTF8PROC_CATEGORY_NO] = BASE,
	[UTF8PROC_CATEGORY_PC] = BASE,  [UTF8PROC_CATEGORY_PD] = BASE,  [UTF8PROC_CATEGORY_PS] = BASE,
	[UTF8PROC_CATEGORY_PE] = BASE,  [UTF8PROC_CATEGORY_PI] = BASE,  [UTF8PROC_CATEGORY_PF] = BASE,
	[UTF8PROC_CATEGORY_PO] = BASE,  [UTF8PROC_CATEGORY_SM] = BASE,  [UTF8PROC_CATEGORY_SC] = BASE,
	[UTF8PROC_CATEGORY_SK] = BASE,  [UTF8PROC_CATEGORY_SO] = BASE,  [UTF8PROC_CATEGORY_ZS] = BASE,
	[UTF8PROC_CATEGORY_ZL] = UNFIT, [UTF8PROC_CATEGORY_ZP] = UNFIT, [UTF8PROC_CATEGORY_CC] = UNFIT,
	[UTF8PROC_CATEGORY_CF] = UNFIT, [UTF8PROC_CATEGORY_CS] = UNFIT, [UTF8PROC_CATEGORY_CO] = UNFIT,
};

static const utf8proc_property_t *property_of(char32_t rune)
{
	return utf8proc_get_property((utf8proc_int32_t)rune);
}

static enum kind kind_of(char32_t rune, const utf8proc_property_t *p)
{
	enum kind kind = kind_of_category[p->category];

	if (kind == MARK && p->ignorable)
		return IGNORABLE_MARK;
	if (kind == BASE && (p->ignorable || p->charwidth < 1 || p->charwidth > 2 || is_quarrelsome(rune)))
		return UNFIT;
	return kind;
}

size_t text_rune(const char *s, size_t n, char32_t *rune)
{
	utf8proc_int32_t value;
	utf8proc_ssize_t taken =
		utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)(n < 4 ? n : 4), &value);

	if (taken <= 0)
		return 0;
	*rune = (char32_t)value;
	return (size_t)taken;
}

bool rune_is_control(char32_t rune)
{
	const utf8proc_property_t *p;

	if (is_simple(rune))
		return false;
	p = property_of(rune);
	return p->category == UTF8PROC_CATEGORY_CC || p->category == UTF8PROC_CATEGORY_CF ||
		p->category == UTF8PROC_CATEGORY_ZL || p->category == UTF8PROC_CATEGORY_ZP || (rune & 0xfffe) == 0xfffe;
}

static bool is_plain(char c)
{
	return c >= ' ' && c <= '~';
}

/* Nothing up to U+02FF is a mark; nor are, of U+2000 to U+2BFF, any but some from U+20D0 to U+20FF. */
static bool may_be_mark(const char *s, size_t n)
{
	unsigned char first = (unsigned char)s[0], second = n > 1 ? (unsigned char)s[1] : 0;

	return first >= 0xcc && !(first == 0xe2 && second <= 0xaf && second != 0x83);
}

static size_t take_all_marks(const char *s, size_t n, struct grapheme *g)
{
	size_t at = 0, taken;
	enum kind kind;
	char32_t rune;

	while (at < n && (taken = text_rune(s + at, n - at, &rune))) {
		kind = kind_of(rune, property_of(rune));
		if (kind != MARK && kind != IGNORABLE_MARK)
			break;
		if (kind == MARK && g->runes < GRAPHEME_RUNES)
			g->rune[g->runes++] = rune;
		at += taken;
	}
	return at;
}

/* Takes the marks that follow a base; those it has no room for, and invisible ones, are taken and left out. */
static size_t take_marks(const char *s, size_t n, struct grapheme *g)
{
	return n > 0 && may_be_mark(s, n) ? take_all_marks(s, n, g) : 0;
}

/* In so many cells. */
static bool is_base(char32_t rune, uint8_t *width)
{
	const utf8proc_property_t *p = property_of(rune);

	if (kind_of(rune, p) != BASE)
		return false;
	*width = p->charwidth;
	return true;
}

size_t text_next(const char *s, size_t n, struct grapheme *g)
{
	size_t taken;
	char32_t rune;

	*g = (struct grapheme){ .rune = { TEXT_PLACEHOLDER }, .runes = 1, .width = 1 };
	if (n == 0)
		return 0;
	if (is_plain(s[0])) {
		g->rune[0] = (char32_t)s[0];
		if (n == 1 || (unsigned char)s[1] < 0x80)
			return 1;
		/* A blank carries no mark: it may be ours, and the text that begins with a mark somebody else's. */
		return s[0] == ' ' ? 1 : 1 + take_marks(s + 1, n - 1, g);
	}
	taken = text_rune(s, n, &rune);
	if (taken == 0)
		return 1;
	if (!is_simple(rune) && !is_base(rune, &g->width))
		return taken;
	g->rune[0] = rune;
	return taken + take_marks(s + taken, n - taken, g);
}

size_t text_plain(const char *s)
{
	size_t n = 0;

	while (is_plain(s[n]))
		n++;
	return n > 0 && (unsigned char)s[n] >= 0x80 ? n - 1 : n;
}

int text_width(const char *s)
{
	size_t n = strlen(s), width = 0, taken;
	struct grapheme g;

	for (; n > 0; s += taken, n -= taken) {
		taken = text_plain(s);
		width += taken;
		if (taken)
			continue;
		taken = text_next(s, n, &g);
		width += g.width;
	}
	return width < INT_MAX ? (int)width : INT_MAX;
}

/* Returns false when not all of it fits. */
static bool clean(const char *s, char *dst, size_t size, size_t *written)
{
	char bytes[4 * GRAPHEME_RUNES];
	size_t n = strlen(s), room = size - 1, taken, length;
	struct grapheme g;

	for (*written = 0; n > 0; s += taken, n -= taken, *written += length) {
		const char *safe = s;

		taken = length = text_plain(s);
		if (taken > room - *written)
			taken = length = room - *written;
		else if (taken == 0) {
			taken = text_next(s, n, &g);
			length = grapheme_encode(&g, bytes);
			safe = bytes;
		}
		if (length == 0 || length > room - *written)
			break;
		memcpy(dst + *written, safe, length);
	}
	dst[*written] = '\0';
	return n == 0;
}

size_t text_clean(const char *s, char *dst, size_t size)
{
	size_t written = text_plain(s);

	if (written < size && !s[written]) { /* to its end, as nearly all is */
		memcpy(dst, s, written + 1);
		return written;
	}
	written = 0;
	if (size > 0)
		clean(s, dst, size, &written);
	return written;
}

size_t text_clip(const char *s, char *dst, size_t size)
{
	static const char ellipsis[] = "\xe2\x80\xa6";
	size_t written = 0;

	if (size == 0 || clean(s, dst, size, &written) || size < sizeof ellipsis)
		return written;
	clean(s, dst, size - (sizeof ellipsis - 1), &written);
	memcpy(dst + written, ellipsis, sizeof ellipsis);
	return written + sizeof ellipsis - 1;
}

static char32_t lower(char32_t rune)
{
	if (rune < 0x80)
		return rune >= 'A' && rune <= 'Z' ? rune - 'A' + 'a' : rune;
	return (char32_t)utf8proc_tolower((utf8proc_int32_t)rune);
}

static char32_t upper(char32_t rune)
{
	if (rune < 0x80)
		return rune >= 'a' && rune <= 'z' ? rune - 'a' + 'A' : rune;
	return (char32_t)utf8proc_toupper((utf8proc_int32_t)rune);
}

static void change_case(char *s, char32_t (*change)(char32_t))
{
	char32_t rune;

	for (size_t n; *s; s += n) {
		utf8proc_uint8_t other[4];

		n = text_rune(s, strlen(s), &rune);
		if (n > 0 && utf8proc_encode_char((utf8proc_int32_t)change(rune), other) == (utf8proc_ssize_t)n)
			memcpy(s, other, n);
		n = n ? n : 1;
	}
}

void text_lower(char *s)
{
	change_case(s, lower);
}

void text_upper(char *s)
{
	change_case(s, upper);
}

size_t grapheme_encode(const struct grapheme *g, char *dst)
{
	size_t n = 0;

	for (int i = 0; i < g->runes; i++)
		n += (size_t)utf8proc_encode_char((utf8proc_int32_t)g->rune[i], (utf8proc_uint8_t *)dst + n);
	return n;
}

/* The character at `s` in lower case; bytes that are no character stand for themselves. Returns how many it takes. */
static size_t take_lower(const char *s, size_t n, char32_t *rune)
{
	size_t taken;

	if ((unsigned char)*s < 0x80) {
		*rune = lower((char32_t)*s);
		return 1;
	}
	taken = text_rune(s, n, rune);
	if (taken == 0) {
		*rune = (unsigned char)*s;
		return 1;
	}
	*rune = lower(*rune);
	return taken;
}

static bool begins_with(const char *text, size_t text_n, const char *word, size_t n)
{
	char32_t a, b;

	while (n > 0 && text_n > 0) {
		size_t text_taken = take_lower(text, text_n, &a), taken = take_lower(word, n, &b);

		if (a != b)
			return false;
		text += text_taken;
		text_n -= text_taken;
		word += taken;
		n -= taken;
	}
	return n == 0;
}

bool text_has(const char *text, const char *word, size_t n)
{
	size_t left = strlen(text);
	char32_t rune;

	while (left > 0 && !begins_with(text, left, word, n)) {
		size_t taken = take_lower(text, left, &rune);

		text += taken;
		left -= taken;
	}
	return n == 0 || left > 0;
}

#define LONGEST_WORD 63

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static bool same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

unsigned text_distance(const char *a, const char *b)
{
	/* Three rows of the table suffice: two swapped letters look two rows back. */
	unsigned rows[3][LONGEST_WORD + 1], *before = rows[0], *last = rows[1], *row = rows[2], *spare;
	size_t n = strlen(a), m = strlen(b);

	if (n > LONGEST_WORD || m > LONGEST_WORD)
		return UINT_MAX;
	memset(rows, 0, sizeof rows);
	for (size_t j = 0; j <= m; j++)
		last[j] = (unsigned)j;
	for (size_t i = 1; i <= n; i++) {
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + !same(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
				row[j] = least(row[j], before[j - 2] + 1);
		}
		spare = before;
		before = last;
		last = row;
		row = spare;
	}
	return last[m];
}

const char *text_nearest(const char *word, const char *const *words, size_t n)
{
	const char *nearest = NULL;
	size_t length = strlen(word);
	unsigned best = length < 3 ? 1 : (unsigned)(length / 3) + 1, distance;

	for (size_t i = 0; i < n; i++) {
		distance = text_distance(word, words[i]);
		/* Replacing every letter makes any word of any other. */
		if (distance < length && distance <= best && (!nearest || distance < best)) {
			nearest = words[i];
			best = distance;
		}
	}
	return nearest;
}
