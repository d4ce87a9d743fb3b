/* A process that has been confined does what a board needs, and nothing else. Each attempt is a process of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/confine.h"
#include "app/landlock.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define PATH 128

/* The folders of a board, and one that is none of its business. */
static char top[] = "/tmp/pbunit.XXXXXX";
static char config[PATH], log_file[PATH], outside[PATH];
static pid_t tester;

/* A path below the folder; there are two at a time. */
static const char *below(const char *folder, const char *name)
{
	static char paths[2][PATH * 2];
	static int next;

	next = !next;
	snprintf(paths[next], sizeof paths[next], "%s/%s", folder, name);
	return paths[next];
}

static int result_of(long result)
{
	return result < 0 ? errno : 0;
}

/* --- what is to fail --- */

static int write_new(void)
{
	return result_of(open(below(outside, "new"), O_WRONLY | O_CREAT, 0600));
}

static int write_old(void)
{
	return result_of(open(below(outside, "secret"), O_WRONLY));
}

static int read_file(void)
{
	return result_of(open(below(outside, "secret"), O_RDONLY));
}

static int list_folder(void)
{
	return result_of(open(outside, O_RDONLY | O_DIRECTORY));
}

static int make_folder(void)
{
	return result_of(mkdir(below(outside, "made"), 0700));
}

static int remove_file(void)
{
	return result_of(unlink(below(outside, "spare")));
}

static int write_beside_configuration(void)
{
	return result_of(open(below(top, "config/other.yaml"), O_WRONLY | O_CREAT, 0600));
}

static int remove_log(void)
{
	return result_of(unlink(below(top, "log/spare")));
}

static int run_program(void)
{
	char name[] = "true", *argv[] = { name, NULL }, *env[] = { NULL };

	return result_of(execve("/bin/true", argv, env));
}

static int be_traced(void)
{
	return result_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static int read_memory(void)
{
	char here[8];
	struct iovec to = { here, sizeof here }, from = { top, sizeof here };

	return result_of(process_vm_readv(getppid(), &to, 1, &from, 1, 0));
}

static int mount_something(void)
{
	return result_of(mount("none", outside, "no such type", 0, NULL));
}

static int have_users_of_its_own(void)
{
	return result_of(unshare(CLONE_NEWUSER));
}

static int have_a_child_with_users_of_its_own(void)
{
	long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL);

	if (pid == 0)
		_exit(0);
	return result_of(pid);
}

static int have_a_child_by_the_new_call(void)
{
	return result_of(syscall(SYS_clone3, NULL, 0));
}

static int wait_for_calls(void)
{
	return result_of(listen(socket(AF_INET, SOCK_STREAM, 0), 1));
}

static int take_calls(void)
{
	return result_of(accept(socket(AF_INET, SOCK_STREAM, 0), NULL, NULL));
}

static int have_a_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	return result_of(bind(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&at, sizeof at));
}

static int signal_others(void)
{
	return result_of(kill(tester, 0));
}

static int type_for_others(void)
{
	return result_of(ioctl(open("/dev/null", O_RDONLY), TIOCSTI, "x"));
}

static int be_itself(void)
{
	return result_of(setuid(getuid()));
}

static int program_the_kernel(void)
{
	return result_of(syscall(SYS_bpf, -1, NULL, 0));
}

static int use_another_gate(void)
{
	return result_of(syscall(0x40000000 | SYS_getpid));
}

#define ANYTHING (-1)

