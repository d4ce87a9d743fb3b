#include "golden/screen.h"

void screen_init(struct screen *s)
{
	*s = (struct screen){ .arena = arena_new(), .layout = "" };
}

void screen_release(struct screen *s)
{
	grid_release(&s->grid);
	arena_drop(s->arena);
}

static struct pane_rows rows_of(struct screen *s, const struct pane *p, const struct view *v)
{
	if (!v->board || !p->rows)
		return (struct pane_rows){ NULL, 0, 0 };
	s->spell = spell_at(view_moment(v));
	return p->rows(v, &s->spell, s->arena);
}

/* Takes the rows of all panes, and how many lines each could fill. */
static void take(struct screen *s, const struct view *v)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	for (size_t i = 0; i < n; i++) {
		s->lists[i] = rows_of(s, panes[i], v);
		s->content[i] = 1 + panes[i]->head + pane_lines(panes[i], v, s->lists[i], GRID_MAX_ROWS);
	}
}

static void lay_out(struct screen *s, const struct view *v, int cols, int rows)
{
	struct settings settings = *v->settings;

	if (s->layout[0])
		settings.screen.layout = s->layout;
	s->plan = layout_place(&settings, s->page, (struct screen_size){ cols, rows }, s->zoomed, s->content);
}

static void fill_in(struct screen *s)
{
	size_t n;
	const struct pane *const *panes = panes_all(&n);

	for (size_t i = 0; i < s->plan.n; i++) {
		size_t k = 0;

		while (panes[k] != s->plan.at[i].pane)
			k++;
		s->states[i] = (struct pane_state){ .rows = s->lists[k],
						    .cursor = i == s->focus ? s->cursor : 0,
						    .focused = i == s->focus,
						    .number = k < 9 ? (int)k + 1 : 0,
						    .node = s->plan.at[i].node };
	}
}

void screen_plan(struct screen *s, const struct view *v, int cols, int rows)
{
	if (s->taken != v)
		take(s, v);
	s->taken = v;
	lay_out(s, v, cols, rows);
}

void screen_draw(struct screen *s, const struct view *v, int cols, int rows, enum glyphs glyphs)
{
	static const struct hint hints[] = {
		{ "? help", 1 }, { "q quit", 2 },       { "Tab pane", 3 },
		{ "z zoom", 4 }, { "Enter detail", 5 }, { "~ glyphs", 6 },
	};
	const struct frame frame = {
		.plan = &s->plan,
		.states = s->states,
		.detail = s->detail.detail ? &s->detail : NULL,
		.overlay = s->overlay,
		.footer = { hints, sizeof hints / sizeof *hints, "pane 1/5", "pane 1/5", "", false },
	};

	arena_reset(s->arena);
	grid_resize(&s->grid, cols, rows);
	take(s, v);
	lay_out(s, v, cols, rows);
	fill_in(s);
	frame_draw(v, &frame, canvas_of(&s->grid, glyphs));
}
