#include "e2e/process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "e2e/screen.h"

#define MANY 256

long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

long process_number(pid_t pid, const char *file, const char *words)
{
	char path[64], *text, *at;
	long n;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
	text = file_read(path);
	at = strstr(text, words);
	n = at ? strtol(at + strlen(words), NULL, 10) : -1;
	free(text);
	return n;
}

long process_sockets(pid_t pid)
{
	char path[64], entry[320], target[64];
	const struct dirent *fd;
	long n = 0;
	DIR *all;

	snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	all = opendir(path);
	while (all && (fd = readdir(all))) {
		snprintf(entry, sizeof entry, "%s/%s", path, fd->d_name);
		n += readlink(entry, target, sizeof target) > 7 && !strncmp(target, "socket:", 7);
	}
	if (all)
		closedir(all);
	return n;
}

bool until_true(bool (*predicate)(void *data), void *data)
{
	long deadline = now_ms() + SCREEN_PATIENCE_MS;

	while (!predicate(data)) {
		if (now_ms() > deadline)
			return false;
		poll(NULL, 0, 5);
	}
	return true;
}

void environment_change(const char *const env[])
{
	for (; env && *env; env++) {
		const char *equals = strchr(*env, '=');
		char *name = equals ? strndup(*env, (size_t)(equals - *env)) : strdup(*env);

		if (equals)
			setenv(name, equals + 1, 1);
		else
			unsetenv(name);
		free(name);
	}
}

void program_exec(const char *const argv[])
{
	union {
		const char *const *in;
		char *const *out;
	} plain = { argv };

	unsetenv("TESTED_PROGRAM"); /* the program would take it for a setting */
	execvp(argv[0], plain.out);
	fprintf(stderr, "cannot run '%s': %s\n", argv[0], strerror(errno));
	_exit(127);
}

static void become_file(int fd, const char *path)
{
	int file = path ? open(path, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600) : -1;

	if (path)
		dup2(file, fd);
}

pid_t program_start(const char *const argv[], const char *const env[], const char *out, const char *err)
{
	pid_t parent = getpid();
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid != 0)
		return pid;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(0);
	become_file(0, "/dev/null");
	become_file(1, out);
	become_file(2, err);
	environment_change(env);
	program_exec(argv);
}

struct ending {
	pid_t pid;
	int status;
};

static bool has_ended(void *data)
{
	struct ending *e = data;

	return waitpid(e->pid, &e->status, WNOHANG) != 0;
}

int program_until_end(pid_t pid)
{
	struct ending e = { pid, 0 };

	if (!until_true(has_ended, &e))
		return -1;
	return WIFSIGNALED(e.status) ? 128 + WTERMSIG(e.status) : WEXITSTATUS(e.status);
}

static int memory_with(const char *text)
{
	int fd = memfd_create("text", MFD_CLOEXEC);

	if (text && write(fd, text, strlen(text)) < 0)
		abort();
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static char *memory_text(int fd)
{
	off_t n = lseek(fd, 0, SEEK_END);
	char *text = calloc(1, (size_t)n + 1);

	if (!text || pread(fd, text, (size_t)n, 0) < 0)
		abort();
	close(fd);
	return text;
}

struct outcome program_run(const char *const argv[], const char *const env[], const char *input)
{
	int in = input ? memory_with(input) : open("/dev/null", O_RDONLY | O_CLOEXEC);
	int out = memory_with(NULL), err = memory_with(NULL);
	struct outcome o = { 0 };
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		dup2(in, 0);
		dup2(out, 1);
		dup2(err, 2);
		environment_change(env);
		program_exec(argv);
	}
	o.status = program_until_end(pid);
	if (o.status < 0) {
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
	close(in);
	o.out = memory_text(out);
	o.err = memory_text(err);
	return o;
}

void outcome_release(struct outcome *o)
{
	free(o->out);
	free(o->err);
	*o = (struct outcome){ 0 };
}

/* The state and the parent of a process: what follows the last ')' of its stat, for its name may be anything. */
static char process_stat(pid_t pid, pid_t *parent)
{
	char path[64], text[512];
	const char *rest;
	char state = '\0';
	FILE *f;

	*parent = 0;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	f = fopen(path, "re");
	if (!f)
		return '\0';
	if (fgets(text, sizeof text, f) && (rest = strrchr(text, ')')))
		sscanf(rest, ") %c %d", &state, parent);
	fclose(f);
	return state;
}

char process_state(pid_t pid)
{
	pid_t parent;

	return process_stat(pid, &parent);
}

pid_t process_parent(pid_t pid)
{
	pid_t parent;

	process_stat(pid, &parent);
	return parent;
}

void process_adopt(void)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1);
}

