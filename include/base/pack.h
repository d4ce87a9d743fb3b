/* Numbers and bytes written one after the other into as few bytes as they need, and read again in the same order. */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stddef.h>
#include <stdint.h>

/* Zero-initialised: empty. */
struct pack {
	struct arena *arena; /* holds `at`; NULL while there is nothing */
	uint8_t *at;
	size_t n, room;
};

void pack_release(struct pack *p);

/* The smaller the number, the fewer the bytes: one below 128; of signed ones between -64 and 63. */
void pack_number(struct pack *p, uint64_t value);
void pack_signed(struct pack *p, int64_t value);

void pack_bytes(struct pack *p, const void *bytes, size_t n);

/* Gives back the room that is not used. */
void pack_fit(struct pack *p);

/* The place in what was packed from which the next value is read. What was not packed there must not be read. */
struct unpack {
	const uint8_t *at;
};

uint64_t unpack_number(struct unpack *u);
int64_t unpack_signed(struct unpack *u);

/* Points into what was packed, at bytes without any alignment. */
const void *unpack_bytes(struct unpack *u, size_t n);

#endif
