#include "view/replay_banner.h"

#include <stdio.h>

#include "model/alert.h"
#include "view/sentence.h"

#define ALERTS 32
#define MARGIN 1
#define GAP 2
/* Below this the corner's word is all there is room for. */
#define NARROW 34
/* "REPLAY: 17:29:56." beside an alert; where that has no room either, the corner says it. */
#define LEAST 18

/* "◆ NOW EMERGENCY HD03 Allenton 42s +1": the first of high priority; "" when there is none, or nobody can know. */
static void write_alarm(const struct view *live, enum glyphs glyphs, char *dst, size_t size)
{
	struct alert alerts[ALERTS];
	size_t n = alert_find(live->board, live->settings, live->now, alerts, ALERTS), high = 0;
	char more[24] = "";

	while (high < n && high < ALERTS && alerts[high].priority == ALERT_HIGH)
		high++;
	dst[0] = '\0';
	if (high == 0 || live->staleness == STALENESS_LOST)
		return;
	if (high > 1)
		snprintf(more, sizeof more, " +%zu", high - 1);
	snprintf(dst, size, "%s NOW %s%s", glyph_text(GLYPH_ASK, glyphs), alerts[0].text, more);
}

/* Returns where the rest of the line begins. */
static int draw_alarm(const struct view *live, struct canvas c)
{
	char text[ALERT_TEXT + 40];
	int width, room = c.cols - MARGIN;

	write_alarm(live, c.glyphs, text, sizeof text);
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

static void draw_narrow(const struct view *v, enum meaning meaning, struct canvas c)
{
	const struct part parts[] = {
		{ v->live->staleness == STALENESS_LOST ? "NO DATABASE" : "", 1, false },
		{ "L: live", 0, false },
	};

	sentence_draw(c, MARGIN, meaning, parts, sizeof parts / sizeof *parts);
}

static void draw_sentence(const struct view *v, enum meaning meaning, struct canvas c)
{
	bool frozen = v->showing == SHOWING_FROZEN;
	char time[MOMENT_TEXT], at[MOMENT_TEXT + 2], trouble[64];
	const struct part parts[] = {
		{ glyph_text(frozen ? GLYPH_FROZEN : GLYPH_REPLAY, c.glyphs), 5, false },
		{ frozen ? "FROZEN:" : "REPLAY:", 0, false },
		{ "the board as it was at", 4, false },
		{ at, 2, false },
		{ trouble_of(v->live, trouble), 1, false },
		{ "L goes back to live.", 3, false },
	};

	snprintf(at, sizeof at, "%s.", zone_time(&v->board->zone, v->now, time));
	sentence_draw(c, MARGIN, meaning, parts, sizeof parts / sizeof *parts);
}

void replay_banner_draw(const struct view *v, struct canvas c)
{
	enum meaning meaning = v->live->staleness == STALENESS_LOST ? MEANING_LOST : MEANING_STALE;
	int col;

	canvas_fill(c, meaning);
	col = draw_alarm(v->live, c);
	if (col > 0 && c.cols - col < LEAST)
		return;
	(c.cols < NARROW ? draw_narrow : draw_sentence)(v, meaning, canvas_part(c, col, 0, c.cols - col, 1));
}
