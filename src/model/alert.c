#include "model/alert.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/best.h"
#include "base/text.h"
#include "base/tongue.h"
#include "model/coverage.h"
#include "model/state.h"

/* Of a length of time, a mark and "in" before it. */
#define LENGTH (MOMENT_TEXT + 24)

/* Who and where an alert is about, and how it is; "" for what there is not. */
struct named {
	const char *who, *place, *how;
};

#define NAMED(who, place, how) ((struct named){ who, place, how })

/* The scene, and whether words are wanted yet: most of what is found is not among the first, and need not be told. */
struct sight {
	const struct board *board;
	const struct settings *settings;
	usec now, age;
	enum staleness staleness;
	bool wordless;
};

/* One thing that can be wrong: what it is looked for in is the one function that is set. Each fills subject, since and words. */
struct condition {
	struct alert_rule rule;
	bool (*unit)(const struct sight *s, const struct unit *u, struct alert *out);
	bool (*assist)(const struct sight *s, const struct assist *a, struct alert *out);
	bool (*hotspot)(const struct sight *s, const struct hotspot *h, struct alert *out);
	bool (*data)(const struct sight *s, struct alert *out);
};

/* What is found so far: the first in order, and how many in all. */
struct finding {
	struct best first;
	size_t n;
};

/* A unit without a call sign is somebody all the same, as the pane of units has it. */
static const char *who_is(const struct unit *u)
{
	return u->call_sign[0] ? u->call_sign : "?";
}

/* Always true, so that a condition can return it. */
__attribute__((format(printf, 6, 7))) static bool found(const struct sight *s, struct alert *out, const char *subject,
							usec since, struct named named, const char *format, ...)
{
	char what[sizeof out->words.what];
	va_list arguments;

	out->subject = subject;
	out->since = since;
	if (s->wordless)
		return true;
	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	text_clip(named.who, out->words.who, sizeof out->words.who);
	text_clip(named.place, out->words.place, sizeof out->words.place);
	text_clean(what, out->words.what, sizeof out->words.what);
	text_clip(named.how, out->words.how, sizeof out->words.how);
	out->words.note = "";
	return true;
}

/* Has `t` passed by at least `grace`? Not when it is not known. */
static bool passed(const struct sight *s, usec t, usec grace)
{
	return moment_known(t) && moment_since(s->now, t) >= grace;
}

static bool on_duty(const struct sight *s, const struct unit *u)
{
	return unit_class(s->settings, u) != STATE_OFF;
}

/* A length of time, as much as the data's age lets it be told. */
static const char *told(const struct sight *s, const char *length, char dst[LENGTH])
{
	if (s->staleness == STALENESS_LOST)
		return T_("OLD");
	snprintf(dst, LENGTH, "%s%s", s->staleness == STALENESS_STALE ? "~" : "", length);
	return dst;
}

/* How long ago `t` was, and "in 5m" when it is to come. */
static const char *ago(const struct sight *s, usec t, char dst[LENGTH])
{
	char span[MOMENT_TEXT];

	return s->wordless ? "" : told(s, span_minutes(moment_since(s->now, t), span), dst);
}

static const char *until(const struct sight *s, usec t, char dst[LENGTH])
{
	static const char *const marks[] = { [STALENESS_LIVE] = "", [STALENESS_STALE] = "~" };
	char span[MOMENT_TEXT], length[LENGTH];

	if (s->wordless)
		return "";
	if (s->staleness == STALENESS_LOST)
		return T_("OLD");
	snprintf(length, sizeof length, "%s%s", marks[s->staleness], span_minutes(moment_since(t, s->now), span));
	snprintf(dst, LENGTH, T_("in %s"), length);
	return dst;
}

/* To the second, unlike the rest: the first minute is the one that counts. */
static const char *ago_exactly(const struct sight *s, usec t, char dst[LENGTH])
{
	char span[MOMENT_TEXT];

	return s->wordless ? "" : told(s, span_short(moment_since(s->now, t), span), dst);
}

