#include "db/resolve.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A line of the child's answer that starts with this holds an error. */
#define COMPLAINT '!'

bool resolve_needed(const char *host)
{
	const struct addrinfo digits = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM };
	struct addrinfo *found;

	if (getaddrinfo(host, NULL, &digits, &found))
		return true;
	freeaddrinfo(found);
	return false;
}

static void write_addresses(const struct addrinfo *at, FILE *out)
{
	char digits[RESOLVE_TEXT - 2];

	for (int i = 0; at && i < RESOLVE_ADDRESSES; at = at->ai_next, i++)
		if (!getnameinfo(at->ai_addr, at->ai_addrlen, digits, sizeof digits, NULL, 0, NI_NUMERICHOST))
			fprintf(out, "%s\n", digits);
}

/* The parent's handlers would restore the terminal, and a parent that dies must not leave the child behind. */
static void leave_parent(void)
{
	const struct sigaction plain = { .sa_handler = SIG_DFL };
	sigset_t none;

	for (int i = 1; i < NSIG; i++)
		sigaction(i, &plain, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static _Noreturn void look_up(const char *host, int fd)
{
	const struct addrinfo wanted = { .ai_socktype = SOCK_STREAM };
	struct addrinfo *found = NULL;
	char answer[RESOLVE_ADDRESSES * RESOLVE_TEXT] = "";
	FILE *out;
	int problem;

	leave_parent();
	problem = getaddrinfo(host, NULL, &wanted, &found);
	out = fmemopen(answer, sizeof answer, "w");
	if (out && problem)
		fprintf(out, "%c%s\n", COMPLAINT, gai_strerror(problem));
	else if (out)
		write_addresses(found, out);
	if (out)
		fflush(out);
	_exit(write(fd, answer, strlen(answer)) < 0);
}

static bool start_child(struct resolve *r, const char *host, const int ends[2], struct err *e)
{
	sigset_t all, before;
	pid_t child;

	/* No handler of the parent's may run in the child before leave_parent. */
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	child = fork();
	if (!child)
		look_up(host, ends[1]);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (child < 0)
		return err_set(e, "cannot look up '%s': %s", host, strerror(errno));
	r->child = child;
	r->fd = ends[0];
	r->n = 0;
	return true;
}

bool resolve_start(struct resolve *r, const char *host, struct err *e)
{
	int ends[2];
	bool ok;

	resolve_reap(r);
	if (r->child)
		return err_set(e, "cannot look up '%s': the look-up before it has not ended", host);
	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return err_set(e, "cannot look up '%s': %s", host, strerror(errno));
	ok = start_child(r, host, ends, e);
	close(ends[1]);
	if (!ok)
		close(ends[0]);
	return ok;
}

/* True at the end of the answer. */
static bool read_answer(struct resolve *r)
{
	for (;;) {
		ssize_t got = read(r->fd, r->answer + r->n, sizeof r->answer - 1 - r->n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return !got || errno != EAGAIN;
		r->n += (size_t)got;
	}
}

static size_t split(char *answer, char addresses[RESOLVE_ADDRESSES][RESOLVE_TEXT])
{
	size_t n = 0;
	char *rest;

	for (char *line = strtok_r(answer, "\n", &rest); line && n < RESOLVE_ADDRESSES;
	     line = strtok_r(NULL, "\n", &rest))
		snprintf(addresses[n++], RESOLVE_TEXT, "%s", line);
	return n;
}

enum resolve_progress resolve_step(struct resolve *r, char addresses[RESOLVE_ADDRESSES][RESOLVE_TEXT], size_t *n,
				   struct err *e)
{
	if (!read_answer(r))
		return RESOLVE_WAITS;
	r->answer[r->n] = '\0';
	resolve_stop(r);
	*n = 0;
	if (r->answer[0] == COMPLAINT)
		err_set(e, "%.*s", (int)strcspn(r->answer + 1, "\n"), r->answer + 1);
	else
		*n = split(r->answer, addresses);
	if (!*n && r->answer[0] != COMPLAINT)
		err_set(e, "the look-up failed");
	return *n ? RESOLVE_DONE : RESOLVE_FAILED;
}

void resolve_stop(struct resolve *r)
{
	if (r->fd > 0)
		close(r->fd);
	r->fd = 0;
	if (r->child)
		kill(r->child, SIGKILL);
	resolve_reap(r);
}

void resolve_reap(struct resolve *r)
{
	if (r->child && waitpid(r->child, NULL, WNOHANG))
		r->child = 0;
}

void resolve_release(struct resolve *r)
{
	resolve_stop(r);
	while (r->child && waitpid(r->child, NULL, 0) < 0 && errno == EINTR)
		;
	r->child = 0;
}
