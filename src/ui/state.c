#include "ui/state.h"

size_t ui_panes(void)
{
	size_t n;

	panes_all(&n);
	return n;
}

const struct pane *ui_pane(size_t i)
{
	size_t n;

	return panes_all(&n)[i];
}

size_t ui_shown_at(const struct ui *ui, size_t pane)
{
	size_t at = 0;

	while (at < ui->plan.n && ui->shown[at] != pane)
		at++;
	return at;
}

size_t ui_lines_for(const struct placed *at, size_t rows)
{
	int lines = at->rows - 1 - at->pane->head;

	if (lines <= 0)
		return 0;
	return rows > (size_t)lines ? (size_t)lines - 1 : (size_t)lines;
}
