#include "ui/months.h"

#include <math.h>

#include "base/press.h"
#include "base/text.h"
#include "base/tongue.h"
#include "model/month.h"
#include "ui/cursor.h"
#include "view/number.h"
#include "view/shown_month.h"

/* More years back than a control room asks for. */
#define MOST 240
/* Cells of a month's name. */
#define NAME 15

void months_toggle(struct months *m)
{
	if (m->open)
		m->past = false;
	m->open = !m->open;
	m->at = m->past ? m->month : DAY_NONE;
}

/* The line of the month under the cursor; the first when it has gone. */
static size_t line_at(const struct months *m)
{
	for (size_t i = 0; i < m->overlay.lines_n; i++)
		if (m->list[i] == m->at)
			return i;
	return 0;
}

void months_move(struct months *m, int rows)
{
	if (m->overlay.lines_n > 0)
		m->at = m->list[cursor_clamp(line_at(m), rows, m->overlay.lines_n)];
}

void months_show(struct months *m, day month)
{
	m->past = month != DAY_NONE;
	m->month = m->past ? month : 0;
	m->open = false;
}

bool months_press(struct months *m, int press)
{
	if (!m->open || press != PRESS_ENTER)
		return false;
	months_show(m, m->at);
	return true;
}

void months_choose(struct months *m, size_t line)
{
	if (line >= m->overlay.lines_n)
		return;
	months_show(m, m->list[line]);
}

/* How many months after `month` the other one is. */
static int months_between(day month, day other)
{
	struct civil a = day_civil(month), b = day_civil(other);

	return (b.year - a.year) * 12 + b.month - a.month;
}

/* Which of the months before the running one, by how far back, the board has counters of. */
static void find_counted(const struct board *b, day running, bool counted[MOST + 1])
{
	for (size_t i = 0; i < b->counters.n; i++) {
		day month = b->counters.at[i].month;
		int back = month == DAY_NONE ? 0 : months_between(month, running);

		if (back > 0 && back <= MOST)
			counted[back] = true;
	}
}

/* How far back the list goes: what is counted of before the programme is there to be compared with. */
static int farthest(const struct board *b, day running)
{
	day first = b->about.programme_started;
	int back = first == DAY_NONE ? MOST : months_between(first, running);

	return back < MOST ? back : MOST;
}

/* "December 2023        552 patrols"; `name` is its first column. */
static const char *line_of(const struct view *v, const char *name, day month, struct arena *scratch)
{
	static const struct counter_setting patrols = { .metric = "patrols", .label = "", .of = "" };
	char text[NUMBER_TEXT];
	double n = month_value(v->board, &patrols, month);
	unsigned long patrols_n = isfinite(n) && n > 0 ? (unsigned long)n : 0;
	int left = NAME - text_width(name);

	return arena_printf(scratch, P_("%s%*s %8s patrol", "%s%*s %8s patrols", patrols_n), name,
			    left > 0 ? left : 0, "", number_count(n, NUMBER_TEXT, T_("no"), text));
}

static size_t write_past(const struct view *v, day running, day *list, const char **lines, struct arena *scratch)
{
	const struct shown_month whole = { .whole = true };
	int last = farthest(v->board, running);
	bool counted[MOST + 1] = { false };
	char name[SHOWN_MONTH_TEXT];
	size_t n = 0;

	find_counted(v->board, running, counted);
	for (int back = 1; back <= last; back++) {
		day month = month_plus(running, -back);

		if (!counted[back])
			continue;
		list[n] = month;
		lines[n++] = line_of(v, shown_month_name(&whole, month, name), month, scratch);
	}
	return n;
}

void months_update(struct months *m, const struct view *v, struct arena *scratch)
{
	day running = v->board ? month_of_board(v->board) : DAY_NONE;
	const char **lines = arena_alloc(scratch, MOST + 1, sizeof *lines);
	day *list = arena_alloc(scratch, MOST + 1, sizeof *list);
	size_t n = 1;

	list[0] = DAY_NONE;
	lines[0] = T_("running month");
	if (running != DAY_NONE) {
		lines[0] = line_of(v, T_("running month"), running, scratch);
		n += write_past(v, running, list + 1, lines + 1, scratch);
	}
	m->list = list;
	m->overlay = (struct overlay){ .title = T_("Which month? Enter shows it"), .lines = lines, .lines_n = n };
	m->overlay.selected = line_at(m) + 1;
}

struct view months_view(const struct months *m, const struct view *v)
{
	struct view shown = *v;

	shown.past = m->past;
	shown.month = m->month;
	return shown;
}
