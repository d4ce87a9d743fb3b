#include "golden/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/press.h"

void look(struct desk *d)
{
	struct canvas c = canvas_of(&d->grid, d->glyphs);

	ui_update(d->ui, &d->f.view, c);
	grid_clear(&d->grid);
	ui_draw(d->ui, &d->f.view, c);
}

void sit_down_to(struct desk *d, enum fixture_scenario scenario, enum glyphs glyphs, int cols, int rows)
{
	*d = (struct desk){ .glyphs = glyphs };
	fixture_make(&d->f, scenario);
	d->ui = ui_new();
	grid_resize(&d->grid, cols, rows);
	look(d);
}

void sit_down(struct desk *d, int cols, int rows)
{
	sit_down_to(d, FIXTURE_LIVE, GLYPHS_TIER_ASCII, cols, rows);
}

void stand_up(struct desk *d)
{
	ui_free(d->ui);
	grid_release(&d->grid);
	fixture_release(&d->f);
}

enum ui_request type(struct desk *d, const char *keys)
{
	enum ui_request asked = UI_NOTHING;
	char all[LINE], *rest = all;

	snprintf(all, sizeof all, "%s", keys);
	for (char *key; (key = strsep(&rest, " "));) {
		asked = ui_press(d->ui, press_parse(key));
		look(d);
	}
	return asked;
}

const char *line_of(const struct desk *d, int row, char dst[LINE])
{
	int n = 0;

	for (int col = 0; col < d->grid.cols && n < LINE - 1; col++)
		dst[n++] = (char)grid_at(&d->grid, col, row)->text.rune[0];
	while (n > 0 && dst[n - 1] == ' ')
		n--;
	dst[n] = '\0';
	return dst;
}

bool shows(const struct desk *d, const char *words)
{
	char line[LINE];

	for (int row = 0; row < d->grid.rows; row++)
		if (strstr(line_of(d, row, line), words))
			return true;
	return false;
}

void expect_at(const struct desk *d, const char *why, int row, const char *begins)
{
	char line[LINE] = "";

	if (d->grid.cursor_row >= 0)
		line_of(d, d->grid.cursor_row, line);
	if (d->grid.cursor_row != row || (row != NOWHERE && strncmp(line, begins, strlen(begins)) != 0))
		fail_msg("%s: the cursor is in row %d, '%s'", why, d->grid.cursor_row, line);
}
