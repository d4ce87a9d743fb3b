#include "view/vocabulary.h"

#include "view/table.h"

/* Of columns with a title, in a table that is drawn. */
static struct pane_words words_of(const struct pane *p, struct arena *arena)
{
	size_t n = p->table && p->table->meaning ? p->table->columns_n : 0;
	const char **titles = arena_alloc(arena, n, sizeof *titles);
	struct pane_words words = { p->name, titles, 0 };

	for (size_t i = 0; i < n; i++)
		if (p->table->columns[i].title[0])
			titles[words.columns_n++] = p->table->columns[i].title;
	return words;
}

const struct vocabulary *vocabulary_new(struct arena *arena)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);
	struct pane_words *words = arena_alloc(arena, n, sizeof *words);
	struct vocabulary *v = arena_alloc(arena, 1, sizeof *v);

	for (size_t i = 0; i < n; i++)
		words[i] = words_of(panes[i], arena);
	*v = (struct vocabulary){ words, n };
	return v;
}
