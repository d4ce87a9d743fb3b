#include "view/hotspot_status.h"

/* "DUE 12m" counts down to overdue; once nothing can be counted down any more it reads "due 2136". */
static void write_due(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	char length[MOMENT_TEXT], minute[MOMENT_TEXT];
	usec left = moment_since(r->coverage.overdue_at, v->now);

	if (!moment_known(left))
		table_write(out, MEANING_STRONG, "DUE");
	else if (v->staleness == STALENESS_LOST)
		table_write(out, MEANING_OLD, "DUE %s", view_compact(v, r->coverage.overdue_at, minute));
	else
		table_write(out, MEANING_STRONG, "DUE %s%s", v->staleness == STALENESS_STALE ? "~" : "",
			    span_minutes(left, length));
}

static void write_from(const char *word, usec at, const char *otherwise, const struct view *v, struct table_cell *out)
{
	char minute[MOMENT_TEXT];

	if (moment_known(at))
		table_write(out, MEANING_FAINT, "%s %s", word, view_compact(v, at, minute));
	else
		table_write(out, MEANING_FAINT, "%s", otherwise);
}

static void overdue(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)r;
	(void)v;
	table_write(out, MEANING_ALARM, "OVERDUE");
}

static void due(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	if (r->coming)
		table_write(out, MEANING_PLAIN, "EN ROUTE");
	else
		write_due(r, v, out);
}

static void not_due(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	if (r->coming)
		table_write(out, MEANING_PLAIN, "EN ROUTE");
	else
		write_from("PLAN", r->coverage.due_at, "NOT DUE", v, out);
}

static void out_of_window(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	write_from("FROM", r->hotspot->window_starts, "NO PLAN", v, out);
}

static void met(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)r;
	(void)v;
	table_write(out, MEANING_GOOD, "MET %s", glyph_text(GLYPH_DONE, out->glyphs));
}

static void present(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_write(out, r->coverage.short_by > 0 ? MEANING_STRONG : MEANING_GOOD, "PRESENT");
}

static void suspended(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	(void)r;
	(void)v;
	table_write(out, MEANING_FAINT, "SUSPENDED");
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

	words[r->coverage.state](r, v, out);
	view_word(v, out->buffer);
}
