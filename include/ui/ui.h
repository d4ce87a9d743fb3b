/* What the operator did to the screen: focus, cursors, overlays. Pure: no input or output, no clock. */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/arena.h"
#include "ui/keys.h"
#include "view/frame.h"

struct ui *ui_new(void);

/* From now on these are the keys of each action, as configuration has them; at first they are the defaults. Copied. */
void ui_bind(struct ui *ui, const char *const keys[ACTIONS]);

/*
 * From now on nobody operates the screen: its pages turn by themselves, nothing is selected, and the one thing that a press can
 * do is to show the next page, with the key of this name ("": none).
 */
void ui_kiosk(struct ui *ui, const char *key);

/* How much time has passed, from any moment on, by which pages turn with the next ui_update. */
void ui_pass(struct ui *ui, usec now);

/* NULL is allowed. */
void ui_free(struct ui *ui);

/* Shows one pane alone, as `z` does. False when there is none of that name. */
bool ui_show_alone(struct ui *ui, const char *pane);

/* Shows a page of the layout, from 0; the first when there is no such page. */
void ui_show_page(struct ui *ui, size_t page);

/* Shows a past month, by its first day, as choosing it does; DAY_NONE: the running one. */
void ui_show_month(struct ui *ui, day month);

/*
 * Lays the panes out on that screen as the view's settings say, takes their rows in order from the view and moves each cursor to
 * where its row went. Draws nothing. Call it before ui_draw and after each ui_press; what it takes points into v->board and
 * v->settings, which must live as long.
 */
void ui_update(struct ui *ui, const struct view *v, struct canvas screen);

enum ui_request ui_press(struct ui *ui, int press);

/*
 * Does what a press of the mouse says: `shown` is what ui_draw drew after the last ui_update. Returns the key that a click stood
 * for, PRESS_NONE if it stood for none, and the press itself when it is a key's: for ui_press.
 */
int ui_point(struct ui *ui, int press, const struct grid *shown);

/* To the layout's first page: the layout has become another. Cursors, filter and sorting stay. */
void ui_turn_to_first_page(struct ui *ui);

/* Are the figures of the program on the screen? They have to be of the moment then. */
bool ui_shows_figures(const struct ui *ui);

/* The call sign of the unit that is shown in detail, "" for none. */
const char *ui_unit(const struct ui *ui);

/*
 * The key of the alert that is selected: the one stepped to, until the first key after that has been served, or else the one
 * in the pane of alerts, if that has the focus; "" for none. It lives until the next ui_update.
 */
const char *ui_alert(const struct ui *ui);

/* Draws what the last ui_update laid out. */
void ui_draw(struct ui *ui, const struct view *v, struct canvas c);

#endif
