#include "view/hotspot_cells.h"

#include <math.h>
#include <string.h>

#include "base/print.h"
#include "model/alert_finding.h"
#include "view/number.h"
#include "view/passing.h"

#define BAR_MOST 10
#define BAR_LEAST 3
#define BAR_BYTES (4 * BAR_MOST + 1)
#define MINUTES_CELLS 7

void hotspot_name(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot *h = ((const struct hotspot_row *)row)->hotspot;

	(void)v;
	table_show(out, h->name[0] ? h->name : h->code[0] ? h->code : "?");
}

/* "Derby City" reads "Derby" where only that fits: a whole word tells more than a cut one. */
void hotspot_area(const void *row, const struct view *v, struct table_cell *out)
{
	const char *area = ((const struct hotspot_row *)row)->hotspot->area;
	int word = (int)strcspn(area, " ");

	(void)v;
	if (text_width(area) > out->width && word <= out->width)
		table_write(out, MEANING_PLAIN, "%.*s", word, area);
	else
		table_show(out, area);
}

static const char *none(const struct table_cell *out)
{
	return glyph_text(GLYPH_NONE, out->glyphs);
}

/* Adds a call sign to the others where it fits together with a count of those after it; the first always. */
static bool add_crew(char all[TABLE_CELL], const char *call_sign, size_t after, int width)
{
	char longer[2 * TABLE_CELL], count[24] = "";

	if (after > 0)
		print_text(count, sizeof count, "+%zu", after);
	print_text(longer, sizeof longer, "%s%s%s", all, all[0] ? " " : "", call_sign);
	if (all[0] && (strlen(longer) >= TABLE_CELL || text_width(longer) + (int)strlen(count) > width))
		return false;
	print_text(all, TABLE_CELL, "%.*s", TABLE_CELL - 1, longer);
	return true;
}

/* "HD01 HD02", "HD01+1" where that is too wide: as many as fit, and how many more there are. */
static void write_crews(const struct hotspot_row *r, const struct view *v, size_t n, struct table_cell *out)
{
	char all[TABLE_CELL] = "";
	size_t named = 0;

	for (size_t i = 0; i < r->coverage->visits_n; i++) {
		const struct visit *visit = r->coverage->visits[i];

		if (!passing_visit(v, visit))
			continue;
		if (!add_crew(all, visit->call_sign, n - named - 1, out->width))
			break;
		named++;
	}
	if (named < n)
		table_write(out, MEANING_PLAIN, "%s+%zu", all, n - named);
	else
		table_copy(out, MEANING_PLAIN, all);
}

void hotspot_crew(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot_row *r = row;
	const struct visit *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < r->coverage->visits_n; i++)
		if (passing_visit(v, r->coverage->visits[i])) {
			last = r->coverage->visits[i];
			n++;
		}
	if (n > 1)
		write_crews(r, v, n, out);
	else if (last)
		table_copy(out, MEANING_PLAIN, last->call_sign);
	else
		table_show(out, r->coming ? r->coming->call_sign : none(out));
}

static int effective_minutes(const struct view *v)
{
	return (int)(coverage_effective(v->board) / MINUTES(1));
}

void hotspot_on_site_heading(const struct view *v, struct table_cell *out)
{
	table_write(out, MEANING_FAINT, T_("ON SITE %dmin+"), effective_minutes(v));
}

/* " 9/15", "16/15 ✓"; "~9/15" when the data is stale. */
static void minutes_on_site(const struct hotspot_row *r, const struct view *v, enum glyphs glyphs,
			    char dst[MOMENT_TEXT])
{
	usec length = passing_steps(v, r->coverage->present_since, MINUTES(1));
	bool stale = v->staleness == STALENESS_STALE, done = r->coverage->short_by == 0;
	char minutes[MOMENT_TEXT / 2];

	if (!moment_known(length))
		print_text(minutes, sizeof minutes, "?/%d", effective_minutes(v));
	else if (length >= MINUTES(100) && done)
		print_text(minutes, sizeof minutes, "%s%dh", stale ? "~" : "",
			   (int)(length < HOURS(999) ? length / HOURS(1) : 999));
	else
		print_text(minutes, sizeof minutes, "%s%d/%d", stale ? "~" : "", (int)(length / MINUTES(1)),
			   effective_minutes(v));
	print_text(dst, MOMENT_TEXT, stale ? "%6s%s%s" : "%5s%s%s", minutes, done && !stale ? " " : "",
		   done ? glyph_text(GLYPH_DONE, glyphs) : "");
}

static int bar_full(const struct hotspot_row *r, const struct view *v, int cells)
{
	usec whole = coverage_effective(v->board);
	usec length = passing_steps(v, r->coverage->present_since, whole / cells);

	if (!moment_known(length) || length < 0)
		return 0;
	return length >= whole ? cells : (int)(length / (whole / cells));
}

