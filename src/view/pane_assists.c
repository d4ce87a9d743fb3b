#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/state.h"
#include "view/candidate_line.h"
#include "view/detail.h"
#include "view/passing.h"
#include "view/table.h"

#define CANDIDATES 3
/* A candidate's line below the first column of its assist. */
#define INDENT 2

/* Who could go to an assist while nobody has taken it up: looked for only when somebody wants to know. */
struct search {
	bool done, enough; /* there are as many as are shown, whoever they are */
	struct candidate best[CANDIDATES];
	size_t n;
};

struct row {
	const struct assist *assist;
	bool unanswered;
	struct search *search;
	const struct reserve *reserve; /* one for all rows */
};

/* Unanswered ones first, then those asked first. */
static int by_need(const void *left, const void *right)
{
	const struct row *a = *(const struct row *const *)left, *b = *(const struct row *const *)right;

	if (a->unanswered != b->unanswered)
		return a->unanswered ? -1 : 1;
	if (a->assist->asked_at != b->assist->asked_at)
		return a->assist->asked_at < b->assist->asked_at ? -1 : 1;
	return strcmp(a->assist->id, b->assist->id);
}

/* Where units were is no ground for sending them once the database is lost. */
static const struct search *search_for(const struct row *r, const struct view *v)
{
	struct search *s = r->search;

	if (!s->done && r->unanswered && v->staleness != STALENESS_LOST)
		s->n = candidate_best_of(r->reserve, r->assist, s->best, CANDIDATES);
	s->done = true;
	return s;
}

/* How many they are, told without the search where that can be. */
static size_t count_found(const struct row *r, const struct view *v)
{
	bool wanted = !r->search->done && r->unanswered && v->staleness != STALENESS_LOST;

	if (wanted && !r->search->enough)
		r->search->enough = candidate_enough(r->reserve, r->assist, CANDIDATES);
	return wanted && r->search->enough ? CANDIDATES : search_for(r, v)->n;
}

static struct pane_rows rows(const struct view *v, struct spell *spell, struct arena *scratch)
{
	const struct board *b = v->board;
	struct row *made = arena_alloc(scratch, b->assists.n, sizeof *made);
	struct search *searches = arena_alloc(scratch, b->assists.n, sizeof *searches);
	const void **at = arena_alloc(scratch, b->assists.n, sizeof *at);
	struct reserve *reserve = arena_alloc(scratch, 1, sizeof *reserve);
	size_t n = 0, unanswered = 0;

	for (size_t i = 0; i < b->assists.n; i++) {
		const struct assist *a = &b->assists.at[i];

		if (!assist_open(a))
			continue;
		made[n] = (struct row){ a, assist_unanswered(a), &searches[n], reserve };
		unanswered += made[n].unanswered;
		at[n] = &made[n];
		n++;
	}
	if (unanswered)
		*reserve = candidate_reserve(b, v->settings, spell, scratch);
	if (n > 1)
		qsort(at, n, sizeof *at, by_need);
	return (struct pane_rows){ at, n, 0 };
}

static const char *key(const void *row)
{
	return ((const struct row *)row)->assist->id;
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;
	struct summary s = view_summary(v);

	pane_title_count(dst, T_("Assists"), s.assists_open, b->assists.capped, b->assists.unreadable, glyphs);
	pane_title_add(dst, T_(" open"));
	pane_title_part(dst, s.assists_unanswered, "UNANSWERED", "UNANSWERED", glyphs);
	pane_title_part(dst, b->assists.n - s.assists_open, "closed in 24 h", "closed in 24 h", glyphs);
}

static enum meaning meaning(const void *row, const struct view *v)
{
	const struct assist *a = ((const struct row *)row)->assist;

	if (assist_unanswered(a))
		return MEANING_ALARM;
	return passing_is_new(v, a->asked_at) || passing_is_new(v, a->accepted_at) || passing_is_new(v, a->arrived_at)
		? MEANING_NEW
		: MEANING_PLAIN;
}

static bool marked(const void *row, const struct view *v)
{
	(void)v;
	return assist_unanswered(((const struct row *)row)->assist);
}

static void write_asked_by(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct row *)row)->assist->asked_by);
}

static void write_place(const void *row, const struct view *v, struct table_cell *out)
{
	table_show(out, board_place(v->board, ((const struct row *)row)->assist->hotspot));
}

static void write_wanted(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct row *)row)->assist->wanted);
}

/* How long it has been open; the time it was asked at once nothing runs on. */
static void write_waiting(const void *row, const struct view *v, struct table_cell *out)
{
	const struct assist *a = ((const struct row *)row)->assist;
	char length[MOMENT_TEXT], dst[MOMENT_TEXT];

	out->order = table_order(moment_since(v->now, a->asked_at));
	if (v->staleness == STALENESS_LOST)
		table_copy(out, MEANING_OLD, zone_minute(&v->board->zone, a->asked_at, dst));
	else
		table_copy(out, MEANING_PLAIN,
			    view_running(v, span_minutes(moment_since(v->now, a->asked_at), length), dst));
}

