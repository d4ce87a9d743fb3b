#include "model/alert_finding.h"

#include <stddef.h>
#include <string.h>

#include "base/best.h"
#include "base/print.h"
#include "base/spell.h"
#include "base/text.h"
#include "base/tongue.h"
#include "model/coverage.h"
#include "model/state.h"

/* Of a length of time, a mark and "in" before it. */
#define LENGTH (MOMENT_TEXT + 24)

/* Lengths in the same grain, unless they are shorter than one, read the same. */
struct alert_form {
	usec grain;
	int goes; /* as time does: 1; against it: -1; it stands still: 0 */
	void (*say)(const struct alert_finding *f, enum staleness staleness, char *dst, size_t size);
};

/* Who and where an alert is about, and how it is, as the database has it; "" for what there is not. */
struct named {
	const char *who, *place, *how;
};

#define NAMED(who, place, how) ((struct named){ who, place, how })

/* The scene, by the moment that counts. */
struct sight {
	const struct board *board;
	const struct settings *settings;
	usec age;
	enum staleness staleness;
	struct spell *spell; /* has the moment: what depends on it is asked there */
};

/* One thing that can be wrong: what it is looked for in is the one function that is set. Each says what `found` asks for. */
struct condition {
	struct alert_rule rule;
	/* A unit is only asked about when it is on duty, and when this moment of it, an offset, was by then; NULL: always. */
	bool on_duty;
	size_t moment;
	usec (*by)(const struct sight *s);
	bool (*unit)(const struct sight *s, const struct unit *u, const struct state_setting *state,
		     struct alert_finding *out);
	bool (*assist)(const struct sight *s, const struct assist *a, struct alert_finding *out);
	bool (*hotspot)(const struct sight *s, const struct hotspot *h, struct alert_finding *out);
	bool (*data)(const struct sight *s, struct alert_finding *out);
};

/* A unit without a call sign is somebody all the same, as the pane of units has it. */
static const char *who_is(const struct unit *u)
{
	return u->call_sign[0] ? u->call_sign : "?";
}

/* As board_place has it. */
static const char *place_of(const struct hotspot *h)
{
	return h->code[0] && h->name[0] ? h->name : h->code;
}

/* Always true, so that a condition can return it. */
static bool found(struct alert_finding *out, const char *subject, usec since, struct named named,
		  const struct alert_form *form, usec length)
{
	out->warning = false;
	out->subject = subject;
	out->since = since;
	out->note = "";
	out->who = named.who;
	out->place = named.place;
	out->how = named.how;
	out->form = form;
	out->length = length;
	return true;
}

/* --- lengths of time in words --- */

/* As much as the data's age lets it be told. */
static const char *told(enum staleness staleness, const char *length, char dst[LENGTH])
{
	if (staleness == STALENESS_LOST)
		return T_("OLD");
	print_text(dst, LENGTH, "%s%s", staleness == STALENESS_STALE ? "~" : "", length);
	return dst;
}

static void say_length(const struct alert_finding *f, enum staleness staleness, char *dst, size_t size)
{
	char span[MOMENT_TEXT], length[LENGTH];

	print_text(dst, size, "%s", told(staleness, span_minutes(f->length, span), length));
}

/* To the second, unlike the rest: the first minute is the one that counts. */
static void say_exactly(const struct alert_finding *f, enum staleness staleness, char *dst, size_t size)
{
	char span[MOMENT_TEXT], length[LENGTH];

	print_text(dst, size, "%s", told(staleness, span_short(f->length, span), length));
}

static void say_ago(const struct alert_finding *f, enum staleness staleness, char *dst, size_t size)
{
	char span[MOMENT_TEXT], length[LENGTH];

	print_text(dst, size, T_("%s ago"), told(staleness, span_minutes(f->length, span), length));
}

static void say_until(const struct alert_finding *f, enum staleness staleness, char *dst, size_t size)
{
	char span[MOMENT_TEXT], length[LENGTH];
	const char *in = told(staleness, span_minutes(f->length, span), length);

	print_text(dst, size, staleness == STALENESS_LOST ? "%s" : T_("in %s"), in);
}

/* The age of the data is no less known for it. */
static void say_age(const struct alert_finding *f, enum staleness staleness, char *dst, size_t size)
{
	char span[MOMENT_TEXT];

	print_text(dst, size, staleness == STALENESS_STALE ? T_("stale for %s") : T_("lost for %s"),
		 span_short(f->length, span));
}