/* Puts the glyph `n` times at `dst`, which has room for it, and returns where the next one goes. */
static char *add_glyphs(char *dst, enum glyph glyph, enum glyphs tier, int n)
{
	const char *text = glyph_text(glyph, tier);
	size_t bytes = strlen(text);

	for (; n > 0; n--, dst += bytes)
		memcpy(dst, text, bytes + 1);
	return dst;
}

static int bar_cells(const struct table_cell *out, const char *minutes)
{
	int text = text_width(minutes), cells;

	if (text < MINUTES_CELLS)
		text = MINUTES_CELLS;
	cells = out->width - 1 - text;
	return cells > BAR_MOST ? BAR_MOST : cells < BAR_LEAST ? BAR_LEAST : cells;
}

static void write_bar(const struct hotspot_row *r, const struct view *v, struct table_cell *out)
{
	char minutes[MOMENT_TEXT], bar[BAR_BYTES] = "";
	int cells, full;

	minutes_on_site(r, v, out->glyphs, minutes);
	cells = bar_cells(out, minutes);
	full = bar_full(r, v, cells);
	if (full > cells)
		full = cells;
	add_glyphs(add_glyphs(bar, GLYPH_BAR_FULL, out->glyphs, full), GLYPH_BAR_EMPTY, out->glyphs, cells - full);
	print_text(out->buffer, sizeof out->buffer, "%s %s", bar, minutes);
	out->bar = cells;
	out->meaning = r->coverage->short_by > 0 ? MEANING_STRONG : MEANING_GOOD;
}

void hotspot_on_site(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot_row *r = row;

	if (v->staleness == STALENESS_LOST) {
		table_write(out, MEANING_OLD, T_("OLD"));
		return;
	}
	if (r->coverage->present) {
		out->order = table_order(moment_since(v->now, r->coverage->present_since));
		write_bar(r, v, out);
		return;
	}
	add_glyphs(out->buffer, GLYPH_DOT, out->glyphs, bar_cells(out, ""));
	out->meaning = MEANING_FAINT;
}

/* "17:43" today, "31/12" before: five cells. */
static const char *clock_or_date(const struct view *v, usec t, char dst[MOMENT_TEXT])
{
	struct civil c;

	if (!moment_known(t) || !moment_known(v->now) || passing_today(v, t))
		return zone_minute(&v->board->zone, t, dst);
	c = zone_civil(&v->board->zone, t);
	print_text(dst, MOMENT_TEXT, "%02d/%02d", c.day, c.month);
	return dst;
}

/* What the visit there still lacks, while it can be put right: "5 min". */
void hotspot_short(const void *row, const struct view *v, struct table_cell *out)
{
	const struct coverage *c = ((const struct hotspot_row *)row)->coverage;
	usec minutes = (c->short_by + MINUTES(1) - 1) / MINUTES(1);

	if (!c->present || minutes <= 0 || v->staleness == STALENESS_LOST)
		return;
	out->order = (double)minutes;
	if (v->staleness == STALENESS_STALE)
		table_write(out, MEANING_STRONG, "~%dm", (int)minutes);
	else
		table_write(out, MEANING_STRONG, "%d%s", (int)minutes, minutes < 100 ? T_(" min") : "m");
}

int hotspot_short_cells(void)
{
	/* Its number has two digits at most. */
	return 2 + tongue_cells((const char *const[]){ N_(" min") }, 1);
}

int hotspot_last_cells(void)
{
	return tongue_cells((const char *const[]){ N_("now") }, 1);
}

/* "3h41" in five cells, "17:43 3h41" where there is room; the moment alone once nothing runs on. */
void hotspot_last(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot_row *r = row;
	usec last = r->coverage->present ? r->coverage->present_since : r->coverage->last_effective_at;
	char when[MOMENT_TEXT], length[MOMENT_TEXT];
	const char *gap = r->coverage->present ? T_("now") : span_minutes(passing_age(v, last), length);

	out->order = r->coverage->present ? 0 : table_order(moment_since(v->now, last));
	if (!moment_known(last))
		table_copy(out, MEANING_PLAIN, r->coverage->present ? T_("now") : none(out));
	else if (v->staleness == STALENESS_LOST)
		table_copy(out, MEANING_OLD, clock_or_date(v, last, when));
	else if (out->width < 11)
		table_copy(out, MEANING_PLAIN, gap);
	else
		table_write(out, MEANING_PLAIN, "%s %5s", clock_or_date(v, last, when), gap);
}

void hotspot_done(const void *row, const struct view *v, struct table_cell *out)
{
	const struct coverage *c = ((const struct hotspot_row *)row)->coverage;

	(void)v;
	out->order = c->planned > 0 ? c->planned - c->done : (double)NAN;
	if (c->planned <= 0)
		table_copy(out, MEANING_FAINT, none(out));
	else if (c->planned > 99 || c->done > 99)
		table_write(out, MEANING_PLAIN, ">99");
	else
		table_write(out, MEANING_PLAIN, "%d/%d", c->done, c->planned);
}

