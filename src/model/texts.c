#include "model/texts.h"

#include <string.h>

#include "base/hash.h"

/* An evening has some thousands of them; with more, the chains get a little longer. */
#define CHAINS 2048

struct known {
	struct known *next;
	size_t number;
	const char *text;
};

struct texts {
	struct arena *arena;
	struct hash_key key;
	size_t n;
	struct known *chains[CHAINS];
};

struct texts *texts_new(struct arena *arena)
{
	struct texts *t = arena_alloc(arena, 1, sizeof *t);

	t->arena = arena;
	t->key = hash_secret();
	return t;
}

static struct known *add(struct texts *t, const char *text)
{
	struct known *k = arena_alloc(t->arena, 1, sizeof *k);

	*k = (struct known){ .number = ++t->n, .text = arena_text(t->arena, text, strlen(text)) };
	return k;
}

size_t texts_number(struct texts *t, const char *text, const char **copy)
{
	struct known **at = &t->chains[hash_text(text, t->key) % CHAINS];

	while (*at && strcmp((*at)->text, text))
		at = &(*at)->next;
	if (!*at)
		*at = add(t, text);
	if (copy)
		*copy = (*at)->text;
	return (*at)->number;
}

size_t texts_count(const struct texts *t)
{
	return t->n;
}