static void say_runaways(const struct alert_finding *f, enum staleness staleness, char *dst, size_t size)
{
	const struct hotspot *h = f->row;

	(void)staleness;
	print_text(dst, size, T_("%d in 7 days, %d in 28"), h->runaways_7d, h->runaways_28d);
}

static const struct alert_form so_long = { MINUTES(1), 1, say_length };
static const struct alert_form exactly = { SECONDS(1), 1, say_exactly };
static const struct alert_form ago = { MINUTES(1), 1, say_ago };
static const struct alert_form until = { MINUTES(1), -1, say_until };
static const struct alert_form age = { SECONDS(1), 1, say_age };
static const struct alert_form counts = { MINUTES(1), 0, say_runaways };

/* --- the conditions --- */

/* How long it has been, and how long it is to then. Lengths go on by themselves: they end no spell. */
static usec so_far(const struct sight *s, usec since)
{
	return moment_since(s->spell->now, since);
}

static usec to_go(const struct sight *s, usec t)
{
	return moment_since(t, s->spell->now);
}

static bool emergency(const struct sight *s, const struct unit *u, const struct state_setting *state,
		      struct alert_finding *out)
{
	if (!state || state->class != STATE_EMERGENCY)
		return false;
	return found(out, u->call_sign, u->state_since, NAMED(who_is(u), board_place(s->board, u->hotspot), ""),
		     &exactly, so_far(s, u->state_since));
}

static bool unanswered(const struct sight *s, const struct assist *a, struct alert_finding *out)
{
	if (!assist_unanswered(a))
		return false;
	found(out, a->id, a->asked_at, NAMED(a->asked_by, board_place(s->board, a->hotspot), ""), &so_long,
	      so_far(s, a->asked_at));
	out->note = T_("not answered");
	return true;
}

static usec endurance_by(const struct sight *s)
{
	return moment_plus(s->spell->now, s->settings->alerts.endurance_before);
}

static bool endurance_ending(const struct sight *s, const struct unit *u, const struct state_setting *state,
			     struct alert_finding *out)
{
	usec ends = u->endurance_ends, since = moment_plus(ends, -s->settings->alerts.endurance_before);

	(void)state;
	if (!spell_reached(s->spell, ends))
		return found(out, u->call_sign, since, NAMED(who_is(u), "", T_("ends")), &until,
			     to_go(s, ends));
	return found(out, u->call_sign, since, NAMED(who_is(u), "", T_("ended")), &ago, so_far(s, ends));
}

/* How long before the limit it is told: no more than half of it, so that no unit is warned of as soon as it begins. */
static usec limit_before(const struct sight *s, usec limit)
{
	usec before = s->settings->alerts.limit_before;

	return before < limit / 2 ? before : limit / 2;
}

static bool over_limit(const struct sight *s, const struct unit *u, const struct state_setting *state,
		       struct alert_finding *out)
{
	usec before, ends;
	const char *word;

	if (!state || state->limit <= 0 || state->class == STATE_EMERGENCY)
		return false;
	before = limit_before(s, state->limit);
	if (!spell_lasted(s->spell, u->state_since, state->limit - before))
		return false;
	ends = moment_plus(u->state_since, state->limit);
	word = state_word_for(state, u);
	if (spell_lasted(s->spell, u->state_since, state->limit))
		return found(out, u->call_sign, ends, NAMED(who_is(u), "", word), &so_long,
			     so_far(s, u->state_since));
	found(out, u->call_sign, moment_plus(ends, -before), NAMED(who_is(u), "", word), &until,
	      to_go(s, ends));
	out->warning = true;
	return true;
}

static usec silent_by(const struct sight *s)
{
	usec after = s->settings->alerts.silent_after;

	return after > 0 ? moment_plus(s->spell->now, -after) : MOMENT_NONE;
}

static bool silent(const struct sight *s, const struct unit *u, const struct state_setting *state,
		   struct alert_finding *out)
{
	(void)state;
	return found(out, u->call_sign, moment_plus(u->reported_at, s->settings->alerts.silent_after),
		     NAMED(who_is(u), "", ""), &so_long, so_far(s, u->reported_at));
}

static bool overdue(const struct sight *s, const struct hotspot *h, struct alert_finding *out)
{
	struct coverage c = coverage_of(s->board, h, s->spell->now);

	spell_end(s->spell, c.until);
	return c.state == COVERAGE_OVERDUE && found(out, h->code, c.overdue_at, NAMED("", place_of(h), ""), &so_long,
						    so_far(s, c.overdue_at));
}