static const char *place(const struct sight *s, const char *code)
{
	return s->wordless ? "" : board_place(s->board, code);
}

static bool emergency(const struct sight *s, const struct unit *u, struct alert *out)
{
	char length[LENGTH];

	return unit_class(s->settings, u) == STATE_EMERGENCY &&
	       found(s, out, u->call_sign, u->state_since,
		     NAMED(who_is(u), place(s, u->hotspot), ""), "%s",
		     ago_exactly(s, u->state_since, length));
}

static bool unanswered(const struct sight *s, const struct assist *a, struct alert *out)
{
	char length[LENGTH];

	if (!assist_unanswered(a))
		return false;
	found(s, out, a->id, a->asked_at, NAMED(a->asked_by, place(s, a->hotspot), ""), "%s",
	      ago(s, a->asked_at, length));
	out->words.note = T_("not answered");
	return true;
}

static bool endurance_ending(const struct sight *s, const struct unit *u, struct alert *out)
{
	usec ends = u->endurance_ends, before = s->settings->alerts.endurance_before;
	usec since = moment_plus(ends, -before);
	char length[LENGTH];

	if (!passed(s, ends, -before) || !on_duty(s, u))
		return false;
	if (ends > s->now)
		return found(s, out, u->call_sign, since, NAMED(who_is(u), "", T_("ends")), "%s",
			     until(s, ends, length));
	return found(s, out, u->call_sign, since, NAMED(who_is(u), "", T_("ended")), T_("%s ago"),
		     ago(s, ends, length));
}

/* How long before the limit it is told: no more than half of it, so that no unit is warned of as soon as it begins. */
static usec limit_before(const struct sight *s, usec limit)
{
	usec before = s->settings->alerts.limit_before;

	return before < limit / 2 ? before : limit / 2;
}

static bool over_limit(const struct sight *s, const struct unit *u, struct alert *out)
{
	const struct state_setting *state;
	usec before, ends;
	const char *word;
	char length[LENGTH];

	if (!unit_over_limit(s->settings, u, moment_plus(s->now, s->settings->alerts.limit_before)))
		return false;
	state = settings_state(s->settings, u->state_code);
	before = limit_before(s, state->limit);
	ends = moment_plus(u->state_since, state->limit);
	word = unit_state_word(s->settings, u);
	if (unit_over_limit(s->settings, u, s->now))
		return found(s, out, u->call_sign, ends, NAMED(who_is(u), "", word), "%s",
			     ago(s, u->state_since, length));
	out->warning = before > 0 && unit_over_limit(s->settings, u, moment_plus(s->now, before));
	return out->warning && found(s, out, u->call_sign, moment_plus(ends, -before), NAMED(who_is(u), "", word),
				     "%s", until(s, ends, length));
}

static bool silent(const struct sight *s, const struct unit *u, struct alert *out)
{
	usec after = s->settings->alerts.silent_after;
	char length[LENGTH];

	return unit_silent(s->settings, u, s->now) &&
	       found(s, out, u->call_sign, moment_plus(u->reported_at, after), NAMED(who_is(u), "", ""), "%s",
		     ago(s, u->reported_at, length));
}

static bool overdue(const struct sight *s, const struct hotspot *h, struct alert *out)
{
	struct coverage c = coverage_of(s->board, h, s->now);
	char length[LENGTH];

	return c.state == COVERAGE_OVERDUE && found(s, out, h->code, c.overdue_at,
						    NAMED("", place(s, h->code), ""), "%s",
						    ago(s, c.overdue_at, length));
}

static bool authorisation_ending(const struct sight *s, const struct hotspot *h, struct alert *out)
{
	usec ends = h->authorisation_ends, before = s->settings->alerts.authorisation_before;
	char length[LENGTH];

	/* Once it has ended there is nothing left to renew. */
	return passed(s, ends, -before) && ends > s->now &&
	       found(s, out, h->code, moment_plus(ends, -before),
		     NAMED("", place(s, h->code), T_("ends")), "%s", until(s, ends, length));
}

