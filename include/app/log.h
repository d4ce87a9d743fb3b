/* A file that lines are added to. What is wrong with it never costs more than lines: nothing here waits or ends the program. */
#ifndef APP_LOG_H
#define APP_LOG_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/logfmt.h"

struct log {
	char path[PATH_MAX]; /* "": there is no log */
	int fd;              /* -1: not open at the moment */
	dev_t device;        /* of the open file */
	ino_t file;
	bool torn;           /* its last line is not whole */
	bool complained;     /* that lines are lost has been said */
	unsigned lost;       /* lines in a row */
	int why;             /* that they were */
};

/* "" opens none. Whether it can be written is seen at the first line; a file that is not there is made, for its owner alone. */
void log_open(struct log *l, const char *path);
void log_close(struct log *l);
bool log_is_open(const struct log *l);

/* The next line goes to whatever has the file's name by then: what it was may have been renamed. */
void log_reopen(struct log *l);

/* The beginning of a line: the time, in UTC, then level, event and our process. */
struct logfmt log_line(const char *level, const char *event);

/*
 * Adds the line, in one piece, or counts it as lost; when lines were lost before, says so first. A file that was moved away, or
 * removed, is made anew under its name.
 */
void log_write(struct log *l, const struct logfmt *line);

/* True once each time that lines begin to be lost: `e` says why. */
bool log_complains(struct log *l, struct err *e);

#endif