static bool authorisation_ending(const struct sight *s, const struct hotspot *h, struct alert_finding *out)
{
	usec ends = h->authorisation_ends, before = s->settings->alerts.authorisation_before;

	/* Once it has ended there is nothing left to renew. */
	return moment_known(ends) && spell_lasted(s->spell, ends, -before) && !spell_reached(s->spell, ends) &&
	       found(out, h->code, moment_plus(ends, -before), NAMED("", place_of(h), T_("ends")), &until,
		     to_go(s, ends));
}

static usec shift_by(const struct sight *s)
{
	return moment_plus(s->spell->now, -s->settings->alerts.shift_after);
}

static bool past_shift(const struct sight *s, const struct unit *u, const struct state_setting *state,
		       struct alert_finding *out)
{
	(void)state;
	return found(out, u->call_sign, moment_plus(u->shift_ends, s->settings->alerts.shift_after),
		     NAMED(who_is(u), "", ""), &so_long, so_far(s, u->shift_ends));
}

bool alert_runaways_rise(const struct hotspot *h)
{
	int64_t week = h->runaways_7d, before = (int64_t)h->runaways_28d - week;

	return before >= 0 && week >= ALERT_RUNAWAYS && week * 2 >= before;
}

static bool runaways(const struct sight *s, const struct hotspot *h, struct alert_finding *out)
{
	(void)s;
	/* Where extra officers are already asked for, somebody has seen it. */
	return alert_runaways_rise(h) && !h->extra_officers && !*h->suspended_reason &&
	       found(out, h->code, MOMENT_NONE, NAMED("", place_of(h), ""), &counts, MOMENT_NONE);
}

/* The one that is judged by the age of the data, not by what they say. */
static bool data_stale(const struct sight *s, struct alert_finding *out)
{
	if (s->staleness == STALENESS_LIVE)
		return false;
	found(out, "", s->board->about.now, NAMED("", "", ""), &age, s->age);
	out->warning = s->staleness == STALENESS_STALE;
	return true;
}

/* A length of time in the settings; a field of another type does not compile. */
#define AT(f) (offsetof(struct alert_settings, f) * _Generic(((struct alert_settings *)NULL)->f, usec: 1))
#define MOMENT(f) (offsetof(struct unit, f) * _Generic(((struct unit *)NULL)->f, usec: 1))
#define URGENT ALERT_AT_ONCE, AT(clear_after), AT(repeat_urgent)
#define USUAL AT(raise_after), AT(clear_after), AT(repeat)

/* kind, word, word of the warning, when it holds; priority, about, emergency, raise after, clear after, repeat */
static const struct condition conditions[] = {
	{ { "emergency", N_("EMERGENCY"), NULL, "a unit is in a state of the class emergency",
	    ALERT_HIGH, ALERT_UNIT, true, URGENT }, .unit = emergency },
	{ { "assist unanswered", N_("ASSIST"), NULL, "a call for help has not been accepted",
	    ALERT_HIGH, ALERT_ASSIST, false, AT(assist_after), AT(clear_after), AT(repeat_urgent) },
	  .assist = unanswered },
	{ { "data stale", N_("DATA"), N_("DATA"), "the data are stale, and then lost",
	    ALERT_HIGH, ALERT_DATA, false, ALERT_AT_ONCE, ALERT_AT_ONCE, AT(repeat) }, .data = data_stale },
	{ { "endurance ending", N_("ENDURANCE"), NULL, "a drone must land soon",
	    ALERT_MIDDLE, ALERT_UNIT, false, USUAL },
	  .unit = endurance_ending, .on_duty = true, .moment = MOMENT(endurance_ends), .by = endurance_by },
	{ { "unit over limit", N_("TOO LONG"), N_("LIMIT NEAR"),
	    "a unit has been in its state beyond that state's limit",
	    ALERT_MIDDLE, ALERT_UNIT, false, USUAL }, .unit = over_limit },
	{ { "unit silent", N_("SILENT"), NULL, "a unit has not reported anything for too long",
	    ALERT_MIDDLE, ALERT_UNIT, false, USUAL }, .unit = silent,
	  .on_duty = true, .moment = MOMENT(reported_at), .by = silent_by },
	{ { "hotspot overdue", N_("OVERDUE"), NULL, "a hotspot is overdue", ALERT_MIDDLE, ALERT_HOTSPOT, false, USUAL },
	  .hotspot = overdue },
	{ { "authorisation ending", N_("AUTHORISATION"), NULL, "a dispersal authorisation ends soon",
	    ALERT_MIDDLE, ALERT_HOTSPOT, false, USUAL }, .hotspot = authorisation_ending },
	{ { "unit past shift", N_("PAST SHIFT"), NULL, "a unit is on duty long after its shift's end",
	    ALERT_LOW, ALERT_UNIT, false, USUAL },
	  .unit = past_shift, .on_duty = true, .moment = MOMENT(shift_ends), .by = shift_by },
	{ { "runaways rising", N_("RUNAWAYS"), NULL,
	    "young people run away from officers more often than is usual at this hotspot: at least 4 times in 7 days, "
	    "and at least half as many again as in a mean week of the three before",
	    ALERT_LOW, ALERT_HOTSPOT, false, USUAL }, .hotspot = runaways },
};

