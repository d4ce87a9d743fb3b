#include "view/handover.h"

#include "base/text.h"
#include "view/handover_open.h"
#include "view/handover_shift.h"
#include "view/said.h"

/* What a force's name of 256 characters can come to when it is made safe. */
#define SAFE 1100

/* All that a handover has. A new section is a row here; `none` is what it says when it finds nothing. */
static const struct {
	const char *title, *none;
	void (*fill)(struct handover_talk *t);
} sections[] = {
	{ N_("Shift"), N_("No unit is on duty."), handover_shifts },
	{ N_("Assists open"), N_("No assist is open."), handover_assists },
	{ N_("Units to look after"), N_("No unit is in an emergency, over a limit, silent or past its shift."),
	  handover_units },
	{ N_("Hotspots overdue or due"), N_("No hotspot is overdue or due."), handover_hotspots },
	{ N_("Dispersal authorisations running"), N_("None runs."), handover_authorisations },
	{ N_("Extra officers, running away, plans suspended"), N_("Nothing of the kind."), handover_marks },
	{ N_("Alerts"), N_("Nothing calls for attention."), handover_alerts },
	{ N_("The shift in figures"), N_("Nothing is counted."), handover_figures },
	{ N_("The month"), N_("The month is not known."), handover_month },
	{ N_("Events"), N_("Nothing worth telling beside all this."), handover_events },
};

#define SECTIONS (sizeof sections / sizeof *sections)
#define MOST_NOTES 4

static struct handover_section make_section(struct handover_talk *t, size_t i)
{
	t->lines = NULL;
	t->n = t->room = 0;
	sections[i].fill(t);
	if (t->n == 0)
		handover_say(t, "%s", T_(sections[i].none));
	return (struct handover_section){ T_(sections[i].title), t->lines, t->n };
}

static bool is_capped(const struct board *b)
{
	return b->units.capped || b->hotspots.capped || b->visits.capped || b->assists.capped || b->events.capped;
}

static void fill_notes(struct handover *h, const struct view *v, struct arena *arena)
{
	const char **notes = arena_alloc(arena, MOST_NOTES, sizeof *notes);
	char at[MOMENT_TEXT];

	if (v->staleness == STALENESS_STALE)
		notes[h->notes_n++] = arena_printf(
			arena,
			T_("STALE: nothing known since %s. Lengths of time that run on are estimates, marked ~."),
			view_as_at(v, at));
	if (v->staleness == STALENESS_LOST)
		notes[h->notes_n++] = arena_printf(
			arena, T_("NO DATABASE: all of this is as at %s, and OLD. Use the radio."), view_as_at(v, at));
	if (board_unreadable(v->board) > 0)
		notes[h->notes_n++] = arena_printf(arena, T_("Values that could not be read, and are left out: %zu."),
						   board_unreadable(v->board));
	if (is_capped(v->board))
		notes[h->notes_n++] = T_("Not all rows of the database were read: something may be missing.");
	h->notes = notes;
}

/* "Derbyshire: handover at 18:00:03 on Mon 1 Jan 2024" */
static const char *title_of(const struct view *v, struct arena *arena)
{
	const struct zone *z = &v->board->zone;
	char force[SAFE], time[MOMENT_TEXT], date[MOMENT_TEXT];

	text_clean(v->board->about.force, force, sizeof force);
	if (!moment_known(v->now))
		return arena_printf(arena, T_("%s%shandover at a time not known"), force, force[0] ? ": " : "");
	return arena_printf(arena, T_("%s%shandover at %s on %s %d"), force, force[0] ? ": " : "",
			    zone_time(z, v->now, time), zone_date(z, v->now, date), zone_civil(z, v->now).year);
}

struct handover handover_make(const struct view *v, const struct alert_watch *watch, struct arena *arena)
{
	struct handover_section *made = arena_alloc(arena, SECTIONS, sizeof *made);
	struct handover h = { .title = title_of(v, arena), .sections = made, .sections_n = SECTIONS };
	struct handover_talk t;

	handover_talk_begin(&t, v, watch, arena);
	for (size_t i = 0; i < SECTIONS; i++)
		made[i] = make_section(&t, i);
	fill_notes(&h, v, arena);
	return h;
}
