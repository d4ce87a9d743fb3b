#include "view/counter_cells.h"

#include <math.h>
#include <string.h>

#include "view/number.h"

struct pane_rows counter_rows(const struct view *v, struct spell *spell, struct arena *scratch)
{
	size_t n = v->settings->counters_n;
	const void **at = arena_alloc(scratch, n, sizeof *at);

	(void)spell;
	for (size_t i = 0; i < n; i++)
		at[i] = &v->settings->counters[i];
	return (struct pane_rows){ at, n, 0 };
}

const char *counter_key(const void *row)
{
	return ((const struct counter_setting *)row)->label;
}

enum meaning counter_meaning(const void *row, const struct view *v)
{
	(void)row;
	(void)v;
	return MEANING_PLAIN;
}

void counter_stamp(const void *row, const struct view *v, struct kept_stamp *out)
{
	const struct board *b = v->board;

	kept_add(out, (uintptr_t)row);
	kept_add(out, (uintptr_t)b->counters.at);
	kept_add(out, b->counters.n);
	kept_add(out, (uintptr_t)b->counter_totals.at);
	kept_add(out, b->counter_totals.n);
	kept_add(out, moment_known(b->about.now) ? (uint64_t)(b->about.now / MINUTES(1)) : 0);
}

void counter_label(const void *row, const struct view *v, struct table_cell *out)
{
	(void)v;
	table_show(out, ((const struct counter_setting *)row)->label);
}

void counter_number(const struct counter_setting *s, const char *before, double value, enum meaning m,
		    struct table_cell *out)
{
	char text[NUMBER_TEXT];
	const char *number = number_value(s->format, value, out->width - (int)strlen(before),
					  glyph_text(GLYPH_NONE, out->glyphs), text);

	out->order = value;
	table_write(out, m, "%s%s", isfinite(value) ? before : "", number);
}
