#include "ui/ui.h"

#include <assert.h>
#include <string.h>

#include "base/press.h"
#include "base/print.h"
#include "base/tongue.h"
#include "draw/kept.h"
#include "ui/figures.h"
#include "ui/help.h"
#include "ui/keys.h"
#include "ui/pointer.h"
#include "ui/state.h"
#include "ui/wall.h"
#include "view/arrange.h"
#include "view/layout_page.h"

/* The keys 1 to 9 and 0. */
#define PANE_KEYS 10

/* Blanks are as help shows them: one between two keys. */
static const char *copy_keys(const char *keys, struct arena *arena)
{
	const char *copy = "";
	char name[PRESS_TEXT];

	for (int press; press_next(&keys, &press, name);)
		copy = arena_printf(arena, "%s%s%s", copy, *copy ? " " : "", name);
	return copy;
}

void ui_bind(struct ui *ui, const char *const keys[ACTIONS])
{
	const char **quit = &ui->keys[ACTION_QUIT];

	arena_reset(ui->bound);
	for (size_t i = 0; i < ACTIONS; i++)
		ui->keys[i] = copy_keys(keys[i], ui->bound);
	if (press_place(*quit, PRESS_CTRL('C')) < 0) /* the way out that is always there */
		*quit = arena_printf(ui->bound, "%s%s^C", *quit, **quit ? " " : "");
}

void ui_kiosk(struct ui *ui, const char *key)
{
	arena_reset(ui->bound);
	for (size_t i = 0; i < ACTIONS; i++)
		ui->keys[i] = "";
	ui->keys[ACTION_NEXT_PAGE] = copy_keys(key, ui->bound);
	ui->wall.on = true;
}

void ui_pass(struct ui *ui, usec now)
{
	ui->wall.now = now;
}

static void bind_defaults(struct ui *ui)
{
	const char *keys[ACTIONS];

	for (size_t i = 0; i < ACTIONS; i++)
		keys[i] = binding_of((enum action)i)->keys;
	ui_bind(ui, keys);
}

struct ui *ui_new(void)
{
	struct arena *kept = arena_new();
	struct ui *ui = arena_alloc(kept, 1, sizeof *ui);

	assert(ui_panes() <= UI_PANES);
	ui->kept = kept;
	ui->scratch = arena_new();
	ui->bound = arena_new();
	for (size_t i = 0; i < ui_panes(); i++)
		ui->lists[i].kept = kept_new();
	ui->foot = kept_new();
	rows_init(&ui->rows);
	bind_defaults(ui);
	return ui;
}

void ui_free(struct ui *ui)
{
	if (!ui)
		return;
	for (size_t i = 0; i < ui_panes(); i++)
		kept_free(ui->lists[i].kept);
	kept_free(ui->foot);
	board_free(ui->drawn);
	board_free(ui->drawn_rows);
	rows_release(&ui->rows);
	arena_drop(ui->scratch);
	arena_drop(ui->bound);
	arena_drop(ui->kept);
}

bool ui_show_alone(struct ui *ui, const char *name)
{
	const struct pane *pane = pane_named(name);

	if (!pane)
		return false;
	ui->focus = ui_pane_index(pane);
	ui->zoomed = true;
	return true;
}

void ui_show_page(struct ui *ui, size_t page)
{
	ui->page = page;
}

void ui_show_month(struct ui *ui, day month)
{
	months_show(&ui->months, month);
}

/* A pane's rows, arranged as the operator wants them. Where no footer can tell of a filter, none is used. */
static void take_list(struct ui *ui, size_t i, const struct view *v, int screen_rows)
{
	const struct pane *pane = ui_pane(i);
	struct pane_state *list = &ui->lists[i];

	list->rows = ui->rows.of[i];
	list->arrangement.filter = layout_footer_rows(screen_rows) ? ui->filter.text : "";
	if (v->board && pane->rows)
		arrange(pane, v, list, ui->scratch);
}

/* Takes every pane's rows from the view and says how many lines each could fill. */
static void take_lists(struct ui *ui, const struct view *v, int screen_rows, int content[UI_PANES])
{
	arena_reset(ui->scratch);
	rows_update(&ui->rows, v, ui->scratch);
	for (size_t i = 0; i < ui_panes(); i++) {
		take_list(ui, i, v, screen_rows);
		content[i] = 1 + ui_pane(i)->head + pane_lines(ui_pane(i), v, ui->lists[i].rows, screen_rows);
	}
}

