/* What is kept of a board's course: a line for each change of how database, terminal and program stand, and why. */
#ifndef APP_JOURNAL_H
#define APP_JOURNAL_H

#include "app/command.h"
#include "app/confine.h"
#include "app/log.h"
#include "app/repeats.h"
#include "db/source.h"
#include "view/view.h"

struct journal {
	struct log log;
	enum log_detail detail;
	struct repeats repeats;
	usec slow;                /* a poll that took longer was slow */
	usec failing;             /* since when nothing succeeds; MOMENT_NONE: it does */
	unsigned tries;           /* that failed since */
	enum staleness staleness; /* as of the last look */
	usec changed;             /* when it became so */
};

/* Writes nothing yet. All that follows does nothing where the settings name no file. */
void journal_open(struct journal *j, const struct settings *s, usec now);

/* The first line, and with it who is called; the last, and why the board ends. */
void journal_begin(struct journal *j, const struct options *o, const struct settings *s, struct source_whom whom);
void journal_end(struct journal *j, const char *why);

/* Of a board that is to be confined: is it, and if not, why. */
void journal_confined(struct journal *j, struct confinement c);

/* As watch_listen has it. */
void journal_hear(void *journal, const struct source_news *news);

/* To be called at least once a second: how old the data are, and what has happened too often to be told each time. */
void journal_look(struct journal *j, const struct view *live, usec now);

/* The configuration was read again, and is in force; or is not, and why. */
void journal_reloaded(struct journal *j, const struct settings *s, struct source_whom whom);
void journal_refused(struct journal *j, const char *why);

void journal_resized(struct journal *j, int cols, int rows, usec now);

/* A signal. SIGUSR1 is for the log itself: its file has been moved, and the next line goes to a new one. */
void journal_signal(struct journal *j, int signal_number, usec now);

/* True once each time that the log cannot be written any more: `e` says why, for the operator. */
bool journal_complains(struct journal *j, struct err *e);

#endif
