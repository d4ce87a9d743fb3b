#include "ui/figures.h"

#include <stdio.h>
#include <string.h>

#include "base/tongue.h"
#include "ui/entries.h"
#include "view/number.h"

/* Wide enough for any count there is. */
#define CELLS 20
#define LABEL 11

static const char *count(double n, struct arena *arena)
{
	char text[NUMBER_TEXT];

	return arena_printf(arena, "%s", number_count(n, CELLS, "?", text));
}

/* "12 ms", "0.4 ms": half a millisecond matters on a socket. */
static const char *length(usec took, struct arena *arena)
{
	double ms = (double)took / 1000;

	char number[32];

	snprintf(number, sizeof number, "%.*f", ms < 10, ms);
	return arena_printf(arena, "%s ms", tongue_decimal(number, sizeof number));
}

static const char *span(usec now, usec since, struct arena *arena)
{
	char text[MOMENT_TEXT];

	return arena_printf(arena, "%s", span_short(now - since, text));
}

static const char *polls(const struct vitals *t, struct arena *a)
{
	if (t->polls == 0)
		return arena_printf(a, T_("none yet, %s failed"), count((double)t->failed, a));
	return arena_printf(a, T_("%s, %s failed; the last %zu: median %s, 99 %% within %s, the longest %s"),
			    count((double)t->polls, a), count((double)t->failed, a), vitals_kept(t),
			    length(vitals_took(t, 50), a), length(vitals_took(t, 99), a),
			    length(vitals_took(t, 100), a));
}

static const char *last_poll(const struct vitals *t, struct arena *a)
{
	if (t->polls == 0)
		return T_("none yet");
	return arena_printf(a, T_("%s, %s rows, %s bytes; %s bytes a poll"),
			    length(t->took[(t->polls - 1) % VITALS_POLLS], a), count((double)t->rows, a),
			    count((double)t->bytes, a), count((double)t->all_bytes / (double)t->polls, a));
}

/* "db-a, TLSv1.3, PostgreSQL 15.5": how the server was packed is nobody's question here, and a socket is both place and way. */
static const char *connection(const struct view *v, struct arena *a)
{
	const struct vitals *t = v->vitals;
	bool both = strcmp(v->link->server, t->way) != 0;

	if (t->connected == MOMENT_NONE)
		return arena_printf(a, T_("none; %zu made so far"), t->connections);
	return arena_printf(a, T_("%s%s%s, PostgreSQL %.*s, for %s; %zu made so far"), v->link->server,
			    both ? ", " : "", both ? t->way : "", (int)strcspn(t->version, " "), t->version,
			    span(t->now, t->connected, a), t->connections);
}

static const char *backoff(const struct view *v, struct arena *a)
{
	char text[MOMENT_TEXT];

	if (v->link->tries == 0)
		return T_("none");
	if (v->link->retry_in == 0)
		return arena_printf(a, T_("%u tries in a row failed; trying"), v->link->tries);
	return arena_printf(a, T_("%u tries in a row failed; the next in %s"), v->link->tries,
			    span_short(v->link->retry_in, text));
}

static const char *colors(const struct vitals *t, struct arena *a)
{
	if (t->colors < 0)
		return T_("any colour");
	return t->colors == 0 ? T_("no colours") : arena_printf(a, T_("%d colours"), t->colors);
}

static const char *terminal(const struct vitals *t, struct arena *a)
{
	return arena_printf(a, T_("%s, %dx%d, %s, glyphs %s"), t->terminal, t->cols, t->lines, colors(t, a), t->glyphs);
}

static const char *drawn(const struct vitals *t, struct arena *a)
{
	return arena_printf(a, T_("%s frames, %s bytes sent"), count((double)t->frames, a), count((double)t->sent, a));
}

static const char *memory(const struct vitals *t, struct arena *a)
{
	char number[32];

	snprintf(number, sizeof number, "%.1f", (double)t->memory / 1e6);
	return t->memory > 0 ? arena_printf(a, "%s MB", tongue_decimal(number, sizeof number)) : T_("not known");
}

static int label_cells(void)
{
	static const char *const labels[] = { N_("polls"), N_("last poll"), N_("connection"), N_("back-off"),
					      N_("running"), N_("terminal"), N_("drawn"), N_("memory") };
	int cells = tongue_foreign() ? 1 + tongue_cells(labels, sizeof labels / sizeof *labels) : 0;

	return cells > LABEL ? cells : LABEL;
}

struct overlay figures_overlay(const struct view *v, int cols, struct arena *arena)
{
	struct entries l = entries_begin(arena, cols, label_cells());
	const struct vitals *t = v->vitals;

	if (t) {
		entries_add(&l, T_("polls"), polls(t, arena));
		entries_add(&l, T_("last poll"), last_poll(t, arena));
		entries_add(&l, T_("connection"), connection(v, arena));
		entries_add(&l, T_("back-off"), backoff(v, arena));
		entries_add(&l, T_("running"), arena_printf(arena, T_("for %s"), span(t->now, t->begun, arena)));
		entries_add(&l, T_("terminal"), terminal(t, arena));
		entries_add(&l, T_("drawn"), drawn(t, arena));
		entries_add(&l, T_("memory"), memory(t, arena));
	} else {
		entries_line(&l, T_("there are none of a single picture"));
	}
	return entries_overlay(&l, T_("Figures"));
}
