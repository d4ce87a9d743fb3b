/* What configuration decides: plain values, filled by config, read by everybody, owned by the arena they were read into. */
#ifndef BASE_SETTINGS_H
#define BASE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/action.h"
#include "base/alert_setting.h"
#include "base/handover_setting.h"
#include "base/kiosk.h"
#include "base/layout.h"
#include "base/log_setting.h"
#include "base/moment.h"
#include "base/palette.h"

/* What the program makes of a force's state code (DOMAIN.md gives the usual 0 to 16). */
enum state_class {
	STATE_UNKNOWN,
	STATE_EMERGENCY,
	STATE_FREE,
	STATE_UNAVAILABLE,
	STATE_COMMITTED,
	STATE_SOFT_COMMITTED,
	STATE_OFF,
	STATE_MESSAGE, /* does not reset time in state */
};

/* One of the force's own state codes. */
struct state_setting {
	const char *code;
	const char *word; /* as the units pane shows it, at most 12 cells: "AT SCENE" */
	enum state_class class;
	usec limit; /* time in this state before welfare asks; 0: no limit */
};

enum counter_format {
	COUNTER_COUNT,
	COUNTER_HOURS, /* the metric is in minutes */
	COUNTER_SHARE, /* in per cent of the metric `of` */
};

/* One counter of the counters pane. */
struct counter_setting {
	const char *metric;
	const char *label;
	const char *of; /* the metric that a share is a share of; "" otherwise */
	enum counter_format format;
	bool less_is_better;
};

enum glyph_choice { GLYPHS_AUTO, GLYPHS_FULL, GLYPHS_CONSOLE, GLYPHS_ASCII };
enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* How often the database may be read, whoever asks for it: configuration, or the operator. */
#define INTERVAL_LEAST (SECONDS(1) / 10)
#define INTERVAL_MOST HOURS(1)

struct database_settings {
	const char *conninfo; /* as psql takes it; "" leaves all to PG* variables */
	usec interval; /* from one poll to the next */
	usec connect_timeout; /* for one attempt on one host */
	usec answer_timeout;  /* for an answer to a poll; both grow, up to eight times, while they do not do */
	usec retry_max;       /* the longest wait between attempts */
	int max_rows;         /* rows kept of one view; what is left out is said on screen */
	bool doorbell;        /* poll at once when the database rings */
	bool allow_writer;    /* accept a role that could write */
};

struct screen_settings {
	enum glyph_choice glyphs;
	enum color_choice color;
	bool mouse;
	usec highlight; /* how long a row that changed stays marked */
	const char *theme;  /* the name of one that is shipped, or of one of the themes */
	const char *layout; /* the name of one of the layouts */
};

struct staleness_settings {
	int missed_polls; /* STALE after so many */
	usec lost_after;  /* NO DATABASE after this */
};

struct history_settings {
	usec keep;  /* boards received longer ago are forgotten */
	int memory; /* megabytes that they may take */
};

struct settings {
	unsigned reading;  /* how often configuration was read before: what was made of other settings is of another reading */
	bool slow, locked; /* from the command line: read only, in steps (view/pace.h); not to be stopped (app/lockdown.h) */
	struct database_settings database;
	struct screen_settings screen;
	struct staleness_settings staleness;
	struct history_settings history;
	struct alert_settings alerts;
	struct handover_settings handover;
	struct kiosk_settings kiosk;
	struct log_settings log;
	const char *keys[ACTIONS]; /* of each action: names of base/press.h, a blank between; "": none */
	const struct state_setting *states;
	size_t states_n;
	const struct counter_setting *counters;
	size_t counters_n;
	const struct layout_setting *layouts;
	size_t layouts_n;
	const struct theme_setting *themes; /* besides those that are shipped */
	size_t themes_n;
};

/* The setting of a state code, or NULL when the force's list does not have it. */
const struct state_setting *settings_state(const struct settings *s, const char *code);

#endif
