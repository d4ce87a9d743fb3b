#include <string.h>

#include "model/state.h"
#include "view/detail.h"
#include "view/passing.h"
#include "view/table.h"

static bool in_emergency(const struct unit *u, const struct view *v)
{
	return unit_class(v->settings, u) == STATE_EMERGENCY;
}

static bool has_come(usec t, const struct view *v)
{
	return t != MOMENT_NONE && passing_reached(v, t);
}

static bool over_limit(const struct unit *u, const struct view *v)
{
	return has_come(unit_over_limit_at(v->settings, u), v);
}

static bool silent(const struct unit *u, const struct view *v)
{
	return has_come(unit_silent_at(v->settings, u), v);
}

static struct pane_rows rows(const struct view *v, struct spell *spell, struct arena *scratch)
{
	const struct unit *const *order = unit_order(v->board, v->settings, spell, scratch);

	return (struct pane_rows){ (const void *const *)order, v->board->units.n, 0 };
}

static const char *key(const void *row)
{
	return ((const struct unit *)row)->call_sign;
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;
	struct summary s = view_summary(v);
	size_t drones = s.free_of_kind[UNIT_DRONE], motorcycles = s.free_of_kind[UNIT_MOTORCYCLE];

	pane_title_count(dst, T_("Units"), b->units.n, b->units.capped, b->units.unreadable, glyphs);
	pane_title_part(dst, s.units_free, "free", "free", glyphs);
	pane_title_part(dst, drones, "drone free", "drones free", glyphs);
	pane_title_part(dst, motorcycles, "motorcycle free", "motorcycles free", glyphs);
}

static enum meaning meaning(const void *row, const struct view *v)
{
	const struct unit *u = row;

	if (in_emergency(u, v))
		return MEANING_ALARM;
	return passing_is_new(v, u->state_since) ? MEANING_NEW : MEANING_PLAIN;
}

/* A drone that must land soon. */
static bool runs_out(const struct unit *u, const struct view *v)
{
	return moment_known(u->endurance_ends) &&
	       passing_reached(v, moment_plus(u->endurance_ends, -v->settings->alerts.endurance_before));
}

static bool stays_on(const struct unit *u, const struct view *v)
{
	return moment_known(u->shift_ends) && passing_reached(v, u->shift_ends);
}

/* Whatever is a warning in one of its columns has the mark as well: colour alone tells nothing. */
static bool marked(const void *row, const struct view *v)
{
	return in_emergency(row, v) || over_limit(row, v) || silent(row, v) || runs_out(row, v) || stays_on(row, v);
}

/* What it is tied to is found among the assists and the hotspots. */
static void stamp(const void *row, const struct view *v, struct kept_stamp *out)
{
	const struct board *b = v->board;

	kept_add_bytes(out, row, sizeof(struct unit));
	kept_add(out, (uintptr_t)b->assists.at);
	kept_add(out, b->assists.n);
	kept_add(out, (uintptr_t)b->hotspots.at);
	kept_add(out, b->hotspots.n);
}

static void write_call_sign(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;

	(void)v;
	table_show(out, u->call_sign[0] ? u->call_sign : "?");
}

static void write_kind(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;

	(void)v;
	table_show(out, u->kind[0] ? u->kind : "?");
}

static void write_status(const void *row, const struct view *v, struct table_cell *out)
{
	table_copy(out, MEANING_PLAIN, unit_state_word(v->settings, row));
	view_word(v, out->buffer);
}

/* The assist it goes to, the place it is at, or what its note says. */
static void write_assignment(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;
	const struct assist *a = board_assist(v->board, u->assist_id);

	if (a)
		table_write(out, MEANING_PLAIN, "%s %s", glyph_text(GLYPH_ASK, out->glyphs),
			    board_place(v->board, a->hotspot));
	else if (u->hotspot[0])
		table_show(out, board_place(v->board, u->hotspot));
	else if (u->note[0])
		table_show(out, u->note);
	else
		table_show(out, glyph_text(GLYPH_NONE, out->glyphs));
}

/* What its note says besides an assignment that takes the note's place. */
static void write_note(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;

	if (u->hotspot[0] || board_assist(v->board, u->assist_id))
		table_show(out, u->note);
}