#define CONDITIONS (sizeof conditions / sizeof *conditions)

const struct alert_rule *alert_rule(size_t i)
{
	return i < CONDITIONS ? &conditions[i].rule : NULL;
}

/* What decides where one stands among others. */
struct place {
	unsigned group;
	usec since;
};

#define PLACE(of) ((struct place){ (of)->group, (of)->since })

/* Of a moment that is not known it is the highest. */
static usec rank_of(usec since)
{
	return (usec)((uint64_t)since - 1);
}

static bool place_before(struct place a, struct place b)
{
	return a.group != b.group ? a.group < b.group : rank_of(a.since) < rank_of(b.since);
}

bool alert_before(const struct alert *a, const struct alert *b)
{
	return place_before(PLACE(a), PLACE(b));
}

bool alert_before_found(const struct alert *a, const struct alert_finding *f)
{
	return place_before(PLACE(a), PLACE(f));
}

/* Of those that are equal in this, the one whose rule stands first: it was not looked for first. */
static bool comes_before(const void *finding, const void *other)
{
	const struct alert_finding *a = *(struct alert_finding *const *)finding;
	const struct alert_finding *b = *(struct alert_finding *const *)other;

	if (a->group == b->group && a->since == b->since)
		return a->rule < b->rule;
	return place_before(PLACE(a), PLACE(b));
}

/* What is found so far: the first in order, and the one that is filled next, which is none of them. */
struct search {
	struct arena *arena;
	struct best first; /* pointers */
	struct alert_finding *next, *spare; /* of `spare` there are so many */
	size_t spare_n, in_all;
};

/* A handful at a time. */
#define HANDFUL 16

static struct alert_finding *another(struct search *f)
{
	if (f->spare_n == 0) {
		f->spare = arena_alloc(f->arena, HANDFUL, sizeof *f->spare);
		f->spare_n = HANDFUL;
	}
	return &f->spare[--f->spare_n];
}

static struct search search_new(size_t most, struct arena *arena)
{
	struct alert_finding **order = arena_alloc(arena, most, sizeof *order);
	struct best first = { .at = order, .max = most, .size = sizeof *order, .before = comes_before };
	struct search f = { .arena = arena, .first = first };

	f.next = another(&f);
	return f;
}

static void add(struct search *f, const struct condition *c, const void *row)
{
	struct alert_finding *const *order = f->first.at, *it = f->next;
	struct alert_finding *last = f->first.max > 0 ? order[f->first.max - 1] : NULL;

	it->rule = &c->rule;
	it->priority = it->rule->priority + it->warning;
	it->group = 2 * (unsigned)it->priority + !it->rule->emergency;
	it->row = row;
	f->in_all++;
	if (best_put(&f->first, best_place(&f->first, &it, comes_before), &it))
		f->next = last ? last : another(f);
}

/* A condition of units, and by when its moment must have been. */
struct wait {
	const struct condition *condition;
	bool always, on_duty;
	size_t moment;
	usec by;   /* known, or MOMENT_NONE */
	usec next; /* the first that was seen to be later */
};

static size_t find_waits(const struct sight *s, struct wait out[CONDITIONS])
{
	size_t n = 0;

	for (const struct condition *c = conditions; c < conditions + CONDITIONS; c++)
		if (c->unit)
			out[n++] = (struct wait){ c, !c->by, c->on_duty, c->moment, c->by ? c->by(s) : MOMENT_NONE,
						  MOMENT_FUTURE };
	return n;
}

/* All of them end when the first of the moments that were not by then is. */
static void end_waits(const struct sight *s, const struct wait *waits, size_t n)
{
	for (const struct wait *w = waits; w < waits + n; w++)
		spell_end(s->spell, moment_plus(s->spell->now, moment_since(w->next, w->by)));
}

