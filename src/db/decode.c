#include "db/decode.h"

#include <errno.h>
#include <float.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* UTF-8 has at most four bytes a character; what is not UTF-8 must not get longer than what is. */
static size_t text_bound(struct datum c)
{
	size_t characters = 0, i;

	for (i = 0; i < c.n && i < 4 * DECODE_CHARACTERS; i++)
		if (((unsigned char)c.text[i] & 0xc0) != 0x80 && characters++ == DECODE_CHARACTERS)
			break;
	return i;
}

static void text_absent(void *at)
{
	*(const char **)at = "";
}

static bool text_read(struct datum c, struct arena *a, void *at)
{
	if (c.n)
		*(const char **)at = arena_text(a, c.text, text_bound(c));
	return true;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads an integer that ends at `end`; the least counts as out of range, for it stands for absent. */
static bool large(const char *s, const char *end, int64_t *out)
{
	char *stop;
	long long value;

	if (s == end || (*s != '-' && !digit(*s)))
		return false;
	errno = 0;
	value = strtoll(s, &stop, 10);
	if (stop != end || errno || value == INT64_MIN)
		return false;
	*out = value;
	return true;
}

static bool integer(const char *s, const char *end, int *out)
{
	int64_t value;

	if (!large(s, end, &value) || value <= INT_MIN || value > INT_MAX)
		return false;
	*out = (int)value;
	return true;
}

static void count_absent(void *at)
{
	*(int *)at = COUNT_NONE;
}

static bool count_read(struct datum c, struct arena *a, void *at)
{
	(void)a;
	return integer(c.text, c.text + c.n, at);
}

static void large_absent(void *at)
{
	*(int64_t *)at = INT64_MIN;
}

static bool large_read(struct datum c, struct arena *a, void *at)
{
	(void)a;
	return large(c.text, c.text + c.n, at);
}

static void number_absent(void *at)
{
	*(double *)at = NAN;
}

/* Of so many digits every whole number is a double. */
#define EXACT_DIGITS 15

/* As most are written, "-1.1743": its digits over a power of ten, which two doubles hold to the last bit, and so their quotient. */
static bool short_number(const char *s, double *out)
{
	bool below = *s == '-';
	int64_t digits = 0, scale = 1;
	int digits_n = 0;
	const char *point = NULL;

	for (s += below; digit(*s) || (*s == '.' && !point); s++) {
		if (*s == '.') {
			point = s;
			continue;
		}
		digits = 10 * digits + (*s - '0');
		scale *= point ? 10 : 1;
		if (++digits_n > EXACT_DIGITS)
			return false;
	}
	*out = (below ? -1.0 : 1.0) * (double)digits / (double)scale;
	return digits_n && !*s;
}

/* The program's locale may have another decimal point; NaN and Infinity are no values that a board could show. */
static bool number_read(struct datum c, struct arena *a, void *at)
{
	locale_t plain;
	char *stop;
	double value;

	(void)a;
	/* A processor that reckons in more than doubles would round twice. */
	if (FLT_EVAL_METHOD == 0 && short_number(c.text, &value)) {
		*(double *)at = value;
		return true;
	}
	if (!c.n || strspn(c.text, "0123456789+-.eE") != c.n)
		return false;
	plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (!plain)
		return false;
	value = strtod_l(c.text, &stop, plain);
	freelocale(plain);
	if (stop != c.text + c.n || !isfinite(value))
		return false;
	*(double *)at = value;
	return true;
}

static void flag_absent(void *at)
{
	*(bool *)at = false;
}

static bool flag_read(struct datum c, struct arena *a, void *at)
{
	bool yes = !strcmp(c.text, "t") || !strcmp(c.text, "true");

	(void)a;
	*(bool *)at = yes;
	return yes || !strcmp(c.text, "f") || !strcmp(c.text, "false");
}

static void day_absent(void *at)
{
	*(day *)at = DAY_NONE;
}

static bool day_read(struct datum c, struct arena *a, void *at)
{
	(void)a;
	return day_parse(c.text, at);
}

static void usec_absent(void *at)
{
	*(usec *)at = MOMENT_NONE;
}

static bool moment_read(struct datum c, struct arena *a, void *at)
{
	(void)a;
	return moment_parse(c.text, at);
}

static bool interval_read(struct datum c, struct arena *a, void *at)
{
	(void)a;
	return interval_parse(c.text, at);
}

static const int no_days[ASB_DAYS] = {
#define FOUR COUNT_NONE, COUNT_NONE, COUNT_NONE, COUNT_NONE
	FOUR, FOUR, FOUR, FOUR, FOUR, FOUR, FOUR,
#undef FOUR
};

static void daily_absent(void *at)
{
	*(const int **)at = no_days;
}

/* Reads one element of an array that ends at `end`; NULL is a value like any other. */
static bool element(const char *s, const char *end, int *out)
{
	*out = COUNT_NONE;
	return (end - s == 4 && !memcmp(s, "NULL", 4)) || integer(s, end, out);
}

/* Keeps the newest values of "1,NULL,3}" in a ring, the next place in `*n`; returns false when one was not readable. */
static bool elements(const char *s, const char *end, int ring[ASB_DAYS], size_t *n)
{
	bool ok = true;

	for (*n = 0; s < end; (*n)++) {
		const char *stop = s + strcspn(s, ",}");

		ok &= element(s, stop, &ring[*n % ASB_DAYS]);
		s = stop + 1;
	}
	return ok;
}

static bool daily_read(struct datum c, struct arena *a, void *at)
{
	const char *open = memchr(c.text, '{', c.n); /* "[0:2]={1,2,3}" has its bounds first */
	const char *end = c.text + c.n;
	int ring[ASB_DAYS], *days;
	size_t n;
	bool ok;

	if (!open || end[-1] != '}')
		return false;
	memcpy(ring, no_days, sizeof ring);
	ok = elements(open + 1, end - (end - open == 2), ring, &n);
	days = arena_alloc(a, ASB_DAYS, sizeof *days);
	for (size_t i = 0; i < ASB_DAYS; i++)
		days[i] = ring[(n + i) % ASB_DAYS];
	*(const int **)at = days;
	return ok;
}

const struct kind decode_text = {
	"text", " text varchar bpchar name citext enum uuid int2 int4 int8 ", true, text_absent, text_read,
};
const struct kind decode_count = { "int4", " int4 int2 int8 ", false, count_absent, count_read };
const struct kind decode_large = { "int8", " int8 int2 int4 ", false, large_absent, large_read };
const struct kind decode_number = {
	"float8", " float8 float4 numeric int2 int4 int8 ", false, number_absent, number_read,
};
const struct kind decode_flag = { "bool", " bool ", false, flag_absent, flag_read };
const struct kind decode_day = { "date", " date ", false, day_absent, day_read };
const struct kind decode_moment = { "timestamptz", " timestamptz ", false, usec_absent, moment_read };
const struct kind decode_interval = { "interval", " interval ", false, usec_absent, interval_read };
const struct kind decode_daily = { "int4[]", " _int4 _int2 _int8 ", false, daily_absent, daily_read };

const struct kind *decode_kind(enum field_kind kind)
{
	static const struct kind *const kinds[] = {
		[FIELD_TEXT] = &decode_text,
		[FIELD_COUNT] = &decode_count,
		[FIELD_LARGE] = &decode_large,
		[FIELD_NUMBER] = &decode_number,
		[FIELD_FLAG] = &decode_flag,
		[FIELD_DAY] = &decode_day,
		[FIELD_MOMENT] = &decode_moment,
		[FIELD_INTERVAL] = &decode_interval,
		[FIELD_DAILY] = &decode_daily,
	};

	return kinds[kind];
}

bool decode_value(const struct kind *kind, bool nullable, struct datum c, struct arena *a, void *at)
{
	kind->absent(at);
	return c.null ? nullable : kind->read(c, a, at);
}

bool decode_accepts(const struct kind *kind, const char *type)
{
	char word[80];

	snprintf(word, sizeof word, " %s ", type);
	return strstr(kind->accepts, word);
}
