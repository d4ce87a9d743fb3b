#include "ui/pointer.h"

#include "ui/act.h"
#include "ui/state.h"

#define WHEEL_ROWS 3

/* Which of the plan's panes is there; plan.n for none. */
static size_t placed_at(const struct ui *ui, struct pointed p)
{
	size_t i = 0;

	for (; i < ui->plan.n; i++) {
		const struct placed *at = &ui->plan.at[i];

		if (p.col >= at->col && p.col < at->col + at->cols && p.row >= at->row && p.row < at->row + at->rows)
			break;
	}
	return i;
}

static unsigned target_at(const struct grid *shown, struct pointed p)
{
	const struct cell *cell = grid_at(shown, p.col, p.row);

	return cell ? cell->target : 0;
}

static bool is_banner(const struct grid *shown, struct pointed p)
{
	return p.row == LAYOUT_HEADER_ROWS && layout_banner_rows(shown->rows);
}

static bool is_row(unsigned target)
{
	return target > 0 && target < TARGET_COLUMNS;
}

static void click_month(struct ui *ui, unsigned target)
{
	if (is_row(target))
		months_choose(&ui->months, target - TARGET_ROW(0));
	else
		act_back(ui, 0);
}

static void move_to(struct ui *ui, size_t pane, size_t row)
{
	struct cursor *c = &ui->cursors[pane];

	cursor_move(c, (long)row - (long)c->row, ui->lists[pane].rows, ui_pane(pane)->key);
}

static void click_row(struct ui *ui, size_t at, size_t row)
{
	size_t pane = ui->shown[at];
	bool selected = ui->focus == pane && ui->cursors[pane].row == row;

	ui->focus = pane;
	if (selected)
		act_detail(ui, 0);
	else
		move_to(ui, pane, row);
}

static void click_column(struct ui *ui, size_t at, size_t column)
{
	size_t pane = ui->shown[at];
	struct arrangement *a = &ui->lists[pane].arrangement;

	ui->focus = pane;
	a->inverted = a->column == column && !a->inverted;
	a->column = column;
}

static void click_pane(struct ui *ui, size_t at, unsigned target)
{
	if (at == ui->plan.n)
		return;
	if (is_row(target))
		click_row(ui, at, ui->windows[at].first + target - TARGET_ROW(0));
	else if (target)
		click_column(ui, at, target - TARGET_COLUMN(0));
	else
		ui->focus = ui->shown[at];
}

/* The list moves under the cursor, which goes along only where it would be left behind. */
static void scroll_pane(struct ui *ui, size_t at, int rows)
{
	size_t pane = at < ui->plan.n ? ui->shown[at] : 0, n, last, first;
	struct cursor *c = &ui->cursors[pane];

	if (at == ui->plan.n || ui->windows[at].n == 0)
		return;
	n = ui->windows[at].n;
	last = ui->lists[pane].rows.n - n;
	first = cursor_clamp(ui->windows[at].first, rows, last + 1);
	c->first = first;
	if (c->row < first)
		move_to(ui, pane, first);
	else if (c->row >= first + n)
		move_to(ui, pane, first + n - 1);
}

static void click(struct ui *ui, struct pointed p, const struct grid *shown)
{
	unsigned target = target_at(shown, p);

	if (ui->helping)
		act_back(ui, 0);
	else if (ui->months.open)
		click_month(ui, target);
	else if (is_banner(shown, p))
		act_step_alert(ui, 1);
	else if (!ui->detailed)
		click_pane(ui, placed_at(ui, p), target);
}

int pointer_press(struct ui *ui, struct pointed p, const struct grid *shown)
{
	int rows = p.what == POINTING_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS;
	int key = p.what == POINTING_CLICK ? target_key(target_at(shown, p)) : PRESS_NONE;

	if (key != PRESS_NONE)
		return key;
	ui->filter.typing = false;
	ui->alert_chosen = false;
	if (p.what == POINTING_CLICK)
		click(ui, p, shown);
	else if (p.what == POINTING_BACK)
		act_back(ui, 0);
	else if (ui->helping || ui->months.open || ui->detailed)
		act_move_rows(ui, rows);
	else
		scroll_pane(ui, placed_at(ui, p), rows);
	return PRESS_NONE;
}
