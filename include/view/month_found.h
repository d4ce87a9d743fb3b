/* What the report of a month says that is no counter, as struct month_sentence wants it: hotspots, and what is so now. */
#ifndef VIEW_MONTH_FOUND_H
#define VIEW_MONTH_FOUND_H

#include "view/month_data.h"

/* Hotspots with a patrol in the month, and how many of them lie in each division. */
bool month_found_hotspots(const struct month_report *r, const struct board *b, struct month_figure *f);

/* Those that need extra officers now, with the reasons. */
bool month_found_extra_officers(const struct month_report *r, const struct board *b, struct month_figure *f);

/* Drones and motorcycles on duty now. */
bool month_found_team(const struct month_report *r, const struct board *b, struct month_figure *f);

#endif