static const struct {
	const char *what;
	int (*run)(void);
	int before, after; /* 0 or an errno */
	int landlock;      /* the version that it takes; 0: a filter of calls */
} attempts[] = {
	{ "write a new file", write_new, 0, EACCES, 1 },
	{ "write a file", write_old, 0, EACCES, 1 },
	{ "read a file", read_file, 0, EACCES, 1 },
	{ "list a folder", list_folder, 0, EACCES, 1 },
	{ "make a folder", make_folder, 0, EACCES, 1 },
	{ "remove a file", remove_file, 0, EACCES, 1 },
	{ "write beside the configuration", write_beside_configuration, 0, EACCES, 1 },
	{ "remove what is beside the log", remove_log, 0, EACCES, 1 },
	{ "have a port", have_a_port, 0, EACCES, 4 },
	{ "signal others", signal_others, 0, EPERM, 6 },
	{ "run a program", run_program, 0, EPERM, 0 },
	{ "be traced", be_traced, 0, EPERM, 0 },
	{ "read another's memory", read_memory, ANYTHING, EPERM, 0 },
	{ "mount something", mount_something, ANYTHING, EPERM, 0 },
	{ "have users of its own", have_users_of_its_own, ANYTHING, EPERM, 0 },
	{ "have a child with users of its own", have_a_child_with_users_of_its_own, ANYTHING, EPERM, 0 },
	{ "have a child by the new call", have_a_child_by_the_new_call, ANYTHING, ENOSYS, 0 },
	{ "wait for calls", wait_for_calls, 0, EPERM, 0 },
	{ "take calls", take_calls, EINVAL, EPERM, 0 },
	{ "type for others", type_for_others, ENOTTY, EPERM, 0 },
	{ "set who it is", be_itself, 0, EPERM, 0 },
	{ "program the kernel", program_the_kernel, ANYTHING, EPERM, 0 },
	{ "call by another gate", use_another_gate, ANYTHING, EPERM, 0 },
};

/* --- what is to succeed --- */

static int read_configuration(void)
{
	return result_of(open(config, O_RDONLY));
}

static int write_log(void)
{
	return result_of(open(log_file, O_WRONLY | O_APPEND | O_CREAT, 0600));
}

static int read_system(void)
{
	static const char *const files[] = { "/etc/passwd", "/dev/urandom", "/dev/null", "/proc/self/statm",
					     "/proc/self/status" };

	for (size_t i = 0; i < LEN(files); i++)
		if (open(files[i], O_RDONLY) < 0)
			return errno;
	return 0;
}

static int read_certificates(void)
{
	return result_of(open(below(top, "keys/root.crt"), O_RDONLY));
}

static int look_up_a_name(void)
{
	struct addrinfo *found;

	if (getaddrinfo("localhost", NULL, NULL, &found) != 0)
		return EHOSTUNREACH;
	freeaddrinfo(found);
	return 0;
}

static int look_up_a_user(void)
{
	return getpwuid(getuid()) ? 0 : ENOENT;
}

static int have_a_child_and_end_it(void)
{
	pid_t pid = fork();

	if (pid == 0)
		for (;;)
			poll(NULL, 0, -1);
	if (pid < 0 || kill(pid, SIGKILL) != 0)
		return errno;
	return waitpid(pid, NULL, 0) == pid ? 0 : ECHILD;
}

static int call_somebody(void)
{
	struct sockaddr_in at = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
		.sin_port = htons(9),
	};

	return result_of(connect(socket(AF_INET, SOCK_DGRAM, 0), (struct sockaddr *)&at, sizeof at));
}

static const struct {
	const char *what;
	int (*run)(void);
} needs[] = {
	{ "read the configuration", read_configuration }, { "write the log", write_log },
	{ "read of the system", read_system },		  { "read certificates", read_certificates },
	{ "look up a name", look_up_a_name },		  { "look up a user", look_up_a_user },
	{ "have a child and end it", have_a_child_and_end_it }, { "call somebody", call_somebody },
};

/* --- the tests --- */

