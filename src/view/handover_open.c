#include "view/handover_open.h"

#include "model/explain.h"
#include "model/need.h"
#include "view/said.h"

/* Conditions of units that are told one by one. */
#define MOST_ALERTS 200

/* ", noted by HX1" */
static const char *noted(const struct handover_talk *t, const struct assist *a)
{
	if (!moment_known(a->acknowledged_at))
		return "";
	return arena_printf(t->arena, T_(", noted%s%s"), a->acknowledged_by[0] ? T_(" by ") : "", a->acknowledged_by);
}

/* ", UA1 has been there since 17:49:20, 10m ago" */
static const char *answered_by(const struct handover_talk *t, const struct assist *a)
{
	if (!a->unit[0])
		return "";
	if (moment_known(a->arrived_at))
		return arena_printf(t->arena, T_(", %s has been there since %s"), a->unit,
				    handover_since(t, a->arrived_at));
	return arena_printf(t->arena, ", %s %s", a->unit,
			    assist_unanswered(a) ? T_("was offered") : T_("is on the way"));
}

static void say_assist(struct handover_talk *t, const struct assist *a)
{
	handover_say(t, T_("%s%s asks for %s at %s%s%s; asked at %s%s%s."),
		     assist_unanswered(a) ? T_("NOT ANSWERED: ") : "", a->asked_by, handover_wanted(t, a),
		     board_place(t->view->board, a->hotspot),
		     a->reason[0] ? ", " : "", a->reason, handover_since(t, a->asked_at), noted(t, a),
		     answered_by(t, a));
}

void handover_assists(struct handover_talk *t)
{
	const struct board *b = t->view->board;

	for (size_t i = 0; i < b->assists.n; i++)
		if (assist_unanswered(&b->assists.at[i]))
			say_assist(t, &b->assists.at[i]);
	for (size_t i = 0; i < b->assists.n; i++)
		if (assist_open(&b->assists.at[i]) && !assist_unanswered(&b->assists.at[i]))
			say_assist(t, &b->assists.at[i]);
}

static const char *name_of(const struct hotspot *h)
{
	return h->name[0] ? h->name : h->code;
}

/* How long nobody has been there for long enough. */
static const char *gap_of(const struct handover_talk *t, const struct coverage *c)
{
	char length[SAID_TEXT];

	if (!moment_known(c->last_effective_at))
		return T_("not known");
	return arena_printf(t->arena, "%s", said_running(t->view, c->last_effective_at, length));
}

void handover_hotspots(struct handover_talk *t)
{
	const struct board *b = t->view->board;
	struct spell spell = spell_at(t->now);
	const struct standing *order = need_order(b, t->view->settings, &spell, t->arena);
	char why[EXPLAIN_TEXT];

	for (size_t i = 0; i < b->hotspots.n; i++) {
		const struct hotspot *h = order[i].hotspot;
		enum coverage_state state = order[i].coverage.state;

		if (state != COVERAGE_OVERDUE && state != COVERAGE_DUE)
			continue;
		coverage_explain(b, h, t->now, why, sizeof why);
		handover_say(t, T_("%s is %s; gap %s."), name_of(h), why, gap_of(t, &order[i].coverage));
	}
}

void handover_marks(struct handover_talk *t)
{
	const struct board *b = t->view->board;
	const struct hotspot *const *hotspots = board_hotspots_by_code(b);

	for (size_t i = 0; i < b->hotspots.n; i++) {
		const struct hotspot *h = hotspots[i];

		if (h->extra_officers)
			handover_say(t, T_("%s needs extra officers%s%s."), name_of(h), h->extra_reason[0] ? ": " : "",
				     h->extra_reason);
		else if (alert_runaways_rise(h))
			handover_say(t, T_("%s: young people run away more often, %d times in 7 days, %d in 28."),
				     name_of(h), h->runaways_7d, h->runaways_28d);
		if (h->suspended_reason[0])
			handover_say(t, T_("%s is suspended: %s."), name_of(h), h->suspended_reason);
	}
}

void handover_units(struct handover_talk *t)
{
	const struct view *v = t->view;
	const struct alert_scene scene = { v->board, v->settings, v->now, v->age, v->staleness };
	struct alert_findings found = alert_find(&scene, MOST_ALERTS, t->arena);
	char text[ALERT_TEXT];

	for (size_t i = 0; i < found.n; i++) {
		struct alert a = { 0 };

		if (found.at[i]->rule->about != ALERT_UNIT)
			continue;
		alert_tell(found.at[i], v->staleness, &a);
		handover_say(t, "%s: %s.", alert_word(&a), alert_text(&a, text));
	}
	if (found.in_all > found.n)
		handover_say(t, T_("MORE THAN THESE: %zu conditions hold that are not all looked at here."),
			     found.in_all);
}

void handover_authorisations(struct handover_talk *t)
{
	const struct board *b = t->view->board;
	const struct hotspot *const *hotspots = board_hotspots_by_code(b);

	for (size_t i = 0; i < b->hotspots.n; i++)
		if (hotspots[i]->authorisation_ends != MOMENT_NONE && hotspots[i]->authorisation_ends > t->now)
			handover_say(t, T_("%s: until %s."), name_of(hotspots[i]),
				     handover_until(t, hotspots[i]->authorisation_ends));
}
