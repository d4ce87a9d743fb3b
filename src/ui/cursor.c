#include "ui/cursor.h"

#include <string.h>

#include "base/print.h"

size_t cursor_clamp(size_t at, long by, size_t n)
{
	if (n == 0)
		return 0;
	if (by < 0)
		return at < (size_t)-by ? 0 : at - (size_t)-by;
	return at + (size_t)by < n ? at + (size_t)by : n - 1;
}

static void follow_row(struct cursor *c, struct pane_rows rows, const char *(*key)(const void *row))
{
	if (key && rows.n > 0)
		print_text(c->key, sizeof c->key, "%s", key(rows.at[c->row]));
}

/* Keys longer than the copy we keep are told apart by what fits. */
static bool is_followed(const struct cursor *c, const char *key)
{
	return strncmp(c->key, key, sizeof c->key - 1) == 0;
}

void cursor_follow(struct cursor *c, struct pane_rows rows, const char *(*key)(const void *row))
{
	if (c->key[0] == '\0' || !key) {
		c->row = cursor_clamp(c->row, 0, rows.n);
		return;
	}
	for (size_t i = 0; i < rows.n; i++)
		if (is_followed(c, key(rows.at[i]))) {
			c->row = i;
			return;
		}
	c->row = cursor_clamp(c->row, 0, rows.n);
	follow_row(c, rows, key);
}

void cursor_move(struct cursor *c, long by, struct pane_rows rows, const char *(*key)(const void *row))
{
	if (rows.n == 0)
		return;
	c->row = cursor_clamp(c->row, by, rows.n);
	follow_row(c, rows, key);
}
