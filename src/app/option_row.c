#include "app/option_row.h"

#include <stdio.h>

#include "base/tongue.h"

#define SETTING(key) key, 0, false, NULL
#define FIELD(f) NULL, offsetof(struct options, f), false, NULL
#define COUNTED(f) NULL, offsetof(struct options, f), true, NULL
#define ONE_OF(names, f) NULL, offsetof(struct options, f), false, names

/* Forms of the live board that have a screen; whoever has pictures of one; whoever has an instant of it. */
#define SCREENS (FOR_SCREEN | FOR_KIOSK)
#define PICTURES (SCREENS | FOR_ONCE | FOR_SETTINGS)
#define READERS (FOR_LIVE | FOR_ONCE | FOR_SETTINGS)

const struct option_row option_rows[OPTION_ROWS] = {
	{ "config", 'c', "FILE", FOR_ALL, N_("read this configuration and no other"), FIELD(config) },
	{ "dbname", 'd', "CONNINFO", FOR_ALL, N_("the database, as psql takes it"), SETTING("database.conninfo") },
	{ "set", 0, "KEY=VALUE", FOR_ALL, N_("any setting of the configuration"), SETTING("") },
	{ "glyphs", 0, "TIER", FOR_ALL, N_("auto, full, console or ascii"), SETTING("screen.glyphs") },
	{ "locked", 0, NULL, FOR_ALL, N_("for a forced command: the user's environment and files are not heard"),
	  FIELD(locked) },
	{ "help", 'h', NULL, FOR_ALL, N_("this text"), FIELD(help) },
	{ "version", 'V', NULL, FOR_ALL, N_("the version"), FIELD(version) },
	{ "interval", 'i', "TIME", READERS, N_("between two reads of the database: 500ms, 2s, 1m"),
	  SETTING("database.interval") },
	{ "layout", 'l', "NAME", PICTURES, N_("which panes stand where"), SETTING("screen.layout") },
	{ "color", 0, "WHEN", PICTURES, N_("auto, always or never"), SETTING("screen.color") },
	{ "theme", 0, "NAME", PICTURES, N_("the colours"), SETTING("screen.theme") },
	{ "slow", 0, NULL, FOR_LIVE | FOR_SETTINGS,
	  N_("for a slow line: read only, -i 15s and -l supervisor if not given"), FIELD(slow) },
	{ "log", 0, "FILE", FOR_LIVE | FOR_SETTINGS,
	  N_("keep there what becomes of the connection and the data, and why"), FIELD(log) },
	{ "verbose", 'v', NULL, FOR_LIVE | FOR_SETTINGS, N_("more in the log: slow polls, settings; -vv: every poll"),
	  COUNTED(verbose) },
	{ "kiosk", 0, NULL, SCREENS | FOR_SETTINGS, N_("on a wall: pages that turn, no keys, no way out but SIGTERM"),
	  FIELD(kiosk) },
	{ "plain", 0, NULL, FOR_SCREEN | FOR_PLAIN | FOR_SETTINGS,
	  N_("as sentences, a line each: for screen readers and logs"), FIELD(plain) },
	{ "format", 0, "FORMAT", FOR_WRITERS, "", FIELD(format) },
	{ "output", 'o', "FILE", FOR_WRITERS, N_("where to, whole or not at all (stdout)"), FIELD(output) },
	{ "month", 0, "YYYY-MM", FOR_ONCE | FOR_REPORT,
	  N_("which month (once: the running one; report: the last over)"), FIELD(month) },
	{ "size", 0, "COLSxROWS", FOR_ONCE, N_("the size of the screen (80x24)"), FIELD(size) },
	{ "pane", 0, "NAME", FOR_ONCE, N_("one pane alone"), ONE_OF("panes", pane) },
	{ "page", 0, "N", FOR_ONCE, N_("which page of the layout (1)"), FIELD(page) },
	{ "watch", 0, NULL, FOR_ONCE, N_("again at every interval, until a signal ends it"), FIELD(watch) },
	{ "max-age", 0, "TIME", FOR_ONCE, N_("exit with 75 when no unit has reported for longer"), FIELD(max_age) },
	{ "defaults", 0, NULL, FOR_CONFIG, N_("the built-in settings, explained"), FIELD(defaults) },
	{ "effective", 0, NULL, FOR_CONFIG, N_("the settings in force"), FIELD(effective) },
	{ "schema", 0, NULL, FOR_CONFIG, N_("a JSON Schema of the file"), FIELD(schema) },
	{ "manual", 0, NULL, FOR_CONFIG, N_("the keys as manual page source"), FIELD(manual) },
	{ "names", 0, "LIST", FOR_CONFIG, N_("of layouts, panes, settings, shells or themes those that there are"),
	  FIELD(names) },
	{ "completion", 0, "SHELL", FOR_CONFIG, N_("what completes a command line in bash, fish or zsh"),
	  ONE_OF("shells", completion) },
};

const char *option_name(const struct option_row *row, char dst[OPTION_NAME])
{
	if (row->letter)
		snprintf(dst, OPTION_NAME, "--%s (-%c)", row->name, row->letter);
	else
		snprintf(dst, OPTION_NAME, "--%s", row->name);
	return dst;
}
