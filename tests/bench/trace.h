/* Counts what a running program and all that it starts ask of the kernel, by strace. */
#ifndef BENCH_TRACE_H
#define BENCH_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct trace;

struct trace_counts {
	size_t calls;
	size_t writes; /* those to a terminal */
};

/* NULL when there is no strace, or it may not. What the program does goes into `file`. */
struct trace *trace_start(pid_t pid, const char *file);

/* Ends it; the program goes on. */
struct trace_counts trace_end(struct trace *t);

#endif
