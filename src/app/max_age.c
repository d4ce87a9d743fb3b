#include "app/max_age.h"

#include "config/duration.h"
#include "config/secret.h"

#define SHORTEST SECONDS(1)
#define LONGEST DAYS(7)

bool max_age_read(const char *text, usec *limit, struct err *e)
{
	usec read;

	*limit = 0;
	if (!text)
		return true;
	if (!duration_parse(text, &read) || read < SHORTEST || read > LONGEST)
		return err_set(e, "max-age must be a length of time from 1s to 7d, such as 5m, not '%s'",
			       secret_masked(text));
	*limit = read;
	return true;
}

bool max_age_passed(const struct view *v, usec limit, struct err *e)
{
	usec newest = board_newest_report(v->board), age = moment_since(v->now, newest);
	char at[MOMENT_TEXT], told[MOMENT_TEXT], allowed[MOMENT_TEXT];

	if (limit == 0 || (moment_known(age) && age <= limit))
		return false;
	if (moment_known(age))
		err_set(e, "data too old: the last report of any unit is of %s, %s ago, and --max-age is %s",
			zone_time(&v->board->zone, newest, at), span_short(age, told), span_short(limit, allowed));
	else
		err_set(e, "data too old: no unit has reported anything");
	return true;
}
