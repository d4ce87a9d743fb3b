#include "config/config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/tongue.h"
#include "config/bindings.h"
#include "config/keys.h"
#include "config/report.h"
#include "config/secret.h"
#include "config/source.h"
#include "config/tree.h"
#include "config/walk.h"

/* Writes the report, and says how many mistakes it held. */
static size_t finish(struct report *r, struct arena *scratch, FILE *out)
{
	size_t mistakes = report_count(r);

	report_write(r, out);
	arena_drop(scratch);
	return mistakes;
}

/* A text in a file that others can read, or not. */
struct found {
	const char *name, *text;
	size_t n;
	bool open;
};

static size_t parse(struct settings *s, struct arena *arena, const struct found *f,
		    const char *(*lookup)(const char *variable), const struct vocabulary *words, FILE *report)
{
	struct arena *scratch = arena_new();
	struct report *r = report_new(scratch, f->name, f->text, f->n);
	const struct node *root;
	struct settings next = *s;
	const char *clean;
	size_t clean_n;

	if (f->n > CONFIG_MAX_BYTES) {
		report_add(r, PLACE_NONE, "", "larger than %d KiB", CONFIG_MAX_BYTES / 1024);
		return finish(r, scratch, report);
	}
	clean = source_clean(f->text, f->n, scratch, r, &clean_n);
	root = tree_read(clean, clean_n, scratch, r, report_count(r) > 0);
	walk_settings(&(struct walk){ arena, scratch, r, lookup, words }, root, &next);
	if (f->open && report_hides(r))
		report_add(r, PLACE_NONE, "", "others can read this file: change that password");
	if (!report_count(r))
		*s = next;
	return finish(r, scratch, report);
}

size_t config_parse(struct settings *s, struct arena *arena, const char *name, const char *text, size_t n,
		    const char *(*lookup)(const char *variable), const struct vocabulary *words, FILE *report)
{
	return parse(s, arena, &(struct found){ name, text, n, false }, lookup, words, report);
}

static size_t refuse_file(const char *path, const char *problem, FILE *out)
{
	struct arena *scratch = arena_new();
	struct report *r = report_new(scratch, path, "", 0);

	report_add(r, PLACE_NONE, "", "cannot be read: %s", problem);
	return finish(r, scratch, out);
}

/* One byte more than a file may have, so that parsing sees when it has too many; -1 and errno when it cannot be read. */
static ssize_t read_all(int fd, char *text, size_t size)
{
	size_t n = 0;
	ssize_t got;

	while ((got = read(fd, text + n, size - n)) > 0 || (got < 0 && errno == EINTR))
		n += got > 0 ? (size_t)got : 0;
	return got < 0 ? -1 : (ssize_t)n;
}

size_t config_read(struct settings *s, struct arena *arena, const char *path,
		   const char *(*lookup)(const char *variable), const struct vocabulary *words, FILE *report)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	char text[CONFIG_MAX_BYTES + 1];
	const char *problem = NULL;
	struct stat status;
	ssize_t n = -1;

	if (fd < 0)
		return refuse_file(path, strerror(errno), report);
	if (!fstat(fd, &status) && !S_ISREG(status.st_mode))
		problem = T_("not a regular file");
	else if ((n = read_all(fd, text, sizeof text)) < 0)
		problem = strerror(errno);
	close(fd);
	if (problem)
		return refuse_file(path, problem, report);
	return parse(s, arena, &(struct found){ path, text, (size_t)n, status.st_mode & (S_IRGRP | S_IROTH) }, lookup,
		     words, report);
}

static bool unknown_key(const char *name, struct err *e)
{
	struct arena *scratch = arena_new();
	const struct config_key *keys, *lists;
	const char **names, *near;
	size_t n;

	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(lists[i].name, name)) {
			arena_drop(scratch);
			return err_set(e, "'%s' is a list: set it in a file", name);
		}
	keys = keys_all(&n);
	names = arena_alloc(scratch, n, sizeof *names);
	for (size_t i = 0; i < n; i++)
		names[i] = keys[i].name;
	near = text_nearest(name, names, n);
	err_set(e, near ? N_("unknown key %s (did you mean '%s'?)") : N_("unknown key %s"), value_quote(name, scratch),
		near);
	arena_drop(scratch);
	return false;
}

static bool assign(struct settings *s, struct arena *arena, const char *assignment, struct err *e)
{
	const char *equals = strchr(assignment, '=');
	const struct config_key *key;
	struct settings next = *s;
	struct complaint c;
	char name[128];

	if (!equals)
		return err_set(e, "'%s' has no '=', write key=value", secret_masked(assignment));
	snprintf(name, sizeof name, "%.*s", (int)(equals - assignment), assignment);
	key = keys_find(name);
	if (!key)
		return unknown_key(name, e);
	if (value_read(key, equals + 1, &next, arena, &c) && !(key->among && keys_refuse_name(key, &next, &c))) {
		*s = next;
		return true;
	}
	return *c.hint ? err_set(e, "%s (%s)", c.message, c.hint) : err_set(e, "%s", c.message);
}

bool config_set(struct settings *s, struct arena *arena, const char *assignment, struct err *e)
{
	struct err raw;
	char clean[3 * sizeof raw.text];

	if (assign(s, arena, assignment, &raw))
		return true;
	text_clean(raw.text, clean, sizeof clean);
	return err_set(e, "%s", clean);
}

bool config_agrees(const struct settings *s, struct err *e)
{
	return bindings_agree(s, e);
}
