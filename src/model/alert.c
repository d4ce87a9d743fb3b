#include "model/alert.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"
#include "model/coverage.h"
#include "model/state.h"

/* Room for three texts of 256 characters of 4 bytes beside our own words. */
#define DRAFT 3328

struct scene {
	const struct board *board;
	const struct settings *settings;
	usec now;
};

/* One thing that can be wrong: what it is looked for in is the one function that is set. Each fills subject, since and text. */
struct condition {
	struct alert_kind is;
	enum alert_priority priority;
	bool (*unit)(const struct scene *s, const struct unit *u, struct alert *out);
	bool (*assist)(const struct scene *s, const struct assist *a, struct alert *out);
	bool (*hotspot)(const struct scene *s, const struct hotspot *h, struct alert *out);
};

/* What is found so far: the first `max` of `n` in order. */
struct found {
	struct alert *at;
	size_t n, max;
};

/* One blank between words, none at the end: what was absent leaves no gap. */
static void squeeze(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++)
		if (*from != ' ' || (to > text && to[-1] != ' '))
			*to++ = *from;
	if (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
}

/* Adds what the condition has to say after its word. Always true, so that a condition can return it. */
__attribute__((format(printf, 4, 5))) static bool raise_alert(struct alert *out, const char *subject, usec since,
							      const char *format, ...)
{
	char draft[DRAFT];
	int word = snprintf(draft, sizeof draft, "%s ", out->kind);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(draft + word, sizeof draft - (size_t)word, format, arguments);
	va_end(arguments);
	squeeze(draft);
	out->subject = subject;
	out->since = since;
	text_clean(draft, out->text, sizeof out->text);
	return true;
}

/* Has `t` passed by at least `grace`? Not when it is not known. */
static bool passed(const struct scene *s, usec t, usec grace)
{
	return moment_known(t) && moment_since(s->now, t) >= grace;
}

static bool on_duty(const struct scene *s, const struct unit *u)
{
	return unit_class(s->settings, u) != STATE_OFF;
}

/* How long ago `t` was, and how long it is until then. */
static const char *ago(const struct scene *s, usec t, char dst[MOMENT_TEXT])
{
	return span_minutes(moment_since(s->now, t), dst);
}

static const char *until(const struct scene *s, usec t, char dst[MOMENT_TEXT])
{
	return span_minutes(moment_since(t, s->now), dst);
}

static bool emergency(const struct scene *s, const struct unit *u, struct alert *out)
{
	char span[MOMENT_TEXT];

	/* To the second, unlike the rest: the first minute is the one that counts. */
	return unit_class(s->settings, u) == STATE_EMERGENCY &&
		raise_alert(out, u->call_sign, u->state_since, "%s %s %s", u->call_sign,
			    board_place(s->board, u->hotspot), span_short(moment_since(s->now, u->state_since), span));
}

static bool unanswered(const struct scene *s, const struct assist *a, struct alert *out)
{
	char span[MOMENT_TEXT];

	return assist_unanswered(a) &&
		raise_alert(out, a->id, a->asked_at, "%s %s %s not answered", a->asked_by,
			    board_place(s->board, a->hotspot), ago(s, a->asked_at, span));
}

static bool endurance_ending(const struct scene *s, const struct unit *u, struct alert *out)
{
	usec ends = u->endurance_ends, before = s->settings->alerts.endurance_before;
	char span[MOMENT_TEXT];

	if (!on_duty(s, u) || !passed(s, ends, -before))
		return false;
	if (ends > s->now)
		return raise_alert(out, u->call_sign, moment_plus(ends, -before), "%s ends in %s",
				   u->call_sign, until(s, ends, span));
	return raise_alert(out, u->call_sign, moment_plus(ends, -before), "%s ended %s ago", u->call_sign,
			   ago(s, ends, span));
}

static bool over_limit(const struct scene *s, const struct unit *u, struct alert *out)
{
	const struct state_setting *state = settings_state(s->settings, u->state_code);
	char span[MOMENT_TEXT];

	return unit_over_limit(s->settings, u, s->now) &&
		raise_alert(out, u->call_sign, moment_plus(u->state_since, state->limit), "%s %s %s",
			    u->call_sign, unit_state_word(s->settings, u), ago(s, u->state_since, span));
}

static bool silent(const struct scene *s, const struct unit *u, struct alert *out)
{
	usec after = s->settings->alerts.silent_after;
	char span[MOMENT_TEXT];

	return unit_silent(s->settings, u, s->now) &&
		raise_alert(out, u->call_sign, moment_plus(u->reported_at, after), "%s %s", u->call_sign,
			    ago(s, u->reported_at, span));
}

static bool overdue(const struct scene *s, const struct hotspot *h, struct alert *out)
{
	struct coverage c = coverage_of(s->board, h, s->now);
	char span[MOMENT_TEXT];

	return c.state == COVERAGE_OVERDUE &&
		raise_alert(out, h->code, c.overdue_at, "%s %s", board_place(s->board, h->code),
			    ago(s, c.overdue_at, span));
}

