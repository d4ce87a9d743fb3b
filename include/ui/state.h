/* The inside of struct ui, for the files of this floor only. */
#ifndef UI_STATE_H
#define UI_STATE_H

#include "base/action.h"
#include "ui/cursor.h"
#include "ui/filter.h"
#include "ui/months.h"
#include "ui/rotation.h"
#include "ui/rows.h"
#include "view/frame.h"

/* A screen that nobody operates (ui/wall.h). */
struct wall {
	bool on;
	usec now; /* how much time has passed, from any moment on */
	struct rotation rotation;
};

struct ui {
	struct arena *kept;    /* this struct */
	struct arena *scratch; /* what the panes' rows are arranged in, until the next update */
	struct arena *bound;   /* the keys, until others are bound */
	const char *keys[ACTIONS];
	size_t page, pages; /* of the layout */
	char page_title[80];
	struct overlay help; /* its lines are of the last update, while helping: help itself, or figures */
	size_t help_hidden;  /* lines that it can be scrolled by */
	int overlay_page;    /* lines that show of help or the months */
	bool helping, zoomed, detailed;
	bool figures; /* while helping: with the figures of the program */
	struct detail_state detail; /* of detail_key, while detailed */
	char detail_key[DETAIL_KEY];
	int detail_hidden; /* lines that it can be scrolled by */
	int detail_page;   /* lines that show of it */
	bool nothing_opened; /* the last press was to open something, and nothing was there */
	int key;      /* which of its action's keys the last press was, from 0 */
	size_t focus; /* into panes_all, as are all lists of UI_PANES */
	struct filter filter;
	struct months months;
	struct wall wall;
	struct cursor cursors[UI_PANES];
	struct rows rows;
	struct pane_state lists[UI_PANES]; /* how each is arranged, and its rows */
	struct kept *foot;         /* the footer as it was drawn last */
	uint64_t drawings;
	const struct board *drawn, *drawn_rows; /* the last one, and the one that its rows were of; shared; NULL: none */
	const struct alert_log *alerts; /* of the last update; may be NULL */
	char alert[ALERT_KEY];          /* the one stepped to last */
	size_t alert_at;                /* where it stood in the list */
	bool alert_chosen;              /* nothing has been done since, or it has just been acknowledged: */
	bool alert_answered;
	struct layout_plan plan;
	struct pane_state states[LAYOUT_PANES];
	struct pane_window windows[LAYOUT_PANES];
	size_t shown[LAYOUT_PANES]; /* which of panes_all stands at plan.at[i] */
};

size_t ui_panes(void);
const struct pane *ui_pane(size_t i);

/* Its place among all of them. */
size_t ui_pane_index(const struct pane *pane);

/* The name of the pane whose rows an alert is about. */
const char *ui_pane_about(enum alert_about about);

/* Are help, the months or a detail over the rows? What is not seen is not changed: nothing would tell that it was. */
bool ui_covered(const struct ui *ui);

/* Where in the plan `pane` stands; plan.n when it is not on screen. */
size_t ui_shown_at(const struct ui *ui, size_t pane);

#endif