static bool past_shift(const struct sight *s, const struct unit *u, struct alert *out)
{
	usec after = s->settings->alerts.shift_after;
	char length[LENGTH];

	return passed(s, u->shift_ends, after) && on_duty(s, u) &&
	       found(s, out, u->call_sign, moment_plus(u->shift_ends, after), NAMED(who_is(u), "", ""), "%s",
		     ago(s, u->shift_ends, length));
}

bool alert_runaways_rise(const struct hotspot *h)
{
	int64_t week = h->runaways_7d, before = (int64_t)h->runaways_28d - week;

	return before >= 0 && week >= ALERT_RUNAWAYS && week * 2 >= before;
}

static bool runaways(const struct sight *s, const struct hotspot *h, struct alert *out)
{
	/* Where extra officers are already asked for, somebody has seen it. */
	return alert_runaways_rise(h) && !h->extra_officers && !*h->suspended_reason &&
	       found(s, out, h->code, MOMENT_NONE, NAMED("", place(s, h->code), ""),
		     T_("%d in 7 days, %d in 28"), h->runaways_7d, h->runaways_28d);
}

/* The one that is judged by the age of the data, not by what they say. */
static bool data_stale(const struct sight *s, struct alert *out)
{
	char span[MOMENT_TEXT];

	out->warning = s->staleness == STALENESS_STALE;
	return s->staleness != STALENESS_LIVE &&
	       found(s, out, "", s->board->about.now, NAMED("", "", ""),
		     out->warning ? T_("stale for %s") : T_("lost for %s"), span_short(s->age, span));
}

/* A length of time in the settings; a field of another type does not compile. */
#define AT(f) (offsetof(struct alert_settings, f) * _Generic(((struct alert_settings *)NULL)->f, usec: 1))
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
	  .unit = endurance_ending },
	{ { "unit over limit", N_("TOO LONG"), N_("LIMIT NEAR"),
	    "a unit has been in its state beyond that state's limit",
	    ALERT_MIDDLE, ALERT_UNIT, false, USUAL }, .unit = over_limit },
	{ { "unit silent", N_("SILENT"), NULL, "a unit has not reported anything for too long",
	    ALERT_MIDDLE, ALERT_UNIT, false, USUAL }, .unit = silent },
	{ { "hotspot overdue", N_("OVERDUE"), NULL, "a hotspot is overdue", ALERT_MIDDLE, ALERT_HOTSPOT, false, USUAL },
	  .hotspot = overdue },
	{ { "authorisation ending", N_("AUTHORISATION"), NULL, "a dispersal authorisation ends soon",
	    ALERT_MIDDLE, ALERT_HOTSPOT, false, USUAL }, .hotspot = authorisation_ending },
	{ { "unit past shift", N_("PAST SHIFT"), NULL, "a unit is on duty long after its shift's end",
	    ALERT_LOW, ALERT_UNIT, false, USUAL }, .unit = past_shift },
	{ { "runaways rising", N_("RUNAWAYS"), NULL,
	    "young people run away from officers more often than is usual at this hotspot: at least 4 times in 7 days, "
	    "and at least half as many again as in a mean week of the three before",
	    ALERT_LOW, ALERT_HOTSPOT, false, USUAL }, .hotspot = runaways },
};

const struct alert_rule *alert_rule(size_t i)
{
	return i < sizeof conditions / sizeof *conditions ? &conditions[i].rule : NULL;
}

const char *alert_word(const struct alert *a)
{
	return T_(a->warning ? a->rule->warning : a->rule->word);
}

/* The words that are there, a blank between. */
static const char *join(const char *const *words, size_t words_n, char dst[ALERT_TEXT])
{
	size_t n = 0;

	dst[0] = '\0';
	for (size_t i = 0; i < words_n; i++)
		if (words[i][0])
			n += (size_t)snprintf(dst + n, ALERT_TEXT - n, "%s%s", n ? " " : "", words[i]);
	return dst;
}

