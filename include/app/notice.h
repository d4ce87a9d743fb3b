/* What the operator is told at the foot of the screen for a while, or until the next key. */
#ifndef APP_NOTICE_H
#define APP_NOTICE_H

#include "model/alert_log.h"

#define NOTICE_TEXT 400

/* Zero-initialised: nothing is said. */
struct notice {
	char text[NOTICE_TEXT];
	usec until; /* local time */
};

/* Said from local time `now` on: a few seconds, or what went wrong long enough to be read and acted on. Made safe to show. */
void notice_say(struct notice *n, const char *text, usec now);
void notice_complain(struct notice *n, const char *text, usec now);

/* The operator has gone on: no longer. */
void notice_end(struct notice *n);

/* What is said at local time `now`; "" for nothing. */
const char *notice_text(const struct notice *n, usec now);

/* "acknowledged: ASSIST HD03", by its place where it is nobody's. Returns dst. */
const char *notice_acknowledged(const struct alert *a, char dst[NOTICE_TEXT]);

#endif
