#include "model/coverage.h"

#include "base/spell.h"
#include "base/tongue.h"

#define MOST_EFFECTIVE_MINUTES (24 * 60)

static const char *const words[COVERAGE_STATES] = {
	[COVERAGE_NOT_DUE] = CN_("coverage", "not due"),
	[COVERAGE_DUE] = CN_("coverage", "due"),
	[COVERAGE_OVERDUE] = CN_("coverage", "overdue"),
	[COVERAGE_MET] = CN_("coverage", "met"),
	[COVERAGE_OUT_OF_WINDOW] = CN_("coverage", "out of window"),
	[COVERAGE_PRESENT] = CN_("coverage", "present"),
	[COVERAGE_SUSPENDED] = CN_("coverage", "suspended"),
};

/* When the next visit becomes due and overdue; MOMENT_NONE: no such limit. */
struct limit {
	usec due, overdue;
};

static const struct limit no_limit = { MOMENT_NONE, MOMENT_NONE };

static usec earlier(usec a, usec b)
{
	return a < b ? a : b;
}

static usec later(usec a, usec b)
{
	return a > b ? a : b;
}

const char *coverage_word(enum coverage_state state)
{
	return words[state];
}

usec coverage_effective(const struct board *b)
{
	int minutes = b->about.effective_minutes;
	bool sane = minutes >= 1 && minutes <= MOST_EFFECTIVE_MINUTES;

	return MINUTES(sane ? minutes : COVERAGE_EFFECTIVE_MINUTES);
}

bool coverage_in_progress(const struct visit *v, usec now)
{
	return v->started_at <= now && (v->ended_at == MOMENT_NONE || v->ended_at > now);
}

bool coverage_has_window(const struct hotspot *h)
{
	return h->window_starts != MOMENT_NONE && h->window_starts < h->window_ends;
}

static bool window_holds(const struct hotspot *h, usec now)
{
	return coverage_has_window(h) && h->window_starts <= now && now < h->window_ends;
}

/* Until when it has lasted: an end still to come has not happened. */
static usec lasted_until(const struct visit *v, usec now)
{
	return v->ended_at == MOMENT_NONE ? now : earlier(v->ended_at, now);
}

/* How much of the visit lies between two moments; MOMENT_NONE when its start is not known. */
static usec length_inside(const struct visit *v, usec from, usec to, usec now)
{
	if (!moment_known(v->started_at))
		return MOMENT_NONE;
	return moment_since(earlier(lasted_until(v, now), to), later(v->started_at, from));
}

/* Can it begin, end or become effective yet? */
static void end_with_visit(struct spell *s, const struct hotspot *h, const struct visit *v, usec effective)
{
	if (v->ended_at != MOMENT_NONE && v->ended_at <= s->now)
		return;
	spell_end(s, v->started_at);
	spell_end(s, v->ended_at);
	spell_end(s, moment_plus(v->started_at, effective));
	spell_end(s, moment_plus(later(v->started_at, h->window_starts), effective));
}

static void count_visit(struct coverage *c, const struct hotspot *h, const struct visit *v, usec effective,
			struct spell *s)
{
	usec now = s->now;

	end_with_visit(s, h, v, effective);
	if (length_inside(v, MOMENT_PAST, MOMENT_FUTURE, now) >= effective)
		c->last_effective_at = later(c->last_effective_at, lasted_until(v, now));
	if (coverage_has_window(h) && length_inside(v, h->window_starts, h->window_ends, now) >= effective)
		c->done++;
	if (!coverage_in_progress(v, now))
		return;
	c->present++;
	if (moment_known(v->started_at) && (c->present_since == MOMENT_NONE || v->started_at < c->present_since))
		c->present_since = v->started_at;
}

/* Where the k-th of n parts of the window begins; without overflow for any n. */
static usec part_of_window(const struct hotspot *h, int64_t k, int64_t n)
{
	usec length = moment_since(h->window_ends, h->window_starts);

	return moment_plus(h->window_starts, length / n * k + length % n * k / n);
}