static bool authorisation_ending(const struct scene *s, const struct hotspot *h, struct alert *out)
{
	usec ends = h->authorisation_ends, before = s->settings->alerts.authorisation_before;
	char span[MOMENT_TEXT];

	/* Once it has ended there is nothing left to renew. */
	return passed(s, ends, -before) && ends > s->now &&
		raise_alert(out, h->code, moment_plus(ends, -before), "%s ends in %s",
			    board_place(s->board, h->code), until(s, ends, span));
}

static bool past_shift(const struct scene *s, const struct unit *u, struct alert *out)
{
	usec after = s->settings->alerts.shift_after;
	char span[MOMENT_TEXT];

	return on_duty(s, u) && passed(s, u->shift_ends, after) &&
		raise_alert(out, u->call_sign, moment_plus(u->shift_ends, after), "%s %s", u->call_sign,
			    ago(s, u->shift_ends, span));
}

bool alert_runaways_rise(const struct hotspot *h)
{
	int64_t week = h->runaways_7d, before = (int64_t)h->runaways_28d - week;

	return before >= 0 && week >= ALERT_RUNAWAYS && week * 2 >= before;
}

static bool runaways(const struct scene *s, const struct hotspot *h, struct alert *out)
{
	/* Where extra officers are already asked for, somebody has seen it. */
	return alert_runaways_rise(h) && !h->extra_officers && !*h->suspended_reason &&
		raise_alert(out, h->code, MOMENT_NONE, "%s %d in 7 days, %d in 28",
			    board_place(s->board, h->code), h->runaways_7d, h->runaways_28d);
}

static const struct condition conditions[] = {
	{ { "EMERGENCY", "a unit is in a state of the class emergency" }, ALERT_HIGH, .unit = emergency },
	{ { "ASSIST", "a call for help has not been accepted" }, ALERT_HIGH, .assist = unanswered },
	{ { "ENDURANCE", "a drone must land soon" }, ALERT_MIDDLE, .unit = endurance_ending },
	{ { "TOO LONG", "a unit has been in its state beyond that state's limit" }, ALERT_MIDDLE, .unit = over_limit },
	{ { "SILENT", "a unit has not reported anything for too long" }, ALERT_MIDDLE, .unit = silent },
	{ { "OVERDUE", "a hotspot is overdue" }, ALERT_MIDDLE, .hotspot = overdue },
	{ { "AUTHORISATION", "a dispersal authorisation ends soon" }, ALERT_MIDDLE, .hotspot = authorisation_ending },
	{ { "PAST SHIFT", "a unit is on duty long after its shift's end" }, ALERT_LOW, .unit = past_shift },
	{ { "RUNAWAYS", "young people run away from officers more often than is usual at this hotspot: at least 4 "
			"times in 7 days, and at least half as many again as in a mean week of the three before" },
	  ALERT_LOW, .hotspot = runaways },
};

static bool comes_before(const struct alert *a, const struct alert *b)
{
	bool a_first = a->kind == conditions[0].is.word, b_first = b->kind == conditions[0].is.word;

	if (a->priority != b->priority)
		return a->priority < b->priority;
	if (a_first != b_first)
		return a_first;
	if (a->since == MOMENT_NONE || b->since == MOMENT_NONE)
		return a->since > b->since;
	return a->since < b->since;
}

static void add(struct found *f, const struct alert *a)
{
	size_t i = f->n < f->max ? f->n : f->max;

	f->n++;
	if (i == f->max && (!i || !comes_before(a, &f->at[--i])))
		return;
	for (; i > 0 && comes_before(a, &f->at[i - 1]); i--)
		f->at[i] = f->at[i - 1];
	f->at[i] = *a;
}

static void find(const struct condition *c, const struct scene *s, struct found *f)
{
	const struct board *b = s->board;
	struct alert a = { .priority = c->priority, .kind = c->is.word };

	for (size_t i = 0; c->unit && i < b->units.n; i++)
		if (c->unit(s, &b->units.at[i], &a))
			add(f, &a);
	for (size_t i = 0; c->assist && i < b->assists.n; i++)
		if (c->assist(s, &b->assists.at[i], &a))
			add(f, &a);
	for (size_t i = 0; c->hotspot && i < b->hotspots.n; i++)
		if (c->hotspot(s, &b->hotspots.at[i], &a))
			add(f, &a);
}

size_t alert_find(const struct board *b, const struct settings *s, usec now, struct alert *out, size_t max)
{
	const struct scene scene = { b, s, now };
	struct found found = { .at = out, .max = max };

	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
		find(&conditions[i], &scene, &found);
	return found.n;
}

const struct alert_kind *alert_kind(size_t i)
{
	return i < sizeof conditions / sizeof *conditions ? &conditions[i].is : NULL;
}
