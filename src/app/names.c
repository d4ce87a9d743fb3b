#include "app/names.h"

#include <string.h>

#include "app/choice.h"
#include "app/complain.h"
#include "app/completion.h"
#include "app/configure.h"
#include "base/tongue.h"
#include "config/keys.h"
#include "view/pane.h"

static void write_names(const char *key, const struct settings *s, FILE *out)
{
	const char *names[KEYS_NAMES];
	size_t n = keys_names(keys_find(key), s, names);

	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s\n", names[i]);
}

static void write_layouts(const struct settings *s, FILE *out)
{
	write_names("screen.layout", s, out);
}

static void write_themes(const struct settings *s, FILE *out)
{
	write_names("screen.theme", s, out);
}

static void write_panes(const struct settings *s, FILE *out)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	(void)s;
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s\n", panes[i]->name);
}

static void write_settings(const struct settings *s, FILE *out)
{
	size_t n;
	const struct config_key *keys = keys_all(&n);

	(void)s;
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s\n", keys[i].name);
}

static void write_shells(const struct settings *s, FILE *out)
{
	(void)s;
	for (const struct shell *shell = completion_shells; shell->name; shell++)
		fprintf(out, "%s\n", shell->name);
}

static const struct {
	const char *name;
	void (*write)(const struct settings *s, FILE *out);
} lists[] = {
	{ "layouts", write_layouts }, { "panes", write_panes },   { "settings", write_settings },
	{ "shells", write_shells },   { "themes", write_themes },
};

#define LISTS (sizeof lists / sizeof *lists)

static enum exit_status refuse(const char *list)
{
	const char *names[LISTS];
	struct err e;

	for (size_t i = 0; i < LISTS; i++)
		names[i] = lists[i].name;
	choice_refuse(&e, N_("list"), list, names, LISTS);
	complain("%s", e.text);
	return EXIT_STATUS_USAGE;
}

enum exit_status names_write(const char *list, const struct options *o, FILE *out)
{
	struct arena *arena;
	struct settings settings;
	enum exit_status status;
	size_t i = 0;

	while (i < LISTS && strcmp(lists[i].name, list) != 0)
		i++;
	if (i == LISTS)
		return refuse(list);
	arena = arena_new();
	status = configure_aloud(&settings, arena, o);
	if (status == EXIT_STATUS_OK)
		lists[i].write(&settings, out);
	arena_drop(arena);
	return status;
}