/* In a process of its own; what came of it, 255 when it was killed. */
static int outcome_of(int (*run)(void))
{
	pid_t pid = fork();
	int status;

	if (pid == 0)
		_exit(run());
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

static struct confinement confine_as(bool kiosk, bool locked)
{
	struct options o = { .kiosk = kiosk, .locked = locked, .config = config };
	struct settings s = { .log.file = log_file };
	char conninfo[PATH * 2];
	struct confinement c;
	struct source *source;
	struct err e;

	snprintf(conninfo, sizeof conninfo, "host=/nonexistent sslrootcert=%s/keys/root.crt", top);
	source = source_new(conninfo, "test", &s.database, 0, 0, &e);
	c = confine(&o, &s, source);
	source_free(source);
	return c;
}

/* Has the kernel what it takes? Asked of the kernel, not of what is tested. */
static bool is_possible(int landlock)
{
	return landlock ? landlock <= landlock_version() : prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

/* In a child: 0 when every attempt ended as it should, else the number of the first that did not, and that is told. */
static int try_all(bool kiosk, bool locked)
{
	const struct confinement c = confine_as(kiosk, locked);

	for (size_t i = 0; i < LEN(attempts); i++) {
		int expected = c.wanted ? attempts[i].after : attempts[i].before, got;

		if (expected == ANYTHING || (c.wanted && !is_possible(attempts[i].landlock)))
			continue;
		got = outcome_of(attempts[i].run);
		if (got != expected) {
			fprintf(stderr, "%s: %s, not %s\n", attempts[i].what, strerror(got), strerror(expected));
			return (int)i + 1;
		}
	}
	return 0;
}

static int result;
static bool as_kiosk, as_locked;

static int try_as_told(void)
{
	return try_all(as_kiosk, as_locked);
}

static void check(bool kiosk, bool locked)
{
	as_kiosk = kiosk;
	as_locked = locked;
	result = outcome_of(try_as_told);
	assert_int_equal(result, 0);
}

static void test_what_fails(void **state)
{
	(void)state;
	check(true, false);
	check(false, true);
	/* Last, for it changes the folders: none of these fails for another reason. */
	check(false, false);
}

static void write_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0600);

	assert_true(fd >= 0);
	close(fd);
}

/* Says on `ready` that it is confined, waits on `go`. */
static int do_all(int ready, int go)
{
	char byte = '!';

	confine_as(true, false);
	if (write(ready, &byte, 1) != 1 || read(go, &byte, 1) != 1)
		return 254;
	for (size_t i = 0; i < LEN(needs); i++) {
		int got = outcome_of(needs[i].run);

		if (got != 0) {
			fprintf(stderr, "%s: %s\n", needs[i].what, strerror(got));
			return (int)i + 1;
		}
	}
	return 0;
}

/* Files that are replaced meanwhile, by an editor or whoever rotates logs, are other files of the same name. */
static void test_what_succeeds(void **state)
{
	int ready[2], go[2], status;
	struct stat st;
	char byte;
	pid_t pid;

	(void)state;
	write_file(log_file);
	assert_true(pipe(ready) == 0 && pipe(go) == 0);
	pid = fork();
	if (pid == 0)
		_exit(do_all(ready[1], go[0]));
	assert_int_equal(read(ready[0], &byte, 1), 1);
	write_file(below(top, "new.yaml"));
	assert_int_equal(rename(below(top, "new.yaml"), config), 0);
	assert_int_equal(rename(log_file, below(top, "log/board.log.1")), 0);
	assert_int_equal(write(go[1], "!", 1), 1);
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
	assert_int_equal(stat(log_file, &st), 0);
}

/* Of the process itself: no new privileges, none that it had, and nobody of the same user looks into it. */
static int look_at_itself(void)
{
	unsigned long long effective = 1;
	char line[256];
	FILE *in;

	confine_as(true, false);
	in = fopen("/proc/self/status", "re");
	while (in && fgets(line, sizeof line, in))
		sscanf(line, "CapEff: %llx", &effective);
	if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
		return 1;
	if (prctl(PR_GET_DUMPABLE) != 0)
		return 2;
	return effective & ~2ULL ? 3 : 0; /* but for CAP_DAC_OVERRIDE */
}

#define ANYBODY 65534

