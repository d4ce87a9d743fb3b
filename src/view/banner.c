#include "view/banner.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "view/pace.h"
#include "view/replay_banner.h"
#include "view/sentence.h"

/* Lines that are looked at; the others are in "+N". */
#define TOLD 64
#define MARGIN 1
#define GAP 4
/* Cells below which a cut alert says nothing. */
#define LEAST 18

const char *banner_try(const struct view *v, char dst[BANNER_TEXT])
{
	const struct link *link = v->link;
	char length[MOMENT_TEXT];

	if (link->tries == 0)
		return "";
	if (link->retry_in > 0)
		snprintf(dst, BANNER_TEXT, "Try %u in %s", link->tries + 1,
			 pace_left(v->settings, link->retry_in, length));
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
		{ banner_try(v, again), 2, false },
	};

	sentence_draw(c, MARGIN, MEANING_LOST, parts, sizeof parts / sizeof *parts);
}

/* "EMERGENCY HD03 +1": what was so when the data were last good; "" for none. */
static const char *emergencies(const struct view *v, char dst[BANNER_TEXT])
{
	size_t n, said = 0;
	const struct alert_line *const *lines = alert_log_raised(v->alerts, &n);
	const struct alert_line *first = NULL;
	char more[24] = "";

	for (size_t i = 0; i < n; i++)
		if (lines[i]->alert.rule->emergency && said++ == 0)
			first = lines[i];
	if (!first)
		return "";
	if (said > 1)
		snprintf(more, sizeof more, " +%zu", said - 1);
	snprintf(dst, BANNER_TEXT, "%s %s%s.", alert_word(&first->alert), first->alert.subject, more);
	return dst;
}

static void draw_stale(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT], time[MOMENT_TEXT], since[MOMENT_TEXT + 16], who[BANNER_TEXT];
	const struct part parts[] = {
		{ glyph_text(GLYPH_WARN, c.glyphs), 5, false },
		{ "STALE:", 0, false },
		{ since, 2, false },
		{ emergencies(v, who), 1, false },
		{ v->link->problem[0] ? problem_of(v->link, problem) : "Database slow or not answering.", 4, true },
		{ banner_try(v, again), 3, false },
	};

	snprintf(since, sizeof since, "last good data %s.", view_as_at(v, time));
	sentence_draw(c, MARGIN, MEANING_STALE, parts, sizeof parts / sizeof *parts);
}

static void draw_lost(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT], time[MOMENT_TEXT], since[MOMENT_TEXT + 24], frame[16];
	char who[BANNER_TEXT];
	const struct part parts[] = {
		{ frame, 5, false },
		{ since, 3, false },
		{ c.cols < 19 ? "ALL OLD" : "ALL BELOW IS OLD.", 0, false },
		{ "USE RADIO.", 1, false },
		{ emergencies(v, who), 2, false },
		{ problem_of(v->link, problem), 7, true },
		{ banner_try(v, again), 4, false },
		{ frame, 6, false },
	};

	snprintf(frame, sizeof frame, "%s%s", glyph_text(GLYPH_LOST, c.glyphs), glyph_text(GLYPH_LOST, c.glyphs));
	snprintf(since, sizeof since, "NO DATABASE since %s.", view_as_at(v, time));
	sentence_draw(c, MARGIN, MEANING_LOST, parts, sizeof parts / sizeof *parts);
}

/* What the banner says of one line, or of all that are raised for the same reason: "▲ OVERDUE Staveley 12m +2" for three. */
struct told {
	const struct alert_line *line;
	size_t lines; /* 0: told with an earlier one */
	char text[ALERT_TEXT + 64];
	int width;
};

/* An emergency for itself until somebody has seen it; others of a kind together, but not those seen with those that nobody has. */
static bool told_together(const struct alert_line *a, const struct alert_line *b)
{
	bool seen = alert_acknowledged(a);

	return a->alert.rule == b->alert.rule && (seen || !a->alert.rule->emergency) &&
	       a->alert.warning == b->alert.warning && seen == alert_acknowledged(b);
}

/* An acknowledged emergency only says who. */
static void write_told(struct told *t, struct canvas c)
{
	static const enum glyph symbols[] = {
		[ALERT_HIGH] = GLYPH_ASK, [ALERT_MIDDLE] = GLYPH_WARN, [ALERT_LOW] = GLYPH_DOT
	};
	const struct alert *a = &t->line->alert;
	bool seen = alert_acknowledged(t->line);
	char more[24] = "";

	if (t->lines > 1)
		snprintf(more, sizeof more, " +%zu", t->lines - 1);
	snprintf(t->text, sizeof t->text, "%s %s%s %s%s", glyph_text(symbols[a->priority], c.glyphs),
		 seen ? "ACK " : "", alert_word(a), seen && a->rule->emergency ? a->subject : a->text, more);
	t->width = canvas_width(c, t->text);
}

static void gather(const struct alert_line *const *lines, size_t n, struct told *told, struct canvas c)
{
	for (size_t i = 0; i < n; i++)
		told[i] = (struct told){ .line = lines[i], .lines = 1 };
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; told[i].lines && k < n; k++)
			if (told[k].lines && told_together(lines[i], lines[k])) {
				told[i].lines++;
				told[k].lines = 0;
			}
		if (told[i].lines)
			write_told(&told[i], c);
	}
}

/* The room to leave for an acknowledged emergency that comes after the `i`-th: it is never hidden by what is less. */
static int room_kept(const struct told *told, size_t n, size_t i, int room)
{
	for (size_t k = i + 1; k < n; k++)
		if (told[k].lines && told[k].line->alert.rule->emergency && alert_acknowledged(told[k].line))
			return told[k].width + GAP <= room / 2 ? told[k].width + GAP : 0;
	return 0;
}

static enum meaning told_meaning(const struct alert_line *line)
{
	static const enum meaning meanings[] = {
		[ALERT_HIGH] = MEANING_ALARM, [ALERT_MIDDLE] = MEANING_WARN, [ALERT_LOW] = MEANING_PLAIN
	};

	return alert_acknowledged(line) && !line->alert.rule->emergency ? MEANING_FAINT
									: meanings[line->alert.priority];
}

/* As much as fits, in order; "+N" for the lines that do not. The first, and what is urgent, may be cut. */
static void draw_told(const struct told *told, size_t n, size_t in_all, struct canvas c)
{
	char more[24];
	int room = c.cols - GAP - snprintf(more, sizeof more, "+%zu", in_all), col = MARGIN;
	size_t said = 0;

	for (size_t i = 0; i < n; i++) {
		int left = room - col - room_kept(told, n, i, room), width = told[i].width;
		bool may_cut = said == 0 || (left >= LEAST && told[i].line->alert.priority == ALERT_HIGH);

		if (!told[i].lines || (width > left && !may_cut))
			continue;
		width = width < left ? width : left;
		canvas_field(c, col, 0, width, ALIGN_LEFT, told_meaning(told[i].line), told[i].text);
		col += width + GAP;
		said += told[i].lines;
	}
	if (said < in_all)
		canvas_printf(c, c.cols - 1 - snprintf(more, sizeof more, "+%zu", in_all - said), 0, MEANING_STRONG,
			      "%s", more);
}

static void draw_live(const struct view *v, struct canvas c)
{
	size_t in_all, n;
	const struct alert_line *const *lines = alert_log_raised(v->alerts, &in_all);
	struct told told[TOLD];

	n = in_all < TOLD ? in_all : TOLD;
	gather(lines, n, told, c);
	if (n > 0)
		draw_told(told, n, in_all + alert_log_missed(v->alerts), c);
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