static double count(int n)
{
	return n == COUNT_NONE ? (double)NAN : n;
}

static enum glyph arrow(double change)
{
	return change >= 0.5 ? GLYPH_UP : change <= -0.5 ? GLYPH_DOWN : GLYPH_LEVEL;
}

void hotspot_asb(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot *h = ((const struct hotspot_row *)row)->hotspot;
	struct comparison c = month_change(COUNTER_COUNT, count(h->asb_28d), count(h->asb_prior_28d));
	enum glyph direction = arrow(c.change);
	char change[NUMBER_TEXT];

	(void)v;
	out->order = count(h->asb_28d) - count(h->asb_prior_28d);
	if (c.kind == COMPARE_NOTHING)
		table_copy(out, MEANING_FAINT, none(out));
	else if (fabs(c.change) >= 999.5)
		table_write(out, MEANING_PLAIN, "%s >999", glyph_text(direction, out->glyphs));
	else /* "▼  (-3)", "▼(-102)" */
		table_write(out, MEANING_PLAIN, "%s%6s", glyph_text(direction, out->glyphs),
			    number_change(&c, 6, change));
}

/* Above whatever is counted in a week: hotspots where it rises come first. */
#define RISING 1e6

void hotspot_runaways(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot *h = ((const struct hotspot_row *)row)->hotspot;

	bool rises = alert_runaways_rise(h);

	(void)v;
	out->order = count(h->runaways_7d) + (rises ? RISING : 0);
	if (h->runaways_7d < 0 || h->runaways_28d < 0)
		table_copy(out, MEANING_FAINT, none(out));
	else if (h->runaways_28d > 999)
		table_write(out, MEANING_PLAIN, ">999");
	else
		table_write(out, rises ? MEANING_WARN : MEANING_PLAIN, "%s%d/%d",
			    rises ? glyph_text(GLYPH_UP, out->glyphs) : "", h->runaways_7d, h->runaways_28d);
}

/* Why it is suspended, or needs extra officers; else why it is a hotspot at all. */
void hotspot_reason(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot *h = ((const struct hotspot_row *)row)->hotspot;
	const char *extra = h->extra_officers ? h->extra_reason : "";

	(void)v;
	table_show(out, h->suspended_reason[0] ? h->suspended_reason : extra[0] ? extra : h->reason);
}

/* Does its dispersal authorisation end so soon that somebody has to think of another one? */
static bool ends_soon(const struct hotspot *h, const struct view *v)
{
	return passing_reached(v, moment_plus(h->authorisation_ends, -v->settings->alerts.authorisation_before));
}

/* What it needs beyond its plan: extra officers, an eye on the end of the dispersal authorisation. The one that ends next first. */
void hotspot_needs(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot *h = ((const struct hotspot_row *)row)->hotspot;
	bool authorised = moment_known(h->authorisation_ends) && !passing_reached(v, h->authorisation_ends);
	bool both = authorised && h->extra_officers, warn = h->extra_officers || (authorised && ends_soon(h, v));
	char ends[MOMENT_TEXT];

	if (authorised)
		out->order = -table_order(h->authorisation_ends);
	if ((both && out->width < 15 && !ends_soon(h, v)) || (authorised && out->width < 9))
		table_copy(out, MEANING_WARN,
			    both && out->width >= text_width(T_("EXTRA s34")) ? T_("EXTRA s34") :
			    both					    ? T_("EXTRA") :
										      T_("s34"));
	else if (authorised)
		table_write(out, warn ? MEANING_WARN : MEANING_PLAIN, "%s%s %s",
			    both && out->width >= 15 ? T_("EXTRA ") : "", T_("s34"),
			    clock_or_date(v, h->authorisation_ends, ends));
	else if (h->extra_officers)
		table_write(out, MEANING_WARN, T_("EXTRA"));
}

int hotspot_needs_cells(void)
{
	return tongue_cells((const char *const[]){ N_("EXTRA s34"), N_("EXTRA"), N_("s34") }, 3);
}

void hotspot_stand(const void *row, const struct view *v, struct table_cell *out)
{
	const struct hotspot_row *r = row;
	char minutes[MOMENT_TEXT];

	if (!r->coverage->present || v->staleness == STALENESS_LOST) {
		hotspot_last(row, v, out);
		return;
	}
	out->order = table_order(moment_since(v->now, r->coverage->present_since));
	minutes_on_site(r, v, out->glyphs, minutes);
	table_copy(out, r->coverage->short_by > 0 ? MEANING_STRONG : MEANING_GOOD, minutes);
}
