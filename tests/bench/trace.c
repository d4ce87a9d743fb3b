#include "bench/trace.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "e2e/process.h"

struct trace {
	pid_t tracer, traced;
	char file[256];
};

static bool is_traced_or_ended(void *data)
{
	const struct trace *t = data;
	char state = process_state(t->tracer);

	return process_number(t->traced, "status", "\nTracerPid:") > 0 || state == 'Z' || state == '\0';
}

struct trace *trace_start(pid_t pid, const char *file)
{
	struct trace *t = calloc(1, sizeof *t);
	char of[16];
	const char *argv[] = { "strace", "-f", "-y", "-s0", "-qq", "-esignal=none", "-o", t->file, "-p", of, NULL };

	snprintf(of, sizeof of, "%d", (int)pid);
	snprintf(t->file, sizeof t->file, "%s", file);
	t->traced = pid;
	t->tracer = program_start(argv, NULL, "/dev/null", "/dev/null");
	until_true(is_traced_or_ended, t);
	if (process_number(pid, "status", "\nTracerPid:") > 0)
		return t;
	program_until_end(t->tracer);
	free(t);
	return NULL;
}

/* "12 write(3</dev/pts/5>, ..." counts; "12 <... read resumed>" has been counted, "12 +++ exited" is none. */
static void count(struct trace_counts *c, const char *line)
{
	const char *call = line + strspn(line, "0123456789 ");

	if (*call < 'a' || *call > 'z')
		return;
	c->calls++;
	c->writes += (!strncmp(call, "write(", 6) || !strncmp(call, "writev(", 7)) && strstr(call, "</dev/pts/");
}

struct trace_counts trace_end(struct trace *t)
{
	struct trace_counts c = { 0, 0 };
	char *all, *left, *line;

	kill(t->tracer, SIGINT);
	program_until_end(t->tracer);
	all = left = file_read(t->file);
	while ((line = strsep(&left, "\n")))
		count(&c, line);
	free(all);
	free(t);
	return c;
}
