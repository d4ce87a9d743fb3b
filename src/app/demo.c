#include "app/demo.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/child.h"
#include "app/clock.h"
#include "app/commands.h"
#include "app/complain.h"
#include "app/exit.h"
#include "app/foreground.h"
#include "app/guard.h"
#include "app/options.h"
#include "app/signals.h"
#include "app/wait.h"
#include "base/installed.h"
#include "config/secret.h"

#define DATABASE "patrolboard"
#define ANY_SEED (-1)

struct demo {
	struct arena *arena;
	const char *keep;
	long seed;
	bool serve;
	int argc;
	char **argv; /* the command for the board */
	struct account account;
	struct programs programs;
	struct place place;
	struct server server;
	struct guard guard;
	int signals;
	int interrupted; /* the signal that ended the preparations; 0: none */
};

/* --- what was asked for --- */

static bool take_seed(struct demo *d, const char *text)
{
	char *end;

	errno = 0;
	d->seed = strtol(text, &end, 10);
	if (errno == 0 && *text && !*end && d->seed >= 0 && d->seed <= INT_MAX)
		return true;
	complain("--seed must be a number of 0 to %d, not '%s'", INT_MAX, secret_masked(text));
	return false;
}

/* The value of option `name` when the next word is it, with '=' or as the word after; NULL otherwise. */
static const char *take_value(struct demo *d, const char *name)
{
	const char *word = d->argc > 0 ? d->argv[0] : "";
	size_t n = strlen(name);

	if (strncmp(word, name, n) != 0 || (word[n] && word[n] != '='))
		return NULL;
	d->argc--;
	d->argv++;
	if (word[n] == '=')
		return word + n + 1;
	if (d->argc == 0)
		return "";
	d->argc--;
	return *d->argv++;
}

static bool take_options(struct demo *d)
{
	const char *seed = NULL, *keep = NULL;

	while ((seed = take_value(d, "--seed")) || (keep = take_value(d, "--keep"))) {
		if (seed && !take_seed(d, seed))
			return false;
		if (keep && !*keep) {
			complain("--keep wants the name of a folder");
			return false;
		}
		d->keep = keep ? keep : d->keep;
	}
	d->serve = d->argc > 0 && strcmp(d->argv[0], "serve") == 0;
	if (!d->serve || d->argc == 1)
		return true;
	complain("serve takes no further words, like '%s'; options of the demo go before it",
		 secret_masked(d->argv[1]));
	return false;
}

/* Are they those of a command, which then has our database? */
static bool words_fit(const struct demo *d, struct options *o, struct err *e)
{
	char **words = arena_alloc(d->arena, (size_t)d->argc + 2, sizeof *words);

	words[0] = arena_alloc(d->arena, 1, 1); /* the program's name; getopt puts the others into another order */
	memcpy(words + 1, d->argv, (size_t)d->argc * sizeof *words);
	if (!options_parse(o, d->arena, commands_all(), d->argc + 1, words, e))
		return false;
	if (o->command->whom == FOR_NONE)
		return err_set(e, "'demo' is said twice");
	if (o->command == commands_all() && o->operands_n > 0)
		return err_set(e, "the demo has a database of its own: '%s' is none of its commands",
			       secret_masked(o->operands[0]));
	return !options_set(o, "database.conninfo") ||
	       err_set(e, "the demo has a database of its own: -d is not for it");
}

/* --- preparations --- */

/*
 * An address in our environment must not lead us, or what we start, to a server that is somebody's. And PostgreSQL, where it is
 * built so, tells a manager of services that it is up, who has not asked after it.
 */
static void forget_addresses(void)
{
	char name[64];

	unsetenv("NOTIFY_SOCKET");
	for (char **e = environ; *e;) {
		snprintf(name, sizeof name, "%.*s", (int)strcspn(*e, "="), *e);
		if (strncmp(name, "PG", 2) == 0 && unsetenv(name) == 0)
			e = environ;
		else
			e++;
	}
}

/* Ends with what it waits for, or with a signal that asks us to go, which is then told in d->interrupted. */
static void look(struct demo *d, int fd)
{
	struct pollfd fds[] = { { .fd = d->signals, .events = POLLIN }, { .fd = fd, .events = POLLIN } };
	int signal_number;

	wait_until(fds, 2, clock_now() + HOURS(1));
	while ((signal_number = signals_next(d->signals)))
		if (child_asks_to_leave(signal_number))
			d->interrupted = signal_number;
		else if (signal_number == SIGTSTP)
			signals_stop();
}

static bool await_server(struct demo *d)
{
	struct pollfd news = { .fd = d->guard.news, .events = POLLIN };
	char byte;

	while (!d->interrupted && !news.revents) {
		look(d, news.fd);
		wait_until(&news, 1, clock_now());
	}
	return !d->interrupted && read(d->guard.news, &byte, 1) == 1;
}

static bool await_psql(struct demo *d, pid_t psql)
{
	int status;

	if (psql < 0)
		return false;
	while (waitpid(psql, &status, WNOHANG) == 0) {
		look(d, -1);
		if (d->interrupted)
			kill(psql, SIGTERM);
	}
	return status == 0 && !d->interrupted;
}

