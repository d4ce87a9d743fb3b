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

size_t ui_pane_index(const struct pane *pane)
{
	size_t i = 0;

	while (i < ui_panes() && ui_pane(i) != pane)
		i++;
	return i;
}

const char *ui_pane_about(enum alert_about about)
{
	static const char *const panes[] = {
		[ALERT_UNIT] = "units",
		[ALERT_ASSIST] = "assists",
		[ALERT_HOTSPOT] = "hotspots",
		[ALERT_DATA] = "alerts",
	};

	return panes[about];
}

bool ui_covered(const struct ui *ui)
{
	return ui->helping || ui->months.open || ui->detailed;
}

size_t ui_shown_at(const struct ui *ui, size_t pane)
{
	size_t at = 0;

	while (at < ui->plan.n && ui->shown[at] != pane)
		at++;
	return at;
}
