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

/* As many as the system follows. */
#define MOST_LINKS 40

bool output_begin(struct output *o, const char *path)
{
	*o = (struct output){ .path = path };
	o->file = open_memstream(&o->text, &o->n);
	if (!o->file)
		complain("cannot write: %s", strerror(errno));
	return o->file != NULL;
}

bool output_is_standard(const char *path)
{
	return !path || strcmp(path, "-") == 0;
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

/* Who may read what was there may read what comes in its place. Its owner and group stay too where we may say so. */
static int dress(int fd, const struct stat *there)
{
	if (there && fchown(fd, there->st_uid, there->st_gid) != 0 && errno != EPERM)
		return errno;
	if (there && fchown(fd, -1, there->st_gid) != 0 && errno != EPERM)
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

/* Gives the file its name; a new one takes nobody's. */
static int name_file(const char *temporary, const char *path, bool anew)
{
	if (anew ? link(temporary, path) != 0 : rename(temporary, path) != 0)
		return errno;
	if (anew)
		unlink(temporary);
	return 0;
}

/* What to put in place of what. */
struct place_of {
	const char *path;
	const struct stat *there; /* NULL: there is no such file yet */
	bool anew;		  /* and there must be none */
};

static int replace(const struct place_of *to, const struct output *o)
{
	const char *name = strrchr(to->path, '/');
	char temporary[PATH_MAX];
	int fd, why;

	if (to->there && access(to->path, W_OK) != 0)
		return errno;
	if (snprintf(temporary, sizeof temporary, "%.*s.patrolboard.XXXXXX", name ? (int)(name + 1 - to->path) : 0,
		     to->path) >= (int)sizeof temporary)
		return ENAMETOOLONG;
	fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0)
		return errno;
	why = fill(fd, o, to->there);
	if (!why)
		why = name_file(temporary, to->path, to->anew);
	if (why)
		unlink(temporary);
	return why;
}

/* A signal to end has to wait until the temporary file has gone, one way or the other. */
static int replace_undisturbed(const struct place_of *to, const struct output *o)
{
	static const int ending[] = { SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP };
	sigset_t set, before;
	int why;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaddset(&set, ending[i]);
	sigprocmask(SIG_BLOCK, &set, &before);
	why = replace(to, o);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return why;
}

static int write_standard(const struct output *o, const char *path)
{
	(void)path;
	return write_all(STDOUT_FILENO, o->text, o->n);
}

/* By another name, such as /dev/stdout: a file that the shell has opened may hold what others wrote before. */
static bool is_standard_output(const struct stat *there)
{
	struct stat out;

	return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == there->st_dev && out.st_ino == there->st_ino;
}

/* What the link at `path` says, from where it stands; false when it is none. Nothing else leads on from there. */
static bool follow(char path[PATH_MAX])
{
	char to[PATH_MAX], next[PATH_MAX];
	const char *name = strrchr(path, '/');
	ssize_t n = readlink(path, to, sizeof to - 1);
	int folder = n > 0 && to[0] != '/' && name ? (int)(name + 1 - path) : 0, wanted;

	if (n <= 0)
		return false;
	wanted = snprintf(next, sizeof next, "%.*s%.*s", folder, path, (int)n, to);
	if (wanted >= (int)sizeof next)
		return false;
	memcpy(path, next, (size_t)wanted + 1);
	return true;
}

/* Where links lead, if to a file that is not there yet: as a shell has it, which makes that. */
static const char *resolve(const char *asked, char real[PATH_MAX])
{
	char path[PATH_MAX];

	if (realpath(asked, real))
		return real;
	if (errno != ENOENT || snprintf(path, sizeof path, "%s", asked) >= (int)sizeof path)
		return asked;
	for (int i = 0; i < MOST_LINKS && follow(path); i++)
		;
	memcpy(real, path, sizeof path);
	return real;
}

/* A link stays one: what it leads to is replaced. */
static int write_file(const struct output *o, const char *asked)
{
	char real[PATH_MAX];
	const char *path = resolve(asked, real);
	struct stat there;
	bool exists = stat(path, &there) == 0;

	if (exists && is_standard_output(&there))
		return write_standard(o, path);
	if (exists && !S_ISREG(there.st_mode))
		return write_directly(path, o);
	if (!exists && errno != ENOENT)
		return errno;
	return replace_undisturbed(&(struct place_of){ path, exists ? &there : NULL, false }, o);
}

static int write_new(const struct output *o, const char *path)
{
	return replace_undisturbed(&(struct place_of){ path, NULL, true }, o);
}

/* What would end us comes back as an error: a reader who has gone, a file that may not grow. */
static int write_out(int (*write_to)(const struct output *, const char *), const struct output *o, const char *path)
{
	struct sigaction ignored = { .sa_handler = SIG_IGN }, pipe, size;
	int why;

	sigaction(SIGPIPE, &ignored, &pipe);
	sigaction(SIGXFSZ, &ignored, &size);
	why = write_to(o, path);
	sigaction(SIGPIPE, &pipe, NULL);
	sigaction(SIGXFSZ, &size, NULL);
	return why == EPIPE ? 0 : why;
}

enum exit_status output_end(struct output *o)
{
	bool standard = output_is_standard(o->path);
	int why = fclose(o->file) == 0 ? 0 : ENOMEM;

	if (!why)
		why = write_out(standard ? write_standard : write_file, o, o->path);
	free(o->text);
	if (!why)
		return EXIT_STATUS_OK;
	if (standard)
		complain("cannot write to standard output: %s", strerror(why));
	else
		complain("cannot write '%s': %s", o->path, strerror(why));
	return EXIT_STATUS_FAILURE;
}

enum output_result output_put(struct output *o, const char *path, struct err *e)
{
	int why = fflush(o->file) == 0 ? write_out(write_new, o, path) : ENOMEM;

	if (!why)
		return OUTPUT_WRITTEN;
	err_set(e, "cannot write '%s': %s", path, strerror(why));
	return why == EEXIST ? OUTPUT_EXISTS : OUTPUT_FAILED;
}

void output_drop(struct output *o)
{
	fclose(o->file);
	free(o->text);
}