static bool run_sql(struct demo *d, const char *database, const char *file, const char *command)
{
	if (await_psql(d, server_sql(&d->server, database, file, command, d->seed)))
		return true;
	if (!d->interrupted)
		complain("'%s' failed", file ? file : command);
	return false;
}

static bool load(struct demo *d, bool into_new)
{
	complain("loading half a year of patrols (seed %ld)", d->seed);
	return (!into_new || run_sql(d, "postgres", NULL, "CREATE DATABASE " DATABASE)) &&
		run_sql(d, DATABASE, "install.sql", NULL) && run_sql(d, DATABASE, "demo/load.sql", NULL);
}

/* Kept data of another seed begin again with the new one; of the same seed, they go on where they stopped. */
static bool fill(struct demo *d, long kept_seed)
{
	if (kept_seed < 0 || kept_seed != d->seed) {
		if (!load(d, kept_seed < 0))
			return false;
		place_set_seed(&d->place, d->seed);
		return true;
	}
	complain("taking up the evening where it was left (seed %ld)", d->seed);
	return run_sql(d, DATABASE, "install.sql", NULL) && run_sql(d, DATABASE, "demo/resume.sql", NULL);
}

static bool bring_up(struct demo *d, long kept_seed)
{
	struct err e;

	complain("starting a private PostgreSQL in '%s'", d->place.data);
	if (!guard_start(&d->guard, &d->server, &e)) {
		complain("%s", e.text);
		return false;
	}
	if (!await_server(d) || !fill(d, kept_seed))
		return false;
	guard_play(&d->guard, d->seed);
	return true;
}

/* --- the demo itself --- */

static bool guard_is_gone(const struct demo *d)
{
	siginfo_t info = { 0 };

	return waitid(P_PID, (id_t)d->guard.pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0 || info.si_pid != 0;
}

static int serve(struct demo *d)
{
	if (puts(server_uri(&d->server, d->arena, "patrolboard_reader", DATABASE)) < 0 || fflush(stdout) != 0) {
		complain("cannot write to standard output: %s", strerror(errno));
		return EXIT_STATUS_FAILURE;
	}
	while (!d->interrupted && !guard_is_gone(d))
		look(d, -1);
	if (d->interrupted)
		return EXIT_STATUS_OK; /* to be stopped is how it ends */
	complain("the process that guards PostgreSQL has been killed");
	return EXIT_STATUS_FAILURE;
}

static int run_board(struct demo *d)
{
	const char **argv = arena_alloc(d->arena, (size_t)d->argc + 4, sizeof *argv);
	int from = d->argc > 0 && d->argv[0][0] != '-' ? 1 : 0, n = 0, status;

	argv[n++] = d->programs.self;
	if (from)
		argv[n++] = d->argv[0];
	argv[n++] = "-d";
	argv[n++] = server_uri(&d->server, d->arena, "patrolboard_reader", DATABASE);
	for (int i = from; i < d->argc; i++)
		argv[n++] = d->argv[i];
	status = foreground_run(argv, d->signals);
	return status < 0 ? EXIT_STATUS_FAILURE : status;
}

static int run(struct demo *d)
{
	long kept_seed = place_seed(&d->place);
	int status = EXIT_STATUS_FAILURE;

	if (d->seed == ANY_SEED)
		d->seed = kept_seed < 0 ? 1 : kept_seed;
	if (bring_up(d, kept_seed))
		status = d->serve ? serve(d) : run_board(d);
	else if (d->interrupted)
		status = 128 + d->interrupted;
	if (d->guard.pid > 0)
		guard_end(&d->guard, &d->server);
	return status;
}

/* What data there are decides which PostgreSQL is wanted; whether there is one at all is asked before anything is made. */
static bool open_place(struct demo *d, struct err *e)
{
	if (!account_find(&d->account, e) || !programs_find(&d->programs, d->arena, 0, installed_folder, e) ||
	    !place_open(&d->place, &d->account, d->arena, d->keep, e))
		return false;
	return (place_seed(&d->place) >= 0 || place_clear(&d->place, e)) &&
	       programs_find(&d->programs, d->arena, place_version(&d->place), installed_folder, e);
}

static int start(struct demo *d)
{
	int status = EXIT_STATUS_FAILURE;
	struct err e;

	forget_addresses();
	d->signals = child_watch();
	if (open_place(d, &e))
		status = run(d);
	else
		complain("%s", e.text);
	return status;
}

int demo_command(int argc, char **argv)
{
	struct demo d = { .arena = arena_new(), .seed = ANY_SEED, .argc = argc, .argv = argv, .signals = -1 };
	struct options words = { 0 };
	int status = EXIT_STATUS_USAGE;
	struct err e;

	d.server = (struct server){ &d.programs, &d.place };
	if (take_options(&d)) {
		if (!d.serve && !words_fit(&d, &words, &e))
			complain("%s", e.text);
		else
			status = words.help || words.version ? commands_run(&words) : start(&d);
	}
	arena_drop(d.arena);
	return status;
}
