#include "config/shipped.h"

#include "base/layout.h"
#include "config/list.h"

/*
 * The layouts that come with the program. Each is laid out for 40x15, 80x24, 120x40, 200x60 and 500x200 by the variants that
 * it has; its last one suits whatever is smaller.
 */

#define PANE(name) .pane = (name)
#define ROWS(array) .pane = "", .rows = (array), .rows_n = LENGTH(array)
#define BESIDE(array) .pane = "", .beside = (array), .beside_n = LENGTH(array)
#define COLUMNS(array) .columns = (array), .columns_n = LENGTH(array)
/* A single line, for panes that can say all in one. */
#define LINE .least = 1, .most = 1, .weight = 0

/* --- operator: everything, the hotspots first --- */

/* 500x200: three columns of panes, and all of them. */
static const struct layout_node hall_places[] = {
	{ PANE("hotspots"), .least = 8, .weight = 3 },
	{ PANE("coverage"), .least = 8, .weight = 2, .rank = 1 },
};
static const struct layout_node hall_deployed[] = {
	{ PANE("units"), .least = 6, .weight = 1 },
	{ PANE("assists"), .least = 3, .rank = 1 },
	{ PANE("events"), .least = 3, .rank = 2 },
};
static const struct layout_node hall_told[] = {
	{ PANE("alerts"), .least = 3, .most = 20, .rank = 1 },
	{ PANE("counters"), .least = 6, .weight = 2 },
	{ PANE("totals"), .least = 6, .weight = 1, .rank = 2 },
	{ PANE("trend"), .least = 6, .weight = 1, .rank = 1 },
};
static const struct layout_node operator_hall[] = {
	{ ROWS(hall_places), .least = 60, .weight = 13 },
	{ ROWS(hall_deployed), .least = 60, .weight = 10 },
	{ ROWS(hall_told), .least = 60, .weight = 12, .rank = 1 },
};

/* 200x60: a desk with one large screen. */
static const struct layout_node desk_left[] = {
	{ PANE("hotspots"), .least = 8, .weight = 20 },
	{ PANE("coverage"), .least = 6, .weight = 10, .rank = 2 },
	{ PANE("events"), .least = 2, .weight = 0, .rank = 1 },
};
static const struct layout_node desk_right[] = {
	{ PANE("alerts"), .least = 3, .most = 10, .weight = 100, .rank = 1 },
	{ PANE("assists"), .least = 3, .weight = 2 },
	{ PANE("units"), .least = 6, .weight = 3 },
	{ PANE("counters"), .least = 6, .weight = 3 },
	{ PANE("totals"), .least = 4, .weight = 1, .rank = 1 },
};
static const struct layout_node operator_desk[] = {
	{ ROWS(desk_left), .least = 100, .weight = 1 },
	{ ROWS(desk_right), .least = 75, .weight = 1 },
};

/* 120x40: every hotspot, and below them who could go. */
static const struct layout_node band_right[] = {
	{ PANE("assists"), .least = 3, .weight = 1, .rank = 1 },
	{ PANE("counters"), .least = 6, .weight = 0 },
};
static const struct layout_node operator_band[] = {
	{ PANE("units"), .least = 59, .weight = 1 },
	{ ROWS(band_right), .least = 60, .weight = 1, .rank = 1 },
};
static const struct layout_node operator_usual[] = {
	{ PANE("hotspots"), .least = 8, .weight = 1 },
	{ BESIDE(operator_band), .least = 11, .weight = 0, .rank = 1 },
	{ PANE("events"), LINE, .rank = 2 },
};

/* 80x24, the size that every terminal has. */
static const struct layout_node operator_standard[] = {
	{ PANE("hotspots"), .least = 5, .weight = 5 },
	{ PANE("units"), .least = 4, .weight = 3, .rank = 1 },
	{ PANE("counters"), .least = 3, .weight = 0, .rank = 2 },
	{ PANE("events"), LINE, .rank = 3 },
};

/* --- compact: the hotspots, and the rest in a line each --- */

/* On a wide screen who could go beside them. */
static const struct layout_node compact_lists[] = {
	{ PANE("hotspots"), .least = 70, .weight = 1 },
	{ PANE("units"), .least = 59, .weight = 1, .rank = 1 },
};
static const struct layout_node compact_wide[] = {
	{ BESIDE(compact_lists), .least = 5, .weight = 1 },
	{ PANE("assists"), LINE, .rank = 1 },
	{ PANE("counters"), LINE, .rank = 2 },
	{ PANE("events"), LINE, .rank = 3 },
};

/* 40x15: a telephone. */
static const struct layout_node compact[] = {
	{ PANE("hotspots"), .least = 5, .weight = 1 },
	{ PANE("assists"), LINE, .rank = 2 },
	{ PANE("units"), LINE, .rank = 1 },
	{ PANE("counters"), LINE, .rank = 3 },
};

/* Anything smaller: a line each, and what is left to the hotspots. */
static const struct layout_node lines[] = {
	{ PANE("hotspots"), .least = 1, .weight = 1 },
	{ PANE("assists"), LINE, .rank = 1 },
	{ PANE("units"), LINE, .rank = 2 },
	{ PANE("counters"), LINE, .rank = 3 },
	{ PANE("events"), LINE, .rank = 4 },
};

/* --- supervisor: what is going wrong and how the month stands, to be looked at from anywhere --- */

