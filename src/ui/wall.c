#include "ui/wall.h"

#include <string.h>

#include "base/print.h"
#include "base/tongue.h"
#include "ui/state.h"
#include "view/layout_page.h"

/* More pages than these have no bar of circles. */
#define BAR_PAGES 9

/* What must stay on screen while it lasts, as bits of struct rotation_page. */
enum { URGENT_EMERGENCY = 1, URGENT_ASSIST = 2 };

static bool has_pane(const struct layout_node *node, const char *pane)
{
	for (size_t i = 0; i < node->rows_n; i++)
		if (has_pane(&node->rows[i], pane))
			return true;
	for (size_t i = 0; i < node->beside_n; i++)
		if (has_pane(&node->beside[i], pane))
			return true;
	return strcmp(node->pane, pane) == 0;
}

/* Has it the pane of what the alert is about, or that of all alerts? */
static bool shows(const struct layout_setting *page, const struct alert_rule *rule)
{
	return has_pane(&page->root, ui_pane_about(rule->about)) || has_pane(&page->root, "alerts");
}

static unsigned urgency(const struct alert_rule *rule)
{
	if (rule->emergency)
		return URGENT_EMERGENCY;
	return rule->about == ALERT_ASSIST ? URGENT_ASSIST : 0;
}

static struct rotation_page look_at(const struct layout_setting *page, const struct alert_log *alerts)
{
	struct rotation_page seen = { false, 0 };
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(alerts, &n);

	for (size_t i = 0; page && i < n; i++)
		if (shows(page, lines[i]->alert.rule)) {
			seen.alarmed = true;
			seen.urgent |= urgency(lines[i]->alert.rule);
		}
	return seen;
}

void wall_turn(struct ui *ui, const struct view *v, struct screen_size size)
{
	struct rotation_page pages[ROTATION_PAGES];
	size_t n = layout_pages(v->settings);

	n = n < ROTATION_PAGES ? n : ROTATION_PAGES;
	for (size_t i = 0; i < n; i++)
		pages[i] = look_at(layout_variant(v->settings, i, size), v->alerts);
	rotation_step(&ui->wall.rotation, ui->wall.now, v->settings->kiosk.rotate, pages, n);
	ui->page = ui->wall.rotation.page;
}

/* "8s", "59m09s", "HELD", "". */
static const char *left_text(const struct wall *w, char dst[MOMENT_TEXT])
{
	int left = rotation_left(&w->rotation, w->now);

	if (w->rotation.held)
		return T_("HELD");
	return left > 0 ? span_short(SECONDS(left), dst) : "";
}

void wall_corner(const struct ui *ui, const char *title, enum glyphs glyphs, char *dst, size_t size)
{
	char bar[4 * BAR_PAGES + 1] = "", length[MOMENT_TEXT];
	const char *left = left_text(&ui->wall, length);
	size_t n = 0;

	dst[0] = '\0';
	if (ui->pages < 2)
		return;
	for (size_t i = 0; ui->pages <= BAR_PAGES && i < ui->pages; i++)
		n += (size_t)print_text(bar + n, sizeof bar - n, "%s",
					glyph_text(i == ui->page ? GLYPH_LIVE : GLYPH_PAGE, glyphs));
	print_text(dst, size, "%s%s%zu/%zu%s%s%s%s", bar, bar[0] ? " " : "", ui->page + 1, ui->pages,
		   title[0] ? " " : "", title, left[0] ? " " : "", left);
}

struct canvas wall_canvas(struct canvas screen, usec now, usec period)
{
	static const struct {
		int col, row;
	} places[] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
	usec at;

	if (period <= 0 || screen.cols < 2 || screen.rows < 2)
		return screen;
	at = now / period % (usec)(sizeof places / sizeof *places);
	return canvas_part(screen, places[at].col, places[at].row, screen.cols - 1, screen.rows - 1);
}
