#include "app/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* As the kernel lays it out today; the system's own header may be older and know only the beginning. */
struct ruleset {
	uint64_t files, ports, reach;
};

/* What can be forbidden, and the version that brought it. Bits that a kernel does not know it would refuse. */
static const struct {
	int version;
	struct ruleset forbids;
} forbidden[] = {
	{ 1, { .files = (1U << 13) - 1 } }, /* to start, read, list, write, make and remove what there is */
	{ 2, { .files = 1U << 13 } },       /* to move or link from folder to folder */
	{ 3, { .files = 1U << 14 } },       /* to cut short */
	{ 4, { .ports = 1U << 0 } },        /* to be called at a TCP port */
	{ 6, { .reach = 1U << 1 } },        /* to send signals to processes outside */
};

enum { FORBIDDEN = sizeof forbidden / sizeof *forbidden };

static const uint64_t to_read = LANDLOCK_ACCESS_FS_READ_FILE;
static const uint64_t to_read_below = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t to_write = LANDLOCK_ACCESS_FS_WRITE_FILE;
static const uint64_t to_write_below = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG;

int landlock_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	return version < 0 ? 0 : (int)version;
}

int landlock_begin(struct err *e)
{
	struct ruleset all = { 0 };
	int version = landlock_version();
	long rules;

	for (size_t i = 0; i < FORBIDDEN && forbidden[i].version <= version; i++) {
		all.files |= forbidden[i].forbids.files;
		all.ports |= forbidden[i].forbids.ports;
		all.reach |= forbidden[i].forbids.reach;
	}
	rules = syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	if (rules < 0)
		err_set(e, "the kernel has no Landlock: %s", strerror(errno));
	return (int)rules;
}

/* One for the root would be a rule for everything. */
static bool is_root(const struct stat *st)
{
	struct stat root;

	return stat("/", &root) != 0 || (st->st_dev == root.st_dev && st->st_ino == root.st_ino);
}

static void allow(int rules, const char *path, uint64_t file, uint64_t folder)
{
	struct landlock_path_beneath_attr rule = { .parent_fd = open(path, O_PATH | O_CLOEXEC) };
	struct stat st;

	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &st) == 0 && !is_root(&st))
		rule.allowed_access = S_ISDIR(st.st_mode) ? folder : file;
	if (rule.allowed_access)
		syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

static void allow_folder_of(int rules, const char *path, uint64_t folder)
{
	char name[PATH_MAX] = ".";
	const char *slash = strrchr(path, '/');

	if (slash)
		snprintf(name, sizeof name, "%.*s", (int)(slash - path) + 1, path);
	allow(rules, name, 0, folder);
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

void landlock_reads(int rules, const char *path)
{
	char real[PATH_MAX];

	if (!path || !*path)
		return;
	allow(rules, path, to_read, to_read_below);
	if (is_folder(path))
		return;
	allow_folder_of(rules, path, to_read_below);
	if (realpath(path, real))
		allow_folder_of(rules, real, to_read_below);
}

/* What is no file, such as a pipe, is not made anew, and has no business to open its folder. */
void landlock_writes(int rules, const char *file)
{
	struct stat st;
	bool there;

	if (!file || !*file)
		return;
	there = stat(file, &st) == 0;
	allow(rules, file, to_write, 0);
	if (!there || S_ISREG(st.st_mode))
		allow_folder_of(rules, file, to_write_below);
}

bool landlock_enforce(int rules, struct err *e)
{
	long failed = syscall(SYS_landlock_restrict_self, rules, 0);
	int why = errno;

	close(rules);
	return !failed || err_set(e, "Landlock is not in force: %s", strerror(why));
}