static void write_in_status(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;
	char length[MOMENT_TEXT], dst[MOMENT_TEXT];

	out->order = table_order(moment_since(v->now, u->state_since));
	table_copy(out, over_limit(u, v) ? MEANING_WARN : MEANING_PLAIN,
		    view_running(v, span_clock(passing_steps(v, u->state_since, MINUTES(1)), length), dst));
}

static void write_heard(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;
	char length[MOMENT_TEXT], dst[MOMENT_TEXT];
	const char *ago = view_running(v, span_minutes(passing_age(v, u->reported_at), length), dst);

	out->order = table_order(moment_since(v->now, u->reported_at));
	table_copy(out, silent(u, v) ? MEANING_WARN : MEANING_FAINT, ago);
}

static void write_area(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct unit *)row)->area);
}

/* What a drone has left in its battery; when it was to end, once nothing runs on. */
static void write_charge(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;
	usec left = passing_left(v, u->endurance_ends);
	bool over = passing_reached(v, u->endurance_ends);
	char length[MOMENT_TEXT], dst[MOMENT_TEXT];

	if (!moment_known(left))
		return;
	out->order = table_order(left);
	if (v->staleness == STALENESS_LOST)
		table_copy(out, MEANING_OLD, zone_minute(&v->board->zone, u->endurance_ends, dst));
	else
		table_copy(out, runs_out(u, v) ? MEANING_WARN : MEANING_PLAIN,
			    over ? T_("OVER") : view_running(v, span_minutes(left, length), dst));
}

static void write_shift(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;
	char minute[MOMENT_TEXT];

	/* A time by itself, below the word shift, would read as how long it lasts. */
	out->order = table_order(u->shift_ends);
	if (!moment_known(u->shift_ends))
		table_show(out, glyph_text(GLYPH_NONE, out->glyphs));
	else
		table_write(out, stays_on(u, v) ? MEANING_WARN : MEANING_FAINT, T_("to %s"),
			    zone_minute(&v->board->zone, u->shift_ends, minute));
}

static void write_crew(const void *row, const struct view *v, struct table_cell *out)
{
	const struct unit *u = row;

	(void)v;
	if (u->crew < 0)
		return;
	out->order = u->crew;
	table_write(out, MEANING_FAINT, "%d", u->crew < 9999 ? u->crew : 9999);
}

static int shift_cells(void)
{
	return tongue_cells((const char *const[]){ N_("to %s") }, 1);
}

static int charge_cells(void)
{
	return tongue_cells((const char *const[]){ N_("OVER") }, 1);
}

/* title, width, most, rank, align, write, heading, cells */
static const struct column columns[] = {
	{ N_("UNIT"), 5, 12, 0, ALIGN_LEFT, write_call_sign, NULL, NULL },
	{ N_("KIND"), 10, 0, 2, ALIGN_LEFT, write_kind, NULL, NULL },
	{ N_("STATUS"), 12, 0, 0, ALIGN_LEFT, write_status, NULL, NULL },
	{ N_("ASSIGNMENT"), 17, 30, 1, ALIGN_LEFT, write_assignment, NULL, NULL },
	{ N_("IN STATUS"), 9, 0, 0, ALIGN_LEFT, write_in_status, NULL, NULL },
	{ N_("HEARD"), 6, 0, 3, ALIGN_RIGHT, write_heard, NULL, NULL },
	{ N_("CHARGE"), 6, 0, 4, ALIGN_RIGHT, write_charge, NULL, charge_cells },
	{ N_("SHIFT"), 8, 0, 5, ALIGN_LEFT, write_shift, NULL, shift_cells },
	{ N_("CREW"), 4, 0, 6, ALIGN_RIGHT, write_crew, NULL, NULL },
	{ N_("AREA"), 4, 12, 7, ALIGN_LEFT, write_area, NULL, NULL },
	{ N_("NOTE"), 16, 60, 8, ALIGN_LEFT, write_note, NULL, NULL },
};

static const struct table table = {
	columns, sizeof columns / sizeof *columns, false, meaning, marked, NULL, NULL, stamp,
};

const struct pane pane_units;

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	table_draw(&table, &pane_units, v, s, c);
}

const struct pane pane_units = {
	.name = "units",
	.help = N_("what each unit is doing, for how long, and who is free"),
	.title = title,
	.rows = rows,
	.key = key,
	.table = &table,
	.fitted = "UNIT",
	.detail = &detail_unit,
	.empty = N_("No units on duty."),
	.draw = draw,
	.head = 1,
};
