#include "config/duration.h"

#include <inttypes.h>
#include <string.h>

#include "base/print.h"
#include "base/tongue.h"

static const struct unit {
	const char *name;
	usec length;
	const char *also[6]; /* what people write instead */
} units[] = {
	{ "d", DAYS(1), { "D", "day", "days" } },
	{ "h", HOURS(1), { "H", "hour", "hours", "hr", "hrs" } },
	{ "m", MINUTES(1), { "M", "min", "mins", "minute", "minutes" } },
	{ "s", SECONDS(1), { "S", "sec", "secs", "second", "seconds" } },
	{ "ms", 1000, { "MS", "msec", "millis", "milliseconds" } },
};

static const size_t units_n = sizeof units / sizeof *units;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* At most eight digits: that many days still fit into 64 bits of microseconds. */
static size_t number(const char *s, int64_t *out)
{
	size_t n = 0;

	for (*out = 0; n < 8 && is_digit(s[n]); n++)
		*out = *out * 10 + (s[n] - '0');
	return n;
}

static size_t letters(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z'))
		n++;
	return n;
}

static bool is_word(const char *word, const char *s, size_t n)
{
	return word && strlen(word) == n && !strncmp(word, s, n);
}

static const struct unit *unit_named(const char *s, size_t n)
{
	for (size_t i = 0; i < units_n; i++)
		if (is_word(units[i].name, s, n))
			return &units[i];
	return NULL;
}

/* The unit that somebody means who writes "minutes". */
static const struct unit *unit_meant(const char *s, size_t n)
{
	for (size_t i = 0; i < units_n; i++)
		for (size_t j = 0; j < sizeof units->also / sizeof *units->also; j++)
			if (is_word(units[i].also[j], s, n))
				return &units[i];
	return unit_named(s, n);
}

bool duration_parse(const char *s, usec *out)
{
	const struct unit *unit;
	usec sum = 0;
	int64_t n;
	size_t taken;

	if (!strcmp(s, "0")) {
		*out = 0;
		return true;
	}
	while ((taken = number(s, &n)) > 0) {
		s += taken;
		taken = letters(s);
		unit = unit_named(s, taken);
		if (!unit)
			return false;
		s += taken;
		sum += n * unit->length;
		if (sum > DAYS(100000))
			return false;
		if (!*s) {
			*out = sum;
			return true;
		}
	}
	return false;
}

void duration_print(usec d, char *dst, size_t size)
{
	size_t at = 0;

	if (d == 0)
		print_text(dst, size, "0s");
	for (size_t i = 0; i < units_n; d %= units[i++].length)
		if (d >= units[i].length && at < size)
			at += (size_t)print_text(dst + at, size - at, "%" PRId64 "%s", d / units[i].length,
						 units[i].name);
}

/* For a number without a unit, that of the default; for one with a word, the unit meant. */
void duration_suggest(const char *text, const char *like, usec min, usec max, char *dst, size_t size)
{
	const struct unit *unit;
	const char *word;
	int64_t n;
	size_t taken = number(text, &n);

	word = text + taken + strspn(text + taken, " ");
	unit = *word ? unit_meant(word, strlen(word)) : unit_meant(like + strcspn(like, "dhms"), 1);
	if (taken && unit && n * unit->length >= min && n * unit->length <= max)
		print_text(dst, size, T_("write '%" PRId64 "%s'"), n, unit->name);
	else if (strpbrk(text, ".,:"))
		print_text(dst, size, "%s", T_("write whole numbers with d, h, m, s or ms, such as '1h30m'"));
}
