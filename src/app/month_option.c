#include "app/month_option.h"

#include "base/moment.h"
#include "model/month.h"

bool month_option_read(const char *text, day *month, struct err *e)
{
	*month = DAY_NONE;
	if (!text || month_parse(text, month))
		return true;
	return err_set(e, "month must be YYYY-MM, such as 2023-12, not '%s'", text);
}

static day first_counted(const struct board *b)
{
	day first = DAY_NONE, started = month_plus(b->about.programme_started, 0);

	for (size_t i = 0; i < b->counters.n; i++) {
		day month = b->counters.at[i].month;

		if (month != DAY_NONE && (first == DAY_NONE || month < first))
			first = month;
	}
	return started > first ? started : first;
}

bool month_option_check(day month, const struct board *b, struct err *e)
{
	struct civil from = day_civil(first_counted(b)), to = day_civil(month_of_board(b)), asked = day_civil(month);

	if (month == DAY_NONE)
		return true;
	if (first_counted(b) == DAY_NONE || month_of_board(b) == DAY_NONE)
		return err_set(e, "there are no counters of %04d-%02d, nor of any month", asked.year, asked.month);
	if (month >= first_counted(b) && month <= month_of_board(b))
		return true;
	return err_set(e, "there are no counters of %04d-%02d, only of %04d-%02d to %04d-%02d", asked.year, asked.month,
		       from.year, from.month, to.year, to.month);
}
