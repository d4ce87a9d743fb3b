/* The tables of the report of a month: what each hotspot and each division had. */
#ifndef VIEW_MONTH_PLACES_H
#define VIEW_MONTH_PLACES_H

#include "view/month_data.h"

/* Fills the columns and the places of `r`, whose arena, month and running must be there. */
void month_places_fill(struct month_report *r, const struct board *b);

#endif
