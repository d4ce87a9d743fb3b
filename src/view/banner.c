#include "view/banner.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "model/alert.h"
#include "view/replay_banner.h"
#include "view/sentence.h"

#define ALERTS 32
#define MARGIN 1
#define GAP 4

const char *banner_try(const struct link *link, char dst[BANNER_TEXT])
{
	char length[MOMENT_TEXT];

	if (link->tries == 0)
		return "";
	if (link->retry_in > 0)
		snprintf(dst, BANNER_TEXT, "Try %u in %s", link->tries + 1, span_short(link->retry_in, length));
	else
		snprintf(dst, BANNER_TEXT, "Try %u under way", link->tries + 1);
	return dst;
}

/* With a capital and one full stop; "" when there is none. */
static const char *problem_of(const struct link *link, char dst[BANNER_TEXT])
{
	size_t n = strcspn(link->problem, "\r\n");

	while (n > 0 && strchr(". ", link->problem[n - 1]))
		n--;
	snprintf(dst, BANNER_TEXT, "%.*s%s", (int)n, link->problem,
		 n && !strchr("?!", link->problem[n - 1]) ? "." : "");
	dst[0] = (char)toupper((unsigned char)dst[0]);
	return dst;
}

const char *banner_why(const struct link *link, char dst[BANNER_TEXT])
{
	const char *where = link->server[0] ? link->server : "the database";

	if (link->problem[0])
		return problem_of(link, dst);
	if (link->connected)
		snprintf(dst, BANNER_TEXT, "Connected to %s, reading the board for the first time.", where);
	else
		snprintf(dst, BANNER_TEXT, "Connecting to %s.", where);
	return dst;
}

static void draw_never(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT];
	const struct part parts[] = {
		{ glyph_text(GLYPH_LOST, c.glyphs), 1, false },
		{ "NO DATA YET.", 0, false },
		{ banner_why(v->link, problem), 3, true },
		{ banner_try(v->link, again), 2, false },
	};

	sentence_draw(c, MARGIN, MEANING_LOST, parts, sizeof parts / sizeof *parts);
}

static void draw_stale(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT], time[MOMENT_TEXT], since[MOMENT_TEXT + 16];
	const struct part parts[] = {
		{ glyph_text(GLYPH_WARN, c.glyphs), 4, false },
		{ "STALE:", 0, false },
		{ since, 1, false },
		{ v->link->problem[0] ? problem_of(v->link, problem) : "Database slow or not answering.", 3, true },
		{ banner_try(v->link, again), 2, false },
	};

	snprintf(since, sizeof since, "last good data %s.", view_as_at(v, time));
	sentence_draw(c, MARGIN, MEANING_STALE, parts, sizeof parts / sizeof *parts);
}

static void draw_lost(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT], time[MOMENT_TEXT], since[MOMENT_TEXT + 24], frame[16];
	const struct part parts[] = {
		{ frame, 4, false },
		{ since, 2, false },
		{ c.cols < 19 ? "ALL OLD" : "ALL BELOW IS OLD.", 0, false },
		{ "USE RADIO.", 1, false },
		{ problem_of(v->link, problem), 6, true },
		{ banner_try(v->link, again), 3, false },
		{ frame, 5, false },
	};

	snprintf(frame, sizeof frame, "%s%s", glyph_text(GLYPH_LOST, c.glyphs), glyph_text(GLYPH_LOST, c.glyphs));
	snprintf(since, sizeof since, "NO DATABASE since %s.", view_as_at(v, time));
	sentence_draw(c, MARGIN, MEANING_LOST, parts, sizeof parts / sizeof *parts);
}

static size_t of_kind(const struct alert *alerts, size_t n, const char *kind)
{
	size_t same = 0;

	for (size_t i = 0; i < n; i++)
		same += strcmp(alerts[i].kind, kind) == 0;
	return same;
}

/* "◆ ASSIST HD03 Arboretum Park 1m not answered", "▲ OVERDUE Staveley 12m +2" for three of the kind. */
static void write_alert(const struct alert *a, size_t same, enum glyphs glyphs, char *dst, size_t size)
{
	static const enum glyph symbols[] = {
		[ALERT_HIGH] = GLYPH_ASK, [ALERT_MIDDLE] = GLYPH_WARN, [ALERT_LOW] = GLYPH_DOT
	};
	char more[24] = "";

	if (same > 1)
		snprintf(more, sizeof more, " +%zu", same - 1);
	snprintf(dst, size, "%s %s%s", glyph_text(symbols[a->priority], glyphs), a->text, more);
}

/* One alert of each kind, as many kinds as fit; "+N" for those that do not. */
static void draw_alerts(const struct alert *alerts, size_t n, size_t in_all, struct canvas c)
{
	static const enum meaning meanings[] = {
		[ALERT_HIGH] = MEANING_ALARM, [ALERT_MIDDLE] = MEANING_WARN, [ALERT_LOW] = MEANING_PLAIN
	};
	char more[16];
	int room = c.cols - GAP - snprintf(more, sizeof more, "+%zu", in_all), col = MARGIN;
	size_t told = 0;

	for (size_t i = 0; i < n; i++) {
		char text[ALERT_TEXT + 40];
		size_t same = of_kind(alerts, n, alerts[i].kind);
		int width;

		if (of_kind(alerts, i, alerts[i].kind))
			continue;
		write_alert(&alerts[i], same, c.glyphs, text, sizeof text);
		width = canvas_width(c, text);
		if (told > 0 && col + width > room)
			continue;
		if (col + width > room)
			width = room - col;
		canvas_field(c, col, 0, width, ALIGN_LEFT, meanings[alerts[i].priority], text);
		col += width + GAP;
		told += same;
	}
	if (told < in_all)
		canvas_printf(c, c.cols - 1 - snprintf(more, sizeof more, "+%zu", in_all - told), 0, MEANING_STRONG,
			      "%s", more);
}

static void draw_live(const struct view *v, struct canvas c)
{
	struct alert alerts[ALERTS];
	size_t in_all = alert_find(v->board, v->settings, v->now, alerts, ALERTS);
	size_t n = in_all < ALERTS ? in_all : ALERTS;

	if (n > 0)
		draw_alerts(alerts, n, in_all, c);
	else
		canvas_printf(c, MARGIN, 0, MEANING_FAINT, "%s Nothing calls for attention",
			      glyph_text(GLYPH_DONE, c.glyphs));
}

void banner_draw(const struct view *v, struct canvas c)
{
	static void (*const draws[])(const struct view *, struct canvas) = {
		[STALENESS_LIVE] = draw_live, [STALENESS_STALE] = draw_stale, [STALENESS_LOST] = draw_lost
	};
	static const enum meaning meanings[] = {
		[STALENESS_LIVE] = MEANING_PLAIN, [STALENESS_STALE] = MEANING_STALE, [STALENESS_LOST] = MEANING_LOST
	};

	if (v->showing != SHOWING_LIVE) {
		replay_banner_draw(v, c);
		return;
	}
	canvas_fill(c, meanings[v->board ? v->staleness : STALENESS_LOST]);
	(v->board ? draws[v->staleness] : draw_never)(v, c);
}
