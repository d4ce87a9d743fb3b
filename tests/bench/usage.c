#include "bench/usage.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "e2e/process.h"

/* A server with a connection for each of a thousand boards. */
#define MOST 4096

static double numbers(pid_t pid, const char *file, const char *words)
{
	long n = process_number(pid, file, words);

	return n < 0 ? 0 : (double)n;
}

/* To the nanosecond, thread by thread: the ticks of /proc/PID/stat are coarser than what a board uses in a second. */
static void add_threads(struct usage *u, pid_t pid)
{
	char path[64], file[320];
	const struct dirent *task;
	DIR *all;

	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	all = opendir(path);
	while (all && (task = readdir(all))) {
		if (task->d_name[0] == '.')
			continue;
		snprintf(file, sizeof file, "task/%s/schedstat", task->d_name);
		u->cpu_seconds += numbers(pid, file, "") / 1e9;
		snprintf(file, sizeof file, "task/%s/status", task->d_name);
		u->wakes += numbers(pid, file, "\nvoluntary_ctxt_switches:");
	}
	if (all)
		closedir(all);
}

/* The times of children that have ended are the 16th and 17th word of its stat, counted after the name in parentheses from 3. */
static double ended_seconds(pid_t pid)
{
	char path[64], *text, *at;
	long user = 0, system = 0;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	text = file_read(path);
	at = strrchr(text, ')');
	if (at)
		sscanf(at, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %ld %ld", &user, &system);
	free(text);
	return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static void add_seconds(struct usage *u, pid_t pid)
{
	double ended = ended_seconds(pid);

	add_threads(u, pid);
	u->cpu_seconds += ended;
	u->whole &= ended == 0;
}

static double megabytes(const char *rollup, const char *words)
{
	const char *at = strstr(rollup, words);

	return at ? strtod(at + strlen(words), NULL) / 1024 : 0;
}

static void add_memory(struct usage *u, pid_t pid)
{
	char path[64], *rollup;

	snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
	rollup = file_read(path);
	u->resident += megabytes(rollup, "\nRss:");
	u->shared += megabytes(rollup, "\nPss:");
	u->private += megabytes(rollup, "\nPrivate_Clean:") + megabytes(rollup, "\nPrivate_Dirty:");
	free(rollup);
}

static void add(struct usage *u, pid_t pid)
{
	add_seconds(u, pid);
	add_memory(u, pid);
}

static struct usage sum(pid_t pid, void (*take)(struct usage *u, pid_t pid))
{
	struct usage u = { .whole = true };
	pid_t others[MOST];
	size_t n = process_descendants(pid, others, MOST);

	take(&u, pid);
	for (size_t i = 0; i < n && i < MOST; i++)
		take(&u, others[i]);
	return u;
}

struct usage usage_of(pid_t pid)
{
	return sum(pid, add);
}

double usage_cpu_seconds(pid_t pid)
{
	return sum(pid, add_seconds).cpu_seconds;
}