static const char *word_of(const struct assist *a)
{
	if (moment_known(a->arrived_at))
		return T_("ARRIVED");
	if (!assist_unanswered(a))
		return T_("ACCEPTED");
	if (!moment_known(a->acknowledged_at))
		return T_("NOT ACK");
	return a->unit[0] ? T_("OFFERED") : T_("ACK");
}

static void write_status(const void *row, const struct view *v, struct table_cell *out)
{
	table_copy(out, MEANING_PLAIN, word_of(((const struct row *)row)->assist));
	view_word(v, out->buffer);
}

/* Who comes, who has been asked to, or the first who could: "UA2? 36km". */
static void write_unit(const void *row, const struct view *v, struct table_cell *out)
{
	const struct row *r = row;
	const struct search *s = search_for(r, v);
	const struct candidate *best = &s->best[0];

	if (!assist_unanswered(r->assist))
		table_show(out, r->assist->unit[0] ? r->assist->unit : "?");
	else if (v->staleness == STALENESS_LOST)
		table_write(out, MEANING_OLD, T_("OLD"));
	else if (r->assist->unit[0])
		table_write(out, MEANING_PLAIN, T_("%s asked"), r->assist->unit);
	else if (s->n == 0 || !candidate_usable(best))
		table_write(out, MEANING_PLAIN, T_("none free"));
	else if (best->km < 99.5)
		table_write(out, MEANING_PLAIN, "%s? %.0fkm", best->unit->call_sign, best->km);
	else
		table_write(out, MEANING_PLAIN, "%s?", best->unit->call_sign);
}

static void write_reason(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct row *)row)->assist->reason);
}

static int status_cells(void)
{
	static const char *const words[] = { N_("ARRIVED"), N_("ACCEPTED"), N_("NOT ACK"), N_("OFFERED"), N_("ACK") };

	return tongue_cells(words, sizeof words / sizeof *words);
}

static int unit_cells(void)
{
	return tongue_cells((const char *const[]){ N_("none free"), N_("%s asked") }, 2);
}

/* title, width, most, rank, align, write, heading, cells */
static const struct column columns[] = {
	{ N_("FOR"), 5, 0, 0, ALIGN_LEFT, write_asked_by, NULL, NULL },
	{ N_("PLACE"), 12, 26, 2, ALIGN_LEFT, write_place, NULL, NULL },
	{ N_("WANTS"), 10, 0, 4, ALIGN_LEFT, write_wanted, NULL, NULL },
	{ N_("OPEN"), 6, 0, 1, ALIGN_RIGHT, write_waiting, NULL, NULL },
	{ N_("STATUS"), 8, 0, 0, ALIGN_LEFT, write_status, NULL, status_cells },
	{ N_("UNIT"), 10, 12, 3, ALIGN_LEFT, write_unit, NULL, unit_cells },
	{ N_("REASON"), 20, 120, 5, ALIGN_LEFT, write_reason, NULL, NULL },
};

static int below(const void *row, const struct view *v, struct canvas c)
{
	const struct search *s;
	char line[CANDIDATE_LINE];

	if (c.rows <= 0)
		return (int)count_found(row, v);
	s = search_for(row, v);
	for (size_t i = 0; i < s->n && (int)i < c.rows; i++) {
		enum meaning meaning = candidate_usable(&s->best[i]) ? MEANING_PLAIN : MEANING_FAINT;

		candidate_line(v, &s->best[i], c.cols - INDENT, line);
		canvas_field(c, INDENT, (int)i, c.cols - INDENT, ALIGN_LEFT, view_meaning(v, meaning), line);
	}
	return (int)s->n;
}

static const struct table table = {
	columns, sizeof columns / sizeof *columns, false, meaning, marked, below, NULL, NULL,
};

const struct pane pane_assists;

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	table_draw(&table, &pane_assists, v, s, c);
}

static size_t fits(const struct view *v, const struct pane_state *s, struct canvas c)
{
	return table_fits(&table, v, s, c);
}

static int lines(const struct view *v, struct pane_rows rows_shown, int most)
{
	return table_lines(&table, v, rows_shown, most);
}

const struct pane pane_assists = {
	.name = "assists",
	.help = N_("who has asked for help, since when, and who goes or could go"),
	.title = title,
	.rows = rows,
	.key = key,
	.table = &table,
	.detail = &detail_assist,
	.empty = N_("Nobody is asking for help."),
	.draw = draw,
	.lines = lines,
	.fits = fits,
	.head = 1,
};
