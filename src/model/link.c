#include "model/link.h"

#include <string.h>

bool link_same(const struct link *a, const struct link *b)
{
	return a->connected == b->connected && a->failure == b->failure && a->tries == b->tries &&
	       a->standby == b->standby && !strcmp(a->problem, b->problem) && !strcmp(a->server, b->server);
}

enum staleness staleness_of(usec age, const struct settings *s)
{
	if (age == MOMENT_NONE || age >= s->staleness.lost_after)
		return STALENESS_LOST;
	return age >= s->staleness.missed_polls * s->database.interval ? STALENESS_STALE : STALENESS_LIVE;
}

usec link_steady(usec shown, usec length)
{
	return length > shown / 2 && length / 2 < shown ? shown : length;
}
