#include "app/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/complain.h"

bool output_begin(struct output *o, const char *path)
{
	*o = (struct output){ .path = path };
	o->file = open_memstream(&o->text, &o->n);
	if (!o->file)
		complain("cannot write: %s", strerror(errno));
	return o->file != NULL;
}

static bool is_standard(const char *path)
{
	return path[0] == '\0' || strcmp(path, "-") == 0;
}

/* Returns 0, or why not all of it could be written. */
static int write_all(int fd, const char *text, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, text, n);

		if (done < 0 && errno != EINTR)
			return errno;
		if (done > 0) {
			text += done;
			n -= (size_t)done;
		}
	}
	return 0;
}

/* Errors of writing late come with closing. */
static int close_file(int fd)
{
	return close(fd) == 0 ? 0 : errno;
}

static int write_directly(const char *path, const struct output *o)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666), why, why_closed;

	if (fd < 0)
		return errno;
	why = write_all(fd, o->text, o->n);
	why_closed = close_file(fd);
	return why ? why : why_closed;
}

static mode_t usual_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* Who may read what was there may read what comes in its place. Its owner stays too where we may say so. */
static int dress(int fd, const struct stat *there)
{
	if (there && fchown(fd, there->st_uid, there->st_gid) != 0 && errno != EPERM)
		return errno;
	return fchmod(fd, there ? there->st_mode & 07777 : usual_mode()) == 0 ? 0 : errno;
}

/* All of it into an open file that nobody knows yet. */
static int fill(int fd, const struct output *o, const struct stat *there)
{
	int why = write_all(fd, o->text, o->n), why_closed;

	if (!why)
		why = dress(fd, there);
	if (!why && fsync(fd) != 0)
		why = errno;
	why_closed = close_file(fd);
	return why ? why : why_closed;
}

/* `there` is NULL when there is no such file yet. */
static int replace(const char *path, const struct output *o, const struct stat *there)
{
	const char *name = strrchr(path, '/');
	char temporary[PATH_MAX];
	int fd, why;

	if (there && access(path, W_OK) != 0)
		return errno;
	if (snprintf(temporary, sizeof temporary, "%.*s.patrolboard.XXXXXX", name ? (int)(name + 1 - path) : 0, path) >=
	    (int)sizeof temporary)
		return ENAMETOOLONG;
	fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0)
		return errno;
	why = fill(fd, o, there);
	if (!why && rename(temporary, path) != 0)
		why = errno;
	if (why)
		unlink(temporary);
	return why;
}

/* A signal to end has to wait until the temporary file has gone, one way or the other. */
static int replace_undisturbed(const char *path, const struct output *o, const struct stat *there)
{
	static const int ending[] = { SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP };
	sigset_t set, before;
	int why;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaddset(&set, ending[i]);
	sigprocmask(SIG_BLOCK, &set, &before);
	why = replace(path, o, there);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return why;
}

/* A link stays one: what it leads to is replaced. */
static int write_file(const struct output *o)
{
	char real[PATH_MAX];
	const char *path = realpath(o->path, real) ? real : o->path;
	struct stat there;
	bool exists = stat(path, &there) == 0;

	if (exists && !S_ISREG(there.st_mode))
		return write_directly(path, o);
	if (!exists && errno != ENOENT)
		return errno;
	return replace_undisturbed(path, o, exists ? &there : NULL);
}

/* What would end us comes back as an error: a reader who has gone, a file that may not grow. */
static int write_out(const struct output *o, bool standard)
{
	struct sigaction ignored = { .sa_handler = SIG_IGN }, pipe, size;
	int why;

	sigaction(SIGPIPE, &ignored, &pipe);
	sigaction(SIGXFSZ, &ignored, &size);
	why = standard ? write_all(STDOUT_FILENO, o->text, o->n) : write_file(o);
	sigaction(SIGPIPE, &pipe, NULL);
	sigaction(SIGXFSZ, &size, NULL);
	return why == EPIPE ? 0 : why;
}

enum exit_status output_end(struct output *o)
{
	bool standard = is_standard(o->path);
	int why = fclose(o->file) == 0 ? 0 : ENOMEM;

	if (!why)
		why = write_out(o, standard);
	free(o->text);
	if (!why)
		return EXIT_STATUS_OK;
	if (standard)
		complain("cannot write to standard output: %s", strerror(why));
	else
		complain("cannot write '%s': %s", o->path, strerror(why));
	return EXIT_STATUS_FAILURE;
}
