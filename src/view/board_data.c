#include "view/board_data.h"

#include <string.h>

#include "base/print.h"

#define MOST_ALERTS 500

const struct board_table *board_table_of(const char *pane)
{
	for (size_t i = 0; pane[0] && i < board_tables_n; i++)
		if (strcmp(board_tables[i].pane, pane) == 0)
			return &board_tables[i];
	return NULL;
}

const char *board_table_panes(char dst[BOARD_PANES])
{
	size_t used = 0;

	dst[0] = '\0';
	for (size_t i = 0; i < board_tables_n && used < BOARD_PANES; i++)
		if (board_tables[i].pane[0])
			used += (size_t)print_text(dst + used, BOARD_PANES - used, "%s%s", used ? ", " : "",
						   board_tables[i].pane);
	return dst;
}

static const size_t *ranks_of(const struct board *b, const struct standing *standings, struct arena *arena)
{
	size_t *ranks = arena_alloc(arena, b->hotspots.n, sizeof *ranks);

	for (size_t i = 0; i < b->hotspots.n; i++)
		ranks[standings[i].hotspot - b->hotspots.at] = i;
	return ranks;
}

static void find_alerts(struct board_data *d)
{
	const struct view *v = d->view;
	const struct alert_scene scene = { v->board, v->settings, v->now, v->age, v->staleness };
	struct alert_findings found = alert_find(&scene, MOST_ALERTS, d->arena);
	struct alert *alerts = arena_alloc(d->arena, found.n, sizeof *alerts);

	for (size_t i = 0; i < found.n; i++)
		alert_tell(found.at[i], v->staleness, &alerts[i]);
	d->alerts = alerts;
	d->alerts_n = found.n;
}

struct board_data board_data_of(const struct view *v, struct arena *arena)
{
	struct board_data d = { .view = v, .now = view_moment(v), .arena = arena };
	struct spell spell = spell_at(d.now);

	d.standings = need_order(v->board, v->settings, &spell, arena);
	d.ranks = ranks_of(v->board, d.standings, arena);
	find_alerts(&d);
	return d;
}

size_t board_table_rows(const struct board_table *t, const struct board_data *d)
{
	return t->rows ? t->rows(d) : dataset_list(d->view->board, t->dataset).n;
}

const void *board_table_row(const struct board_table *t, const struct board_data *d, size_t i)
{
	return t->row ? t->row(d, i) : dataset_row(t->dataset, dataset_list(d->view->board, t->dataset), i);
}

static size_t fields_of(const struct board_table *t)
{
	return t->dataset ? t->dataset->fields_n : 0;
}

size_t board_columns(const struct board_table *t)
{
	return fields_of(t) + t->columns_n;
}

struct board_column board_column(const struct board_table *t, size_t i)
{
	const struct field *f;

	if (i >= fields_of(t))
		return t->columns[i - fields_of(t)];
	f = &t->dataset->fields[i];
	return (struct board_column){ f->name, f->help, f->kind, f->nullable, NULL };
}

struct board_value board_value(const struct board_table *t, const struct board_data *d, const void *row, size_t i)
{
	if (i >= fields_of(t))
		return t->columns[i - fields_of(t)].find(d, row);
	return board_field(&t->dataset->fields[i], row);
}
