#include "view/replay_banner.h"

#include "base/press.h"
#include "base/print.h"
#include "view/sentence.h"
#include "view/told.h"

#define MARGIN 1
#define GAP 2
/* Below this the corner's word is all there is room for. */
#define NARROW 27
/* What the sentence has beside an alert: "FROZEN at 18:00:06 · L live", or on a narrow screen "L live". */
#define BESIDE 27
#define BESIDE_NARROW 6
/* What an alert must have. */
#define LEAST 24

/* Those of high priority, as of now; none when nobody can know. Returns how many there are in all. */
static size_t take_high(const struct view *v, const struct alert_line *high[TOLD_MOST], size_t *n)
{
	size_t lines_n, in_all = 0;
	const struct alert_line *const *lines = alert_log_raised(v->alerts, &lines_n);

	*n = 0;
	for (size_t i = 0; i < lines_n && v->live->staleness != STALENESS_LOST; i++) {
		if (lines[i]->alert.priority != ALERT_HIGH)
			continue;
		if (in_all++ < TOLD_MOST)
			high[(*n)++] = lines[i];
	}
	return in_all;
}

static int room_beside(int cols)
{
	if (cols < MARGIN + LEAST + GAP + BESIDE_NARROW)
		return 0;
	return GAP + (cols < MARGIN + LEAST + GAP + BESIDE + MARGIN ? BESIDE_NARROW : BESIDE) + MARGIN;
}

/* Returns where the rest of the line begins. */
static int draw_alarms(const struct view *v, struct canvas c)
{
	const struct alert_line *high[TOLD_MOST];
	struct told told[TOLD_MOST];
	size_t n, in_all = take_high(v, high, &n);
	int room = c.cols - room_beside(c.cols);

	if (n == 0)
		return 0;
	n = told_gather(high, n, told);
	for (size_t i = 0; i < n; i++)
		told[i].before = T_("NOW");
	told_draw_all(told, n, in_all, canvas_part(c, 0, 0, room, 1));
	return room;
}

/* "· NO DATABASE" and "since 18:01:10"; "" while it answers. */
static void write_trouble(const struct view *live, const char *dot, char word[64], char since[64])
{
	static const char *const words[] = { [STALENESS_STALE] = N_("STALE"), [STALENESS_LOST] = N_("NO DATABASE") };
	char time[MOMENT_TEXT];

	word[0] = since[0] = '\0';
	if (live->staleness == STALENESS_LIVE)
		return;
	print_text(word, 64, "%s %s", dot, T_(words[live->staleness]));
	print_text(since, 64, T_("since %s"), view_as_at(live, time));
}

/* "· L live"; "" when no key does that. */
static const char *way_back(const struct view *v, const char *dot, char dst[64])
{
	char key[PRESS_TEXT];

	press_first(v->settings->keys[ACTION_LIVE], key);
	print_text(dst, 64, "%s%s%s%s%s", key[0] ? dot : "", key[0] && dot[0] ? " " : "", key, key[0] ? " " : "",
		   key[0] ? T_("live") : "");
	return dst;
}

static void draw_narrow(const struct view *v, enum meaning meaning, struct canvas c)
{
	char back[64];
	const struct part parts[] = {
		{ v->live->staleness == STALENESS_LOST ? T_("NO DATABASE") : "", 1, false },
		{ way_back(v, "", back), 0, false },
	};

	sentence_draw(c, MARGIN, meaning, parts, sizeof parts / sizeof *parts);
}

static void draw_sentence(const struct view *v, enum meaning meaning, struct canvas c)
{
	const char *dot = glyph_text(GLYPH_DOT, c.glyphs);
	bool frozen = v->showing == SHOWING_FROZEN;
	char time[MOMENT_TEXT], at[64], trouble[64], since[64], back[64];
	const struct part parts[] = {
		{ glyph_text(frozen ? GLYPH_FROZEN : GLYPH_REPLAY, c.glyphs), 5, false },
		{ frozen ? T_("FROZEN") : T_("REPLAY"), 0, false },
		{ at, 3, false },
		{ trouble, 2, false },
		{ since, 4, false },
		{ way_back(v, dot, back), 1, false },
	};

	write_trouble(v->live, dot, trouble, since);
	print_text(at, sizeof at, T_("at %s"), view_as_at(v, time));
	sentence_draw(c, MARGIN, meaning, parts, sizeof parts / sizeof *parts);
}

void replay_banner_draw(const struct view *v, struct canvas c)
{
	enum meaning meaning = v->live->staleness == STALENESS_LOST ? MEANING_LOST : MEANING_STALE;
	int col;

	canvas_fill(c, meaning);
	col = draw_alarms(v, c);
	(c.cols - col < NARROW ? draw_narrow : draw_sentence)(v, meaning, canvas_part(c, col, 0, c.cols - col, 1));
}
