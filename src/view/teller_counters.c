/* The configured counters of the running month: what each has come to, and what it was before. */
#include <math.h>
#include <string.h>

#include "view/aloud.h"
#include "view/number.h"
#include "view/shown_month.h"
#include "view/telling.h"

#define CELLS 9

static void tell_counter(const struct telling *t, const struct counter_setting *c, day month)
{
	double before = month_value(t->before->board, c, month), now = month_value(t->now->board, c, month);
	char name[SHOWN_MONTH_TEXT], first[NUMBER_TEXT], second[NUMBER_TEXT];
	const char *was = number_value(c->format, before, CELLS, "", first);
	const char *is = number_value(c->format, now, CELLS, "", second);
	const struct shown_month shown = shown_month_of(t->now);

	/* "5h, was 5h" is no news. */
	if (isnan(now) || strcmp(is, was) == 0)
		return;
	tell(t, T_("%s in %s: %s%s%s."), c->label, shown_month_name(&shown, month, name), aloud(is, t->scratch),
	     isnan(before) ? "" : T_(", was "), aloud(was, t->scratch));
}

void tell_counters(const struct telling *t)
{
	day month = month_of_board(t->now->board);

	for (size_t i = 0; i < t->now->settings->counters_n; i++)
		tell_counter(t, &t->now->settings->counters[i], month);
}
