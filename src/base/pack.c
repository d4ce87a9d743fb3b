#include "base/pack.h"

#include <string.h>

#include "base/arena.h"

#define FIRST_ROOM ((size_t)4096)
/* Of seven bits each. */
#define NUMBER_BYTES 10

void pack_release(struct pack *p)
{
	arena_drop(p->arena);
	*p = (struct pack){ .n = 0 };
}

static void move(struct pack *p, size_t room)
{
	struct arena *arena = arena_new();
	uint8_t *at = arena_alloc(arena, room, 1);

	if (p->n)
		memcpy(at, p->at, p->n);
	arena_drop(p->arena);
	*p = (struct pack){ .arena = arena, .at = at, .n = p->n, .room = room };
}

void pack_fit(struct pack *p)
{
	if (p->n < p->room)
		move(p, p->n);
}

void pack_bytes(struct pack *p, const void *bytes, size_t n)
{
	if (n > p->room - p->n) {
		size_t more = p->room / 2 > FIRST_ROOM ? p->room / 2 : FIRST_ROOM;

		move(p, p->room + (n > more ? n : more));
	}
	if (n)
		memcpy(p->at + p->n, bytes, n);
	p->n += n;
}

void pack_number(struct pack *p, uint64_t value)
{
	uint8_t bytes[NUMBER_BYTES];
	size_t n = 0;

	for (; value >= 0x80; value >>= 7)
		bytes[n++] = (uint8_t)(value | 0x80);
	bytes[n++] = (uint8_t)value;
	pack_bytes(p, bytes, n);
}

/* The sign goes into the lowest bit, so that small negative numbers are small as well. */
void pack_signed(struct pack *p, int64_t value)
{
	pack_number(p, ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0));
}

uint64_t unpack_number(struct unpack *u)
{
	uint64_t value = 0;
	int shift = 0;

	for (; *u->at & 0x80; shift += 7)
		value |= (uint64_t)(*u->at++ & 0x7f) << shift;
	return value | (uint64_t)*u->at++ << shift;
}

int64_t unpack_signed(struct unpack *u)
{
	uint64_t value = unpack_number(u);

	return (int64_t)((value >> 1) ^ (value & 1 ? UINT64_MAX : 0));
}

const void *unpack_bytes(struct unpack *u, size_t n)
{
	const uint8_t *at = u->at;

	u->at += n;
	return at;
}
