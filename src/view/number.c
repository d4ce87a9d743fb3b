#include "view/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/print.h"
#include "base/text.h"
#include "base/whole.h"

/* Above this, digits would not fit NUMBER_TEXT. */
#define LARGEST 1e12

/* In place: a mark, in English a comma, before every third digit from the right. */
static void group_thousands(char digits[NUMBER_TEXT])
{
	size_t n = strlen(digits), first = digits[0] == '-', bytes;
	const char *mark;

	if (n <= first + 3)
		return;
	mark = C_("thousands", ",");
	bytes = strlen(mark);
	for (size_t at = n; at > first + 3;) {
		at -= 3;
		if (n + bytes >= NUMBER_TEXT)
			return;
		memmove(digits + at + bytes, digits + at, n + 1 - at);
		for (size_t i = 0; i < bytes; i++)
			digits[at + i] = mark[i];
		n += bytes;
	}
}

const char *number_count(double value, int cells, const char *none, char dst[NUMBER_TEXT])
{
	if (!isfinite(value))
		return none;
	if (fabs(value) < LARGEST) {
		print_text(dst, NUMBER_TEXT, "%.0f", whole(value));
		group_thousands(dst);
		if (text_width(dst) <= cells)
			return dst;
	}
	snprintf(dst, NUMBER_TEXT, "%.0e", value);
	return dst;
}

const char *number_value(enum counter_format format, double value, int cells, const char *none, char dst[NUMBER_TEXT])
{
	static const char *const units[] = { [COUNTER_COUNT] = "", [COUNTER_HOURS] = "h", [COUNTER_SHARE] = "%" };
	const char *text = number_count(value, cells - (int)strlen(units[format]), none, dst);
	size_t n = strlen(text);

	if (text == dst)
		print_text(dst + n, NUMBER_TEXT - n, "%s", units[format]);
	return text;
}

const char *number_change(const struct comparison *c, int cells, char dst[NUMBER_TEXT])
{
	static const struct {
		const char *before, *after;
	} forms[] = {
		[COMPARE_NOTHING] = { "", "" },
		[COMPARE_PERCENT] = { "", "%" },
		[COMPARE_DIFFERENCE] = { "(", ")" },
		[COMPARE_POINTS] = { "", N_(" pt") },
	};
	char digits[NUMBER_TEXT];
	const char *sign, *after, *mark = c->definition_changed ? "*" : "";
	int others;

	if (c->kind == COMPARE_NOTHING || !isfinite(c->change))
		return "";
	sign = fabs(c->change) < 0.5 ? "" : c->change < 0 ? "-" : "+";
	after = T_(forms[c->kind].after);
	others = (int)(strlen(forms[c->kind].before) + strlen(sign) + strlen(mark)) + text_width(after);
	print_text(dst, NUMBER_TEXT, "%s%s%s%s%s", forms[c->kind].before, sign,
		   number_count(fabs(c->change), cells - others, "", digits), after, mark);
	return text_width(dst) <= cells ? dst : T_("huge");
}
