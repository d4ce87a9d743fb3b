/* What a key can do to the screen: the functions that rows of the key table name. */
#ifndef UI_ACT_H
#define UI_ACT_H

struct ui;

/* More rows than any list has. */
#define ACT_ALL_ROWS 100000000

/* The cursor of the focused pane, or the text of help or a detail while it is open. */
void act_move_rows(struct ui *ui, int rows);
void act_move_half_pages(struct ui *ui, int half_pages);

/* The next pane on screen, or while one stands alone the next of all. */
void act_focus_step(struct ui *ui, int step);

/* The pane whose number was pressed, alone when it is not on screen. `unused`: as every row's function. */
void act_focus_number(struct ui *ui, int unused);

/* Another page of the layout; help, detail and zoom are left for it. */
void act_page_step(struct ui *ui, int step);

/*
 * Sorts the focused pane by the next column, or the one before; turns it round; goes back to the pane's own order. None of them
 * does anything beneath help, months or a detail; nor does act_zoom.
 */
void act_sort_step(struct ui *ui, int step);
void act_sort_invert(struct ui *ui, int unused);
void act_sort_reset(struct ui *ui, int unused);

/* From now on presses are words that rows of all panes must have. */
void act_filter(struct ui *ui, int unused);

void act_detail(struct ui *ui, int unused);

/* To the row that the next alert is about; to the alert itself where that row is not on the board. */
void act_step_alert(struct ui *ui, int step);

/* The next press of the same key is about the next alert, not about the one that has just moved down the list. */
void act_acknowledge(struct ui *ui, int unused);

/* Opens the chooser of months, or closes it and goes back to the running month. */
void act_months(struct ui *ui, int unused);

void act_zoom(struct ui *ui, int unused);
void act_back(struct ui *ui, int unused);
void act_help(struct ui *ui, int unused);

/* Opens the figures of the program in the place of help, or closes them. */
void act_figures(struct ui *ui, int unused);

#endif
