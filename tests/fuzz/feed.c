#include "fuzz/feed.h"

static int take(struct feed *f)
{
	if (!f->n)
		return 0;
	f->n--;
	return *f->at++;
}

int feed_choose(struct feed *f, int n)
{
	int byte = take(f);

	if (n > 256)
		byte = byte << 8 | take(f);
	return byte % n;
}

bool feed_seldom(struct feed *f, int n)
{
	return feed_choose(f, n) == n - 1;
}

size_t feed_bytes(struct feed *f, size_t most, const char **bytes)
{
	size_t n = f->n < most ? f->n : most;

	*bytes = (const char *)f->at;
	f->at += n;
	f->n -= n;
	return n;
}
