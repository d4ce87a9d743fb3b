/* Numbers that stand for bytes, against the algorithm's published ones. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/hash.h"

static void published(void **state)
{
	static const struct hash_key nought = { { 0 } }, counted = { { 0x0706050403020100, 0x0f0e0d0c0b0a0908 } };
	static const struct {
		const char *why;
		size_t n;
		const struct hash_key *key;
		uint64_t hash;
	} cases[] = {
		{ "nothing", 0, &counted, 0xabac0158050fc4dc },
		{ "a byte", 1, &counted, 0xc9f49bf37d57ca93 },
		{ "two bytes", 2, &counted, 0x82cb9b024dc7d44d },
		{ "the key counts", 1, &nought, 0x68a914128e01e473 },
		{ "all but a word", 7, &nought, 0x2f098ab0c751325a },
		{ "a whole word", 8, &nought, 0xead411e67ebe2eea },
		{ "a word and more", 15, &nought, 0xf30eb725bb91c9ea },
		{ "many words and more", 63, &nought, 0x385d3e39e5f37359 },
	};
	unsigned char bytes[64];

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)i;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint64_t hash = hash_bytes(bytes, cases[i].n, *cases[i].key);

		if (hash != cases[i].hash)
			fail_msg("%s: %016" PRIx64, cases[i].why, hash);
	}
}

static void keys(void **state)
{
	(void)state;
	assert_true(hash_name("HD03") == hash_bytes("HD03", 4, (struct hash_key){ { 0 } }));
	assert_true(hash_text("HD03", hash_secret()) == hash_text("HD03", hash_secret()));
	/* Nobody who only knows the program knows the key. */
	assert_true(hash_text("HD03", hash_secret()) != hash_name("HD03"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(published), cmocka_unit_test(keys) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
