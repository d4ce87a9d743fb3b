#include "bench/crowd_other.h"

#include <libpq-fe.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "e2e/process.h"

#define EVERY_MS 1000

struct told {
	_Atomic unsigned all, refused;
	_Atomic long slowest_ms;
};

struct other {
	struct told *told; /* in memory that both processes share */
	pid_t process;
};

static bool gets_in(const char *conninfo)
{
	PGconn *c = PQconnectdb(conninfo);
	PGresult *r = PQexec(c, "SELECT 1");
	bool in = PQresultStatus(r) == PGRES_TUPLES_OK;

	PQclear(r);
	PQfinish(c);
	return in;
}

static void try(struct told *told, const char *conninfo)
{
	long began = now_ms(), took;

	told->refused += !gets_in(conninfo);
	told->all++;
	took = now_ms() - began;
	if (took > told->slowest_ms)
		told->slowest_ms = took;
	poll(NULL, 0, took < EVERY_MS ? (int)(EVERY_MS - took) : 0);
}

struct other *other_new(const char *conninfo)
{
	struct other *o = calloc(1, sizeof *o);
	pid_t parent = getpid();
	char text[512];

	snprintf(text, sizeof text, "%s&connect_timeout=5", conninfo);
	o->told = mmap(NULL, sizeof *o->told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	fflush(NULL);
	o->process = fork();
	if (o->process != 0)
		return o;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	while (getppid() == parent)
		try(o->told, text);
	_exit(1);
}

void other_free(struct other *o)
{
	kill(o->process, SIGKILL);
	waitpid(o->process, NULL, 0);
	munmap(o->told, sizeof *o->told);
	free(o);
}

struct other_tries other_tries(const struct other *o)
{
	return (struct other_tries){ o->told->all, o->told->refused, (double)o->told->slowest_ms };
}