static bool descends(pid_t pid, pid_t ancestor)
{
	pid_t parent;

	for (int depth = 0; pid > 1 && depth < 64; depth++, pid = parent) {
		process_stat(pid, &parent);
		if (parent == ancestor)
			return true;
	}
	return false;
}

size_t process_descendants(pid_t ancestor, pid_t *pids, size_t n)
{
	DIR *all = opendir("/proc");
	const struct dirent *entry;
	size_t found = 0;

	while (all && (entry = readdir(all))) {
		pid_t pid = atoi(entry->d_name);
		char state = pid > 0 ? process_state(pid) : '\0';

		if (!state || state == 'Z' || state == 'X' || !descends(pid, ancestor))
			continue;
		if (found < n)
			pids[found] = pid;
		found++;
	}
	if (all)
		closedir(all);
	return found;
}

/* Those that are not to be there, at most `n` of them, go first in `pids`; returns how many there are. */
static size_t intruders(pid_t spared, pid_t *pids, size_t n)
{
	size_t all = process_descendants(getpid(), pids, n), kept = 0;

	for (size_t i = 0; i < all && i < n; i++)
		if (pids[i] != spared && (spared == 0 || !descends(pids[i], spared)))
			pids[kept++] = pids[i];
	return kept;
}

static bool is_alone(void *data)
{
	const pid_t *spared = data;
	pid_t left[MANY];

	return intruders(*spared, left, MANY) == 0;
}

static void process_print(pid_t pid)
{
	char path[64];
	char *command;

	snprintf(path, sizeof path, "/proc/%d/cmdline", (int)pid);
	command = file_read(path);
	fprintf(stderr, "still there: %d %c %s\n", (int)pid, process_state(pid), command);
	free(command);
}

bool process_until_only(pid_t spared)
{
	pid_t left[MANY];
	size_t n;

	if (until_true(is_alone, &spared))
		return true;
	n = intruders(spared, left, MANY);
	for (size_t i = 0; i < n; i++)
		process_print(left[i]);
	return false;
}

bool process_until_alone(void)
{
	return process_until_only(0);
}

void process_kill_all_but(pid_t spared)
{
	pid_t left[MANY];

	for (size_t n; (n = intruders(spared, left, MANY)) > 0; poll(NULL, 0, 5))
		for (size_t i = 0; i < n; i++)
			kill(left[i], SIGKILL);
	/* A dead server that nobody has buried would keep the next from its data. */
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
}

char *directory_new(void)
{
	char *path = strdup("/tmp/pbe2e.XXXXXX");

	if (!path || !mkdtemp(path) || chmod(path, 0755) < 0)
		abort();
	return path;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	if (at->level > 0)
		remove(path);
	return 0;
}

void directory_clear(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void directory_remove(char *path)
{
	if (path) {
		directory_clear(path);
		rmdir(path);
	}
	free(path);
}

size_t directory_entries(const char *path)
{
	DIR *d = opendir(path);
	size_t n = 0;

	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n < 2 ? 0 : n - 2;
}

char *file_read(const char *path)
{
	char *text = calloc(1, 1);
	size_t n = 0, got;
	char part[4096];
	FILE *f = fopen(path, "re");

	while (f && (got = fread(part, 1, sizeof part, f)) > 0) {
		text = realloc(text, n + got + 1);
		if (!text)
			abort();
		memcpy(text + n, part, got);
		n += got;
		text[n] = '\0';
	}
	if (f)
		fclose(f);
	return text;
}

void file_write(const char *path, const char *format, ...)
{
	FILE *f = fopen(path, "we");
	va_list args;

	va_start(args, format);
	if (!f || vfprintf(f, format, args) < 0 || fclose(f) != 0) {
		perror(path);
		abort();
	}
	va_end(args);
}

void text_unwrap(char *text)
{
	char *to = text;

	for (const char *at = text; *at; at++)
		if (*at != ' ' && *at != '\n')
			*to++ = *at;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	*to = '\0';
}

const char *patrolboard(void)
{
	const char *path = getenv("TESTED_PROGRAM");
	char *absolute;

	if (!path)
		path = "build/patrolboard";
	absolute = realpath(path, NULL);
	if (!absolute) {
		fprintf(stderr, "there is no '%s' to test: make it, or name it in TESTED_PROGRAM\n", path);
		exit(1);
	}
	setenv("TESTED_PROGRAM", absolute, 1);
	free(absolute);
	return getenv("TESTED_PROGRAM");
}
