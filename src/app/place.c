#include "app/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/child.h"

#define MARK "patrolboard-demo"
#define SOCKET "/.s.PGSQL.5432"

/* Does something with a path as an account: root could do it itself, but would follow where whoever may write there leads. */
static bool run_errand(const struct account *a, bool (*work)(void *path), const char *path)
{
	union {
		const char *kept;
		void *plain;
	} data = { path };
	struct child c = { .work = work, .data = data.plain, .account = a };

	return child_run(&c);
}

static bool can_use(void *path)
{
	return access(path, R_OK | W_OK | X_OK) == 0;
}

static bool make_mark(void *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

	return fd >= 0 && close(fd) == 0;
}

/* The folder itself may lie where only we may remove it. */
static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	if (remove(path) == 0 || (at->level == 0 && (errno == EACCES || errno == EPERM)))
		return 0;
	return -1;
}

/* nftw stops when a file it meant to remove has gone by itself; then it is asked again. */
static bool remove_tree(void *path)
{
	for (int tries = 0; tries < 5; tries++)
		if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0 || access(path, F_OK) < 0)
			return true;
	return false;
}

/* --- the temporary folder --- */

static bool hand_over(const char *path, const struct account *a, struct err *e)
{
	if (a->other && chown(path, a->uid, a->gid) < 0)
		return err_set(e, "cannot give '%s' to the user '%s': %s", path, a->name, strerror(errno));
	return true;
}

static bool can_enter(void *path)
{
	return access(path, X_OK) == 0;
}

/* A name nobody has guessed, short enough for a socket in it. NULL when the folder would not do. */
static const char *name_run(const char *parent, const struct account *a, struct arena *arena)
{
	size_t room = sizeof((struct sockaddr_un *)NULL)->sun_path;
	unsigned chance;
	const char *path;

	if (getrandom(&chance, sizeof chance, 0) != sizeof chance)
		return NULL;
	path = arena_printf(arena, "%s/patrolboard-%08x", parent, chance);
	if (strlen(path) + sizeof SOCKET > room || access(parent, W_OK | X_OK) < 0 || !run_errand(a, can_enter, parent))
		return NULL;
	return path;
}

static bool choose_run(struct place *p, struct arena *arena, struct err *e)
{
	const char *chosen = getenv("TMPDIR");

	p->run = chosen && chosen[0] == '/' ? name_run(chosen, p->account, arena) : NULL;
	if (!p->run)
		p->run = name_run("/tmp", p->account, arena);
	return p->run || err_set(e, "cannot make a folder in '/tmp' that the user '%s' can enter", p->account->name);
}

bool place_make(const struct place *p, struct err *e)
{
	if (mkdir(p->run, 0700) < 0)
		return err_set(e, "cannot make '%s': %s", p->run, strerror(errno));
	return hand_over(p->run, p->account, e);
}

/* --- a folder that is kept --- */

static bool is_empty(const char *path)
{
	DIR *d = opendir(path);
	const struct dirent *entry;
	bool empty = true;

	while (d && (entry = readdir(d)))
		empty = empty && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
	if (d)
		closedir(d);
	return empty;
}

static bool is_ours_or_empty(const char *path, const struct account *a, struct arena *arena, struct err *e)
{
	struct stat st;

	if (stat(path, &st) < 0 || !S_ISDIR(st.st_mode))
		return err_set(e, "'%s' is not a folder", path);
	if (access(arena_printf(arena, "%s/" MARK, path), F_OK) == 0)
		return true;
	if (!is_empty(path))
		return err_set(e, "'%s' has something else in it: name a new or an empty folder", path);
	return st.st_uid != geteuid() || hand_over(path, a, e);
}

static bool take_folder(const char *path, const struct account *a, struct arena *arena, struct err *e)
{
	bool made = mkdir(path, 0700) == 0;

	if (!made && errno != EEXIST)
		return err_set(e, "cannot make '%s': %s", path, strerror(errno));
	if (!is_ours_or_empty(path, a, arena, e))
		return false;
	if (run_errand(a, can_use, path))
		return true;
	if (made)
		rmdir(path);
	return err_set(e, "'%s' is out of reach for the user '%s', who runs the server: name another folder", path,
		       a->name);
}

static bool lock_folder(struct place *p, const char *path, struct arena *arena, struct err *e)
{
	const char *mark = arena_printf(arena, "%s/" MARK, path);

	if (!run_errand(p->account, make_mark, mark))
		return err_set(e, "cannot write in '%s'", path);
	p->mark = open(mark, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	if (p->mark < 0)
		return err_set(e, "cannot open '%s': %s", mark, strerror(errno));
	if (flock(p->mark, LOCK_EX | LOCK_NB) == 0)
		return true;
	close(p->mark);
	p->mark = -1;
	return err_set(e, "'%s' is in use by another patrolboard demo", path);
}

static const char *open_kept(struct place *p, struct arena *arena, const char *keep, struct err *e)
{
	char *path;

	if (!take_folder(keep, p->account, arena, e))
		return NULL;
	path = realpath(keep, NULL);
	if (!path) {
		err_set(e, "cannot find '%s': %s", keep, strerror(errno));
		return NULL;
	}
	keep = arena_text(arena, path, strlen(path));
	free(path);
	return lock_folder(p, keep, arena, e) ? keep : NULL;
}

bool place_open(struct place *p, const struct account *a, struct arena *arena, const char *keep, struct err *e)
{
	const char *home;

	*p = (struct place){ .account = a, .mark = -1 };
	home = keep ? open_kept(p, arena, keep, e) : NULL;
	if ((keep && !home) || !choose_run(p, arena, e))
		return false;
	if (!home)
		home = p->run;
	p->data = arena_printf(arena, "%s/data", home);
	p->log = arena_printf(arena, "%s/log", home);
	return true;
}

/* --- what is in it --- */

#define SEED "seed "

long place_seed(const struct place *p)
{
	char text[32] = "";

	if (p->mark < 0 || pread(p->mark, text, sizeof text - 1, 0) <= 0 || strncmp(text, SEED, strlen(SEED)) != 0)
		return -1;
	return strtol(text + strlen(SEED), NULL, 10);
}

void place_set_seed(const struct place *p, long seed)
{
	if (p->mark >= 0 &&
	    (ftruncate(p->mark, 0) < 0 || lseek(p->mark, 0, SEEK_SET) < 0 || dprintf(p->mark, SEED "%ld\n", seed) < 0))
		return; /* then the data count as not whole and are made anew, which is slow and not wrong */
}

int place_version(const struct place *p)
{
	char path[4096], text[16] = "";
	FILE *f;

	snprintf(path, sizeof path, "%s/PG_VERSION", p->data);
	f = fopen(path, "re");
	if (!f)
		return 0;
	if (!fgets(text, sizeof text, f))
		text[0] = '\0';
	fclose(f);
	return (int)strtol(text, NULL, 10);
}

bool place_clear(const struct place *p, struct err *e)
{
	if (access(p->data, F_OK) < 0 || run_errand(p->account, remove_tree, p->data))
		return true;
	return err_set(e, "cannot remove what is left in '%s'", p->data);
}

bool place_remove(const struct place *p)
{
	return run_errand(p->account, remove_tree, p->run) && (rmdir(p->run) == 0 || errno == ENOENT);
}
