/* A display: the live board on one terminal, with the settings in force there and what it remembers of boards and alerts. */
#ifndef APP_DISPLAY_H
#define APP_DISPLAY_H

#include "app/alarm.h"
#include "app/journal.h"
#include "app/kiosk.h"
#include "app/notice.h"
#include "app/options.h"
#include "app/replay.h"
#include "app/watch.h"
#include "term/term.h"
#include "ui/ui.h"

struct display {
	const struct options *options;
	struct arena *arena; /* of the settings */
	struct settings settings;
	struct watch watch;
	struct replay replay;
	struct alarm alarm;
	struct kiosk kiosk;
	struct notice notice;
	struct journal journal;
	struct vitals vitals;
	struct term *term;
	struct ui *ui;
	struct grid grid;
	enum glyphs glyphs;
	bool leaving;     /* the loop is to end */
	bool hung_up;     /* because the keyboard has gone */
	bool dirty;       /* something to draw that is not on screen yet */
	bool outdated;    /* ui_update has not been told yet what a key or other settings have changed */
	bool blocked;     /* the terminal took no bytes at the last try */
	usec next_second; /* when it has to be painted though nothing happens */
};

/* For the settings that it has. display_close is due even when this fails; options, arena and settings stay the caller's. */
bool display_open(struct display *d, struct err *e);
void display_close(struct display *d);

/* Reads the configuration again; a bad one changes nothing. The operator is told either way. */
void display_reload(struct display *d);

/* Reads what has come from the database, if anything may have (`answered`), and does what is due there. */
void display_read(struct display *d, bool answered);

/* What is shown at that moment of clock_now(), be it past; points into `d`. */
struct view display_view(struct display *d, usec now);

/* The newest board, whatever is shown. */
struct view display_newest(struct display *d, usec now);

/* What goes on behind the view, whatever is shown: `v` itself or its v->live. */
const struct view *display_present(const struct view *v);

/* Lays the screen out again if anything has changed since, so that the next key finds what is there. */
void display_update(struct display *d);
void display_paint(struct display *d);

/* Tells the operator at the foot of the screen. */
void display_tell(struct display *d, const char *text);

/* Gives the terminal the colours of the settings. */
void display_restyle(struct display *d);

#endif
