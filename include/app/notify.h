/* Whoever started the board as a service, as systemd does, is told when it is up, each time that it draws, and that it leaves. */
#ifndef APP_NOTIFY_H
#define APP_NOTIFY_H

#include <stdbool.h>

/* Nothing here waits or fails: a board that nobody listens to is as good as any. */
struct notify {
	int fd;  /* -1: nobody has asked to be told */
	bool up; /* that it is has been told */
};

/*
 * To the socket of $NOTIFY_SOCKET, a path or after '@' an abstract name; to nobody when there is none. The variable is then
 * forgotten: what it leads to is for this process alone. To be called before the board is confined.
 */
void notify_open(struct notify *n);

/* That it leaves, if it was up. To nobody ever after. */
void notify_close(struct notify *n);

/* A frame is on the screen: the first one says that the board is up, each of the others that it has not come to a stop. */
void notify_drawn(struct notify *n);

#endif
