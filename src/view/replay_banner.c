#include "view/replay_banner.h"

#include <stdio.h>

#include "base/press.h"
#include "view/sentence.h"

#define MARGIN 1
#define GAP 2
/* Below this the corner's word is all there is room for. */
#define NARROW 34
/* "REPLAY: 17:29:56." beside an alert; where that has no room either, the corner says it. */
#define LEAST 18

/* "◆ NOW EMERGENCY HD03 Allenton 42s +1": the first of high priority; "" when there is none, or nobody can know. */
static void write_alarm(const struct view *v, enum glyphs glyphs, char *dst, size_t size)
{
	size_t n, high = 0;
	const struct alert_line *const *lines = alert_log_raised(v->alerts, &n);
	const struct alert_line *first = NULL;
	char more[24] = "";

	for (size_t i = 0; i < n; i++)
		if (lines[i]->alert.priority == ALERT_HIGH && high++ == 0)
			first = lines[i];
	dst[0] = '\0';
	if (!first || v->live->staleness == STALENESS_LOST)
		return;
	if (high > 1)
		snprintf(more, sizeof more, " +%zu", high - 1);
	snprintf(dst, size, "%s NOW %s%s %s%s", glyph_text(GLYPH_ASK, glyphs), alert_acknowledged(first) ? "ACK " : "",
		 alert_word(&first->alert), first->alert.text, more);
}

/* Returns where the rest of the line begins. */
static int draw_alarm(const struct view *v, struct canvas c)
{
	char text[ALERT_TEXT + 80];
	int width, room = c.cols - MARGIN;

	write_alarm(v, c.glyphs, text, sizeof text);
	if (!text[0])
		return 0;
	width = canvas_width(c, text);
	if (room - GAP - LEAST > NARROW)
		room -= GAP + LEAST;
	width = width < room ? width : room;
	canvas_field(c, MARGIN, 0, width, ALIGN_LEFT, MEANING_ALARM, text);
	return MARGIN + width + GAP - 1;
}

/* "NO DATABASE since 18:01:10."; "" while it answers. */
static const char *trouble_of(const struct view *live, char dst[64])
{
	static const char *const words[] = { [STALENESS_STALE] = "STALE", [STALENESS_LOST] = "NO DATABASE" };
	char time[MOMENT_TEXT];

	if (live->staleness == STALENESS_LIVE)
		return "";
	snprintf(dst, 64, "%s since %s.", words[live->staleness], view_as_at(live, time));
	return dst;
}

/* "L" and what it does; "" when no key does. */
static const char *way_back(const struct view *v, const char *what, char dst[64])
{
	char key[PRESS_TEXT];

	press_first(v->settings->keys[ACTION_LIVE], key);
	snprintf(dst, 64, "%s%s", key, key[0] ? what : "");
	return dst;
}

static void draw_narrow(const struct view *v, enum meaning meaning, struct canvas c)
{
	char back[64];
	const struct part parts[] = {
		{ v->live->staleness == STALENESS_LOST ? "NO DATABASE" : "", 1, false },
		{ way_back(v, ": live", back), 0, false },
	};

	sentence_draw(c, MARGIN, meaning, parts, sizeof parts / sizeof *parts);
}

static void draw_sentence(const struct view *v, enum meaning meaning, struct canvas c)
{
	bool frozen = v->showing == SHOWING_FROZEN;
	char time[MOMENT_TEXT], at[MOMENT_TEXT + 2], trouble[64], back[64];
	const struct part parts[] = {
		{ glyph_text(frozen ? GLYPH_FROZEN : GLYPH_REPLAY, c.glyphs), 5, false },
		{ frozen ? "FROZEN:" : "REPLAY:", 0, false },
		{ "the board as it was at", 4, false },
		{ at, 2, false },
		{ trouble_of(v->live, trouble), 1, false },
		{ way_back(v, " goes back to live.", back), 3, false },
	};

	snprintf(at, sizeof at, "%s.", zone_time(&v->board->zone, v->now, time));
	sentence_draw(c, MARGIN, meaning, parts, sizeof parts / sizeof *parts);
}

void replay_banner_draw(const struct view *v, struct canvas c)
{
	enum meaning meaning = v->live->staleness == STALENESS_LOST ? MEANING_LOST : MEANING_STALE;
	int col;

	canvas_fill(c, meaning);
	col = draw_alarm(v, c);
	if (col > 0 && c.cols - col < LEAST)
		return;
	(c.cols < NARROW ? draw_narrow : draw_sentence)(v, meaning, canvas_part(c, col, 0, c.cols - col, 1));
}
