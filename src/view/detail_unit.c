/* A unit: what it is doing and has done on this turn of duty, how fresh that is, and which hotspots are near. */
#include <math.h>
#include <string.h>

#include "base/best.h"
#include "base/print.h"
#include "model/distance.h"
#include "model/state.h"
#include "view/candidate_line.h"
#include "view/detail.h"
#include "view/hotspot_status.h"
#include "view/said.h"

#define NEAREST 6

static const void *find(const struct view *v, const char *key)
{
	return board_unit(v->board, key);
}

static const char *name(const void *subject, const struct view *v)
{
	(void)v;
	return ((const struct unit *)subject)->call_sign;
}

static void write_state(const struct unit *u, const struct view *v, struct sheet *s)
{
	const struct state_setting *state = settings_state(v->settings, u->state_code);
	bool over = unit_over_limit(v->settings, u, view_moment(v));
	enum meaning meaning = unit_class(v->settings, u) == STATE_EMERGENCY ? MEANING_ALARM : MEANING_STRONG;
	char word[TABLE_CELL], since[SAID_TEXT], limit[MOMENT_TEXT], allowed[SAID_TEXT] = "";

	print_text(word, sizeof word, "%s", unit_state_word(v->settings, u));
	view_word(v, word);
	if (state && state->limit > 0)
		print_text(allowed, sizeof allowed, over ? T_("; TOO LONG: at most %s") : T_("; at most %s"),
			   span_minutes(state->limit, limit));
	sheet_field(s, T_("State"), over ? MEANING_WARN : meaning, T_("%s since %s%s"), word,
		    said_since(v, u->state_since, since), allowed);
}

static void write_assignment(const struct unit *u, const struct view *v, struct sheet *s)
{
	const struct assist *a = board_assist(v->board, u->assist_id);

	if (a)
		sheet_field(s, T_("Assist"), MEANING_PLAIN, T_("of %s at %s: %s"), a->asked_by,
			    board_place(v->board, a->hotspot), a->reason[0] ? a->reason : a->wanted);
	else if (u->assist_id[0])
		sheet_field(s, T_("Assist"), MEANING_PLAIN, T_("number %s"), u->assist_id);
	sheet_field(s, T_("Assigned"), MEANING_PLAIN, "%s",
		    u->hotspot[0] ? board_place(v->board, u->hotspot) : T_("no hotspot"));
	sheet_field(s, T_("Note"), MEANING_PLAIN, "%s", u->note);
}

static void write_position(const struct unit *u, const struct view *v, struct sheet *s)
{
	char since[SAID_TEXT];

	if (isfinite(u->lat) && isfinite(u->lon))
		sheet_field(s, T_("Position"), MEANING_PLAIN, T_("%.4f %.4f at %s"), u->lat, u->lon,
			    said_since(v, u->located_at, since));
	else
		sheet_field(s, T_("Position"), MEANING_PLAIN, T_("not known"));
}

static void write_now(const struct unit *u, const struct view *v, struct sheet *s)
{
	bool silent = unit_silent(v->settings, u, view_moment(v));
	char time[SAID_TEXT], until[2 * SAID_TEXT];

	print_text(until, sizeof until, T_("until %s"), said_until(v, u->shift_ends, time));
	sheet_section(s, 0, T_("Now"));
	write_state(u, v, s);
	write_assignment(u, v, s);
	sheet_field(s, T_("Unit"), MEANING_PLAIN, T_("%s of %s"), u->kind[0] ? u->kind : T_("kind not known"),
		    u->area[0] ? u->area : T_("no area"));
	if (u->crew >= 0)
		sheet_field(s, T_("Crew"), MEANING_PLAIN, P_("%d officer", "%d officers", (unsigned long)u->crew),
			    u->crew);
	sheet_field(s, T_("Shift"), MEANING_PLAIN, "%s%s%s", u->shift_name, u->shift_name[0] ? ", " : "",
		    until);
	sheet_field(s, T_("Reported"), silent ? MEANING_WARN : MEANING_PLAIN, "%s%s", silent ? T_("SILENT: ") : "",
		    said_since(v, u->reported_at, time));
	write_position(u, v, s);
	if (moment_known(u->endurance_ends))
		sheet_field(s, T_("Endurance"), MEANING_STRONG, T_("until %s"), said_until(v, u->endurance_ends, time));
}

/* How long a state lasted: until the next one, or now. */
static void write_lasted(const struct unit_state *state, const struct unit_state *next, const struct view *v,
			 char dst[SAID_TEXT])
{
	if (next)
		span_minutes(moment_since(next->since, state->since), dst);
	else
		said_running(v, state->since, dst);
}

static bool has_states(const struct board *b, const struct unit *u)
{
	return !b->states_of || !strcmp(b->states_of, u->call_sign);
}

/* The oldest first. */
struct states {
	const struct unit_state *const *at;
	size_t n;
	bool read, capped;
};

/*
 * The newest board has them, of the unit that is looked at. An older one that is shown may be from before it was; then those of
 * the newest count, up to its moment.
 */
static struct states find_states(const struct unit *u, const struct view *v)
{
	bool own = has_states(v->board, u) || !v->live || !v->live->board;
	const struct board *b = own ? v->board : v->live->board;
	struct states found = { .read = has_states(b, u), .capped = b->unit_states.capped };

	found.at = board_unit_states(b, u->call_sign, &found.n);
	while (found.n > 0 && found.at[found.n - 1]->since > v->now)
		found.n--;
	return found;
}

