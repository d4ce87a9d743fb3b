#include "e2e/served.h"

#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "e2e/process.h"

struct served served_start(const char *const options[])
{
	const char *argv[12] = { patrolboard(), "demo" };
	struct served s = { .folder = directory_new(), .uri = strdup("") };
	const char *env[] = { s.tmpdir, NULL };
	size_t n = 2;

	snprintf(s.out, sizeof s.out, "%s/out", s.folder);
	snprintf(s.err, sizeof s.err, "%s/err", s.folder);
	snprintf(s.tmp, sizeof s.tmp, "%s/t m%%p&é", s.folder); /* what a URI must not have as it is */
	snprintf(s.tmpdir, sizeof s.tmpdir, "TMPDIR=%s", s.tmp);
	mkdir(s.tmp, 0755);
	for (; *options; options++)
		argv[n++] = *options;
	argv[n] = "serve";
	s.pid = program_start(argv, env, s.out, s.err);
	return s;
}

static bool has_ended(const struct served *s)
{
	siginfo_t info = { 0 };

	return waitid(P_PID, (id_t)s->pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0 || info.si_pid != 0;
}

static bool has_line_or_ended(void *data)
{
	struct served *s = data;
	bool over = has_ended(s);

	free(s->uri);
	s->uri = file_read(s->out);
	return strchr(s->uri, '\n') || over;
}

static bool complained(const struct served *s)
{
	char *said = file_read(s->err);

	fprintf(stderr, "patrolboard demo serve: nothing came of it:\n%s%s", s->uri, said);
	free(said);
	return false;
}

bool served_until_live(struct served *s)
{
	if (!until_true(has_line_or_ended, s) || !strchr(s->uri, '\n'))
		return complained(s);
	*strchr(s->uri, '\n') = '\0';
	return true;
}

struct saying {
	const struct served *served;
	const char *words;
	bool said;
};

static bool has_said_or_ended(void *data)
{
	struct saying *w = data;
	bool over = has_ended(w->served);
	char *said = file_read(w->served->err);

	w->said = strstr(said, w->words);
	free(said);
	return w->said || over;
}

bool served_until_said(struct served *s, const char *words)
{
	struct saying w = { s, words, false };

	return (until_true(has_said_or_ended, &w) && w.said) || complained(s);
}

int served_end(struct served *s, int signal)
{
	bool clean;
	int status;

	if (signal)
		kill(s->pid, signal);
	status = program_until_end(s->pid);
	clean = process_until_alone() && directory_entries(s->tmp) == 0;
	if (!clean)
		fprintf(stderr, "left behind in '%s': %zu\n", s->tmp, directory_entries(s->tmp));
	directory_remove(s->folder);
	free(s->uri);
	return clean ? status : -1;
}

char *served_ask(const struct served *s, const char *sql)
{
	PGconn *c = PQconnectdb(s->uri);
	PGresult *r = PQexec(c, sql);
	char *answer = strdup(PQntuples(r) > 0 ? PQgetvalue(r, 0, 0) : "");

	PQclear(r);
	PQfinish(c);
	return answer;
}

pid_t served_postmaster(const struct served *s)
{
	PGconn *c = PQconnectdb(s->uri);
	pid_t backend = PQstatus(c) == CONNECTION_OK ? PQbackendPID(c) : 0;
	pid_t postmaster = backend > 0 ? process_parent(backend) : 0;

	PQfinish(c);
	return postmaster;
}

#define LATEST "SELECT token FROM board.changed WHERE dataset = 'unit'"

struct movement {
	const struct served *served;
	char *before;
};

static bool has_moved(void *data)
{
	const struct movement *m = data;
	char *now = served_ask(m->served, LATEST);
	bool moved = *now && strcmp(now, m->before) != 0;

	free(now);
	return moved;
}

bool served_until_moved(struct served *s)
{
	struct movement m = { s, served_ask(s, LATEST) };
	bool moved = until_true(has_moved, &m);

	free(m.before);
	return moved;
}
