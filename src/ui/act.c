#include "ui/act.h"

#include <string.h>

#include "base/print.h"
#include "ui/state.h"
#include "view/arrange.h"

void act_move_rows(struct ui *ui, int rows)
{
	if (ui->helping)
		ui->help.first = cursor_clamp(ui->help.first, rows, ui->help_hidden + 1);
	else if (ui->months.open)
		months_move(&ui->months, rows);
	else if (ui->detailed)
		ui->detail.first = (int)cursor_clamp((size_t)ui->detail.first, rows, (size_t)ui->detail_hidden + 1);
	else
		cursor_move(&ui->cursors[ui->focus], rows, ui->lists[ui->focus].rows, ui_pane(ui->focus)->key);
}

/* Lines or rows that show of what act_move_rows moves in. */
static int page_shown(const struct ui *ui)
{
	size_t at = ui_shown_at(ui, ui->focus);

	if (ui->helping || ui->months.open)
		return ui->overlay_page;
	if (ui->detailed)
		return ui->detail_page;
	return at < ui->plan.n ? (int)ui->windows[at].n : 0;
}

void act_move_half_pages(struct ui *ui, int half_pages)
{
	int by = half_pages * page_shown(ui) / 2;

	act_move_rows(ui, by ? by : half_pages);
}

/* What the operator goes to next shall not lie under what was open. */
static void uncover(struct ui *ui)
{
	ui->helping = ui->months.open = ui->detailed = false;
}

void act_focus_step(struct ui *ui, int step)
{
	size_t n = ui->zoomed ? ui_panes() : ui->plan.n;
	size_t at = ui->zoomed ? ui->focus : ui_shown_at(ui, ui->focus);

	uncover(ui);
	if (n == 0)
		return;
	at = (at + n + (size_t)step) % n;
	ui->focus = ui->zoomed ? at : ui->shown[at];
}

void act_focus_number(struct ui *ui, int unused)
{
	size_t pane = (size_t)ui->key;

	(void)unused;
	uncover(ui);
	if (pane >= ui_panes())
		return;
	ui->focus = pane;
	ui->zoomed = ui->zoomed || ui_shown_at(ui, pane) == ui->plan.n;
}

void act_page_step(struct ui *ui, int step)
{
	if (ui->pages == 0)
		return;
	if (ui->wall.on) {
		rotation_next(&ui->wall.rotation);
		return;
	}
	ui->page = (ui->page + ui->pages + (size_t)step) % ui->pages;
	ui->zoomed = false;
	uncover(ui);
}

void act_sort_step(struct ui *ui, int step)
{
	struct arrangement *a = &ui->lists[ui->focus].arrangement;

	if (ui_covered(ui))
		return;
	a->column = arrange_column(ui->lists[ui->focus].table, a->column, step);
	a->inverted = false;
}

void act_sort_invert(struct ui *ui, int unused)
{
	struct arrangement *a = &ui->lists[ui->focus].arrangement;

	(void)unused;
	if (!ui_covered(ui))
		a->inverted = a->column > 0 && !a->inverted;
}

void act_sort_reset(struct ui *ui, int unused)
{
	(void)unused;
	if (!ui_covered(ui))
		ui->lists[ui->focus].arrangement = (struct arrangement){ 0 };
}

void act_filter(struct ui *ui, int unused)
{
	(void)unused;
	ui->filter.typing = true;
	uncover(ui);
}

/* The row under the cursor, as its key names it. */
static const char *selected_key(const struct ui *ui)
{
	const struct pane *pane = ui_pane(ui->focus);
	struct pane_rows rows = ui->lists[ui->focus].rows;
	size_t row = ui->cursors[ui->focus].row;

	return pane->key && row < rows.n ? pane->key(rows.at[row]) : "";
}

/* The pane whose rows an alert is about. */
static size_t pane_about(enum alert_about about)
{
	return ui_pane_index(pane_named(ui_pane_about(about)));
}

/* What the selected row opens: all about itself, or about what it tells of. No detail or no key: nothing. */
static struct detail_state selected_detail(const struct ui *ui)
{
	const struct pane *pane = ui_pane(ui->focus);
	struct pane_rows rows = ui->lists[ui->focus].rows;
	size_t row = ui->cursors[ui->focus].row;

