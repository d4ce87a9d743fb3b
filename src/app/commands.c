#include "app/commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "app/check.h"
#include "app/complain.h"
#include "app/completion.h"
#include "app/exit.h"
#include "app/handover.h"
#include "app/help.h"
#include "app/letters.h"
#include "app/live.h"
#include "app/once.h"
#include "app/report.h"
#include "app/show_config.h"
#include "app/version.h"
#include "base/tongue.h"

/* Where `demo` is the first word, main has run it. */
static int misplaced_demo(const struct options *o)
{
	(void)o;
	complain("'demo' comes before its options: patrolboard demo [serve] [COMMAND] [OPTION]...");
	return EXIT_STATUS_USAGE;
}

static const struct command commands[] = {
	{ "", "[CONNINFO]", N_("the live board"), live_command, NULL, FOR_LIVE },
	{ "once", "", N_("one board on standard output"), once_command, once_formats, FOR_ONCE },
	{ "report", "", N_("what is published of a month"), report_command, report_formats, FOR_REPORT },
	{ "handover", "", N_("what one shift hands to the next"), handover_command, handover_formats, FOR_HANDOVER },
	{ "check", "[config|database]", N_("all that is wrong, where, and what to do about it"), check_command, NULL,
	  FOR_CHECK },
	{ "config", "", N_("the settings in force; --defaults, --schema"), show_config_command, NULL, FOR_CONFIG },
	{ "demo", "[serve] [COMMAND]", N_("a private PostgreSQL with live data, and the board on it"), misplaced_demo,
	  NULL, FOR_NONE },
	{ 0 },
};

const struct command *commands_all(void)
{
	return commands;
}

/* Like help it is of all commands. */
static enum exit_status write_completion(const char *shell)
{
	struct err e;

	if (completion_write(shell, commands, stdout, &e))
		return EXIT_STATUS_OK;
	complain("%s", e.text);
	return EXIT_STATUS_USAGE;
}

static void show_help(void)
{
	struct letters letters;

	letters_open(&letters, stdout);
	help_write(commands, letters.file);
	letters_close(&letters);
}

int commands_run(const struct options *o)
{
	int status = EXIT_STATUS_OK;

	if (o->help)
		show_help();
	else if (o->version)
		printf("patrolboard %s\n", version_text);
	else if (o->completion)
		status = write_completion(o->completion);
	else
		status = o->command->run(o);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	complain("cannot write to standard output: %s", strerror(errno));
	return EXIT_STATUS_FAILURE;
}