static const struct layout_node look_told[] = {
	{ PANE("assists"), .least = 4, .weight = 1 },
	{ PANE("counters"), .least = 6, .weight = 1 },
};
static const struct layout_node look_places[] = {
	{ PANE("hotspots"), .least = 8, .weight = 20 },
	{ PANE("coverage"), .least = 8, .weight = 10, .rank = 1 },
};
static const struct layout_node supervisor_wide[] = {
	{ ROWS(look_places), .least = 100, .weight = 1 },
	{ ROWS(look_told), .least = 75, .weight = 1 },
};
static const struct layout_node supervisor_usual[] = {
	{ PANE("hotspots"), .least = 6, .weight = 3 },
	{ PANE("assists"), .least = 4, .weight = 1, .rank = 1 },
	{ PANE("counters"), .least = 6, .weight = 0, .rank = 2 },
};
static const struct layout_node supervisor_standard[] = {
	{ PANE("hotspots"), .least = 5, .weight = 2 },
	{ PANE("assists"), .least = 4, .weight = 1, .rank = 1 },
	{ PANE("counters"), .least = 3, .weight = 0, .rank = 2 },
};
static const struct layout_node supervisor_small[] = {
	{ PANE("hotspots"), .least = 4, .weight = 1 },
	{ PANE("assists"), LINE, .rank = 1 },
	{ PANE("counters"), .least = 2, .most = 3, .weight = 0, .rank = 2 },
};
static const struct layout_node supervisor_lines[] = {
	{ PANE("hotspots"), .least = 1, .weight = 1 },
	{ PANE("assists"), LINE, .rank = 1 },
	{ PANE("counters"), LINE, .rank = 2 },
};

/*
 * --- wall: nobody at a keyboard; few lines and few columns, for they are read from afar. What a large screen has more of goes
 * to the figures of the headline, which is on every page, for it also says that the data is not live: then before all lists. ---
 */

static const char *const wall_hotspots[] = { "HOTSPOT", "STATUS", "CREW", "ON SITE", "SHORT", "NEEDS" };
static const char *const wall_units[] = { "UNIT", "STATUS", "ASSIGNMENT", "IN STATUS" };

#define HEADLINE PANE("headline"), .least = 7, .weight = 1

static const struct layout_node wall_board[] = {
	{ HEADLINE },
	{ PANE("hotspots"), .least = 5, .most = 12, .weight = 0, COLUMNS(wall_hotspots) },
	{ PANE("assists"), LINE, .rank = 1 },
	{ PANE("counters"), LINE, .rank = 2 },
	{ PANE("events"), LINE, .rank = 3 },
};
static const struct layout_node wall_small[] = {
	{ PANE("headline"), LINE },
	{ PANE("hotspots"), .least = 1, .weight = 1 },
	{ PANE("assists"), LINE, .rank = 1 },
};

static const struct layout_node wall_crews[] = {
	{ HEADLINE },
	{ PANE("units"), .least = 5, .most = 12, .weight = 0, COLUMNS(wall_units) },
	{ PANE("assists"), .least = 3, .most = 4, .weight = 0, .rank = 1 },
};
static const struct layout_node crews_small[] = {
	{ PANE("headline"), LINE },
	{ PANE("units"), .least = 1, .weight = 1 },
	{ PANE("assists"), LINE, .rank = 1 },
};

static const struct layout_node wall_month[] = {
	{ HEADLINE },
	{ PANE("counters"), .least = 5, .most = 14, .weight = 0 },
};
static const struct layout_node month_small[] = {
	{ PANE("headline"), LINE },
	{ PANE("counters"), .least = 1, .weight = 1 },
};

/* name, page, least screen, how the parts stand, parts */
static const struct layout_setting shipped[] = {
	{ "operator", "", { 300, 45 }, { BESIDE(operator_hall) } },
	{ "operator", "", { 180, 45 }, { BESIDE(operator_desk) } },
	{ "operator", "", { 120, 32 }, { ROWS(operator_usual) } },
	{ "operator", "", { 60, 20 }, { ROWS(operator_standard) } },
	{ "operator", "", { 40, 15 }, { ROWS(compact) } },
	{ "operator", "", { 1, 1 }, { ROWS(lines) } },
	{ "supervisor", "", { 180, 45 }, { BESIDE(supervisor_wide) } },
	{ "supervisor", "", { 100, 28 }, { ROWS(supervisor_usual) } },
	{ "supervisor", "", { 60, 20 }, { ROWS(supervisor_standard) } },
	{ "supervisor", "", { 40, 12 }, { ROWS(supervisor_small) } },
	{ "supervisor", "", { 1, 1 }, { ROWS(supervisor_lines) } },
	{ "wall", "board", { 60, 20 }, { ROWS(wall_board) } },
	{ "wall", "board", { 1, 1 }, { ROWS(wall_small) } },
	{ "wall", "crews", { 60, 20 }, { ROWS(wall_crews) } },
	{ "wall", "crews", { 1, 1 }, { ROWS(crews_small) } },
	{ "wall", "month", { 60, 20 }, { ROWS(wall_month) } },
	{ "wall", "month", { 1, 1 }, { ROWS(month_small) } },
	{ "compact", "", { 130, 12 }, { ROWS(compact_wide) } },
	{ "compact", "", { 40, 12 }, { ROWS(compact) } },
	{ "compact", "", { 1, 1 }, { ROWS(lines) } },
};

const void *shipped_layouts(size_t *n)
{
	*n = LENGTH(shipped);
	return shipped;
}
