/* patrolboard: a live board of hotspot patrols from PostgreSQL. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/complain.h"
#include "app/confine.h"
#include "app/demo.h"
#include "app/exit.h"
#include "app/lockdown.h"
#include "app/options.h"
#include "base/arena.h"
#include "base/tongue.h"
#include "term/term.h"

#define PASSWORD "PGPASSWORD"

/* What is opened next would get the number of a closed one, and what we print would go to the database. Writing still fails. */
static void fill_standard_descriptors(void)
{
	for (int fd = 0; fd >= 0 && fd <= STDERR_FILENO;)
		fd = fcntl(fd, F_GETFD) < 0 ? open("/dev/null", O_RDONLY) : fd + 1;
}

/* What this program was started with can be looked up by others of its user; libpq looks in a copy, which cannot. */
static void hide_password(void)
{
	char *started_with = getenv(PASSWORD);

	if (started_with && setenv(PASSWORD, started_with, 1) == 0)
		explicit_bzero(started_with, strlen(started_with));
}

/* Nothing that needs memory itself. */
static void leave_without_memory(void)
{
	static const char words[] = "patrolboard: out of memory\n";
	ssize_t told;

	term_restore_in_emergency();
	told = write(STDERR_FILENO, words, sizeof words - 1);
	(void)told;
	_exit(EXIT_STATUS_INTERNAL);
}

/* Curses may end the program, having said why: then there is no memory. */
static void leave_where_others_end(int status, void *done)
{
	(void)status;
	if (*(bool *)done)
		return;
	term_restore_in_emergency();
	_exit(EXIT_STATUS_INTERNAL);
}

/* The locale's language, in its characters. */
static void speak(void)
{
	tongue_begin(NULL);
	tongue_letters();
}

int main(int argc, char **argv)
{
	struct arena *arena;
	struct options options;
	bool done = false;
	struct err e;
	int status = EXIT_STATUS_USAGE;

	fill_standard_descriptors();
	arena_on_exhaustion(leave_without_memory);
	confine_core();
	hide_password();
	/* A board that is locked does not even hear from the environment what language its errors are to be in. */
	if (!options_lock(argc, argv))
		speak();
	/* The words after `demo` are for the program that it starts. */
	if (argc > 1 && strcmp(argv[1], "demo") == 0)
		return demo_command(argc - 2, argv + 2);
	on_exit(leave_where_others_end, &done);
	arena = arena_new();
	if (options_parse(&options, arena, commands_all(), argc, argv, &e) && lockdown(&options, &e)) {
		if (options.locked)
			speak();
		status = commands_run(&options);
	} else {
		complain("%s", e.text);
	}
	arena_drop(arena);
	done = true;
	exit(status);
}
