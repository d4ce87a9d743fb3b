/* The cells of the hotspots pane, one function a column. */
#ifndef VIEW_HOTSPOT_CELLS_H
#define VIEW_HOTSPOT_CELLS_H

#include "model/coverage.h"
#include "model/need.h"
#include "view/table.h"

/* A hotspot with what the rules make of it, worked out once an update. */
struct hotspot_row {
	const struct hotspot *hotspot;
	const struct coverage *coverage;
	enum need need;
	const struct unit *coming; /* assigned and committed, with nobody there yet; NULL: none */
};

/* Each takes a struct hotspot_row. */
void hotspot_name(const void *row, const struct view *v, struct table_cell *out);
void hotspot_area(const void *row, const struct view *v, struct table_cell *out);
void hotspot_crew(const void *row, const struct view *v, struct table_cell *out);
void hotspot_on_site(const void *row, const struct view *v, struct table_cell *out);
void hotspot_short(const void *row, const struct view *v, struct table_cell *out);
void hotspot_last(const void *row, const struct view *v, struct table_cell *out);
void hotspot_done(const void *row, const struct view *v, struct table_cell *out);
void hotspot_asb(const void *row, const struct view *v, struct table_cell *out);
void hotspot_runaways(const void *row, const struct view *v, struct table_cell *out);
void hotspot_needs(const void *row, const struct view *v, struct table_cell *out);
void hotspot_reason(const void *row, const struct view *v, struct table_cell *out);

/* Minutes on site where somebody is there, the time since the last visit elsewhere: for narrow screens. */
void hotspot_stand(const void *row, const struct view *v, struct table_cell *out);

/* "ON SITE 15min+", with the board's own minutes. */
void hotspot_on_site_heading(const struct view *v, struct table_cell *out);

/* What column.cells of view/table.h asks for. */
int hotspot_short_cells(void);
int hotspot_last_cells(void);
int hotspot_needs_cells(void);

#endif