/* Gives this process the rights of anybody, and lets others of that user look into it, as if it had never had more. */
static bool become_anybody(void)
{
	if (geteuid() == 0 && (setgid(ANYBODY) != 0 || setuid(ANYBODY) != 0))
		return false;
	return prctl(PR_SET_DUMPABLE, 1) == 0;
}

/* What comes of reading `secret` in another process, by either way there is. */
static int look_into(pid_t other, char *secret)
{
	char here[8], path[32];
	struct iovec to = { here, sizeof here }, from = { secret, sizeof here };

	snprintf(path, sizeof path, "/proc/%d/mem", (int)other);
	if (process_vm_readv(other, &to, 1, &from, 1, 0) < 0)
		return open(path, O_RDONLY) < 0 && errno == EACCES ? EPERM : 254;
	return result_of(open(path, O_RDONLY));
}

/* In a child that is anybody: what comes of looking into the memory of a child of its own, once that is as told. */
static int look_into_another(void)
{
	static char secret[] = "hunter2";
	int ready[2], got;
	char byte = '!';
	pid_t pid;

	if (!become_anybody() || pipe(ready) != 0)
		return 254;
	pid = fork();
	if (pid == 0) {
		confine_as(as_kiosk, as_locked);
		if (write(ready[1], &byte, 1) == 1)
			pause();
		_exit(1);
	}
	got = read(ready[0], &byte, 1) == 1 ? look_into(pid, secret) : 254;
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return got;
}

/* The next who comes in by the same key is the same user. */
static void test_from_outside(void **state)
{
	static const struct {
		bool kiosk, locked;
		int expected;
	} cases[] = { { false, false, 0 }, { true, false, EPERM }, { false, true, EPERM } };

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		as_kiosk = cases[i].kiosk;
		as_locked = cases[i].locked;
		assert_int_equal(outcome_of(look_into_another), cases[i].expected);
	}
}

static void test_itself(void **state)
{
	(void)state;
	assert_int_equal(outcome_of(look_at_itself), 0);
}

static int look_for_core(void)
{
	struct rlimit core = { 1, 1 };

	confine_core();
	getrlimit(RLIMIT_CORE, &core);
	return core.rlim_cur || core.rlim_max;
}

static void test_core(void **state)
{
	(void)state;
	assert_int_equal(outcome_of(look_for_core), 0);
}

static int set_up(void **state)
{
	static const char *const folders[] = { "config", "log", "keys", "outside" };

	(void)state;
	tester = getpid();
	assert_non_null(mkdtemp(top));
	for (size_t i = 0; i < LEN(folders); i++)
		assert_int_equal(mkdir(below(top, folders[i]), 0700), 0);
	snprintf(config, sizeof config, "%s/config/board.yaml", top);
	snprintf(log_file, sizeof log_file, "%s/log/board.log", top);
	snprintf(outside, sizeof outside, "%s/outside", top);
	write_file(config);
	write_file(below(top, "keys/root.crt"));
	write_file(below(top, "log/spare"));
	write_file(below(outside, "secret"));
	write_file(below(outside, "spare"));
	setenv("HOME", "/nonexistent", 1);
	return 0;
}

static int tear_down(void **state)
{
	static const char *const left[] = { "config/board.yaml", "config/other.yaml", "log/board.log",
					    "log/board.log.1", "keys/root.crt", "outside/secret", "outside/new",
					    "outside/made", "config", "log", "keys", "outside", "." };

	(void)state;
	for (size_t i = 0; i < LEN(left); i++)
		remove(below(top, left[i]));
	rmdir(top);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_succeeds),
		cmocka_unit_test(test_what_fails),
		cmocka_unit_test(test_itself),
		cmocka_unit_test(test_from_outside),
		cmocka_unit_test(test_core),
	};

	if (landlock_version() == 0)
		print_message("# without Landlock in the kernel nothing is said here of files, ports and signals\n");
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
