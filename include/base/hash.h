/*
 * A number of 64 bits that stands for bytes: SipHash-1-3. Whoever writes the bytes, be it all day, finds no two with the same
 * number as long as the key is not known; so a hash table keeps its pace whatever the database says.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_key {
	uint64_t part[2];
};

/* For tables in memory: this process has it by chance, and nobody knows it. Nothing that is seen may depend on it. */
struct hash_key hash_secret(void);

uint64_t hash_bytes(const void *bytes, size_t n, struct hash_key key);
uint64_t hash_text(const char *text, struct hash_key key);

/*
 * For names: always the same for the same text. The key is known, so whoever wants it badly can find two texts with the same
 * number in 2^32 tries; one with the number of a given text takes 2^64.
 */
uint64_t hash_name(const char *text);

#endif
