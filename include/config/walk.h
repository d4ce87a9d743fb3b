/* Goes through a tree and takes from it what the table of keys knows. */
#ifndef CONFIG_WALK_H
#define CONFIG_WALK_H

#include "base/settings.h"
#include "base/vocabulary.h"
#include "config/report.h"
#include "config/tree.h"

struct walk {
	struct arena *arena;   /* for what goes into settings */
	struct arena *scratch; /* for what may go when the report is written */
	struct report *report;
	const char *(*lookup)(const char *variable);
	const struct vocabulary *words;
};

/* Every value of the tree into `s`, every mistake to the report. `root` may be NULL: nothing is given. */
void walk_settings(const struct walk *w, const struct node *root, struct settings *s);

#endif
