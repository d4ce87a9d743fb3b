#include "support/listener.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct listener listener_new(const char *name)
{
	struct listener l = { .fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0) };
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t n = strlen(name);

	snprintf(l.name, sizeof l.name, "%s", name);
	snprintf(address.sun_path, sizeof address.sun_path, "%s", name);
	if (name[0] == '@')
		address.sun_path[0] = '\0';
	if (bind(l.fd, (const struct sockaddr *)&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n)) == 0)
		return l;
	fprintf(stderr, "cannot listen at '%s': %s\n", name, strerror(errno));
	exit(EXIT_FAILURE);
}

void listener_free(struct listener *l)
{
	close(l->fd);
	if (l->name[0] == '/')
		unlink(l->name);
}

const char *listener_hear(struct listener *l)
{
	ssize_t n = recv(l->fd, l->said, sizeof l->said - 1, 0);

	l->said[n < 0 ? 0 : n] = '\0';
	return l->said;
}
