#include "draw/run.h"

static bool goes_on(const struct run *r, const struct cell *c)
{
	return c && c->meaning == r->meaning && c->selected == r->selected;
}

bool run_next(const struct grid *g, struct run *last)
{
	int col = last->col + last->cols;
	const struct cell *first = grid_at(g, col, last->row);

	if (!first)
		return false;
	last->col = col;
	last->cols = 1;
	last->meaning = first->meaning < MEANING_COUNT ? (enum meaning)first->meaning : MEANING_PLAIN;
	last->selected = first->selected;
	while (goes_on(last, grid_at(g, last->col + last->cols, last->row)))
		last->cols++;
	return true;
}

/* The second half of a wide grapheme has no width of its own: it is met only where the first is not. */
const struct grapheme *run_at(const struct grid *g, const struct run *r, int col)
{
	static const struct grapheme space = { { U' ' }, 1, 1 };
	const struct cell *c = col < r->col + r->cols ? grid_at(g, col, r->row) : NULL;

	if (!c)
		return NULL;
	return c->text.width ? &c->text : &space;
}

bool run_is_blank(const struct grid *g, const struct run *r)
{
	const struct grapheme *text;

	for (int col = r->col; (text = run_at(g, r, col)); col++)
		if (text->runes != 1 || text->rune[0] != U' ')
			return false;
	return true;
}
