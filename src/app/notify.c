#include "app/notify.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define VARIABLE "NOTIFY_SOCKET"

/* The length of the address; 0 when it is none of ours. */
static socklen_t address_of(const char *name, struct sockaddr_un *address)
{
	size_t n = strlen(name);

	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if ((name[0] != '/' && name[0] != '@') || n >= sizeof address->sun_path)
		return 0;
	memcpy(address->sun_path, name, n);
	if (name[0] == '@')
		address->sun_path[0] = '\0';
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n);
}

static int call(const char *name)
{
	struct sockaddr_un address;
	socklen_t length = address_of(name, &address);
	int fd = length ? socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0) : -1;

	if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, length) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

static bool tell(const struct notify *n, const char *text)
{
	return n->fd >= 0 && send(n->fd, text, strlen(text), MSG_NOSIGNAL) >= 0;
}

void notify_open(struct notify *n)
{
	const char *name = getenv(VARIABLE);

	*n = (struct notify){ .fd = name ? call(name) : -1 };
	unsetenv(VARIABLE);
}

void notify_close(struct notify *n)
{
	if (n->up)
		tell(n, "STOPPING=1");
	if (n->fd >= 0)
		close(n->fd);
	*n = (struct notify){ .fd = -1 };
}

/* What was not taken is said again with the next frame. */
void notify_drawn(struct notify *n)
{
	n->up = tell(n, n->up ? "WATCHDOG=1" : "READY=1") || n->up;
}
