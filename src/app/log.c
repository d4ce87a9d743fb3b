#include "app/log.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/clock.h"
#include "base/tongue.h"

void log_open(struct log *l, const char *path)
{
	*l = (struct log){ .fd = -1 };
	snprintf(l->path, sizeof l->path, "%s", path);
}

void log_reopen(struct log *l)
{
	if (l->fd >= 0)
		close(l->fd);
	l->fd = -1;
	l->torn = false;
}

void log_close(struct log *l)
{
	log_reopen(l);
	l->path[0] = '\0';
}

bool log_is_open(const struct log *l)
{
	return l->path[0] != '\0';
}

struct logfmt log_line(const char *level, const char *event)
{
	struct logfmt line = { .n = 0 };

	logfmt_moment(&line, "ts", clock_utc());
	logfmt_text(&line, "level", level);
	logfmt_text(&line, "event", event);
	logfmt_number(&line, "pid", getpid());
	return line;
}

/* Is it open, and still what has the name? */
static bool is_there(const struct log *l)
{
	struct stat st;

	return l->fd >= 0 && stat(l->path, &st) == 0 && st.st_dev == l->device && st.st_ino == l->file;
}

/*
 * Nobody who may write beside it makes us write elsewhere: a link is not followed. A pipe without a reader is an error, not a wait,
 * and a terminal is somebody's screen. Returns 0, or why not.
 */
static int open_file(struct log *l)
{
	struct stat st;

	log_reopen(l);
	l->fd = open(l->path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
	if (l->fd < 0 || fstat(l->fd, &st) != 0)
		return errno;
	if (isatty(l->fd)) {
		log_reopen(l);
		return ENOTSUP;
	}
	l->device = st.st_dev;
	l->file = st.st_ino;
	return 0;
}

/* The rest of a line that only began is given up: the next one stands for itself. */
static int add(struct log *l, const struct logfmt *line)
{
	char text[LOGFMT_BYTES + 2];
	size_t n = (size_t)snprintf(text, sizeof text, "%s%s\n", l->torn ? "\n" : "", line->text);
	ssize_t done = write(l->fd, text, n);

	if (done == (ssize_t)n)
		l->torn = false;
	else if (done > 0)
		l->torn = true;
	return done == (ssize_t)n ? 0 : done < 0 ? errno : ENOSPC;
}

/* What would end us comes back as an error: a reader who has gone, a file that may not grow. */
static int add_unharmed(struct log *l, const struct logfmt *line)
{
	const struct sigaction ignored = { .sa_handler = SIG_IGN };
	struct sigaction pipe, size;
	int why;

	sigaction(SIGPIPE, &ignored, &pipe);
	sigaction(SIGXFSZ, &ignored, &size);
	why = add(l, line);
	sigaction(SIGPIPE, &pipe, NULL);
	sigaction(SIGXFSZ, &size, NULL);
	return why;
}

/* In the words of what was done rather than of the system, where those would puzzle; NULL elsewhere. */
static const char *words_of(int why)
{
	static const struct {
		int why;
		const char *words;
	} known[] = {
		{ ELOOP, N_("it is a symbolic link; name the file itself") },
		{ ENOTSUP, N_("it is a terminal") },
		{ ENXIO, N_("nobody reads that pipe") },
		{ EPIPE, N_("nobody reads that pipe any more") },
		{ EAGAIN, N_("who reads that pipe is too slow") },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].why == why)
			return known[i].words;
	return NULL;
}

/* Before the first line after them. */
static int add_lost(struct log *l)
{
	struct logfmt line = log_line("warn", "lost");
	const char *words = words_of(l->why);

	if (l->lost == 0)
		return 0;
	logfmt_number(&line, "lines", l->lost);
	logfmt_text(&line, "reason", words ? words : strerrordesc_np(l->why));
	return add_unharmed(l, &line);
}

void log_write(struct log *l, const struct logfmt *line)
{
	int why;

	if (!log_is_open(l))
		return;
	why = is_there(l) ? 0 : open_file(l);
	if (!why)
		why = add_lost(l);
	if (!why)
		why = add_unharmed(l, line);
	if (why) {
		l->why = why;
		l->lost++;
	} else {
		l->lost = 0;
		l->complained = false;
	}
}

bool log_complains(struct log *l, struct err *e)
{
	const char *words = words_of(l->why);

	if (l->lost == 0 || l->complained)
		return false;
	l->complained = true;
	err_set(e, "cannot write the log '%s': %s", l->path, words ? T_(words) : strerror(l->why));
	return true;
}
