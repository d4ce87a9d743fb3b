#include "app/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/complain.h"
#include "app/signals.h"

static bool redirect(int fd, const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (file < 0) {
		complain("cannot open '%s': %s", path, strerror(errno));
		return false;
	}
	return dup2(file, fd) == fd;
}

static bool redirect_all(const struct child *c)
{
	if (!c->foreground && !redirect(STDIN_FILENO, "/dev/null", O_RDONLY))
		return false;
	if (c->quiet && !redirect(STDOUT_FILENO, "/dev/null", O_WRONLY))
		return false;
	if (!c->log)
		return true;
	return redirect(STDOUT_FILENO, c->log, O_WRONLY | O_APPEND | O_CREAT) &&
		dup2(STDOUT_FILENO, STDERR_FILENO) >= 0;
}

static bool stop_being_us(const struct child *c, pid_t parent)
{
	sigset_t none;

	if (c->account && !account_become(c->account)) {
		complain("cannot become the user '%s': %s", c->account->name, strerror(errno));
		return false;
	}
	/* After the change of user, which takes this setting away. */
	prctl(PR_SET_PDEATHSIG, c->last_signal ? c->last_signal : SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	return getppid() == parent;
}

/* execv promises to leave the words alone; its prototype is older than const. */
static void become_program(const char *const argv[])
{
	union {
		const char *const *kept;
		char *const *plain;
	} words = { argv };

	execv(argv[0], words.plain);
	complain("cannot run '%s': %s", argv[0], strerror(errno));
}

pid_t child_start(const struct child *c)
{
	pid_t parent = getpid(), pid;

	fflush(NULL);
	pid = fork();
	if (pid < 0)
		complain("cannot start a process: %s", strerror(errno));
	if (pid != 0)
		return pid;
	if (!stop_being_us(c, parent) || !redirect_all(c))
		_exit(126);
	if (c->work)
		exit(c->work(c->data) ? EXIT_SUCCESS : EXIT_FAILURE);
	become_program(c->argv);
	_exit(127);
}

bool child_run(const struct child *c)
{
	pid_t pid = child_start(c);
	int status;

	if (pid < 0)
		return false;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return child_status(status) == 0;
}

int child_status(int wait_status)
{
	return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

void child_signal_all(pid_t parent, int signal_number)
{
	char path[64];
	char *list = NULL, *at, *end;
	size_t size = 0;
	FILE *f;
	long pid;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent, (int)parent);
	f = fopen(path, "re");
	if (!f)
		return;
	if (getline(&list, &size, f) > 0)
		for (at = list; (pid = strtol(at, &end, 10)) > 0; at = end)
			kill((pid_t)pid, signal_number);
	free(list);
	fclose(f);
}

int child_watch(void)
{
	static const int watched[] = { SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCHLD, SIGPIPE, SIGUSR1 };

	return signals_watch(watched, sizeof watched / sizeof *watched);
}

bool child_asks_to_leave(int signal_number)
{
	return signal_number == SIGTERM || signal_number == SIGINT || signal_number == SIGQUIT ||
	       signal_number == SIGHUP;
}
