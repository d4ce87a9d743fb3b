/* What the operator did to the screen: focus, cursors, overlays. Pure: no input or output, no clock. */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/arena.h"
#include "view/frame.h"

struct ui;

/* What a press asks of the program, where the screen alone cannot do it. */
enum ui_request {
	UI_NOTHING,
	UI_QUIT,
	UI_REPAINT,
	UI_RELOAD,
	UI_SUSPEND,
	UI_FASTER,
	UI_SLOWER,
	UI_GLYPHS, /* the next tier */
};

struct ui *ui_new(const char *layout);
void ui_free(struct ui *ui);

/* Takes rows in order from the view and moves cursors to where their rows went. Before every ui_draw and ui_press. */
void ui_update(struct ui *ui, const struct view *v, int cols, int rows);

enum ui_request ui_press(struct ui *ui, int press);

void ui_draw(const struct ui *ui, const struct view *v, struct canvas c);

#endif