static void place_cursor(struct ui *ui, size_t at, const struct view *v, struct canvas screen)
{
	const struct placed *placed = &ui->plan.at[at];
	size_t i = ui->shown[at];
	struct pane_state *s = &ui->states[at];
	struct cursor *cursor = &ui->cursors[i];

	*s = ui->lists[i];
	cursor_follow(cursor, s->rows, placed->pane->key);
	s->first = cursor->first;
	s->cursor = cursor->row;
	s->focused = i == ui->focus && !ui->wall.on;
	s->number = i < PANE_KEYS && !ui->wall.on ? (int)i + 1 : 0;
	s->node = placed->node;
	ui->windows[at] = frame_window(placed, v, s, screen);
	s->first = cursor->first = ui->windows[at].first;
}

static void place_detail(struct ui *ui, const struct view *v, struct canvas middle)
{
	ui->detail_page = middle.rows > 1 ? middle.rows - 1 : 0;
	ui->detail_hidden = detail_hidden(&ui->detail, v, middle);
	if (ui->detail.first > ui->detail_hidden)
		ui->detail.first = ui->detail_hidden;
}

/* As wide as the screen lets it be, and scrolled no further than to its end. */
static void place_help(struct ui *ui, const struct view *v, struct canvas screen)
{
	struct screen_size size = frame_overlay_size(screen);
	size_t first = ui->help.first;

	ui->help = ui->figures ? figures_overlay(v, size.cols, ui->scratch) :
				 help_overlay(ui->keys, size.cols, ui->scratch);
	ui->help_hidden = ui->help.lines_n > (size_t)size.rows ? ui->help.lines_n - (size_t)size.rows : 0;
	ui->help.first = first < ui->help_hidden ? first : ui->help_hidden;
}

/* The settings may have become others since the last update. */
static void take_pages(struct ui *ui, const struct settings *s)
{
	ui->pages = layout_pages(s);
	if (ui->page >= ui->pages)
		ui->page = 0;
	print_text(ui->page_title, sizeof ui->page_title, "%s", layout_page_title(s, ui->page));
}

/* The first pane on screen that has rows to move in; the first of all where none has. */
static size_t first_list(const struct ui *ui)
{
	for (size_t i = 0; i < ui->plan.n; i++)
		if (ui->plan.at[i].pane->rows)
			return ui->shown[i];
	return ui->shown[0];
}

static void lay_out(struct ui *ui, const struct view *v, struct canvas screen)
{
	const struct pane *alone = ui->zoomed ? ui_pane(ui->focus) : NULL;
	struct screen_size size = { screen.cols, screen.rows };
	int content[UI_PANES] = { 0 };

	ui->alerts = v->alerts;
	take_lists(ui, v, screen.rows, content);
	if (ui->wall.on)
		wall_turn(ui, v, size);
	take_pages(ui, v->settings);
	ui->plan = layout_place(v->settings, ui->page, size, alone, content);
	for (size_t i = 0; i < ui->plan.n; i++)
		ui->shown[i] = ui_pane_index(ui->plan.at[i].pane);
	if (ui->plan.n > 0 && ui_shown_at(ui, ui->focus) == ui->plan.n)
		ui->focus = first_list(ui);
	for (size_t i = 0; i < ui->plan.n; i++)
		place_cursor(ui, i, v, screen);
	if (ui->detailed && v->board)
		place_detail(ui, v, frame_middle(screen));
}

void ui_update(struct ui *ui, const struct view *v, struct canvas screen)
{
	struct view shown = months_view(&ui->months, v);

	lay_out(ui, &shown, screen);
	ui->overlay_page = frame_overlay_size(screen).rows;
	if (ui->helping)
		place_help(ui, &shown, screen);
	if (ui->months.open)
		months_update(&ui->months, &shown, ui->scratch);
}

enum ui_request ui_press(struct ui *ui, int press)
{
	enum action action = action_of(press, ui->keys);
	const struct binding *b;

	if (filter_press(&ui->filter, press) || months_press(&ui->months, press) || action == ACTIONS)
		return UI_NOTHING;
	b = binding_of(action);
	ui->key = press_place(ui->keys[action], press);
	ui->alert_chosen = ui->alert_chosen && b->request == UI_ACKNOWLEDGE && !ui->alert_answered;
	ui->alert_answered = ui->alert_chosen;
	ui->nothing_opened = false;
	if (b->run)
		b->run(ui, b->argument);
	return ui->nothing_opened ? UI_NOTHING_OPENS : b->request;
}