/* Not when the unit's moment is not known. */
static bool is_over(struct wait *w, const struct unit *u)
{
	usec t = *(const usec *)((const char *)u + w->moment);

	if (t > w->by && t < w->next)
		w->next = t;
	return t > MOMENT_PAST && t <= w->by;
}

static void look_at_units(struct search *f, const struct sight *s)
{
	const struct board *b = s->board;
	struct wait waits[CONDITIONS];
	size_t n = find_waits(s, waits);

	for (const struct unit *u = b->units.at; u < b->units.at + b->units.n; u++) {
		const struct state_setting *state = settings_state(s->settings, u->state_code);
		bool on_duty = state_class(state) != STATE_OFF;

		for (struct wait *w = waits; w < waits + n; w++)
			if ((on_duty || !w->on_duty) && (w->always || is_over(w, u)) &&
			    w->condition->unit(s, u, state, f->next))
				add(f, w->condition, u);
	}
	end_waits(s, waits, n);
}

/* All but those of units. */
static void look_for(struct search *f, const struct sight *s, const struct condition *c)
{
	const struct board *b = s->board;

	for (size_t i = 0; c->assist && i < b->assists.n; i++)
		if (c->assist(s, &b->assists.at[i], f->next))
			add(f, c, &b->assists.at[i]);
	for (size_t i = 0; c->hotspot && i < b->hotspots.n; i++)
		if (c->hotspot(s, &b->hotspots.at[i], f->next))
			add(f, c, &b->hotspots.at[i]);
	if (c->data && c->data(s, f->next))
		add(f, c, NULL);
}

struct alert_findings alert_find(const struct alert_scene *s, size_t most, struct arena *arena)
{
	struct search f = search_new(most, arena);
	bool lost = s->staleness == STALENESS_LOST;
	struct spell spell = spell_at(s->board && lost ? s->board->about.now : s->now);
	struct sight sight = { s->board, s->settings, s->age, s->staleness, &spell };

	if (!s->board)
		return (struct alert_findings){ 0 };
	for (size_t i = 0; i < CONDITIONS; i++)
		look_for(&f, &sight, &conditions[i]);
	look_at_units(&f, &sight);
	return (struct alert_findings){ f.first.at, f.first.n, f.in_all, spell.until };
}

static bool reads_the_same(const struct alert_measure *was, const struct alert_finding *f, enum staleness staleness)
{
	return was->form == f->form && was->staleness == staleness && was->least <= f->length && f->length < was->most;
}

static struct alert_measure measure_of(const struct alert_finding *f, enum staleness staleness)
{
	usec grain = f->form->grain, least = f->length, most = least;

	if (f->length >= grain) {
		least -= f->length % grain;
		most = moment_plus(least, grain);
	}
	return (struct alert_measure){ f->form, least, most, staleness };
}

/* What is safe already, and short enough, stays what it is. */
static void tell_name(const char *name, char *dst, size_t size)
{
	if ((*name || *dst) && strcmp(name, dst) != 0)
		text_clip(name, dst, size);
}

static void tell_length(const struct alert_finding *f, enum staleness staleness, struct alert_words *out)
{
	char what[sizeof out->what];

	if (reads_the_same(&out->measure, f, staleness))
		return;
	f->form->say(f, staleness, what, sizeof what);
	text_clean(what, out->what, sizeof out->what);
	out->measure = measure_of(f, staleness);
}

void alert_go_on(struct alert_finding *f, usec time, struct alert *out)
{
	if (!f->form->goes)
		return;
	f->length = moment_plus(f->length, f->form->goes * time);
	/* Asked here: each second of all that is found, and nearly always so. */
	if (!reads_the_same(&out->words.measure, f, STALENESS_LIVE))
		tell_length(f, STALENESS_LIVE, &out->words);
}

void alert_tell(const struct alert_finding *f, enum staleness staleness, struct alert *out)
{
	struct alert_words *words = &out->words;

	out->rule = f->rule;
	out->priority = f->priority;
	out->warning = f->warning;
	out->group = f->group;
	out->subject = f->subject;
	out->since = f->since;
	/* A unit that the condition is known by is who it was. */
	if (f->who != f->subject || !words->who[0])
		tell_name(f->who, words->who, sizeof words->who);
	tell_name(f->place, words->place, sizeof words->place);
	tell_name(f->how, words->how, sizeof words->how);
	words->note = f->note;
	tell_length(f, staleness, words);
}
