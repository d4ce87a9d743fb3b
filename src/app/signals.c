#include "app/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define LAST_STACK_BYTES (64 * 1024)

/* What to run before a fatal signal: a handler has no other way to be told. */
static void (*last_word)(void);

static void on_fatal(int signal)
{
	last_word();
	raise(signal);
}

/* Recursion without end leaves a handler no room on the stack that it has used up. */
static void keep_a_stack(void)
{
	void *at = mmap(NULL, LAST_STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
	stack_t last = { .ss_sp = at, .ss_size = LAST_STACK_BYTES };

	if (at != MAP_FAILED)
		sigaltstack(&last, NULL);
}

/* Does it end a program that has not been told otherwise? */
static bool is_fatal(int signal_number)
{
	static const int harmless[] = { SIGCHLD, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH };
	struct sigaction action;

	for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
		if (harmless[i] == signal_number)
			return false;
	return sigaction(signal_number, NULL, &action) == 0 && action.sa_handler != SIG_IGN;
}

/* Those that cannot be caught, KILL and STOP, stay what they are. */
static void watch_fatal(void)
{
	struct sigaction action = { .sa_handler = on_fatal, .sa_flags = SA_RESETHAND | SA_NODEFER | SA_ONSTACK };

	keep_a_stack();
	for (int i = 1; i < NSIG; i++)
		if (is_fatal(i))
			sigaction(i, &action, NULL);
}

/* A signal that would be ignored waits all the same when it is blocked. */
static bool is_to_be_ignored(int signal_number)
{
	static const int spared[] = { SIGTERM, SIGINT, SIGQUIT, SIGHUP };
	struct sigaction action;

	for (size_t i = 0; i < sizeof spared / sizeof *spared; i++)
		if (spared[i] == signal_number)
			return sigaction(signal_number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
	return false;
}

int signals_watch(const int watched[], size_t n)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < n; i++)
		if (!is_to_be_ignored(watched[i]))
			sigaddset(&set, watched[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int signals_open(void (*last)(void), struct err *e)
{
	static const int watched[] = { SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT, SIGUSR1 };
	int fd;

	last_word = last;
	watch_fatal();
	fd = signals_watch(watched, sizeof watched / sizeof *watched);
	if (fd < 0)
		err_set(e, "cannot watch for signals: %s", strerror(errno));
	return fd;
}

int signals_next(int fd)
{
	struct signalfd_siginfo info;

	return read(fd, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

/* The kernel knows whether somebody is there to resume us, and lets TSTP, unlike STOP, go by when there is nobody. */
bool signals_stop(void)
{
	sigset_t stop, before, pending;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_BLOCK, &stop, &before);
	raise(SIGTSTP); /* which also takes a CONT away that came earlier */
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	sigpending(&pending);
	return sigismember(&pending, SIGCONT);
}

_Noreturn void signals_die_of(int signal_number)
{
	sigset_t set;

	signal(signal_number, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, signal_number);
	raise(signal_number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	_exit(128 + signal_number);
}
