#include "base/layout.h"

#include <string.h>

bool layout_is_for(const struct layout_setting *l, struct screen_size screen)
{
	return screen.cols >= l->screen.cols && screen.rows >= l->screen.rows;
}

bool layout_same_page(const struct layout_setting *a, const struct layout_setting *b)
{
	return strcmp(a->name, b->name) == 0 && strcmp(a->page, b->page) == 0;
}

int layout_banner_rows(int rows)
{
	return rows >= 2;
}

int layout_footer_rows(int rows)
{
	return rows >= 5;
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

struct screen_size layout_least(const struct layout_node *node)
{
	struct screen_size least = { 1, 1 }, part;

	if (node->rows_n + node->beside_n > 0)
		least = (struct screen_size){ 0, 0 };
	for (size_t i = 0; i < node->rows_n; i++) {
		part = layout_least(&node->rows[i]);
		least.cols = max(least.cols, part.cols);
		least.rows += max(node->rows[i].least, part.rows);
	}
	for (size_t i = 0; i < node->beside_n; i++) {
		part = layout_least(&node->beside[i]);
		least.cols += max(node->beside[i].least, part.cols) + (i > 0 ? LAYOUT_RULE : 0);
		least.rows = max(least.rows, part.rows);
	}
	return least;
}
