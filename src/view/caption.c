#include "view/caption.h"

#include <string.h>

#include "base/print.h"

static void write_title(const struct view *v, char *dst, size_t size)
{
	char date[MOMENT_TEXT], time[MOMENT_TEXT];

	print_text(dst, size, "patrolboard: %.160s, %s %d, %s", v->board->about.force,
		   zone_date(&v->board->zone, v->now, date), zone_civil(&v->board->zone, v->now).year,
		   zone_time(&v->board->zone, v->now, time));
}

/* In the words of the corner; whoever keeps the file must not take it for the present. */
static void write_state(const struct view *v, char *dst, size_t size)
{
	static const char *const words[] = {
		[STALENESS_LIVE] = N_("LIVE when this was made. All of it is as at %s."),
		[STALENESS_STALE] = N_("STALE: no answer from the database. As at %s; what runs on is estimated."),
		[STALENESS_LOST] = N_("NO DATABASE. ALL OF THIS IS OLD, as at %s."),
	};
	char time[MOMENT_TEXT];
	const char *word = T_(words[v->staleness]), *hole = strchr(word, '%');

	print_text(dst, size, "%.*s%s%s", (int)(hole - word), word, view_as_at(v, time), hole + 2);
}

static void write_summary(const struct view *v, const struct pane *alone, char *dst, size_t size)
{
	size_t n, at = 0;
	const struct pane *const *panes = panes_all(&n);
	char title[PANE_TITLE];

	dst[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		if (alone ? panes[i] != alone : !panes[i]->rows)
			continue;
		panes[i]->title(v, GLYPHS_TIER_FULL, title);
		at += (size_t)print_text(dst + at, size - at, "%s%s.", at ? " " : "", title);
	}
}

struct caption caption_of(const struct view *v, const struct pane *alone, struct caption_text *text)
{
	write_title(v, text->title, sizeof text->title);
	write_state(v, text->state, sizeof text->state);
	write_summary(v, alone, text->summary, sizeof text->summary);
	return (struct caption){ text->title, text->state, text->summary };
}
