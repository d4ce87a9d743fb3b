#include "config/keys.h"

#include <string.h>

#include "base/text.h"
#include "base/tongue.h"
#include "config/bindings.h"
#include "config/conninfo.h"
#include "config/layouts.h"
#include "config/themes.h"

#define FIELD(f, ctype) .offset = FIELD_OF(struct settings, f, ctype)
#define STATE(f, ctype) .offset = FIELD_OF(struct state_setting, f, ctype)
#define COUNTER(f, ctype) .offset = FIELD_OF(struct counter_setting, f, ctype)

#define MILLISECONDS(n) ((usec)(n) * 1000)

static const char *const glyph_words[] = {
	[GLYPHS_AUTO] = "auto", [GLYPHS_FULL] = "full", [GLYPHS_CONSOLE] = "console", [GLYPHS_ASCII] = "ascii", NULL,
};

static const char *const color_words[] = {
	[COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never", NULL,
};

static const char *const bell_words[] = {
	[BELL_NEVER] = "never", [BELL_HIGH] = "high", [BELL_MIDDLE] = "middle", [BELL_LOW] = "low", NULL,
};

static const char *const handover_words[] = {
	[HANDOVER_TEXT] = "text", [HANDOVER_MARKDOWN] = "markdown", NULL,
};

static const char *const log_words[] = {
	[LOG_CHANGES] = "changes", [LOG_DETAILS] = "details", [LOG_POLLS] = "polls", NULL,
};

static const char *const class_words[] = {
	[STATE_UNKNOWN] = "unknown",
	[STATE_EMERGENCY] = "emergency",
	[STATE_FREE] = "free",
	[STATE_UNAVAILABLE] = "unavailable",
	[STATE_COMMITTED] = "committed",
	[STATE_SOFT_COMMITTED] = "soft_committed",
	[STATE_OFF] = "off",
	[STATE_MESSAGE] = "message",
	NULL,
};

static const char *const format_words[] = {
	[COUNTER_COUNT] = "count", [COUNTER_HOURS] = "hours", [COUNTER_SHARE] = "share", NULL,
};

static const struct config_key state_keys[] = {
	{ "code", TEXT(1, 16), STATE(code, const char *), .help = N_("the state code as the database has it") },
	{ "word", TEXT(1, 12), STATE(word, const char *), .help = N_("what the screen shows for it") },
	{ "class", WORD(class_words), STATE(class, enum state_class),
	  .help = N_("what it means to the board; a message does not reset the time in state") },
	{ "limit", DURATION(0, DAYS(7)), STATE(limit, usec), .def = "0m",
	  .help = "how long a unit may stay in it before the board asks for its welfare; 0: for ever" },
};

static const struct config_key counter_keys[] = {
	{ "metric", TEXT(1, 63), COUNTER(metric, const char *), .help = N_("the metric as the database has it") },
	{ "label", TEXT(1, 24), COUNTER(label, const char *), .help = N_("what the screen calls it") },
	{ "format", WORD(format_words), COUNTER(format, enum counter_format), .def = "count",
	  .help = "how to show it; hours are made of a metric in minutes, a share is in per cent of the metric 'of'" },
	{ "of", TEXT(0, 63), COUNTER(of, const char *), .def = "", .help = "the metric that a share is a share of" },
	{ "less_is_better", FLAG, COUNTER(less_is_better, bool), .def = "no", .help = "show a fall as good news" },
};

static const struct state_setting default_states[] = {
	{ "0", "EMERGENCY", STATE_EMERGENCY, 0 },
	{ "1", "ON DUTY", STATE_FREE, 0 },
	{ "2", "PATROL", STATE_FREE, 0 },
	{ "3", "STATION", STATE_FREE, 0 },
	{ "4", "REFRESH", STATE_UNAVAILABLE, MINUTES(45) },
	{ "5", "EN ROUTE", STATE_COMMITTED, MINUTES(20) },
	{ "6", "AT SCENE", STATE_COMMITTED, MINUTES(60) },
	{ "7", "CAN LEAVE", STATE_SOFT_COMMITTED, HOURS(2) },
	{ "8", "COMMITTED", STATE_COMMITTED, HOURS(2) },
	{ "9", "PRISONER", STATE_COMMITTED, HOURS(2) },
	{ "10", "COURT", STATE_UNAVAILABLE, 0 },
	{ "11", "OFF DUTY", STATE_OFF, 0 },
	{ "12", "PRIVATE", STATE_MESSAGE, 0 },
	{ "13", "CALL BACK", STATE_MESSAGE, 0 },
	{ "14", "CALL NOW", STATE_MESSAGE, 0 },
	{ "15", "RECEIVED", STATE_MESSAGE, 0 },
	{ "16", "REPEAT", STATE_MESSAGE, 0 },
};

static const struct counter_setting default_counters[] = {
	{ "patrols", "Patrols", "", COUNTER_COUNT, false },
	{ "effective_patrols", "15min+", "patrols", COUNTER_SHARE, false },
	{ "arrests", "Arrests", "", COUNTER_COUNT, false },
	{ "stop_searches", "Stop searches", "", COUNTER_COUNT, false },
	{ "dispersals_authorised", "Dispersals authorised", "", COUNTER_COUNT, false },
	{ "groups_dispersed", "Groups dispersed", "", COUNTER_COUNT, false },
	{ "people_dispersed", "People dispersed", "", COUNTER_COUNT, false },
	{ "engagements", "Engagements", "", COUNTER_COUNT, false },
	{ "asb_incidents", "ASB in hotspots", "", COUNTER_COUNT, true },
	{ "patrol_minutes", "Patrol hours", "", COUNTER_HOURS, false },
	{ "officer_minutes", "Officer hours", "", COUNTER_HOURS, false },
};

static bool refuse_counter(const void *records, size_t at, const struct vocabulary *words, struct complaint *c)
{
	const struct counter_setting *counter = (const struct counter_setting *)records + at;

	(void)words;
	snprintf(c->where, sizeof c->where, "of");
	if (counter->format == COUNTER_SHARE && !*counter->of) {
		complaint_say(c, "a share needs 'of', the metric that it is a share of");
		complaint_hint(c->hint, "such as 'of: patrols'");
		return true;
	}
	if (counter->format != COUNTER_SHARE && *counter->of) {
		complaint_say(c, "'of' has a meaning only for a share");
		complaint_hint(c->hint, "add 'format: share', or leave 'of' out");
		return true;
	}
	return false;
}

/* The directory that a board was started in is nobody's choice. */
static bool refuse_path(const char *text, const char *must, struct complaint *c)
{
	if (!text[0] || text[0] == '/')
		return false;
	complaint_say(c, "%s", T_(must));
	return true;
}

static bool refuse_directory(const char *text, struct complaint *c)
{
	return refuse_path(
		text, N_("handover.directory must be a directory from the root on, such as /var/lib/patrolboard"), c);
}

static bool refuse_file(const char *text, struct complaint *c)
{
	return refuse_path(text, N_("log.file must be a file from the root on, such as /var/log/patrolboard.log"), c);
}

static const void *shipped_states(size_t *n)
{
	*n = LENGTH(default_states);
	return default_states;
}

static const void *shipped_counters(size_t *n)
{
	*n = LENGTH(default_counters);
	return default_counters;
}

static const struct config_list state_list = {
	KEYS(state_keys), .size = sizeof(struct state_setting), .unique = "code", .shipped = shipped_states,
};

static const struct config_list counter_list = {
	KEYS(counter_keys), .size = sizeof(struct counter_setting), .unique = "label", .shipped = shipped_counters,
	.refuse = refuse_counter,
};

enum { LIST_STATES, LIST_COUNTERS, LIST_LAYOUTS, LIST_THEMES };

static const struct config_key lists[] = {
	[LIST_STATES] = { "states", LIST(0, 200, state_list, struct settings, states, struct state_setting),
			  .help = "the force's state codes" },
	[LIST_COUNTERS] = { "counters", LIST(0, 60, counter_list, struct settings, counters, struct counter_setting),
			    .help = "the counters on screen, in this order" },
	[LIST_LAYOUTS] = { "layouts", LIST(0, 100, layout_list, struct settings, layouts, struct layout_setting),
			   .help = "which panes stand where" },
	[LIST_THEMES] = { "themes", LIST(0, 50, theme_list, struct settings, themes, struct theme_setting),
			  .help = "sets of colours besides those that come with the program" },
};

static const struct config_key keys[] = {
	{ "database.conninfo", TEXT(0, 4096), FIELD(database.conninfo, const char *), .def = "",
	  .refuse = conninfo_refuse,
	  .help = "where the database is, as psql takes it: \"host=db dbname=patrols\", or a URI; empty leaves all to "
		  "the PG* variables. Never a password: that belongs in a passfile or a service file" },
	{ "database.interval", DURATION(INTERVAL_LEAST, INTERVAL_MOST), FIELD(database.interval, usec), .def = "2s",
	  .help = "time from one poll to the next" },
	{ "database.connect_timeout", DURATION(MILLISECONDS(100), MINUTES(5)), FIELD(database.connect_timeout, usec),
	  .def = "3s",
	  .help = "how long one attempt to connect to one host may take; to the last host, if it picks up, longer "
		  "each time that it was too late, up to eight times" },
	{ "database.answer_timeout", DURATION(MILLISECONDS(100), MINUTES(5)), FIELD(database.answer_timeout, usec),
	  .def = "5s",
	  .help = "how long the answer to a poll may take before the connection is given up, longer each time that it "
		  "was too late, up to eight times; one query of it may take four fifths of that" },
	{ "database.retry_max", DURATION(SECONDS(1), HOURS(1)), FIELD(database.retry_max, usec), .def = "30s",
	  .help = "the longest wait between two attempts to connect" },
	{ "database.max_rows", COUNT(1, 1000000), FIELD(database.max_rows, int), .def = "5000",
	  .help = "rows kept of one view; the screen says when there were more" },
	{ "database.doorbell", FLAG, FIELD(database.doorbell, bool), .def = "yes",
	  .help = "poll at once when the database says that something has changed, as patrolboard-views(7) has it; "
		  "without that, behind a pooler, on a standby and with --slow, each interval does" },
	{ "database.allow_writer", FLAG, FIELD(database.allow_writer, bool), .def = "no",
	  .help = "accept a database role that could write" },

	{ "screen.glyphs", WORD(glyph_words), FIELD(screen.glyphs, enum glyph_choice), .def = "auto",
	  .help = "symbols to draw with: full for UTF-8 terminals, console for the Linux console, ascii for any" },
	{ "screen.color", WORD(color_words), FIELD(screen.color, enum color_choice), .def = "auto",
	  .help = "colours; auto honours NO_COLOR and what the terminal can do" },
	{ "screen.mouse", FLAG, FIELD(screen.mouse, bool), .def = "no",
	  .help = "clicks and the wheel are for the board; most terminals then select text with Shift held" },
	{ "screen.highlight", DURATION(0, MINUTES(10)), FIELD(screen.highlight, usec), .def = "10s",
	  .help = "how long a row that changed stays marked" },
	{ "screen.theme", TEXT(1, 32), FIELD(screen.theme, const char *), .def = "default",
	  .among = &lists[LIST_THEMES],
	  .help = "the set of colours: default, which suits colour-blind eyes, dark, light, contrast, night, mono, or "
		  "one of 'themes'" },
	{ "screen.layout", TEXT(1, 32), FIELD(screen.layout, const char *), .def = "operator",
	  .among = &lists[LIST_LAYOUTS], .help = "the layout, as with --layout: which panes stand where" },

	{ "staleness.missed_polls", COUNT(1, 1000), FIELD(staleness.missed_polls, int), .def = "3",
	  .help = "polls without an answer until the board says STALE" },
	{ "staleness.lost_after", DURATION(SECONDS(1), DAYS(1)), FIELD(staleness.lost_after, usec), .def = "60s",
	  .help = "time without an answer until the board says NO DATABASE" },

	{ "history.keep", DURATION(0, DAYS(1)), FIELD(history.keep, usec), .def = "1h",
	  .help = "how far back in time the board can be stepped" },
	{ "history.memory", COUNT(0, 1024), FIELD(history.memory, int), .def = "8",
	  .help = "megabytes that the boards kept for that may take; the oldest go first" },

	{ "alerts.silent_after", DURATION(SECONDS(10), DAYS(1)), FIELD(alerts.silent_after, usec), .def = "20m",
	  .help = "time without any report of a unit until the board asks for its welfare" },
	{ "alerts.authorisation_before", DURATION(0, DAYS(2)), FIELD(alerts.authorisation_before, usec), .def = "2h",
	  .help = "how long before its end a dispersal authorisation is brought up" },
	{ "alerts.endurance_before", DURATION(0, HOURS(2)), FIELD(alerts.endurance_before, usec), .def = "5m",
	  .help = "how long before it must land a drone is brought up" },
	{ "alerts.shift_after", DURATION(0, DAYS(1)), FIELD(alerts.shift_after, usec), .def = "30m",
	  .help = "how long past the end of its shift a unit still on duty is brought up" },
	{ "alerts.limit_before", DURATION(0, HOURS(2)), FIELD(alerts.limit_before, usec), .def = "5m",
	  .help = "how long before a unit reaches the limit of its state it is warned of, at most half of the "
		  "limit; 0: not at all" },
	{ "alerts.assist_after", DURATION(0, HOURS(1)), FIELD(alerts.assist_after, usec), .def = "0s",
	  .help = "how long an assist may stay unanswered before it is an alert" },
	{ "alerts.raise_after", DURATION(0, HOURS(1)), FIELD(alerts.raise_after, usec), .def = "10s",
	  .help = "how long a condition must hold to become an alert; an emergency is one at once" },
	{ "alerts.clear_after", DURATION(0, HOURS(1)), FIELD(alerts.clear_after, usec), .def = "5s",
	  .help = "how long a condition must be gone before its alert is cleared" },
	{ "alerts.repeat_urgent", DURATION(0, DAYS(1)), FIELD(alerts.repeat_urgent, usec), .def = "1m",
	  .help = "time from one bell to the next while an emergency or an assist is not acknowledged; 0: one bell" },
	{ "alerts.repeat", DURATION(0, DAYS(1)), FIELD(alerts.repeat, usec), .def = "10m",
	  .help = "the same for all other alerts" },
	{ "alerts.bell", WORD(bell_words), FIELD(alerts.bell, enum alert_bell), .def = "high",
	  .help = "the bell rings for alerts of this priority and above" },
	{ "alerts.mute", DURATION(SECONDS(10), HOURS(2)), FIELD(alerts.mute, usec), .def = "10m",
	  .help = "how long the bell is mute when it is muted" },
	{ "alerts.cleared", COUNT(0, 200), FIELD(alerts.cleared, int), .def = "50",
	  .help = "how many of the alerts that are over stay in the list" },

	{ "handover.directory", TEXT(0, 4096), FIELD(handover.directory, const char *), .def = "",
	  .refuse = refuse_directory,
	  .help = "where the key of the live board writes the handover of a shift, a new file each time; best a disk "
		  "of this machine. Empty: it writes none" },
	{ "handover.format", WORD(handover_words), FIELD(handover.format, enum handover_format), .def = "text",
	  .help = "how that file is written, as with patrolboard handover --format" },

	{ "kiosk.layout", TEXT(1, 32), FIELD(kiosk.layout, const char *), .def = "wall", .among = &lists[LIST_LAYOUTS],
	  .help = "the layout with --kiosk, unless --layout names another" },
	{ "kiosk.rotate", DURATION(0, HOURS(1)), FIELD(kiosk.rotate, usec), .def = "15s",
	  .help = "how long each page of it stays; 0: pages do not turn by themselves" },
	{ "kiosk.key", .type = &value_bindings, FIELD(kiosk.key, const char *), .def = "",
	  .help = "the one key that does something, and shows the next page; empty: none does" },
	{ "kiosk.day_theme", TEXT(0, 32), FIELD(kiosk.day_theme, const char *), .def = "",
	  .among = &lists[LIST_THEMES],
	  .help = "the set of colours with --kiosk by day, unless --theme names another; empty: that of screen.theme" },
	{ "kiosk.night_theme", TEXT(1, 32), FIELD(kiosk.night_theme, const char *), .def = "night",
	  .among = &lists[LIST_THEMES], .help = "the set of colours by night" },
	{ "kiosk.night_from", COUNT(0, 23), FIELD(kiosk.night_from, int), .def = "22",
	  .help = "the hour, by the board's clock, at which the night begins" },
	{ "kiosk.night_until", COUNT(0, 23), FIELD(kiosk.night_until, int), .def = "6",
	  .help = "the hour at which it ends; where both are the same it is never night" },
	{ "kiosk.shift", DURATION(0, HOURS(12)), FIELD(kiosk.shift, usec), .def = "5m",
	  .help = "how often the whole picture moves by one cell, against burn-in; 0: it stays where it is and has the "
		  "whole screen" },

	{ "log.file", TEXT(0, 4000), FIELD(log.file, const char *), .def = "", .refuse = refuse_file,
	  .help = "where the live board keeps what became of its connection and its data, and why; best a disk of this "
		  "machine. Empty: nowhere. Not with --locked" },
	{ "log.level", WORD(log_words), FIELD(log.detail, enum log_detail), .def = "changes",
	  .help = "what is kept there: changes; details, which has slow polls and the settings besides, as with -v; or "
		  "polls, which has every one, as with -vv" },

#define X(id, key_name, key_names, hint, rank, key_help, ...) \
	{ "keys." key_name, .type = &value_bindings, FIELD(keys[ACTION_##id], const char *), .def = key_names, \
	  .help = key_help },
	ACTION_LIST(X)
#undef X
};

const struct config_key *keys_all(size_t *n)
{
	*n = LENGTH(keys);
	return keys;
}

const struct config_key *keys_lists(size_t *n)
{
	*n = LENGTH(lists);
	return lists;
}

size_t keys_names(const struct config_key *key, const struct settings *s, const char *names[KEYS_NAMES])
{
	const struct config_list *list = key->among->list;
	const char *records;
	size_t records_n, n = 0;

	memcpy(&records, (const char *)s + key->among->offset, sizeof records);
	memcpy(&records_n, (const char *)s + key->among->count, sizeof records_n);
	for (size_t i = 0; list->also && list->also[i] && n < KEYS_NAMES; i++)
		names[n++] = list->also[i];
	for (size_t i = 0; i < records_n && n < KEYS_NAMES; i++) {
		const char *name = list_text(list, list->named, records + i * list->size);

		if (!n || strcmp(names[n - 1], name) != 0)
			names[n++] = name;
	}
	return n;
}

bool keys_refuse_name(const struct config_key *key, const struct settings *s, struct complaint *c)
{
	const char *text, *names[KEYS_NAMES];
	size_t n = keys_names(key, s, names);

	memcpy(&text, (const char *)s + key->offset, sizeof text);
	if (!*text) /* where a name may be empty it is of none */
		return false;
	for (size_t i = 0; i < n; i++)
		if (!strcmp(names[i], text))
			return false;
	complaint_suggest(c, text, names, n);
	complaint_say(c, "there is no %s '%s'", key_leaf(key), text);
	return true;
}

const struct config_key *keys_find(const char *name)
{
	for (size_t i = 0; i < LENGTH(keys); i++)
		if (!strcmp(keys[i].name, name))
			return &keys[i];
	return NULL;
}

bool key_in(const struct config_key *key, const char *section, size_t length)
{
	return !strncmp(key->name, section, length) && key->name[length] == '.';
}

size_t keys_in_section(const struct config_key *first, size_t n)
{
	size_t length = strcspn(first->name, "."), i = 1;

	while (i < n && key_in(&first[i], first->name, length))
		i++;
	return i;
}
