/* A socket as a manager of services has it, and what it is told there. */
#ifndef SUPPORT_LISTENER_H
#define SUPPORT_LISTENER_H

struct listener {
	int fd;
	char name[108]; /* as $NOTIFY_SOCKET has it: a path, or a name after '@' */
	char said[256];
};

/* A failure ends the test program. */
struct listener listener_new(const char *name);

/* A path goes too. */
void listener_free(struct listener *l);

/* What it was told next, "" when there is nothing; never waits. */
const char *listener_hear(struct listener *l);

#endif
