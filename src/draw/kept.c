#include "draw/kept.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

struct line {
	struct kept_stamp from;
	struct spell spell;
	uint64_t drawing;   /* the last that it was part of */
	struct cell *cells; /* NULL: nothing is kept */
};

struct kept {
	struct arena *self;  /* of this struct */
	struct arena *arena; /* of the lines; emptied when the size changes */
	int cols, rows;
	struct line *lines;
	uint64_t drawing; /* the present one */
};

void kept_add(struct kept_stamp *s, uint64_t word)
{
	assert(s->n < KEPT_WORDS);
	s->of[s->n++] = word;
}

void kept_add_bytes(struct kept_stamp *s, const void *bytes, size_t n)
{
	const size_t size = sizeof *s->of;

	assert(n <= (KEPT_WORDS - s->n) * size);
	memcpy(&s->of[s->n], bytes, n);
	s->n += (n + size - 1) / size;
}

uint64_t kept_text(const char *text)
{
	return hash_text(text, hash_secret());
}

uint64_t kept_bytes(const void *bytes, size_t n)
{
	return hash_bytes(bytes, n, hash_secret());
}

struct kept *kept_new(void)
{
	struct arena *self = arena_new();
	struct kept *k = arena_alloc(self, 1, sizeof *k);

	*k = (struct kept){ .self = self, .arena = arena_new() };
	return k;
}

void kept_free(struct kept *k)
{
	if (!k)
		return;
	arena_drop(k->arena);
	arena_drop(k->self);
}

void kept_fit(struct kept *k, struct canvas c, uint64_t drawing)
{
	k->drawing = drawing;
	if (k->cols == c.cols && k->rows == c.rows)
		return;
	arena_reset(k->arena);
	k->cols = c.cols;
	k->rows = c.rows;
	k->lines = arena_alloc(k->arena, (size_t)c.rows, sizeof *k->lines);
}

static struct cell *cells_of(struct canvas c)
{
	return &c.grid->cells[c.row * c.grid->cols + c.col];
}

static bool stands(const struct kept *k, const struct line *l, const struct kept_stamp *from, usec now)
{
	return l->cells && l->drawing + 1 == k->drawing && now >= l->spell.now && now < l->spell.until &&
	       !memcmp(&l->from, from, sizeof *from);
}

static void take(struct kept *k, struct line *l, const struct kept_stamp *from, const struct spell *spell,
		 struct canvas c)
{
	size_t cols = (size_t)k->cols;

	if (!l->cells)
		l->cells = arena_alloc(k->arena, cols, sizeof *l->cells);
	l->from = *from;
	l->spell = *spell;
	memcpy(l->cells, cells_of(c), cols * sizeof *l->cells);
}

static bool is_shown(const struct line *l, struct canvas c)
{
	const struct cell *shown = cells_of(c);
	int col = 0;

	while (col < c.cols && grid_same(&l->cells[col], &shown[col]) && l->cells[col].target == shown[col].target)
		col++;
	return col == c.cols;
}

/* In builds that are tested the line has been drawn all the same, and then it is the kept one that shows, as in others. */
static void put(const struct line *l, struct canvas c)
{
	assert(!KEPT_PROVED || is_shown(l, c));
	if (KEPT_PROVED)
		canvas_fill(c, MEANING_PLAIN);
	memcpy(cells_of(c), l->cells, (size_t)c.cols * sizeof *l->cells);
}

/* Where the line is kept; NULL: it is not. */
static struct line *line_of(const struct kept *k, int line, struct canvas c)
{
	return k && c.rows == 1 && c.cols == k->cols && c.cols > 0 && line < k->rows ? &k->lines[line] : NULL;
}

static void draw_anew(void (*draw)(const void *what, struct canvas c), const void *what, struct canvas c)
{
	canvas_fill(c, MEANING_PLAIN);
	draw(what, c);
}

void kept_draw(struct kept *k, int line, const struct kept_stamp *from, struct spell *spell,
	       void (*draw)(const void *what, struct canvas c), const void *what, struct canvas c)
{
	struct line *l = line_of(k, line, c);
	struct spell always = spell_at(0);
	bool stood;

	if (!l) {
		draw_anew(draw, what, c);
		return;
	}
	stood = stands(k, l, from, spell ? spell->now : always.now);
	l->drawing = k->drawing;
	if (!stood || KEPT_PROVED)
		draw_anew(draw, what, c);
	if (stood)
		put(l, c);
	else
		take(k, l, from, spell ? spell : &always, c);
}
