/* What the panes of counters share: their rows, and cells of a name and of a number. */
#ifndef VIEW_COUNTER_CELLS_H
#define VIEW_COUNTER_CELLS_H

#include "view/table.h"

/* The configured counters in their order: struct counter_setting. */
struct pane_rows counter_rows(const struct view *v, struct spell *spell, struct arena *scratch);

/* For struct table's `stamp`: by the counters, and the minute that an estimate is made in. */
void counter_stamp(const void *row, const struct view *v, struct kept_stamp *out);

/* The label. Not the metric: a count and a share may be of the same. */
const char *counter_key(const void *row);

/* A table's row meaning, and its column of names. */
enum meaning counter_meaning(const void *row, const struct view *v);
void counter_label(const void *row, const struct view *v, struct table_cell *out);

/* The value in the counter's format, with `before` ("~") in front of it; a dash when missing. */
void counter_number(const struct counter_setting *s, const char *before, double value, enum meaning m,
		    struct table_cell *out);

#endif