	if (pane->opens && row < rows.n)
		return pane->opens(rows.at[row]);
	return (struct detail_state){ pane->detail, selected_key(ui), 0 };
}

void act_detail(struct ui *ui, int unused)
{
	struct detail_state opened = selected_detail(ui);

	(void)unused;
	if (ui->helping || ui->months.open)
		return;
	if (ui->detailed) {
		ui->detailed = false;
	} else if (opened.detail && opened.key[0]) {
		print_text(ui->detail_key, sizeof ui->detail_key, "%s", opened.key);
		opened.key = ui->detail_key;
		ui->detail = opened;
		ui->detailed = true;
	} else {
		ui->nothing_opened = true;
	}
}

static bool has_row(const struct ui *ui, size_t pane, const char *key)
{
	for (size_t i = 0; i < ui->lists[pane].rows.n; i++)
		if (strcmp(ui_pane(pane)->key(ui->lists[pane].rows.at[i]), key) == 0)
			return true;
	return false;
}

/* Focuses the pane, alone where the layout has no room for it, and follows the row of that key. */
static void go_to(struct ui *ui, size_t pane, const char *key)
{
	ui->focus = pane;
	uncover(ui);
	ui->zoomed = ui->zoomed || ui_shown_at(ui, pane) == ui->plan.n;
	print_text(ui->cursors[pane].key, sizeof ui->cursors[pane].key, "%s", key);
}

static void show_alert(struct ui *ui, const struct alert_line *line)
{
	size_t pane = pane_about(line->alert.rule->about);

	/* What the filter leaves out may be that very row. */
	bool on_board = ui->filter.text[0] ? line->alert.subject[0] : has_row(ui, pane, line->alert.subject);

	filter_clear(&ui->filter);
	if (on_board)
		go_to(ui, pane, line->alert.subject);
	else
		go_to(ui, ui_pane_index(pane_named("alerts")), line->key);
}

/* Where one that was acknowledged stood there is the one after it. */
static size_t alert_after(const struct ui *ui, const struct alert_line *const *lines, size_t n, int step)
{
	size_t at = ui->alert_at;
	bool stands = at < n && strcmp(lines[at]->key, ui->alert) == 0;

	if (!ui->alert[0])
		return step > 0 ? 0 : n - 1;
	if (step > 0)
		return (stands ? at + 1 : at) % n;
	return at > 0 && at <= n ? at - 1 : n - 1;
}

void act_step_alert(struct ui *ui, int step)
{
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(ui->alerts, &n);

	if (n == 0)
		return;
	ui->alert_at = alert_after(ui, lines, n, step);
	print_text(ui->alert, sizeof ui->alert, "%s", lines[ui->alert_at]->key);
	ui->alert_chosen = true;
	show_alert(ui, lines[ui->alert_at]);
}

void act_acknowledge(struct ui *ui, int unused)
{
	(void)unused;
	if (strcmp(ui_pane(ui->focus)->name, "alerts") == 0)
		ui->cursors[ui->focus].key[0] = '\0';
}

void act_months(struct ui *ui, int unused)
{
	(void)unused;
	ui->helping = false;
	months_toggle(&ui->months);
}

void act_zoom(struct ui *ui, int unused)
{
	(void)unused;
	if (!ui_covered(ui))
		ui->zoomed = !ui->zoomed;
}

void act_back(struct ui *ui, int unused)
{
	(void)unused;
	if (ui->helping)
		ui->helping = false;
	else if (ui->months.open)
		ui->months.open = false;
	else if (ui->detailed)
		ui->detailed = false;
	else if (ui->filter.text[0])
		filter_clear(&ui->filter);
	else if (ui->zoomed)
		ui->zoomed = false;
	else
		ui->cursors[ui->focus] = (struct cursor){ 0 };
}

static void toggle_help(struct ui *ui, bool figures)
{
	ui->helping = !ui->helping || ui->figures != figures;
	ui->figures = figures;
	ui->help.first = 0;
}

void act_help(struct ui *ui, int unused)
{
	(void)unused;
	toggle_help(ui, false);
}

void act_figures(struct ui *ui, int unused)
{
	(void)unused;
	toggle_help(ui, true);
}
