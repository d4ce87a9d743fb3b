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
	return v->board && p->rows ? p->rows(v, s->arena) : (struct pane_rows){ NULL, 0 };
}

static void place(struct screen *s, const struct view *v, int cols, int rows)
{
	struct settings settings = *v->settings;
	size_t n;
	const struct pane *const *panes = panes_all(&n);
	int content[LAYOUT_PANES];

	for (size_t i = 0; i < n; i++)
		content[i] = 1 + panes[i]->head + pane_lines(panes[i], v, rows_of(s, panes[i], v));
	if (s->layout[0])
		settings.screen.layout = s->layout;
	s->plan = layout_place(&settings, s->page, (struct screen_size){ cols, rows }, s->zoomed, content);
	for (size_t i = 0; i < s->plan.n; i++) {
		s->states[i] = (struct pane_state){ .rows = rows_of(s, s->plan.at[i].pane, v),
						    .cursor = i == s->focus ? s->cursor : 0,
						    .focused = i == s->focus,
						    .node = s->plan.at[i].node };
		for (size_t k = 0; k < n; k++)
			if (panes[k] == s->plan.at[i].pane)
				s->states[i].number = (int)k + 1;
	}
}

void screen_draw(struct screen *s, const struct view *v, int cols, int rows, enum glyphs glyphs)
{
	const struct frame frame = {
		.plan = &s->plan,
		.states = s->states,
		.detail = s->detail.detail ? &s->detail : NULL,
		.overlay = s->overlay,
		.footer = { "? help  q quit  Tab pane  z zoom  Enter detail  ~ glyphs", "pane 1/5", "", false },
		.read_only_word = s->read_only_word,
	};

	arena_reset(s->arena);
	grid_resize(&s->grid, cols, rows);
	place(s, v, cols, rows);
	frame_draw(v, &frame, canvas_of(&s->grid, glyphs));
}
