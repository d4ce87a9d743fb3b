#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A small configuration fits into one of the first blocks; a big board soon gets big ones. */
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
	struct block *blocks; /* only the first is filled further */
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

static void free_blocks(struct arena *a)
{
	for (struct block *b = a->blocks, *next; b; b = next) {
		next = b->next;
		free(b);
	}
}

void arena_drop(struct arena *a)
{
	if (!a || --a->holders)
		return;
	drop_kept(a);
	free_blocks(a);
	free(a);
}

void arena_keep(struct arena *a, struct arena *other)
{
	struct kept *k = arena_alloc(a, 1, sizeof *k);

	assert(a != other);
	*k = (struct kept){ a->kept, arena_share(other) };
	a->kept = k;
}

static struct block *block_of(size_t size, struct block *next)
{
	struct block *b;

	if (size > SIZE_MAX - sizeof *b)
		arena_exhausted();
	b = allocate(sizeof *b + size);
	b->next = next;
	b->size = size;
	b->used = 0;
	return b;
}

void arena_reset(struct arena *a)
{
	size_t size = 0;

	assert(a->holders == 1);
	drop_kept(a);
	a->used = 0;
	for (struct block *b = a->blocks; b; b = b->next) {
		size += b->size;
		b->used = 0;
	}
	if (a->blocks && a->blocks->next) {
		free_blocks(a);
		a->blocks = block_of(size, NULL);
	}
}

/* Half of what there is already, which leaves little unused. A piece that is large by that measure gets a block of its own. */
static struct block *add_block(struct arena *a, size_t least)
{
	size_t size = a->used / 2;

	size = size < FIRST_BLOCK ? FIRST_BLOCK : size > LARGEST_STEP ? LARGEST_STEP : size;
	if (a->blocks && least > size / 2)
		return a->blocks->next = block_of(least, a->blocks->next);
	return a->blocks = block_of(least > size ? least : size, a->blocks);
}

/* Not zeroed; `align` is a power of two. */
static void *take(struct arena *a, size_t size, size_t align)
{
	struct block *b = a->blocks;
	size_t start = b ? (b->used + align - 1) & ~(align - 1) : 0;

	if (!b || start > b->size || size > b->size - start) {
		b = add_block(a, size);
		start = 0;
	}
	b->used = start + size;
	a->used += size;
	return b->data + start;
}

void *arena_room(struct arena *a, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		arena_exhausted();
	return take(a, bytes, alignof(max_align_t));
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
	return memset(arena_room(a, count, size), 0, count * size);
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
