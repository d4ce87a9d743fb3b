/* The word that says how a hotspot stands: "OVERDUE", "DUE 12m", "MET". */
#ifndef VIEW_HOTSPOT_STATUS_H
#define VIEW_HOTSPOT_STATUS_H

#include "view/hotspot_cells.h"

/* The status cell of a struct hotspot_row. */
/* What column.cells of view/table.h asks for. */
int hotspot_status_cells(void);

void hotspot_status(const void *row, const struct view *v, struct table_cell *out);

#endif
