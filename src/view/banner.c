#include "view/banner.h"

#include <ctype.h>
#include <string.h>

#include "base/print.h"
#include "view/pace.h"
#include "view/replay_banner.h"
#include "view/sentence.h"
#include "view/told.h"

#define MARGIN 1

const char *banner_try(const struct view *v, char dst[BANNER_TEXT])
{
	const struct link *link = v->link;
	char length[MOMENT_TEXT];

	if (link->tries == 0)
		return "";
	if (link->retry_in > 0)
		print_text(dst, BANNER_TEXT, T_("Try %u in %s"), link->tries + 1,
			   pace_left(v->settings, link->retry_in, length));
	else
		print_text(dst, BANNER_TEXT, T_("Try %u under way"), link->tries + 1);
	return dst;
}

/* With a capital and one full stop; "" when there is none. */
static const char *problem_of(const struct link *link, char dst[BANNER_TEXT])
{
	size_t n = strcspn(link->problem, "\r\n");

	while (n > 0 && strchr(". ", link->problem[n - 1]))
		n--;
	print_text(dst, BANNER_TEXT, "%.*s%s", (int)n, link->problem,
		   n && !strchr("?!", link->problem[n - 1]) ? "." : "");
	dst[0] = (char)toupper((unsigned char)dst[0]);
	return dst;
}

const char *banner_why(const struct link *link, char dst[BANNER_TEXT])
{
	const char *where = link->server[0] ? link->server : T_("the database");

	if (link->problem[0])
		return problem_of(link, dst);
	if (link->connected)
		print_text(dst, BANNER_TEXT, T_("Connected to %s, reading the board for the first time."), where);
	else
		print_text(dst, BANNER_TEXT, T_("Connecting to %s."), where);
	return dst;
}

static void draw_never(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT];
	const struct part parts[] = {
		{ glyph_text(GLYPH_LOST, c.glyphs), 1, false },
		{ T_("NO DATA YET."), 0, false },
		{ banner_why(v->link, problem), 3, true },
		{ banner_try(v, again), 2, false },
	};

	sentence_draw(c, MARGIN, MEANING_LOST, parts, sizeof parts / sizeof *parts);
}

/* "2 EMERGENCY HD03.": what was so when the data were last good, and the first of them; "" for none. */
static const char *emergencies(const struct view *v, char dst[BANNER_TEXT])
{
	size_t n, said = 0;
	const struct alert_line *const *lines = alert_log_raised(v->alerts, &n);
	const struct alert_line *first = NULL;
	char count[24] = "", text[BANNER_TEXT];

	for (size_t i = 0; i < n; i++)
		if (lines[i]->alert.rule->emergency && said++ == 0)
			first = lines[i];
	if (!first)
		return "";
	if (said > 1)
		print_text(count, sizeof count, "%zu ", said);
	print_text(text, sizeof text, "%s%s %s.", count, alert_word(&first->alert), first->alert.words.who);
	text_clip(text, dst, BANNER_TEXT);
	return dst;
}

static void draw_stale(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT], time[MOMENT_TEXT], since[BANNER_TEXT], who[BANNER_TEXT];
	const struct part parts[] = {
		{ glyph_text(GLYPH_WARN, c.glyphs), 5, false },
		{ T_("STALE:"), 0, false },
		{ since, 2, false },
		{ emergencies(v, who), 1, false },
		{ v->link->problem[0] ? problem_of(v->link, problem) : T_("Database slow or not answering."), 4, true },
		{ banner_try(v, again), 3, false },
	};

	print_text(since, sizeof since, T_("last good data %s."), view_as_at(v, time));
	sentence_draw(c, MARGIN, MEANING_STALE, parts, sizeof parts / sizeof *parts);
}

static void draw_lost(const struct view *v, struct canvas c)
{
	char problem[BANNER_TEXT], again[BANNER_TEXT], time[MOMENT_TEXT], since[BANNER_TEXT], frame[16];
	char who[BANNER_TEXT];
	const struct part parts[] = {
		{ frame, 5, false },
		{ since, 3, false },
		{ c.cols < 19 ? T_("ALL OLD") : T_("ALL BELOW IS OLD."), 0, false },
		{ T_("USE RADIO."), 1, false },
		{ emergencies(v, who), 2, false },
		{ problem_of(v->link, problem), 7, true },
		{ banner_try(v, again), 4, false },
		{ frame, 6, false },
	};

	print_text(frame, sizeof frame, "%s%s", glyph_text(GLYPH_LOST, c.glyphs), glyph_text(GLYPH_LOST, c.glyphs));
	print_text(since, sizeof since, T_("NO DATABASE since %s."), view_as_at(v, time));
	sentence_draw(c, MARGIN, MEANING_LOST, parts, sizeof parts / sizeof *parts);
}

static void draw_live(const struct view *v, struct canvas c)
{
	size_t in_all, n;
	const struct alert_line *const *lines = alert_log_raised(v->alerts, &in_all);
	struct told told[TOLD_MOST];

	n = told_gather(lines, in_all, told);
	if (n > 0)
		told_draw_all(told, n, in_all + alert_log_missed(v->alerts), c);
	else
		canvas_printf(c, MARGIN, 0, MEANING_FAINT, "%s %s", glyph_text(GLYPH_DONE, c.glyphs),
			      T_("Nothing calls for attention"));
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
