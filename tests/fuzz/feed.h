/* The bytes of a fuzzer as choices, made one after another. When they are used up every choice is the first. */
#ifndef TESTS_FUZZ_FEED_H
#define TESTS_FUZZ_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct feed {
	const uint8_t *at;
	size_t n;
};

/* From 0 to `n` - 1; `n` is at least 1. */
int feed_choose(struct feed *f, int n);

/* One in so many: true when a choice of `n` is the last. */
bool feed_seldom(struct feed *f, int n);

/* Takes the next bytes, at most `most`, and returns how many; *bytes points to them. */
size_t feed_bytes(struct feed *f, size_t most, const char **bytes);

/* What a row is chosen from: the elements of an array. */
#define FEED_ONE_OF(feed, array) (array)[feed_choose(feed, (int)(sizeof(array) / sizeof *(array)))]

#endif
