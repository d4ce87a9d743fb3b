#include "ui/rows.h"

#include <string.h>

#include "view/table.h"

void rows_init(struct rows *r)
{
	*r = (struct rows){ .arena = arena_new() };
}

void rows_release(struct rows *r)
{
	held_drop(&r->held);
	arena_drop(r->arena);
}

static void forget(struct rows *r)
{
	held_drop(&r->held);
	memset(r->of, 0, sizeof r->of);
	r->standings = NULL;
}

static void work_out(struct rows *r, const struct view *v)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);
	struct view ordered = *v;

	held_begin(&r->held, v->board, v->settings, view_moment(v));
	r->staleness = v->staleness;
	arena_reset(r->arena);
	r->standings = need_order(v->board, v->settings, &r->held.spell, r->arena);
	r->summary = summary_in_order(v->board, v->settings, r->standings);
	ordered.standings = r->standings;
	ordered.spell = &r->held.spell;
	for (size_t i = 0; i < n; i++) {
		if (!panes[i]->rows || panes[i]->of_alerts)
			continue;
		r->of[i] = panes[i]->rows(&ordered, &r->held.spell, r->arena);
		r->of[i].fitted = table_fitted(panes[i], &ordered, r->of[i]);
	}
}

static void take_anew(struct rows *r, const struct view *v, struct arena *scratch)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	for (size_t i = 0; i < n; i++)
		if (panes[i]->of_alerts)
			r->of[i] = panes[i]->rows(v, &r->held.spell, scratch);
}

void rows_update(struct rows *r, const struct view *v, struct arena *scratch)
{
	if (!v->board) {
		forget(r);
		return;
	}
	if (r->staleness == v->staleness && held_stands(&r->held, v->board, v->settings, view_moment(v)))
		need_go_on(r->standings, v->board, view_moment(v));
	else
		work_out(r, v);
	take_anew(r, v, scratch);
}
