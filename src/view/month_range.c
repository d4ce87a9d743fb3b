#include "view/month_range.h"

#include "model/month.h"
#include "view/wording.h"

bool month_range_allows(const struct board *b, day month, struct err *e)
{
	day running = month_of_board(b), started = b->about.programme_started, first;
	char from[WORDING_TEXT], to[WORDING_TEXT], said[WORDING_TEXT];

	if (running == DAY_NONE || started == DAY_NONE)
		return err_set(e, "the database does not say %s",
			       running == DAY_NONE ? T_("what time it is") : T_("when the programme started"));
	first = month_plus(started, 0);
	if (month >= first && month <= running)
		return true;
	return err_set(e, "month must be from %s, when the programme started, to %s, which is not over; not '%s'",
		       wording_month_code(first, from), wording_month_code(running, to),
		       wording_month_code(month, said));
}

bool month_range_counted(const struct board *b, day month, bool (*counts)(const struct counter *c), struct err *e)
{
	day first = DAY_NONE, last = DAY_NONE;
	char said[WORDING_TEXT], from[WORDING_TEXT], to[WORDING_TEXT];

	for (size_t i = 0; i < b->counters.n; i++) {
		const struct counter *c = &b->counters.at[i];

		if ((counts && !counts(c)) || c->month < b->about.programme_started - 30)
			continue;
		if (c->month == month)
			return true;
		first = first == DAY_NONE || c->month < first ? c->month : first;
		last = last == DAY_NONE || c->month > last ? c->month : last;
	}
	wording_month_code(month, said);
	if (first == DAY_NONE)
		return err_set(e, "the database has no counters for %s, nor for any other month", said);
	return err_set(e, "the database has no counters for %s; it has them from %s to %s", said,
		       wording_month_code(first, from), wording_month_code(last, to));
}