const char *alert_name(const struct alert *a, char dst[ALERT_TEXT])
{
	return join((const char *const[]){ a->words.who, a->words.place }, 2, dst);
}

const char *alert_tail(const struct alert *a, char dst[ALERT_TEXT])
{
	return join((const char *const[]){ a->words.how, a->words.what, a->words.note }, 3, dst);
}

const char *alert_text(const struct alert *a, char dst[ALERT_TEXT])
{
	char name[ALERT_TEXT], tail[ALERT_TEXT];

	return join((const char *const[]){ alert_name(a, name), alert_tail(a, tail) }, 2, dst);
}

usec alert_length(const struct settings *s, size_t at)
{
	return at == ALERT_AT_ONCE ? 0 : *(const usec *)((const char *)&s->alerts + at);
}

bool alert_rings(const struct settings *s, const struct alert *a)
{
	static const enum alert_bell levels[] = {
		[ALERT_HIGH] = BELL_HIGH, [ALERT_MIDDLE] = BELL_MIDDLE, [ALERT_LOW] = BELL_LOW
	};

	return s->alerts.bell >= levels[a->priority];
}

bool alert_before(const struct alert *a, const struct alert *b)
{
	if (a->priority != b->priority)
		return a->priority < b->priority;
	if (a->rule->emergency != b->rule->emergency)
		return a->rule->emergency;
	if (a->since == MOMENT_NONE || b->since == MOMENT_NONE)
		return a->since > b->since;
	return a->since < b->since;
}

static bool comes_before(const void *alert, const void *other)
{
	return alert_before(alert, other);
}

/* The first so many in order are `f`'s, without words yet. */
static void add(struct finding *f, struct alert *a, const void *row)
{
	a->priority = a->rule->priority + a->warning;
	a->row = row;
	best_add(&f->first, a);
	f->n++;
}

static void find(const struct condition *c, const struct sight *s, struct finding *f)
{
	const struct board *b = s->board;
	struct alert a = { .rule = &c->rule };

	for (size_t i = 0; c->unit && i < b->units.n; i++, a.warning = false)
		if (c->unit(s, &b->units.at[i], &a))
			add(f, &a, &b->units.at[i]);
	for (size_t i = 0; c->assist && i < b->assists.n; i++, a.warning = false)
		if (c->assist(s, &b->assists.at[i], &a))
			add(f, &a, &b->assists.at[i]);
	for (size_t i = 0; c->hotspot && i < b->hotspots.n; i++, a.warning = false)
		if (c->hotspot(s, &b->hotspots.at[i], &a))
			add(f, &a, &b->hotspots.at[i]);
	if (c->data && c->data(s, &a))
		add(f, &a, NULL);
}

/* Finds it once more where it was found, to say it. */
static void tell(const struct sight *s, struct alert *a)
{
	const struct condition *c = (const struct condition *)a->rule; /* its first member */

	if (c->unit)
		c->unit(s, a->row, a);
	else if (c->assist)
		c->assist(s, a->row, a);
	else if (c->hotspot)
		c->hotspot(s, a->row, a);
	else
		c->data(s, a);
}

size_t alert_find(const struct alert_scene *s, struct alert *out, size_t max)
{
	struct sight sight = { s->board, s->settings, s->now, s->age, s->staleness, .wordless = true };
	struct finding f = { .first = { .at = out, .max = max, .size = sizeof *out, .before = comes_before } };

	if (s->board && s->staleness == STALENESS_LOST)
		sight.now = s->board->about.now;
	for (size_t i = 0; s->board && i < sizeof conditions / sizeof *conditions; i++)
		find(&conditions[i], &sight, &f);
	sight.wordless = false;
	for (size_t i = 0; i < f.first.n; i++)
		tell(&sight, &out[i]);
	return f.n;
}
