#include "db/backoff.h"

/* Times what is given as a rule. */
#define PATIENCE_MOST 8

void backoff_init(struct backoff *b, unsigned random)
{
	*b = (struct backoff){ .seed = random };
}

/* Knuth's MMIX generator; only its upper half is any good. */
static uint32_t next_random(struct backoff *b)
{
	b->seed = b->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(b->seed >> 32);
}

usec backoff_jitter(struct backoff *b, usec limit)
{
	return limit > 0 ? (usec)((double)limit * (next_random(b) / 0x1p32)) : 0;
}

static usec doubled(usec first, unsigned times, usec most)
{
	while (times-- && first < most)
		first *= 2;
	return first < most ? first : most;
}

usec backoff_failed(struct backoff *b, enum failure_pace pace, usec longest)
{
	bool slow = pace == PACE_SLOW;
	unsigned before = slow == b->slow ? b->alike : 0;
	usec limit;

	b->tries++;
	b->slow = slow;
	b->alike = before + 1;
	b->late += pace == PACE_LATE;
	if (!slow)
		return backoff_jitter(b, doubled(SECONDS(1) / 4, before, longest));
	limit = doubled(SECONDS(5), before, SECONDS(60));
	return limit / 2 + backoff_jitter(b, limit / 2);
}

void backoff_succeeded(struct backoff *b, bool in_time)
{
	b->tries = b->alike = 0;
	if (in_time)
		b->late = 0;
}

usec backoff_patience(const struct backoff *b, usec normal)
{
	return doubled(normal, b->late, PATIENCE_MOST * normal);
}
