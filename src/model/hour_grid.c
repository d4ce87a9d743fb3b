#include "model/hour_grid.h"

#include "model/coverage.h"

/* From its begin until before its end. */
struct stretch {
	usec from, to;
};

/* A window that begins later than this is none of the next hours. */
#define NEAR DAYS(7)

static bool is_near(const struct hotspot *h, usec now)
{
	return coverage_has_window(h) && moment_known(h->window_starts) && moment_known(h->window_ends) &&
	       h->window_starts <= moment_plus(now, NEAR);
}

static void widen(struct stretch *s, const struct hotspot *h)
{
	if (h->window_starts < s->from)
		s->from = h->window_starts;
	if (h->window_ends > s->to)
		s->to = h->window_ends;
}

/* Now, or when no window holds it the beginning of the next; MOMENT_NONE when there is none. */
static usec anchor_of(const struct board *b, usec now)
{
	usec next = MOMENT_NONE;

	for (size_t i = 0; i < b->hotspots.n; i++) {
		const struct hotspot *h = &b->hotspots.at[i];

		if (!is_near(h, now) || now >= h->window_ends)
			continue;
		if (now >= h->window_starts)
			return now;
		if (next == MOMENT_NONE || h->window_starts < next)
			next = h->window_starts;
	}
	return next;
}

/* Takes in what overlaps or touches; true when that made it longer. */
static bool take_in(struct stretch *s, const struct board *b, usec now)
{
	struct stretch before = *s;

	for (size_t i = 0; i < b->hotspots.n; i++) {
		const struct hotspot *h = &b->hotspots.at[i];

		if (is_near(h, now) && h->window_starts <= s->to && h->window_ends >= s->from)
			widen(s, h);
	}
	return before.from != s->from || before.to != s->to;
}

/* Where the local clock last showed a full hour. */
static usec full_hour(const struct board *b, usec t)
{
	struct civil c = zone_civil(&b->zone, t);
	usec part = t % SECONDS(1) + (t % SECONDS(1) < 0 ? SECONDS(1) : 0);

	return moment_plus(t, -part - MINUTES(c.minute) - SECONDS(c.second));
}

struct hour_grid hour_grid_of(const struct board *b, usec now)
{
	struct hour_grid g = { 0 };
	usec anchor = moment_known(now) ? anchor_of(b, now) : MOMENT_NONE;
	struct stretch s = { anchor, anchor };

	if (anchor == MOMENT_NONE)
		return g;
	/* What it has grown into after so many rounds is longer than is shown. */
	for (int round = 0; round < HOUR_GRID_MOST && take_in(&s, b, now); round++)
		continue;
	if (s.from < moment_plus(anchor, -HOURS(HOUR_GRID_MOST / 2)))
		s.from = moment_plus(anchor, -HOURS(HOUR_GRID_MOST / 2));
	g.at[0] = full_hour(b, s.from);
	while (g.n < HOUR_GRID_MOST && g.at[g.n] < s.to) {
		g.at[g.n + 1] = moment_plus(g.at[g.n], HOURS(1));
		g.n++;
	}
	while (g.now < g.n && !(g.at[g.now] <= now && now < g.at[g.now + 1]))
		g.now++;
	return g;
}

/* An end that is still to come has not happened. */
static usec lasted_until(const struct visit *v, usec now)
{
	return v->ended_at == MOMENT_NONE || v->ended_at > now ? now : v->ended_at;
}

static enum hour_state state_of_visit(const struct board *b, const struct visit *v, const struct stretch *hour,
				       usec now)
{
	usec until = lasted_until(v, now);

	if (coverage_in_progress(v, now) && hour->from <= now && now < hour->to)
		return HOUR_PRESENT;
	if (!moment_known(v->started_at) || v->started_at > now || v->started_at >= hour->to ||
	    (until <= hour->from && v->started_at < hour->from))
		return HOUR_OUTSIDE;
	return moment_since(until, v->started_at) >= coverage_effective(b) ? HOUR_EFFECTIVE : HOUR_SHORT;
}

static enum hour_state state_of_plan(const struct hotspot *h, const struct stretch *hour, usec now)
{
	if (!coverage_has_window(h) || h->window_starts >= hour->to || h->window_ends <= hour->from)
		return HOUR_OUTSIDE;
	return hour->from > now ? HOUR_TO_COME : HOUR_NONE;
}

enum hour_state hour_grid_state(const struct board *b, const struct hotspot *h, const struct hour_grid *g, size_t hour,
				usec now)
{
	const struct stretch s = { g->at[hour], g->at[hour + 1] };
	enum hour_state state = state_of_plan(h, &s, now);
	size_t n;
	const struct visit *const *visits = board_visits(b, h->code, &n);

	for (size_t i = 0; i < n; i++) {
		enum hour_state of_visit = state_of_visit(b, visits[i], &s, now);

		if (of_visit > state)
			state = of_visit;
	}
	return state;
}
