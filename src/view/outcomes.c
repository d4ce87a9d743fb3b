#include "view/outcomes.h"

#include <stdlib.h>
#include <string.h>

/* Above this a number is no count of what one visit brought. */
#define LARGEST 1000000

/* "arrests" of "arrest", "stop searches" of "stop search". */
static bool is_many_of(const char *many, const char *one, size_t n)
{
	return strncmp(many, one, n) == 0 && (strcmp(many + n, "s") == 0 || strcmp(many + n, "es") == 0);
}

static bool is_of(const struct outcome_sum *s, const char *words)
{
	if ((s->one && strcmp(s->one, words) == 0) || (s->many && strcmp(s->many, words) == 0))
		return true;
	return (s->one && is_many_of(words, s->one, strlen(s->one))) ||
		(s->many && is_many_of(s->many, words, strlen(words)));
}

static struct outcome_sum *sum_of(struct outcomes *o, const char *words)
{
	for (size_t i = 0; i < o->n; i++)
		if (is_of(&o->sums[i], words))
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

static const char *plural(const struct outcomes *o, const struct outcome_sum *s)
{
	size_t n = strlen(s->one);
	bool hisses = strchr("sxz", s->one[n - 1]) || (n > 1 && s->one[n - 1] == 'h' && strchr("cs", s->one[n - 2]));

	return arena_printf(o->arena, "%s%s", s->one, hisses ? "es" : "s");
}

static const char *words_of(const struct outcomes *o, const struct outcome_sum *s)
{
	if (s->n == 1)
		return s->one ? s->one : s->many;
	return s->many ? s->many : plural(o, s);
}

const char *outcomes_said(const struct outcomes *o)
{
	const char *all = "";

	for (size_t i = 0; i < o->n; i++)
		all = arena_printf(o->arena, "%s%s%ld %s", all, all[0] ? ", " : "", o->sums[i].n,
				   words_of(o, &o->sums[i]));
	if (o->other)
		all = arena_printf(o->arena, "%s%swhat cannot be added up", all, all[0] ? ", and " : "");
	return all;
}
