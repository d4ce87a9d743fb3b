/*
 * Part of every program under MODE=cover: the counts are written at exit(), so that a process that ends by a signal it raised
 * itself, or by _exit(), would take them to its grave. The linker sends those calls here (--wrap in the Makefile).
 */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/landlock.h"

void __gcov_dump(void);
void __gcov_reset(void);

int __real_raise(int signal_number);
int __wrap_raise(int signal_number);
int __real_kill(pid_t pid, int signal_number);
int __wrap_kill(pid_t pid, int signal_number);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
_Noreturn void __real_abort(void);
_Noreturn void __wrap_abort(void);
bool __real_landlock_enforce(int rules, struct err *e);
bool __wrap_landlock_enforce(int rules, struct err *e);

/* What is counted from here on is added at the next dump: the process may live on, stopped and continued. */
static void dump(void)
{
	__gcov_dump();
	__gcov_reset();
}

int __wrap_raise(int signal_number)
{
	dump();
	return __real_raise(signal_number);
}

int __wrap_kill(pid_t pid, int signal_number)
{
	if (pid == getpid() || pid == 0)
		dump();
	return __real_kill(pid, signal_number);
}

void __wrap__exit(int status)
{
	dump();
	__real__exit(status);
}

void __wrap_abort(void)
{
	dump();
	__real_abort();
}

/* Where the counts are. */
bool __wrap_landlock_enforce(int rules, struct err *e)
{
	landlock_reads(rules, COUNTS);
	landlock_writes(rules, COUNTS "/x");
	return __real_landlock_enforce(rules, e);
}
