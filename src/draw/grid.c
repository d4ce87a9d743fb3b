#include "draw/grid.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/press.h"

static const struct cell blank = { .text = { .rune = { U' ' }, .runes = 1, .width = 1 }, .meaning = MEANING_PLAIN };

/* Keys that are characters come first; named ones stand far from them as presses. */
#define NAMED_TARGETS (TARGET_KEYS + 0x3000u)

static int clamp(int n, int most)
{
	return n < 1 ? 1 : n > most ? most : n;
}

void grid_resize(struct grid *g, int cols, int rows)
{
	cols = clamp(cols, GRID_MAX_COLS);
	rows = clamp(rows, GRID_MAX_ROWS);
	if (!g->memory || g->cols != cols || g->rows != rows) {
		arena_drop(g->memory);
		g->memory = arena_new();
		g->cells = arena_alloc(g->memory, (size_t)cols * rows, sizeof *g->cells);
		g->cols = cols;
		g->rows = rows;
	}
	grid_clear(g);
}

void grid_release(struct grid *g)
{
	arena_drop(g->memory);
	*g = (struct grid){ 0 };
}

void grid_clear(struct grid *g)
{
	g->cursor_col = g->cursor_row = -1;
	for (int col = 0; col < g->cols; col++)
		g->cells[col] = blank;
	for (int row = 1; row < g->rows; row++)
		memcpy(&g->cells[row * g->cols], g->cells, (size_t)g->cols * sizeof *g->cells);
}

struct cell *grid_at(const struct grid *g, int col, int row)
{
	if (col < 0 || row < 0 || col >= g->cols || row >= g->rows)
		return NULL;
	return &g->cells[row * g->cols + col];
}

bool grid_same(const struct cell *a, const struct cell *b)
{
	return a->meaning == b->meaning && a->selected == b->selected && a->text.runes == b->text.runes &&
		a->text.width == b->text.width &&
		memcmp(a->text.rune, b->text.rune, a->text.runes * sizeof a->text.rune[0]) == 0;
}

static void write_cell(const struct cell *cell, FILE *out)
{
	char utf8[4 * GRAPHEME_RUNES] = { 0 };

	if (cell->text.width)
		fwrite(utf8, 1, grapheme_encode(&cell->text, utf8), out);
}

static bool is_space(const struct cell *cell)
{
	return cell->text.runes == 1 && cell->text.rune[0] == U' ';
}

void grid_write_text(const struct grid *g, FILE *out)
{
	for (int row = 0; row < g->rows; row++) {
		const struct cell *cell = &g->cells[row * g->cols], *end = cell + g->cols;

		while (end > cell && is_space(end - 1))
			end--;
		for (; cell < end; cell++)
			write_cell(cell, out);
		putc('\n', out);
	}
}

static char letter_of(const struct cell *cell)
{
	char letter = meaning_letter(cell->meaning);

	if (!cell->selected)
		return letter;
	return letter == ' ' ? 'P' : (char)toupper((unsigned char)letter);
}

void grid_write_meanings(const struct grid *g, FILE *out)
{
	for (int row = 0; row < g->rows; row++) {
		const struct cell *cell = &g->cells[row * g->cols], *end = cell + g->cols;

		while (end > cell && letter_of(end - 1) == ' ')
			end--;
		for (; cell < end; cell++)
			putc(letter_of(cell), out);
		putc('\n', out);
	}
}

unsigned target_of_key(int press)
{
	if (press > PRESS_NONE && press < 0x3000)
		return TARGET_KEYS + (unsigned)press;
	return press > PRESS_NAMED && press <= PRESS_F12 ? NAMED_TARGETS + (unsigned)(press - PRESS_NAMED) : 0;
}

int target_key(unsigned target)
{
	if (target >= NAMED_TARGETS)
		return PRESS_NAMED + (int)(target - NAMED_TARGETS);
	return target >= TARGET_KEYS ? (int)(target - TARGET_KEYS) : PRESS_NONE;
}
