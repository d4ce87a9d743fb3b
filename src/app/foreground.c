#include "app/foreground.h"

#include <signal.h>
#include <sys/wait.h>

#include "app/child.h"
#include "app/clock.h"
#include "app/signals.h"
#include "app/wait.h"
#include "term/term.h"

#define PATIENCE SECONDS(5) /* from passing TERM on to making sure */

struct foreground {
	pid_t pid;
	int signals;
	bool stop_asked, stopped;
	usec patience; /* when it is over */
};

/* What the terminal sends reaches the program as well as us, and is its business; what others send us is passed on. */
static void pass_on(struct foreground *f, int signal_number)
{
	if (signal_number == SIGHUP || signal_number == SIGTERM || signal_number == SIGUSR1)
		kill(f->pid, signal_number);
	if (signal_number == SIGTERM) {
		kill(f->pid, SIGCONT);
		f->patience = clock_now() + PATIENCE;
	}
	if (signal_number == SIGTSTP)
		f->stop_asked = true;
}

/* ^Z stops us only after the program: the shell takes the terminal back as soon as it sees us stopped. */
static void stop_together(struct foreground *f)
{
	if (!f->stop_asked || !f->stopped)
		return;
	f->stop_asked = f->stopped = false;
	signals_stop();
	kill(f->pid, SIGCONT);
}

static void look(struct foreground *f)
{
	struct pollfd fd = { .fd = f->signals, .events = POLLIN };
	usec hour = clock_now() + HOURS(1);
	int signal_number;

	wait_until(&fd, 1, f->patience < hour ? f->patience : hour);
	while ((signal_number = signals_next(f->signals)))
		pass_on(f, signal_number);
	if (clock_now() >= f->patience)
		kill(f->pid, SIGKILL);
}

static bool has_ended(struct foreground *f, int *status)
{
	pid_t changed = waitpid(f->pid, status, WNOHANG | WUNTRACED | WCONTINUED);

	if (changed == 0)
		return false;
	f->stopped = changed > 0 && WIFSTOPPED(*status);
	return !f->stopped && !WIFCONTINUED(*status);
}

int foreground_run(const char *const argv[], int signals)
{
	struct child c = { .argv = argv, .foreground = true, .last_signal = SIGTERM };
	struct foreground f = { .signals = signals, .patience = MOMENT_FUTURE };
	bool terminal = term_remember();
	int status = 0;

	f.pid = child_start(&c);
	if (f.pid < 0)
		return -1;
	while (!has_ended(&f, &status)) {
		stop_together(&f);
		look(&f);
	}
	/* Of anything else it would have given the terminal back by itself. */
	if (terminal && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		term_reclaim();
	return child_status(status);
}
