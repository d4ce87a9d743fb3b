#include "app/show_config.h"

#include "app/configure.h"
#include "app/names.h"
#include "base/tongue.h"
#include "config/config.h"
#include "view/vocabulary.h"

static enum exit_status write_effective(const struct options *o)
{
	struct arena *arena = arena_new();
	struct settings settings;
	enum exit_status status = configure_aloud(&settings, arena, o);

	tongue_end();
	if (status == EXIT_STATUS_OK)
		config_write(&settings, stdout);
	arena_drop(arena);
	return status;
}

static void write_schema(void)
{
	struct arena *arena = arena_new();

	config_write_schema(vocabulary_new(arena), stdout);
	arena_drop(arena);
}

int show_config_command(const struct options *o)
{
	if (o->names)
		return names_write(o->names, o, stdout);
	if (!o->defaults && !o->schema && !o->manual)
		return write_effective(o);
	/* What is written to be read by programs, and what is kept in files, is in English. */
	tongue_end();
	if (o->defaults)
		config_write_defaults(stdout);
	else if (o->schema)
		write_schema();
	else
		config_write_manual(stdout);
	return EXIT_STATUS_OK;
}
