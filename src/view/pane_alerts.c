#include <string.h>

#include "base/print.h"
#include "view/detail.h"
#include "view/passing.h"
#include "view/table.h"
#include "view/told.h"

static struct pane_rows rows(const struct view *v, struct spell *spell, struct arena *scratch)
{
	size_t raised_n, cleared_n;
	const struct alert_line *const *raised = alert_log_raised(v->alerts, &raised_n);
	const struct alert_line *const *cleared = alert_log_cleared(v->alerts, &cleared_n);
	const void **at = arena_alloc(scratch, raised_n + cleared_n, sizeof *at);

	(void)spell;
	for (size_t i = 0; i < raised_n; i++)
		at[i] = raised[i];
	for (size_t i = 0; i < cleared_n; i++)
		at[raised_n + i] = cleared[i];
	return (struct pane_rows){ at, raised_n + cleared_n, 0 };
}

static const char *key(const void *row)
{
	return ((const struct alert_line *)row)->key;
}

/* All about its subject. */
static struct detail_state opens(const void *row)
{
	static const struct detail *const details[] = {
		[ALERT_UNIT] = &detail_unit,
		[ALERT_ASSIST] = &detail_assist,
		[ALERT_HOTSPOT] = &detail_hotspot,
		[ALERT_DATA] = NULL,
	};
	const struct alert *a = &((const struct alert_line *)row)->alert;

	return (struct detail_state){ details[a->rule->about], a->subject, 0 };
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	size_t raised_n, cleared_n, waiting = 0;
	const struct alert_line *const *raised = alert_log_raised(v->alerts, &raised_n);

	alert_log_cleared(v->alerts, &cleared_n);
	for (size_t i = 0; i < raised_n; i++)
		waiting += !alert_acknowledged(raised[i]);
	print_text(dst, PANE_TITLE, T_("Alerts %zu"), raised_n);
	if (v->showing != SHOWING_LIVE)
		pane_title_add(dst, T_(" of the present"));
	pane_title_part(dst, waiting, "not acknowledged", "not acknowledged", glyphs);
	pane_title_part(dst, alert_log_missed(v->alerts), "more, NOT SHOWN", "more, NOT SHOWN", glyphs);
	pane_title_part(dst, cleared_n, "cleared", "cleared", glyphs);
}

static bool is_over(const struct alert_line *line)
{
	return line->cleared_at != MOMENT_NONE;
}

static bool calls(const struct alert_line *line)
{
	return !is_over(line) && !alert_acknowledged(line);
}

static enum meaning meaning(const void *row, const struct view *v)
{
	const struct alert_line *line = row;

	(void)v;
	if (is_over(line))
		return MEANING_FAINT;
	return calls(line) || line->alert.rule->emergency ? alert_meaning(line->alert.priority) : MEANING_PLAIN;
}

static bool marked(const void *row, const struct view *v)
{
	const struct alert_line *line = row;

	(void)v;
	return calls(line) && line->alert.priority == ALERT_HIGH;
}

static const char *state_word(const struct alert_line *line)
{
	if (is_over(line))
		return T_("CLEARED");
	return calls(line) ? T_("UNACK") : T_("ACK");
}

/* "UNACK x3": told three times more since it was raised. */
static void write_state(const void *row, const struct view *v, struct table_cell *out)
{
	const struct alert_line *line = row;
	char again[16] = "";

	if (calls(line) && line->repeats)
		print_text(again, sizeof again, " x%u", line->repeats < 99 ? line->repeats + 1 : 99);
	table_write(out, MEANING_PLAIN, "%s%s", state_word(line), again);
	view_word(v, out->buffer);
}

/* Cuts a text to so many cells, with an ellipsis at its end. */
static void cut(char *text, int cells, enum glyphs glyphs)
{
	size_t at = 0;
	struct grapheme g;

	if (text_width(text) <= cells)
		return;
	for (size_t n; (n = text_next(text + at, strlen(text + at), &g)) > 0 && g.width < cells; at += n)
		cells -= g.width;
	print_text(text + at, TABLE_CELL - at, "%s", glyph_text(GLYPH_ELLIPSIS, glyphs));
}

/* Where it is too long the name is cut, and not how long it has been; nor the word, while that can be. */
static void write_alert(const void *row, const struct view *v, struct table_cell *out)
{
	const struct alert_line *line = row;
	char word[64], name[ALERT_TEXT], tail[ALERT_TEXT], whole[ALERT_TEXT + 64], head[TABLE_CELL];
	int room = out->width - 1 - text_width(alert_tail(&line->alert, tail));

	print_text(word, sizeof word, "%s", alert_word(&line->alert));
	view_word(v, word);
	alert_name(&line->alert, name);
	print_text(whole, sizeof whole, "%s%s%s", word, name[0] ? " " : "", name);
	text_clip(whole, head, sizeof head - strlen(tail) - 1);
	if (text_width(word) < room)
		cut(head, room, out->glyphs);
	table_write(out, MEANING_PLAIN, "%s %s", head, tail);
}

static void write_moment(usec t, const struct view *v, struct table_cell *out)
{
	char time[MOMENT_TEXT];

	table_copy(out, MEANING_PLAIN,
		    moment_known(t) ? passing_when(v, t, time) : glyph_text(GLYPH_NONE, out->glyphs));
	out->order = table_order(t);
}

static void write_raised(const void *row, const struct view *v, struct table_cell *out)
{
	write_moment(((const struct alert_line *)row)->raised_at, v, out);
}

static void write_acknowledged(const void *row, const struct view *v, struct table_cell *out)
{
	write_moment(((const struct alert_line *)row)->acknowledged_at, v, out);
}

static void write_cleared(const void *row, const struct view *v, struct table_cell *out)
{
	write_moment(((const struct alert_line *)row)->cleared_at, v, out);
}

/* "UNACK x99" */
static int state_cells(void)
{
	int calling = 4 + tongue_cells((const char *const[]){ N_("UNACK") }, 1);
	int silent = tongue_cells((const char *const[]){ N_("CLEARED"), N_("ACK") }, 2);

	return calling > silent ? calling : silent;
}

/* title, width, most, rank, align, write, heading, cells */
static const struct column columns[] = {
	{ N_("STATE"), 9, 0, 0, ALIGN_LEFT, write_state, NULL, state_cells },
	{ N_("ALERT"), 24, 90, 0, ALIGN_LEFT, write_alert, NULL, NULL },
	{ N_("RAISED"), 8, 0, 2, ALIGN_LEFT, write_raised, NULL, NULL },
	{ N_("ACK AT"), 8, 0, 1, ALIGN_LEFT, write_acknowledged, NULL, NULL },
	{ N_("CLEARED"), 8, 0, 3, ALIGN_LEFT, write_cleared, NULL, NULL },
};

static const struct table table = {
	columns, sizeof columns / sizeof *columns, false, meaning, marked, NULL, NULL, NULL,
};

const struct pane pane_alerts;

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	table_draw(&table, &pane_alerts, v, s, c);
}

const struct pane pane_alerts = {
	.name = "alerts",
	.help = N_("what called for attention, who has been told, and what is over"),
	.title = title,
	.rows = rows,
	.of_alerts = true,
	.key = key,
	.opens = opens,
	.empty = N_("Nothing calls for attention."),
	.draw = draw,
	.head = 1,
	.table = &table,
};
