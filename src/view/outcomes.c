#include "view/outcomes.h"

#include <stdlib.h>
#include <string.h>

#include "base/tongue.h"

/* Above this a number is no count of what one visit brought. */
#define LARGEST 1000000

/* Where the noun ends: before what was done to it, as in "group dispersed", or with the words. */
static size_t noun_length(const char *words)
{
	const char *last = strrchr(words, ' ');
	size_t n = strlen(words);

	return last && n > 2 && strcmp(words + n - 2, "ed") == 0 ? (size_t)(last - words) : n;
}

/* "arrests" of "arrest", "stop searches" of "stop search", "groups dispersed" of "group dispersed". */
static const char *plural(const char *one, struct arena *arena)
{
	size_t n = noun_length(one);
	bool hisses = n > 0 && (strchr("sxz", one[n - 1]) || (n > 1 && one[n - 1] == 'h' && strchr("cs", one[n - 2])));

	if (n == strlen("person") && strncmp(one, "person", n) == 0)
		return arena_printf(arena, "people%s", one + n);
	return arena_printf(arena, "%.*s%s%s", (int)n, one, hisses ? "es" : "s", one + n);
}

static bool is_of(const struct outcome_sum *s, const char *words, struct arena *arena)
{
	if ((s->one && strcmp(s->one, words) == 0) || (s->many && strcmp(s->many, words) == 0))
		return true;
	return (s->one && strcmp(plural(s->one, arena), words) == 0) ||
		(s->many && strcmp(plural(words, arena), s->many) == 0);
}

static struct outcome_sum *sum_of(struct outcomes *o, const char *words)
{
	for (size_t i = 0; i < o->n; i++)
		if (is_of(&o->sums[i], words, o->arena))
			return &o->sums[i];
	if (o->n == OUTCOMES_MOST)
		return NULL;
	o->sums[o->n] = (struct outcome_sum){ 0 };
	return &o->sums[o->n++];
}

/* "3 engagements" */
static void add(struct outcomes *o, const char *item, size_t n)
{
	char *words;
	const char *text = arena_text(o->arena, item, n);
	long number = strtol(text, &words, 10);
	struct outcome_sum *s = NULL;

	if (words > text && *words == ' ' && words[1] && number >= 0 && number <= LARGEST)
		s = sum_of(o, words + 1);
	if (!s) {
		o->other = true;
		return;
	}
	s->n += number;
	if (number == 1)
		s->one = words + 1;
	else
		s->many = words + 1;
}

void outcomes_add(struct outcomes *o, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, ",");

		if (n > 0)
			add(o, text, n);
		text += n;
		text += strspn(text, ", ");
	}
}

static const char *words_of(const struct outcomes *o, const struct outcome_sum *s)
{
	if (s->n == 1)
		return s->one ? s->one : s->many;
	return s->many ? s->many : plural(s->one, o->arena);
}

const char *outcomes_said(const struct outcomes *o)
{
	const char *all = "";

	for (size_t i = 0; i < o->n; i++)
		all = arena_printf(o->arena, "%s%s%ld %s", all, all[0] ? ", " : "", o->sums[i].n,
				   words_of(o, &o->sums[i]));
	if (o->other)
		all = arena_printf(o->arena, T_("%s%swhat cannot be added up"), all, all[0] ? T_(", and ") : "");
	return all;
}