static struct limit limit_of_plan(const struct coverage *c, const struct hotspot *h, usec effective)
{
	struct limit l;
	usec from, to;

	if (!c->planned || !moment_known(h->window_starts) || !moment_known(h->window_ends))
		return no_limit;
	from = part_of_window(h, c->done, c->planned);
	to = part_of_window(h, (int64_t)c->done + 1, c->planned);
	l.overdue = later(from, moment_plus(to, -effective));
	l.due = earlier(from + (to - from) / 2, l.overdue);
	return l;
}

static struct limit limit_of_revisit(const struct coverage *c, const struct hotspot *h)
{
	usec from = later(c->last_effective_at, h->window_starts);
	struct limit l = { moment_plus(from, h->revisit_every / 2), moment_plus(from, h->revisit_every) };

	return h->revisit_every > 0 && moment_known(l.overdue) && l.overdue < h->window_ends ? l : no_limit;
}

static bool is_met(const struct coverage *c)
{
	return c->planned > 0 && c->done >= c->planned;
}

/* MOMENT_NONE sorts before every moment, so it needs a word of its own. */
static usec earlier_known(usec a, usec b)
{
	if (a == MOMENT_NONE || b == MOMENT_NONE)
		return later(a, b);
	return earlier(a, b);
}

static void set_limits(struct coverage *c, const struct hotspot *h, usec effective, usec now)
{
	struct limit plan, revisit;

	if (*h->suspended_reason || !coverage_has_window(h) || now >= h->window_ends || is_met(c))
		return;
	plan = limit_of_plan(c, h, effective);
	revisit = limit_of_revisit(c, h);
	c->due_at = earlier_known(plan.due, revisit.due);
	c->overdue_at = earlier_known(plan.overdue, revisit.overdue);
}

static enum coverage_state state_of(const struct coverage *c, const struct hotspot *h, struct spell *s)
{
	spell_end(s, h->window_starts);
	spell_end(s, h->window_ends);
	spell_end(s, c->overdue_at);
	spell_end(s, c->due_at);
	if (*h->suspended_reason)
		return COVERAGE_SUSPENDED;
	if (c->present)
		return COVERAGE_PRESENT;
	if (!window_holds(h, s->now))
		return COVERAGE_OUT_OF_WINDOW;
	if (is_met(c))
		return COVERAGE_MET;
	if (c->overdue_at != MOMENT_NONE && s->now >= c->overdue_at)
		return COVERAGE_OVERDUE;
	return c->due_at != MOMENT_NONE && s->now >= c->due_at ? COVERAGE_DUE : COVERAGE_NOT_DUE;
}

static usec short_by(const struct coverage *c, usec effective, usec now)
{
	if (!c->present)
		return 0;
	if (c->present_since == MOMENT_NONE)
		return effective;
	return later(0, effective - later(0, moment_since(now, c->present_since)));
}

struct coverage coverage_of(const struct board *b, const struct hotspot *h, usec now)
{
	usec effective = coverage_effective(b);
	struct spell spell = spell_at(now);
	struct coverage c = { .planned = h->visits_planned > 0 ? h->visits_planned : 0, .due_at = MOMENT_NONE,
			      .overdue_at = MOMENT_NONE, .present_since = MOMENT_NONE,
			      .last_effective_at = MOMENT_NONE };

	/* An end that is still to come, or -infinity, is no end that a visit can have had. */
	if (moment_known(h->last_effective_at) && spell_reached(&spell, h->last_effective_at))
		c.last_effective_at = h->last_effective_at;
	c.visits = board_visits(b, h->code, &c.visits_n);
	for (size_t i = 0; i < c.visits_n; i++)
		count_visit(&c, h, c.visits[i], effective, &spell);
	c.short_by = short_by(&c, effective, now);
	set_limits(&c, h, effective, now);
	c.state = state_of(&c, h, &spell);
	c.until = spell.until;
	return c;
}
