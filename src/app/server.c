#include "app/server.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/child.h"
#include "app/clock.h"
#include "app/complain.h"
#include "app/wait.h"

#define PATH_SIZE 4096
#define LOOK SECONDS(1) / 100

pid_t server_make(const struct server *s)
{
	const char *argv[] = { s->programs->initdb, "-D", s->place->data, "-U", "postgres", "-A", "peer", "-E", "UTF8",
			       "--locale=C.UTF-8", "--no-sync", "--no-instructions", NULL };

	return child_start(&(struct child){ .argv = argv, .account = s->place->account, .quiet = true });
}

/*
 * What is lost in a crash of the machine was a demo. Dynamic shared memory is kept in files among the data, so that a server
 * that is killed leaves nothing in /dev/shm; the standing part has to be a System V segment, which server_stop sees to.
 */
pid_t server_start(const struct server *s)
{
	const char *argv[] = { s->programs->postgres,
			       "-D",
			       s->place->data,
			       "-k",
			       s->place->run,
			       "--port=5432",
			       "--listen_addresses=",
			       "--unix_socket_permissions=0700",
			       "--fsync=off",
			       "--synchronous_commit=off",
			       "--full_page_writes=off",
			       "--wal_level=minimal",
			       "--max_wal_senders=0",
			       "--max_connections=20",
			       "--shared_buffers=32MB",
			       "--dynamic_shared_memory_type=mmap",
			       "--log_checkpoints=off",
			       "--timezone=UTC",
			       NULL };
	struct child c = { .argv = argv, .account = s->place->account, .log = s->place->log, .last_signal = SIGINT };

	return child_start(&c);
}

/* --- who may connect --- */

/*
 * The socket's folder keeps others out already. But root is not kept out by any folder, so that is not what we go by: `peer`
 * has the kernel say who is at the other end.
 */
static void write_names(FILE *ident, const struct account *a)
{
	static const char *const roles[] = { "postgres", "patrolboard_reader", "patrolboard_feeder" };
	const char *names[] = { a->name, a->ours };

	for (size_t n = 0; n < sizeof names / sizeof *names; n++)
		for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
			fprintf(ident, "demo \"%s\" %s\n", names[n], roles[r]);
}

static void write_rules(FILE *hba, const struct account *a)
{
	(void)a;
	fputs("local all all peer map=demo\n", hba);
}

static FILE *open_in(const char *folder, const char *name, const char *how)
{
	char path[PATH_SIZE];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return fopen(path, how);
}

static bool write_in(const struct place *p, const char *name, void (*write)(FILE *out, const struct account *a))
{
	FILE *out = open_in(p->data, name, "we");
	bool whole;

	if (out)
		write(out, p->account);
	whole = out && !ferror(out);
	if ((!out || fclose(out) == 0) && whole)
		return true;
	complain("cannot write '%s/%s': %s", p->data, name, strerror(errno));
	return false;
}

static bool admit(void *data)
{
	const struct server *s = data;

	return write_in(s->place, "pg_hba.conf", write_rules) && write_in(s->place, "pg_ident.conf", write_names);
}

bool server_admit(const struct server *s)
{
	struct server copy = *s;

	return child_run(&(struct child){ .work = admit, .data = &copy, .account = s->place->account });
}

/* --- SQL --- */

/* `text` as one part of a URI. */
static void escape(const char *text, char *to, size_t size)
{
	char *end = to + size - 4;

	for (; *text && to < end; text++)
		if (isalnum((unsigned char)*text) || strchr("/_-.~", *text))
			*to++ = *text;
		else
			to += snprintf(to, 4, "%%%02X", (unsigned)(unsigned char)*text);
	*to = '\0';
}

const char *server_uri(const struct server *s, struct arena *arena, const char *role, const char *database)
{
	char folder[512];

	escape(s->place->run, folder, sizeof folder);
	return arena_printf(arena, "postgresql://%s@/%s?host=%s&port=5432", role, database, folder);
}

static pid_t run_psql(const struct server *s, const char *database, const char *option, const char *what, long seed,
		      bool plays)
{
	struct arena *arena = arena_new();
	const char *uri = server_uri(s, arena, "postgres", database), *variable = arena_printf(arena, "seed=%ld", seed);
	const char *argv[] = { s->programs->psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-v", variable, "-d", uri,
			       option, what, NULL };
	struct child c = { .argv = argv, .quiet = true };
	pid_t pid;

	if (plays) {
		c.account = s->place->account;
		c.log = s->place->log;
	}
	pid = child_start(&c);
	arena_drop(arena);
	return pid;
}

