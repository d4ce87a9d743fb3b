#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/state.h"
#include "model/summary.h"
#include "view/nearest.h"
#include "view/table.h"

/* Unanswered ones first, then those asked first. */
static int by_need(const void *left, const void *right)
{
	const struct assist *a = *(const struct assist *const *)left, *b = *(const struct assist *const *)right;
	bool x = assist_unanswered(a), y = assist_unanswered(b);

	if (x != y)
		return x ? -1 : 1;
	if (a->asked_at != b->asked_at)
		return a->asked_at < b->asked_at ? -1 : 1;
	return strcmp(a->id, b->id);
}

static struct pane_rows rows(const struct view *v, struct arena *scratch)
{
	const struct board *b = v->board;
	const void **at = arena_alloc(scratch, b->assists.n, sizeof *at);
	size_t n = 0;

	for (size_t i = 0; i < b->assists.n; i++)
		if (assist_open(&b->assists.at[i]))
			at[n++] = &b->assists.at[i];
	if (n > 1)
		qsort(at, n, sizeof *at, by_need);
	return (struct pane_rows){ at, n };
}

static const char *key(const void *row)
{
	return ((const struct assist *)row)->id;
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;
	struct summary s = summary_of(b, v->settings, view_moment(v));

	pane_title_count(dst, "Assists", s.assists_open, b->assists.capped, b->assists.unreadable, glyphs);
	pane_title_add(dst, " open");
	pane_title_part(dst, s.assists_unanswered, "UNANSWERED", glyphs);
	pane_title_part(dst, b->assists.n - s.assists_open, "closed in 24 h", glyphs);
}

static enum meaning meaning(const void *row, const struct view *v)
{
	const struct assist *a = row;

	if (assist_unanswered(a))
		return MEANING_ALARM;
	return view_is_new(v, a->asked_at) || view_is_new(v, a->accepted_at) || view_is_new(v, a->arrived_at)
		? MEANING_NEW
		: MEANING_PLAIN;
}

static bool marked(const void *row, const struct view *v)
{
	(void)v;
	return assist_unanswered(row);
}

static void write_asked_by(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct assist *)row)->asked_by);
}

static void write_place(const void *row, const struct view *v, struct table_cell *out)
{
	table_show(out, board_place(v->board, ((const struct assist *)row)->hotspot));
}

static void write_wanted(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct assist *)row)->wanted);
}

/* How long it has been open; the time it was asked at once nothing runs on. */
static void write_waiting(const void *row, const struct view *v, struct table_cell *out)
{
	const struct assist *a = row;
	char length[MOMENT_TEXT], dst[MOMENT_TEXT];

	if (v->staleness == STALENESS_LOST)
		table_write(out, MEANING_OLD, "%s", zone_minute(&v->board->zone, a->asked_at, dst));
	else
		table_write(out, MEANING_PLAIN, "%s",
			    view_running(v, span_minutes(moment_since(v->now, a->asked_at), length), dst));
}

static const char *word_of(const struct assist *a)
{
	if (moment_known(a->arrived_at))
		return "ARRIVED";
	if (!assist_unanswered(a))
		return "ACCEPTED";
	return moment_known(a->acknowledged_at) ? "ACK" : "NOT ACK";
}

static void write_status(const void *row, const struct view *v, struct table_cell *out)
{
	table_write(out, MEANING_PLAIN, "%s", word_of(row));
	view_word(v, out->buffer);
}

/* Who goes, or who could: "UA1? 2km". Where units were is no ground for sending them once the database is lost. */
static void write_unit(const void *row, const struct view *v, struct table_cell *out)
{
	const struct assist *a = row;
	const struct unit *u;
	double km = 0;

	if (!assist_unanswered(a)) {
		table_show(out, a->unit[0] ? a->unit : "?");
		return;
	}
	u = v->staleness == STALENESS_LOST ? NULL : nearest_free(v->board, v->settings, a->hotspot, a->wanted, &km);
	if (v->staleness == STALENESS_LOST)
		table_write(out, MEANING_OLD, "OLD");
	else if (!u)
		table_write(out, MEANING_PLAIN, "none free");
	else if (km < 100)
		table_write(out, MEANING_PLAIN, "%s? %.0fkm", u->call_sign, km);
	else
		table_write(out, MEANING_PLAIN, "%s? far", u->call_sign);
}

static void write_reason(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct assist *)row)->reason);
}

/* title, width, most, rank, align, write, heading */
static const struct column columns[] = {
	{ "FOR", 5, 0, 0, ALIGN_LEFT, write_asked_by, NULL },	 { "PLACE", 12, 26, 1, ALIGN_LEFT, write_place, NULL },
	{ "WANTS", 10, 0, 3, ALIGN_LEFT, write_wanted, NULL },	 { "OPEN", 6, 0, 0, ALIGN_RIGHT, write_waiting, NULL },
	{ "STATUS", 8, 0, 0, ALIGN_LEFT, write_status, NULL },	 { "UNIT", 10, 12, 2, ALIGN_LEFT, write_unit, NULL },
	{ "REASON", 20, 60, 4, ALIGN_LEFT, write_reason, NULL },
};

static const struct table table = { columns, sizeof columns / sizeof *columns, false, meaning, marked };

const struct pane pane_assists;

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	table_draw(&table, &pane_assists, v, s, c);
}

const struct pane pane_assists = {
	.name = "assists",
	.help = "who has asked for help, since when, and who goes or could go",
	.title = title,
	.rows = rows,
	.key = key,
	.empty = "Nobody is asking for help.",
	.draw = draw,
	.head = 1,
};
