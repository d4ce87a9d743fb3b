#include "app/check.h"

#include <stdio.h>
#include <string.h>

#include "app/choice.h"
#include "app/clock.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/letters.h"
#include "app/programs.h"
#include "app/wait.h"
#include "base/installed.h"
#include "base/tongue.h"
#include "db/audit.h"
#include "db/findings.h"

static enum exit_status check_configuration(const struct options *o, struct settings *s, struct arena *arena,
					     FILE *out)
{
	enum exit_status status = configure(s, arena, o, out);
	const char *paths[2];
	size_t n = configure_files(o, arena, paths);

	for (size_t i = 0; i < n && status == EXIT_STATUS_OK; i++)
		findings_line(VERDICT_OK, paths[i], "", out);
	if (n == 0 && status == EXIT_STATUS_OK)
		findings_line(VERDICT_OK, N_("no configuration file: the built-in settings are in force"), "", out);
	return status;
}

static enum exit_status check_database(const struct settings *s, struct arena *arena, FILE *out)
{
	static const enum exit_status statuses[] = {
		[LINK_FINE] = EXIT_STATUS_OK,
		[LINK_UNREACHABLE] = EXIT_STATUS_UNREACHABLE,
		[LINK_REFUSED] = EXIT_STATUS_REFUSED,
	};
	struct err e;
	struct audit *audit = audit_new(s->database.conninfo, s, clock_now(), &e);
	enum exit_status status;
	size_t problems = 0;

	if (!audit) {
		complain("%s", e.text);
		return EXIT_STATUS_USAGE;
	}
	while (!audit_step(audit, clock_now())) {
		struct pollfd fd = { .fd = audit_fd(audit), .events = audit_events(audit) };

		wait_until(&fd, 1, audit_deadline(audit));
	}
	status = statuses[audit_report(audit, programs_sql(arena, installed_folder), out, &problems)];
	audit_free(audit);
	return status == EXIT_STATUS_OK && problems > 0 ? EXIT_STATUS_FAILURE : status;
}

static enum exit_status check(const struct options *o, bool database, struct arena *arena)
{
	struct settings settings;
	struct letters letters;
	enum exit_status status;

	letters_open(&letters, stdout);
	status = check_configuration(o, &settings, arena, letters.file);
	if (status == EXIT_STATUS_OK && database)
		status = check_database(&settings, arena, letters.file);
	letters_close(&letters);
	return status;
}

int check_command(const struct options *o)
{
	static const char *const checks[] = { "config", "database" };
	const char *what = o->operands_n > 0 ? o->operands[0] : NULL;
	bool config = what && strcmp(what, checks[0]) == 0, database = what && strcmp(what, checks[1]) == 0;
	struct arena *arena = arena_new();
	enum exit_status status = EXIT_STATUS_USAGE;
	struct err e;

	if (what && !config && !database) {
		choice_refuse(&e, N_("check"), what, checks, 2);
		complain("%s", e.text);
	} else {
		status = check(o, !config, arena);
	}
	arena_drop(arena);
	return status;
}
