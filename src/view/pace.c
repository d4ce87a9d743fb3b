#include "view/pace.h"

#include "base/print.h"

static usec round_up(usec length, usec to)
{
	return (length + to - 1) / to * to;
}

usec pace_step(const struct settings *s)
{
	usec interval = s->database.interval;

	return s->slow ? round_up(interval + interval / 3, SECONDS(1)) : 0;
}

usec pace_now(const struct settings *s, usec read, usec age)
{
	usec step = pace_step(s), now = moment_plus(read, age), stepped, minute;

	if (step == 0 || !moment_known(now))
		return now;
	stepped = now - age % step;
	minute = now - now % MINUTES(1);
	return minute > stepped && minute <= now ? minute : stepped;
}

const char *pace_age(const struct settings *s, usec age, char dst[MOMENT_TEXT])
{
	usec step = pace_step(s);
	char length[MOMENT_TEXT];
	bool below = age < step;

	if (step == 0)
		return span_short(age, dst);
	span_short(below ? step : age - age % step, length);
	print_text(dst, MOMENT_TEXT, "%s%.20s%s", below ? "<" : "", length, below ? "" : "+");
	return dst;
}

const char *pace_left(const struct settings *s, usec length, char dst[MOMENT_TEXT])
{
	usec step = pace_step(s);

	return span_short(step ? round_up(length, step) : length, dst);
}
