#include "app/repeats.h"

#include <stdio.h>
#include <string.h>

#define PERIOD MINUTES(1)

/* The last place is for all that have none. */
enum { OTHERS = REPEATS - 1 };

static bool is_over(const struct repeat *r, usec now)
{
	return now - r->since >= PERIOD;
}

/* What was counted has still to be told. */
static bool is_free(const struct repeat *r, usec now)
{
	return !r->event || (is_over(r, now) && !r->again);
}

static struct repeat *find(struct repeats *r, const char *event, const char *reason, usec now)
{
	for (struct repeat *at = r->at; at < r->at + OTHERS; at++)
		if (!is_free(at, now) && strcmp(at->event, event) == 0 && strcmp(at->reason, reason) == 0)
			return at;
	return NULL;
}

static struct repeat *find_free(struct repeats *r, usec now)
{
	for (struct repeat *at = r->at; at < r->at + OTHERS; at++)
		if (is_free(at, now))
			return at;
	return NULL;
}

static void begin(struct repeat *at, const char *event, const char *reason, usec now)
{
	*at = (struct repeat){ .event = event, .since = now };
	snprintf(at->reason, sizeof at->reason, "%s", reason);
}

bool repeats_tell(struct repeats *r, const char *event, const char *reason, usec now)
{
	struct repeat *at = find(r, event, reason, now), *others = &r->at[OTHERS];

	if (at) {
		at->again++;
		return false;
	}
	at = find_free(r, now);
	if (at) {
		begin(at, event, reason, now);
		return true;
	}
	if (is_free(others, now))
		begin(others, "others", "", now);
	others->again++;
	return false;
}

const struct repeat *repeats_due(struct repeats *r, usec now)
{
	for (struct repeat *at = r->at; at < r->at + REPEATS; at++) {
		if (!at->event || !at->again || !is_over(at, now))
			continue;
		r->due = *at;
		begin(at, r->due.event, r->due.reason, now);
		return &r->due;
	}
	return NULL;
}