int ui_point(struct ui *ui, int press, const struct grid *shown)
{
	struct pointed p = press_pointed(press);

	if (p.what == POINTING_NOTHING)
		return press;
	return ui->wall.on ? PRESS_NONE : pointer_press(ui, p, shown);
}

void ui_turn_to_first_page(struct ui *ui)
{
	ui->page = 0;
}

const char *ui_unit(const struct ui *ui)
{
	return ui->detailed && ui->detail.detail == &detail_unit ? ui->detail_key : "";
}

bool ui_shows_figures(const struct ui *ui)
{
	return ui->helping && ui->figures;
}

const char *ui_alert(const struct ui *ui)
{
	const struct pane *pane = ui_pane(ui->focus);
	struct pane_rows rows = ui->lists[ui->focus].rows;
	size_t row = ui->cursors[ui->focus].row;

	if (ui->alert_chosen)
		return ui->alert;
	return strcmp(pane->name, "alerts") == 0 && row < rows.n ? pane->key(rows.at[row]) : "";
}

static const struct overlay *overlay_of(const struct ui *ui)
{
	if (ui->helping)
		return &ui->help;
	return ui->months.open ? &ui->months.overlay : NULL;
}

/* Which page and the key to the next, when there are several; else which pane. */
static void write_corner(const struct ui *ui, const char *title, enum glyphs glyphs, char *dst, size_t size)
{
	const char *keys = ui->keys[ACTION_NEXT_PAGE];
	int key = (int)strcspn(keys, " ");

	if (ui->wall.on)
		wall_corner(ui, title, glyphs, dst, size);
	else if (ui->pages > 1)
		print_text(dst, size, "%.*s%s%s %zu/%zu%s%s", key, keys, key ? " " : "", T_("page"), ui->page + 1,
			   ui->pages, title[0] ? " " : "", title);
	else
		print_text(dst, size, T_("pane %zu/%zu"), ui->focus + 1, ui_panes());
}

/* The keys that lead back from what covers the rows; NULL where nothing does. */
static const char *keys_back(const struct ui *ui)
{
	enum action help = ui->figures ? ACTION_FIGURES : ACTION_HELP;
	enum action opened = ui->helping ? help : ui->months.open ? ACTION_MONTH : ACTION_DETAIL;

	if (!ui_covered(ui))
		return NULL;
	return ui->keys[ui->keys[ACTION_BACK][0] ? ACTION_BACK : opened];
}

/* A click on the corner turns it on. */
static int corner_press(const struct ui *ui)
{
	char name[PRESS_TEXT];

	return press_parse(press_first(ui->keys[ui->pages > 1 ? ACTION_NEXT_PAGE : ACTION_NEXT_PANE], name));
}

static void keep_board(const struct board **kept, const struct board *b)
{
	if (b)
		arena_share(b->arena);
	board_free(*kept);
	*kept = b;
}

void ui_draw(struct ui *ui, const struct view *v, struct canvas c)
{
	struct view shown = months_view(&ui->months, v);
	struct hint hints[ACTIONS];
	char corner[WALL_CORNER + sizeof ui->page_title], brief[WALL_CORNER];
	const struct frame frame = {
		.plan = &ui->plan,
		.states = ui->states,
		.detail = ui->detailed ? &ui->detail : NULL,
		.overlay = overlay_of(ui),
		.footer = {
			.hints = hints,
			.hints_n = ui->wall.on ? 0 : help_hints(ui->keys, keys_back(ui), hints),
			.corner = corner,
			.brief = brief,
			.filter = ui->filter.text,
			.typing = ui->filter.typing,
			.corner_press = corner_press(ui),
		},
		.foot = ui->foot,
	};

	shown.drawing = ++ui->drawings;
	shown.summary = shown.board ? &ui->rows.summary : NULL;
	write_corner(ui, ui->page_title, c.glyphs, corner, sizeof corner);
	write_corner(ui, "", c.glyphs, brief, sizeof brief);
	frame_draw(&shown, &frame, c);
	/* What was drawn is kept by where in these it lay. */
	keep_board(&ui->drawn, v->board);
	keep_board(&ui->drawn_rows, ui->rows.held.board);
}
