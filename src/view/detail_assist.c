/* An assist from the call to its end: what happened when, after how long, and who could go. */
#include "base/print.h"
#include "model/state.h"
#include "view/candidate_line.h"
#include "view/detail.h"
#include "view/said.h"

#define CANDIDATES 8

static const void *find(const struct view *v, const char *key)
{
	return board_assist(v->board, key);
}

static const char *name(const void *subject, const struct view *v)
{
	return board_place(v->board, ((const struct assist *)subject)->hotspot);
}

/* In English, and for the state of the database's own, 12. */
static int step_cells(void)
{
	static const char *const words[] = { N_("asked"), N_("acknowledged"), N_("accepted"), N_("arrived") };
	int cells = tongue_foreign() ? tongue_cells(words, sizeof words / sizeof *words) : 0;

	return cells > 12 ? cells : 12;
}

/* One thing that happened, and how long after the call. */
static void write_step(const struct assist *a, usec at, const char *what, const char *who, const struct view *v,
		       struct sheet *s)
{
	char time[SAID_TEXT], length[MOMENT_TEXT], after[SAID_TEXT] = "";
	usec since = moment_since(at, a->asked_at);

	if (at == MOMENT_NONE)
		return;
	if (moment_known(since) && at != a->asked_at)
		print_text(after, sizeof after, T_("after %s"), span_short(since, length));
	sheet_row(s,
		  (const struct sheet_cell[]){
			  { said_at(v, at, time), 16, 0, ALIGN_LEFT, MEANING_PLAIN },
			  { what, step_cells(), 0, ALIGN_LEFT, MEANING_STRONG },
			  { who, 6, 0, ALIGN_LEFT, MEANING_PLAIN },
			  { after, 0, 1, ALIGN_LEFT, MEANING_PLAIN },
		  },
		  4);
}

static void write_open(const struct assist *a, const struct view *v, struct sheet *s)
{
	char running[SAID_TEXT];

	if (assist_unanswered(a))
		sheet_field(s, T_("Waiting"), MEANING_ALARM, "%s, %s", said_running(v, a->asked_at, running),
			    a->acknowledged_at == MOMENT_NONE ? T_("NOT ACKNOWLEDGED") :
								T_("acknowledged, not accepted"));
	else if (assist_open(a))
		sheet_field(s, T_("Open for"), MEANING_STRONG, "%s", said_running(v, a->asked_at, running));
}

static void write_life(const struct assist *a, const struct view *v, struct sheet *s)
{
	sheet_section(s, 0, T_("What happened"));
	write_step(a, a->asked_at, T_("asked"), a->asked_by, v, s);
	write_step(a, a->acknowledged_at, T_("acknowledged"), a->acknowledged_by, v, s);
	if (assist_unanswered(a) && a->unit[0])
		sheet_text(s, MEANING_PLAIN, T_("offered to %s, which has not accepted"), a->unit);
	write_step(a, a->accepted_at, T_("accepted"), a->unit, v, s);
	write_step(a, a->arrived_at, T_("arrived"), a->unit, v, s);
	write_step(a, a->closed_at, a->state, a->unit, v, s);
}

static void write_call(const struct assist *a, const struct view *v, struct sheet *s)
{
	char state[CANDIDATE_LINE];

	print_text(state, sizeof state, "%s", a->state[0] ? a->state : "?");
	sheet_section(s, 0, T_("The call"));
	sheet_field(s, T_("State"), MEANING_STRONG, "%s", state);
	write_open(a, v, s);
	sheet_field(s, T_("Asked by"), MEANING_PLAIN, "%s", a->asked_by);
	sheet_field(s, T_("At"), MEANING_PLAIN, "%s (%s)", board_place(v->board, a->hotspot), a->hotspot);
	sheet_field(s, T_("Wanted"), MEANING_PLAIN, "%s", a->wanted);
	sheet_field(s, T_("Reason"), MEANING_PLAIN, "%s", a->reason[0] ? a->reason : T_("none given"));
}

static void write_candidates(const struct assist *a, const struct view *v, struct sheet *s)
{
	struct candidate best[CANDIDATES];
	size_t n = candidate_best(v->board, v->settings, a, view_moment(v), best, CANDIDATES);
	char line[CANDIDATE_LINE];

	sheet_section(s, 1, T_("Who could go, the best first"));
	sheet_not_all_read(s, v->board->units.capped);
	if (n == 0)
		sheet_text(s, MEANING_WARN, T_("No unit of that kind is on duty."));
	for (size_t i = 0; i < n; i++) {
		candidate_line(v, &best[i], CANDIDATE_LINE, line);
		sheet_text(s, candidate_usable(&best[i]) ? MEANING_PLAIN : MEANING_FAINT, "%s", line);
	}
}

/* The unit that has taken it up, weighed as if it could be sent: how far it still is. */
static void write_coming(const struct assist *a, const struct view *v, struct sheet *s)
{
	const struct unit *u = board_unit(v->board, a->unit);
	char word[CANDIDATE_LINE], since[SAID_TEXT], km[MOMENT_TEXT];
	struct candidate c;

	sheet_section(s, 1, T_("Who comes"));
	if (!u) {
		sheet_text(s, MEANING_WARN, T_("%s is not on the board."), a->unit[0] ? a->unit : T_("The unit"));
		return;
	}
	c = candidate_of(v->board, v->settings, a, u, view_moment(v));
	print_text(word, sizeof word, "%s", unit_state_word(v->settings, u));
	view_word(v, word);
	sheet_field(s, T_("Unit"), MEANING_STRONG, T_("%s, %s since %s"), u->call_sign, word,
		    said_since(v, u->state_since, since));
	sheet_field(s, T_("Distance"), MEANING_PLAIN, "%s", candidate_km(c.km, km));
	sheet_field(s, T_("Position"), MEANING_PLAIN, T_("of %s"), said_since(v, u->located_at, since));
	if (moment_known(u->endurance_ends))
		sheet_field(s, T_("Endurance"), MEANING_PLAIN, T_("until %s"), said_until(v, u->endurance_ends, since));
}

static void write(const void *subject, const struct view *v, struct sheet *s)
{
	const struct assist *a = subject;

	write_call(a, v, s);
	write_life(a, v, s);
	if (assist_open(a) && !assist_unanswered(a)) {
		write_coming(a, v, s);
	} else if (assist_unanswered(a) && v->staleness == STALENESS_LOST) {
		sheet_section(s, 1, T_("Who could go"));
		sheet_text(s, MEANING_WARN, T_("Nobody is recommended: where units are now is not known."));
	} else if (assist_unanswered(a)) {
		write_candidates(a, v, s);
	}
}

const struct detail detail_assist = { N_("Assist"), find, name, write, false };
