/* What is published of a month, as data: sentences with the figures in them, and tables by place. */
#ifndef VIEW_MONTH_DATA_H
#define VIEW_MONTH_DATA_H

#include "base/settings.h"
#include "model/board.h"
#include "model/month.h"

/* Texts of the report are safe to show, but escaped for no format. Numbers that are not known are NAN. */

struct month_sentence;

/* A sentence and what it was made of. */
struct month_figure {
	const struct month_sentence *sentence;
	const char *text, *definition;
	const char *source; /* "effective_patrols of patrols, definition 1": its counter; "" for what is none */
	day month;          /* that it is about, or the last one of a total */
	double value;       /* in the unit of its format; of a share in per cent */
	double part, whole; /* a share's raw numbers */
	day other;          /* the month compared with; DAY_NONE: there was nothing to compare with */
	struct comparison change;
	double part_then, whole_then;
	int counted_by, counted_by_then; /* numbers of the definition; COUNT_NONE: not known */
	const char *list;
};

/* The tables by place, each by division and by hotspot. */
enum month_table {
	MONTH_TABLE_HAD,  /* what they had */
	MONTH_TABLE_PLAN, /* against the plan */
	MONTH_TABLES,
};

/* A column of the tables by place. */
struct month_column {
	enum month_table table;
	bool again;        /* it stands in an earlier table too: files have it once */
	const char *title; /* "Patrols" */
	struct counter_setting counter;
	int ago;     /* months before that of the report */
	bool change; /* from that month to the report's, rather than the number then */
};

#define MONTH_COLUMNS 20

/* A hotspot, a division, or all of them. */
struct month_place {
	const char *code, *name, *division; /* code: "" for what is no hotspot */
	double values[MONTH_COLUMNS];
	double parts[MONTH_COLUMNS], wholes[MONTH_COLUMNS]; /* in columns of shares: their raw numbers */
	struct comparison changes[MONTH_COLUMNS]; /* in columns of changes */
};

struct month_report {
	struct arena *arena; /* that everything below lives in */
	const char *force;
	day month;
	bool running;       /* it is not over: all is to date */
	const char *period_name; /* "January 2024" */
	const char *period;      /* "December 2023", "January 2024 to date" */
	const char *as_at;  /* "18:00 on 1 January 2024" */
	const char *stamp;  /* the same for other programs: "2024-01-01T18:00:00+00:00" */
	day started;        /* the programme; DAY_NONE: not known */
	int minutes;        /* of an effective visit */
	const struct month_figure *figures;
	size_t figures_n;
	const char *const *notes; /* what a reader must know beside: figures that are missing, rows that were not read */
	size_t notes_n;
	const struct month_column *columns;
	size_t columns_n;
	const struct month_place *divisions, *hotspots; /* the last division is all of them together */
	size_t divisions_n, hotspots_n;
};

#endif
