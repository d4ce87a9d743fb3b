#include "model/state.h"
#include "view/detail.h"
#include "view/hotspot_status.h"
#include "view/passing.h"

/* Canvases narrower than this get the columns of the small table. */
#define NARROW 60

static const struct unit *unit_coming(const struct view *v, const struct hotspot_row *r)
{
	size_t n;
	const struct unit *const *units = board_units_at(v->board, r->hotspot->code, &n);

	for (size_t i = 0; i < n && !r->coverage->present; i++)
		if (unit_class(v->settings, units[i]) == STATE_COMMITTED)
			return units[i];
	return NULL;
}

static struct pane_rows rows(const struct view *v, struct spell *spell, struct arena *scratch)
{
	size_t n = v->board->hotspots.n;
	const struct standing *order = view_standings(v, spell, scratch);
	struct hotspot_row *made = arena_alloc(scratch, n, sizeof *made);
	const void **at = arena_alloc(scratch, n, sizeof *at);

	for (size_t i = 0; i < n; i++) {
		made[i].hotspot = order[i].hotspot;
		made[i].coverage = &order[i].coverage;
		made[i].need = order[i].need;
		made[i].coming = unit_coming(v, &made[i]);
		at[i] = &made[i];
	}
	return (struct pane_rows){ at, n, 0 };
}

static const char *key(const void *row)
{
	return ((const struct hotspot_row *)row)->hotspot->code;
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;
	struct summary s = view_summary(v);

	pane_title_count(dst, T_("Hotspots"), b->hotspots.n, b->hotspots.capped,
			 b->hotspots.unreadable + b->visits.unreadable, glyphs);
	pane_title_part(dst, b->visits.capped ? b->visits.n : 0, "visits, NOT ALL READ", "visits, NOT ALL READ",
			glyphs);
	pane_title_part(dst, s.coverage[COVERAGE_OVERDUE], "overdue", "overdue", glyphs);
	pane_title_part(dst, s.coverage[COVERAGE_PRESENT], "present", "present", glyphs);
	pane_title_part(dst, s.coverage[COVERAGE_DUE], "due", "due", glyphs);
	pane_title_part(dst, s.coverage[COVERAGE_MET], "met", "met", glyphs);
	pane_title_part(dst, s.extra, "needs extra officers", "need extra officers", glyphs);
}

static usec last_change(const struct coverage *c)
{
	usec last = MOMENT_NONE;

	for (size_t i = 0; i < c->visits_n; i++) {
		usec ended = c->visits[i]->ended_at;
		usec at = moment_known(ended) ? ended : c->visits[i]->started_at;

		if (moment_known(at) && at > last)
			last = at;
	}
	return last;
}

static enum meaning meaning(const void *row, const struct view *v)
{
	const struct hotspot_row *r = row;

	return passing_is_new(v, last_change(r->coverage)) ? MEANING_NEW : MEANING_PLAIN;
}

static bool marked(const void *row, const struct view *v)
{
	(void)v;
	return ((const struct hotspot_row *)row)->need <= NEED_EXTRA;
}

static uint64_t minutes_short(const struct coverage *c)
{
	return (uint64_t)((c->short_by + MINUTES(1) - 1) / MINUTES(1));
}

/* While somebody is there the limits go on with time, and nothing shows of them. */
static void stamp(const void *row, const struct view *v, struct kept_stamp *out)
{
	const struct hotspot_row *r = row;
	const struct coverage *c = r->coverage;

	kept_add(out, (uintptr_t)r->hotspot);
	kept_add(out, (uintptr_t)v->board->visits.at);
	kept_add(out, v->board->visits.n);
	kept_add(out, c->state);
	kept_add(out, (uint64_t)c->done);
	kept_add(out, c->present);
	kept_add(out, (uint64_t)(c->present ? c->present_since : c->last_effective_at));
	kept_add(out, c->present ? minutes_short(c) : (uint64_t)c->due_at);
	kept_add(out, c->present ? 0 : (uint64_t)c->overdue_at);
	kept_add(out, r->need);
	kept_add(out, r->coming ? kept_text(r->coming->call_sign) : 0);
}

/* title, width, most, rank, align, write, heading, cells */
static const struct column columns[] = {
	{ N_("HOTSPOT"), 17, 24, 0, ALIGN_LEFT, hotspot_name, NULL, NULL },
	{ N_("AREA"), 5, 0, 6, ALIGN_LEFT, hotspot_area, NULL, NULL },
	{ N_("STATUS"), 9, 0, 0, ALIGN_LEFT, hotspot_status, NULL, hotspot_status_cells },
	{ N_("CREW"), 6, 24, 3, ALIGN_LEFT, hotspot_crew, NULL, NULL },
	{ N_("ON SITE"), 16, 18, 1, ALIGN_LEFT, hotspot_on_site, hotspot_on_site_heading, NULL },
	{ N_("SHORT"), 6, 0, 3, ALIGN_RIGHT, hotspot_short, NULL, hotspot_short_cells },
	{ N_("LAST"), 5, 11, 2, ALIGN_RIGHT, hotspot_last, NULL, hotspot_last_cells },
	{ N_("DONE"), 5, 0, 4, ALIGN_LEFT, hotspot_done, NULL, NULL },
	{ N_("ASB 28d"), 7, 0, 5, ALIGN_LEFT, hotspot_asb, NULL, NULL },
	{ N_("REASON"), 24, 70, 9, ALIGN_LEFT, hotspot_reason, NULL, NULL },
	{ N_("NEEDS"), 9, 15, 7, ALIGN_LEFT, hotspot_needs, NULL, hotspot_needs_cells },
	{ N_("RAN 7/28"), 8, 0, 8, ALIGN_LEFT, hotspot_runaways, NULL, NULL },
};

static const struct column few_columns[] = {
	{ N_("HOTSPOT"), 8, 24, 0, ALIGN_LEFT, hotspot_name, NULL, NULL },
	{ N_("STATUS"), 9, 0, 0, ALIGN_LEFT, hotspot_status, NULL, hotspot_status_cells },
	{ N_("MINUTES"), 8, 0, 1, ALIGN_LEFT, hotspot_stand, NULL, NULL },
};

static const struct table table = {
	columns, sizeof columns / sizeof *columns, false, meaning, marked, NULL, NULL, stamp,
};
static const struct table few = {
	few_columns, sizeof few_columns / sizeof *few_columns, true, meaning, marked, NULL, NULL, stamp,
};

const struct pane pane_hotspots;

static const struct table *table_for(const struct pane_state *s, struct canvas c)
{
	return c.cols < NARROW && !pane_has_columns(s) ? &few : &table;
}

static size_t fits(const struct view *v, const struct pane_state *s, struct canvas c)
{
	(void)v;
	return (size_t)(table_for(s, c)->headless || c.rows == 0 ? c.rows : c.rows - 1);
}

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	table_draw(table_for(s, c), &pane_hotspots, v, s, c);
}

const struct pane pane_hotspots = {
	.name = "hotspots",
	.help = N_("which hotspot needs somebody, who is there, and for how long"),
	.title = title,
	.order = N_("need"),
	.rows = rows,
	.key = key,
	.table = &table,
	.fitted = "CREW",
	.detail = &detail_hotspot,
	.empty = N_("No hotspots on the board."),
	.draw = draw,
	.fits = fits,
	.head = 1,
};
