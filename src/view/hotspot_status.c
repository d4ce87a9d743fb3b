#include "view/hotspot_status.h"

#include "view/passing.h"

/* "DUE 12m" counts down to overdue; once nothing can be counted down any more it reads "due 2136". */
static void write_due(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	char length[MOMENT_TEXT], minute[MOMENT_TEXT];
	usec left = passing_left(v, r->coverage->overdue_at);

	if (!moment_known(left))
		table_copy(out, MEANING_STRONG, T_("DUE"));
	else if (v->staleness == STALENESS_LOST)
		table_write(out, MEANING_OLD, T_("DUE %s"), view_compact(v, r->coverage->overdue_at, minute));
	else
		table_write(out, MEANING_STRONG, T_("DUE %s"), view_running(v, span_minutes(left, length), minute));
}

static void overdue(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)r;
	(void)v;
	table_copy(out, MEANING_ALARM, T_("OVERDUE"));
}

static void due(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	if (r->coming)
		table_copy(out, MEANING_PLAIN, T_("EN ROUTE"));
	else
		write_due(r, v, out);
}

static void not_due(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	char minute[MOMENT_TEXT];

	if (r->coming)
		table_copy(out, MEANING_PLAIN, T_("EN ROUTE"));
	else if (moment_known(r->coverage->due_at))
		table_write(out, MEANING_FAINT, T_("PLAN %s"), view_compact(v, r->coverage->due_at, minute));
	else
		table_copy(out, MEANING_FAINT, T_("NOT DUE"));
}

static void out_of_window(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	char minute[MOMENT_TEXT];

	if (moment_known(r->hotspot->window_starts))
		table_write(out, MEANING_FAINT, T_("FROM %s"), view_compact(v, r->hotspot->window_starts, minute));
	else
		table_copy(out, MEANING_FAINT, T_("NO PLAN"));
}

static void met(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)r;
	(void)v;
	table_write(out, MEANING_GOOD, T_("MET %s"), glyph_text(GLYPH_DONE, out->glyphs));
}

static void present(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_copy(out, r->coverage->short_by > 0 ? MEANING_STRONG : MEANING_GOOD, T_("PRESENT"));
}

static void suspended(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)r;
	(void)v;
	table_copy(out, MEANING_FAINT, T_("SUSPENDED"));
}

int hotspot_status_cells(void)
{
	static const char *const words[] = { N_("OVERDUE"), N_("EN ROUTE"), N_("NOT DUE"), N_("NO PLAN"), N_("PRESENT"),
					     N_("SUSPENDED"), N_("DUE %s"), N_("PLAN %s"), N_("FROM %s") };

	return tongue_cells(words, sizeof words / sizeof *words);
}

void hotspot_status(const void *row, const struct view *v, struct table_cell *out)
{
	static void (*const words[COVERAGE_STATES])(const struct hotspot_row *, const struct view *,
						    struct table_cell *) = {
		[COVERAGE_NOT_DUE] = not_due,
		[COVERAGE_DUE] = due,
		[COVERAGE_OVERDUE] = overdue,
		[COVERAGE_MET] = met,
		[COVERAGE_OUT_OF_WINDOW] = out_of_window,
		[COVERAGE_PRESENT] = present,
		[COVERAGE_SUSPENDED] = suspended,
	};
	const struct hotspot_row *r = row;

	words[r->coverage->state](r, v, out);
	view_word(v, out->buffer);
}
