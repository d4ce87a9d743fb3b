#include "base/hash.h"

#include <endian.h>
#include <string.h>
#include <sys/auxv.h>

struct state {
	uint64_t a, b, c, d;
};

static uint64_t turned(uint64_t value, int bits)
{
	return value << bits | value >> (64 - bits);
}

static inline void mix(struct state *s)
{
	s->a += s->b;
	s->b = turned(s->b, 13) ^ s->a;
	s->a = turned(s->a, 32);
	s->c += s->d;
	s->d = turned(s->d, 16) ^ s->c;
	s->a += s->d;
	s->d = turned(s->d, 21) ^ s->a;
	s->c += s->b;
	s->b = turned(s->b, 17) ^ s->c;
	s->c = turned(s->c, 32);
}

static inline void take(struct state *s, uint64_t word)
{
	s->d ^= word;
	mix(s);
	s->a ^= word;
}

static uint64_t word_at(const unsigned char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof word);
	return le64toh(word);
}

/* The bytes that make no whole word, and above them how many there were in all. */
static uint64_t last_word(const unsigned char *bytes, size_t n)
{
	uint64_t word = (uint64_t)n << 56;

	for (size_t i = 0; i < n % 8; i++)
		word |= (uint64_t)bytes[i] << 8 * i;
	return word;
}

struct hash_key hash_secret(void)
{
	/* What the kernel drew for this process when it began. */
	unsigned long address = getauxval(AT_RANDOM);
	struct hash_key key = { { 0 } };
	const void *chance;

	memcpy(&chance, &address, sizeof chance);
	if (chance)
		memcpy(&key, chance, sizeof key);
	return key;
}

uint64_t hash_bytes(const void *bytes, size_t n, struct hash_key key)
{
	/* "somepseudorandomlygeneratedbytes", as the algorithm has it. */
	struct state s = { key.part[0] ^ 0x736f6d6570736575, key.part[1] ^ 0x646f72616e646f6d,
			   key.part[0] ^ 0x6c7967656e657261, key.part[1] ^ 0x7465646279746573 };
	const unsigned char *at = bytes;

	for (size_t left = n; left >= 8; left -= 8, at += 8)
		take(&s, word_at(at));
	take(&s, last_word(at, n));
	s.c ^= 0xff;
	for (int i = 0; i < 3; i++)
		mix(&s);
	return s.a ^ s.b ^ s.c ^ s.d;
}

uint64_t hash_text(const char *text, struct hash_key key)
{
	return hash_bytes(text, strlen(text), key);
}

uint64_t hash_name(const char *text)
{
	return hash_text(text, (struct hash_key){ { 0 } });
}
