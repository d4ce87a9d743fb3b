#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A small configuration fits into the first block; a big board soon gets big ones. */
#define FIRST_BLOCK ((size_t)4096)
#define LARGEST_STEP ((size_t)1024 * 1024)

struct block {
	struct block *next;
	size_t size, used;
	alignas(max_align_t) unsigned char data[];
};

struct kept {
	struct kept *next;
	struct arena *arena;
};

struct arena {
	struct block *blocks; /* the newest first; only that one is filled further */
	struct kept *kept;    /* lies in the blocks */
	size_t holders, used;
};

static void (*exhaustion_hook)(void);

void arena_exhausted(void)
{
	void (*hook)(void) = exhaustion_hook;

	exhaustion_hook = NULL; /* should the hook itself run out of memory */
	if (hook)
		hook();
	abort();
}

void arena_on_exhaustion(void (*hook)(void))
{
	exhaustion_hook = hook;
}

static void *allocate(size_t size)
{
	void *p = malloc(size);

	if (!p)
		arena_exhausted();
	return p;
}

struct arena *arena_new(void)
{
	struct arena *a = allocate(sizeof *a);

	*a = (struct arena){ .holders = 1 };
	return a;
}

struct arena *arena_share(struct arena *a)
{
	a->holders++;
	return a;
}

static void drop_kept(struct arena *a)
{
	for (struct kept *k = a->kept; k; k = k->next)
		arena_drop(k->arena);
	a->kept = NULL;
}

void arena_drop(struct arena *a)
{
	if (!a || --a->holders)
		return;
	drop_kept(a);
	for (struct block *b = a->blocks, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

void arena_keep(struct arena *a, struct arena *other)
{
	struct kept *k = arena_alloc(a, 1, sizeof *k);

	assert(a != other);
	*k = (struct kept){ a->kept, arena_share(other) };
	a->kept = k;
}

void arena_reset(struct arena *a)
{
	struct block *largest = a->blocks;

	assert(a->holders == 1);
	drop_kept(a);
	for (struct block *b = a->blocks; b; b = b->next)
		largest = b->size > largest->size ? b : largest;
	for (struct block *b = a->blocks, *next; b; b = next) {
		next = b->next;
		if (b != largest)
			free(b);
	}
	if (largest) {
		largest->next = NULL;
		largest->used = 0;
	}
	a->blocks = largest;
	a->used = 0;
}

static void add_block(struct arena *a, size_t least)
{
	size_t size = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
	struct block *b;

	if (size > LARGEST_STEP)
		size = LARGEST_STEP;
	if (size < least)
		size = least;
	if (size > SIZE_MAX - sizeof *b)
		arena_exhausted();
	b = allocate(sizeof *b + size);
	b->next = a->blocks;
	b->size = size;
	b->used = 0;
	a->blocks = b;
}

/* Not zeroed; `align` is a power of two. */
static void *take(struct arena *a, size_t size, size_t align)
{
	struct block *b = a->blocks;
	size_t start = b ? (b->used + align - 1) & ~(align - 1) : 0;

	if (!b || start > b->size || size > b->size - start) {
		add_block(a, size);
		b = a->blocks;
		start = 0;
	}
	b->used = start + size;
	a->used += size;
	return b->data + start;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(count, size, &bytes))
		arena_exhausted();
	p = take(a, bytes, alignof(max_align_t));
	return memset(p, 0, bytes);
}

const char *arena_text(struct arena *a, const char *s, size_t n)
{
	char *copy = take(a, n + 1, 1);

	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

const char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *text;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		return "";
	text = take(a, (size_t)n + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)n + 1, format, args);
	va_end(args);
	return text;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
