#include "term/line.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

static bool same_device(int a, int b)
{
	struct stat x, y;

	return fstat(a, &x) == 0 && fstat(b, &y) == 0 && x.st_rdev == y.st_rdev;
}

int line_open(int fd)
{
	char name[PATH_MAX];
	int own = -1;

	if (ttyname_r(fd, name, sizeof name) == 0)
		own = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (own >= 0 && same_device(fd, own))
		return own;
	if (own >= 0)
		close(own);
	return fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

static short ready(int fd, short events, int milliseconds)
{
	struct pollfd p = { .fd = fd, .events = events };

	return poll(&p, 1, milliseconds) > 0 ? p.revents : 0;
}

bool line_has_room(int fd, int milliseconds)
{
	return ready(fd, POLLOUT, milliseconds) & POLLOUT;
}

bool line_is_gone(int fd)
{
	return ready(fd, POLLIN, 0) & (POLLHUP | POLLERR | POLLNVAL);
}

bool line_has_terminal(void)
{
	int fd = open("/dev/tty", O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0)
		return false;
	close(fd);
	return true;
}

size_t line_send(int fd, const char *s, size_t n, int milliseconds)
{
	size_t sent = 0;

	do {
		ssize_t now = write(fd, s + sent, n - sent);

		if (now > 0)
			sent += (size_t)now;
		else if (errno != EINTR)
			break;
	} while (sent < n && line_has_room(fd, milliseconds));
	return sent;
}
