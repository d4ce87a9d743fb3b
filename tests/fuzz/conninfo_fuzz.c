/* What a person may give as a connection: it is taken apart or refused, and no password comes in by a configuration. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "config/conninfo.h"
#include "db/conninfo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* No password comes from a configuration, however it is written: what libpq would find there is refused. */
static void check_secret(const struct conninfo *c, const char *text)
{
	struct complaint complaint;

	for (size_t i = 0; i < c->words_n; i++)
		if (strcmp(c->keywords[i], "password") == 0 || strcmp(c->keywords[i], "sslpassword") == 0)
			assert(!strstr(text, c->values[i]) || conninfo_refuse(text, &complaint));
}

static void check(const struct conninfo *c, const char *text, struct arena *a)
{
	struct conninfo_words words;

	assert(c->targets_n >= 1 && c->targets_n <= CONNINFO_TARGETS && c->words_n <= CONNINFO_WORDS);
	assert(*conninfo_servers(c, a));
	assert(conninfo_same_database(c, c));
	for (size_t i = 0; i < c->targets_n; i++)
		conninfo_words(c, &c->targets[i], "192.0.2.1", "fuzz", &words);
	check_secret(c, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	const char *text = arena_text(a, (const char *)data, n);
	struct conninfo c = { .words_n = 0 };
	struct err e = { .text = "" };

	if (conninfo_read(&c, text, a, &e))
		check(&c, text, a);
	else
		assert(*e.text);
	arena_drop(a);
	return 0;
}