pid_t server_sql(const struct server *s, const char *database, const char *file, const char *command, long seed)
{
	char path[PATH_SIZE];

	if (!file)
		return run_psql(s, database, "-c", command, seed, false);
	snprintf(path, sizeof path, "%s/%s", s->programs->sql, file);
	return run_psql(s, database, "-f", path, seed, false);
}

pid_t server_play(const struct server *s, long seed)
{
	char command[64];

	snprintf(command, sizeof command, "CALL demo.play(seed => %ld)", seed);
	return run_psql(s, "patrolboard", "-c", command, seed, true);
}

/* --- how it is --- */

/* postmaster.pid: its number, data, start, port, socket folder, address, "key id" of its shared memory, and how it is. */
enum { LINE_NUMBER = 1, LINE_MEMORY = 7, LINE_STATE = 8 };

static bool read_line(const struct server *s, int wanted, char *line, size_t size)
{
	FILE *f = open_in(s->place->data, "postmaster.pid", "re");
	bool found = f;

	for (int at = 0; found && at < wanted; at++)
		found = fgets(line, (int)size, f);
	if (f)
		fclose(f);
	return found;
}

/* A file that a killed server left may name a process that has nothing to do with it: one of ours stands in its data. */
static bool stands_in(pid_t pid, const char *data)
{
	char path[64];
	struct stat here, there;

	snprintf(path, sizeof path, "/proc/%d/cwd", (int)pid);
	return stat(path, &here) == 0 && stat(data, &there) == 0 && here.st_dev == there.st_dev &&
	       here.st_ino == there.st_ino;
}

static pid_t postmaster(const struct server *s)
{
	char line[64];
	pid_t pid = read_line(s, LINE_NUMBER, line, sizeof line) ? (pid_t)strtol(line, NULL, 10) : 0;

	return pid > 1 && stands_in(pid, s->place->data) ? pid : 0;
}

bool server_is_ready(const struct server *s, pid_t pid)
{
	char line[64];

	return postmaster(s) == pid && read_line(s, LINE_STATE, line, sizeof line) && strncmp(line, "ready", 5) == 0;
}

/* A server that was killed leaves its file, and says there which memory it could not give back. */
static void forget(const struct server *s)
{
	char line[64], *id;

	if (read_line(s, LINE_MEMORY, line, sizeof line) && (id = strrchr(line, ' ')))
		shmctl((int)strtol(id, NULL, 10), IPC_RMID, NULL);
}

/* Gone too is one that nobody has waited for, as when it was handed to an init that does not: it stands nowhere any more. */
static bool is_gone(const struct server *s, pid_t pid)
{
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
	return !stands_in(pid, s->place->data);
}

static bool end_by(const struct server *s, pid_t pid, int signal_number, usec patience)
{
	usec deadline = clock_now() + patience;

	kill(pid, signal_number);
	/* Somebody may have stopped it, or a backend, to see what the board makes of that. */
	kill(pid, SIGCONT);
	child_signal_all(pid, SIGCONT);
	while (!is_gone(s, pid) && clock_now() < deadline)
		wait_until(NULL, 0, clock_now() + LOOK);
	return is_gone(s, pid);
}

void server_stop(const struct server *s)
{
	pid_t pid = postmaster(s);

	if (pid > 0 && !end_by(s, pid, SIGINT, SECONDS(5)) && !end_by(s, pid, SIGQUIT, SECONDS(6))) {
		child_signal_all(pid, SIGKILL);
		end_by(s, pid, SIGKILL, SECONDS(5));
	}
	forget(s);
}

#define LOG_END 2000

void server_print_log(const struct server *s)
{
	char text[LOG_END + 1], *line, *rest = text;
	FILE *f = fopen(s->place->log, "re");
	size_t n;
	int c;

	if (!f)
		return;
	/* From the middle of a line on, that line is left out; a short log is read from its beginning. */
	if (fseek(f, -LOG_END, SEEK_END) == 0)
		while ((c = getc(f)) != EOF && c != '\n')
			;
	else
		rewind(f);
	n = fread(text, 1, LOG_END, f);
	text[n] = '\0';
	fclose(f);
	while ((line = strsep(&rest, "\n")))
		if (*line)
			complain("%s", line);
}