/* Who sees none is told why. */
static const char *without_states(const struct view *v, bool read)
{
	const struct view *newest = v->live ? v->live : v;

	if (read)
		return T_("None known.");
	return newest->staleness == STALENESS_LIVE ? T_("Being read.") : T_("Not read: there are no new data.");
}

static void write_history(const struct unit *u, const struct view *v, struct sheet *s)
{
	const struct states past = find_states(u, v);
	size_t n = past.n;

	sheet_section(s, 0, T_("States of this turn of duty, the newest first"));
	sheet_not_all_read(s, past.capped);
	if (n == 0)
		sheet_text(s, MEANING_FAINT, "%s", without_states(v, past.read));
	for (size_t i = n; i-- > 0;) {
		const struct unit then = { .state_code = past.at[i]->state_code };
		char at[SAID_TEXT], word[TABLE_CELL], lasted[SAID_TEXT];

		print_text(word, sizeof word, "%s", unit_state_word(v->settings, &then));
		if (i == n - 1)
			view_word(v, word);
		write_lasted(past.at[i], i + 1 < n ? past.at[i + 1] : NULL, v, lasted);
		sheet_row(s,
			  (const struct sheet_cell[]){
				  { said_at(v, past.at[i]->since, at), 16, 0, ALIGN_LEFT, MEANING_PLAIN },
				  { word, 12, 0, ALIGN_LEFT, i == n - 1 ? MEANING_STRONG : MEANING_PLAIN },
				  { lasted, 0, 0, ALIGN_LEFT, MEANING_PLAIN },
			  },
			  3);
	}
}

struct near {
	const struct hotspot *hotspot;
	double km;
};

static bool is_nearer(const void *place, const void *other)
{
	return ((const struct near *)place)->km < ((const struct near *)other)->km;
}

/* The nearest first; returns how many there are. */
static size_t find_nearest(const struct unit *u, const struct board *b, struct near out[NEAREST])
{
	struct best nearest = { .at = out, .max = NEAREST, .size = sizeof *out, .before = is_nearer };

	for (size_t i = 0; i < b->hotspots.n; i++) {
		const struct hotspot *h = board_hotspots_by_code(b)[i];
		struct near place = { h, distance_km(u->lat, u->lon, h->lat, h->lon) };

		if (!isnan(place.km))
			best_add(&nearest, &place);
	}
	return nearest.n;
}

static int status_cells(void)
{
	int cells = tongue_foreign() ? hotspot_status_cells() : 0;

	return cells > 10 ? cells : 10;
}

static void write_near(const struct near *place, const struct view *v, struct sheet *s)
{
	struct coverage coverage = coverage_of(v->board, place->hotspot, view_moment(v));
	struct hotspot_row row = { .hotspot = place->hotspot, .coverage = &coverage };
	struct table_cell status = { .width = status_cells(), .glyphs = s->canvas.glyphs };
	char km[MOMENT_TEXT];

	status.text = status.buffer;
	hotspot_status(&row, v, &status);
	sheet_row(s,
		  (const struct sheet_cell[]){
			  { candidate_km(place->km, km), 7, 0, ALIGN_RIGHT, MEANING_STRONG },
			  { status.text, status.width, 0, ALIGN_LEFT, status.meaning },
			  { board_place(v->board, place->hotspot->code), 0, 0, ALIGN_LEFT, MEANING_PLAIN },
		  },
		  3);
}

static void write_nearest(const struct unit *u, const struct view *v, struct sheet *s)
{
	struct near places[NEAREST];
	size_t n = find_nearest(u, v->board, places);

	sheet_section(s, 1, T_("Nearest hotspots, as the crow flies"));
	sheet_not_all_read(s, v->board->hotspots.capped);
	if (n == 0)
		sheet_text(s, MEANING_FAINT, T_("Its position is not known."));
	for (size_t i = 0; i < n; i++)
		write_near(&places[i], v, s);
}

static void write_visits(const struct unit *u, const struct view *v, struct sheet *s)
{
	size_t n = 0;

	sheet_section(s, 1, T_("Its visits on the board"));
	sheet_not_all_read(s, v->board->visits.capped);
	for (size_t i = 0; i < v->board->visits.n; i++) {
		const struct visit *visit = &v->board->visits.at[i];
		bool going_on = coverage_in_progress(visit, view_moment(v));
		char from[SAID_TEXT], to[MOMENT_TEXT];

		if (strcmp(visit->call_sign, u->call_sign) != 0)
			continue;
		n++;
		sheet_row(s,
			  (const struct sheet_cell[]){
				  { said_minute(v, visit->started_at, from), 5, 0, ALIGN_RIGHT, MEANING_PLAIN },
				  { going_on ? T_("there") : zone_minute(&v->board->zone, visit->ended_at, to),
				    tongue_room(5, 0, N_("there")), 0, ALIGN_LEFT, MEANING_PLAIN },
				  { board_place(v->board, visit->hotspot), 24, 0, ALIGN_LEFT, MEANING_PLAIN },
				  { visit->outcomes, 0, 1, ALIGN_LEFT, MEANING_PLAIN },
			  },
			  4);
	}
	if (n == 0)
		sheet_text(s, MEANING_FAINT, T_("None."));
}

static void write(const void *subject, const struct view *v, struct sheet *s)
{
	write_now(subject, v, s);
	write_history(subject, v, s);
	write_nearest(subject, v, s);
	write_visits(subject, v, s);
}

const struct detail detail_unit = { N_("Unit"), find, name, write, false };
