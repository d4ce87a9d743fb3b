#include "view/cry.h"

#include "base/print.h"
#include "draw/big.h"

#define WORDS 2
#define MARGIN 1
#define CRY 64
/* Where there is room for one of two words alone they take turns. */
#define TURN SECONDS(4)

struct cry {
	const char *words[WORDS];
	int words_n; /* 0: there is nothing to cry out */
	char first[CRY];
	enum meaning meaning;
	int most; /* the largest scale: figures that still mean something need room as well; 0: none is too large */
};

/* "STALE 47 SEC": as large letters have it, in which "47s" is hard to tell from "475". */
static void write_stale(usec age, char dst[CRY])
{
	int64_t seconds = age / SECONDS(1);

	if (seconds < 60)
		print_text(dst, CRY, T_("STALE %d SEC"), (int)seconds);
	else if (seconds < 60 * 60)
		print_text(dst, CRY, T_("STALE %d MIN"), (int)(seconds / 60));
	else
		print_text(dst, CRY, T_("STALE %d H"), (int)(seconds / 3600 % 10000));
}

/* "EMERGENCY" and whose it is; of several how many, and the one that comes first. */
static void find_emergency(const struct alert_log *alerts, struct cry *cry)
{
	size_t n, emergencies = 0;
	const struct alert_line *const *lines = alert_log_raised(alerts, &n);

	for (size_t i = 0; i < n; i++)
		if (lines[i]->alert.rule->emergency && emergencies++ == 0)
			cry->words[1] = lines[i]->alert.words.who;
	if (emergencies == 0)
		return;
	cry->words[0] = T_("EMERGENCY");
	cry->words_n = cry->words[1][0] ? 2 : 1;
	cry->meaning = MEANING_ALARM;
	if (emergencies > 1) {
		print_text(cry->first, sizeof cry->first, P_("%zu EMERGENCY", "%zu EMERGENCY", emergencies),
			   emergencies);
		cry->words[0] = cry->first;
	}
}

static void find_cry(const struct view *v, struct canvas c, struct cry *cry)
{
	*cry = (struct cry){ .words = { T_("NO DATA YET"), T_("USE RADIO") }, .words_n = 2, .meaning = MEANING_LOST };
	if (!v->board)
		return;
	cry->words[0] = T_("NO DATABASE");
	if (v->staleness == STALENESS_LOST)
		return;
	cry->words_n = 0;
	cry->most = c.rows < 32 ? 1 : c.rows / 16;
	if (v->staleness == STALENESS_LIVE) {
		find_emergency(v->alerts, cry);
		return;
	}
	cry->words_n = 1;
	cry->meaning = MEANING_STALE;
	write_stale(v->age, cry->first);
	cry->words[0] = big_cols(cry->first) <= c.cols - 2 * MARGIN ? cry->first : T_("STALE");
}

/* The largest scale for so many of the words one above the other; 0: they do not fit. */
static int scale_of(const struct cry *cry, int n, int cols, int rows)
{
	int scale = cry->most ? cry->most : rows;

	for (int i = 0; i < n; i++)
		scale = big_fits(cry->words[i], cols, (rows - (n - 1)) / n, scale);
	return scale;
}

/*
 * Letters on a band of colour where that has a line above and below them; else as they are, for their ink may be as dark as what
 * is around the band.
 */
static void draw_words(const struct cry *cry, const char *const *words, int n, int scale, bool band, struct canvas c)
{
	enum meaning meaning = band ? cry->meaning : MEANING_STRONG;

	canvas_fill(c, meaning);
	for (int i = 0, row = band; i < n; i++, row += BIG_ROWS * scale + 1)
		big_text(c, (c.cols - big_cols(words[i]) * scale) / 2, row, scale, meaning, words[i]);
}

int cry_lines(const struct view *v)
{
	struct cry cry;

	find_cry(v, (struct canvas){ 0 }, &cry);
	return v->showing == SHOWING_LIVE ? cry.words_n * (BIG_ROWS + 1) : 0;
}

int cry_draw(const struct view *v, struct canvas c, int keep)
{
	struct cry cry;
	int room = c.rows > keep ? c.rows - keep : 0, n, scale = 0, rows, first;
	bool band;

	find_cry(v, c, &cry);
	for (n = v->showing == SHOWING_LIVE ? cry.words_n : 0; n > 0; n--)
		if ((scale = scale_of(&cry, n, c.cols - 2 * MARGIN, room)))
			break;
	if (n == 0)
		return 0;
	rows = n * (BIG_ROWS * scale + 1) - 1;
	band = room >= rows + 2;
	rows += band ? 2 : 0;
	first = n < cry.words_n && moment_known(v->now) ? (int)(v->now / TURN & 1) : 0;
	draw_words(&cry, cry.words + first, n, scale, band, canvas_part(c, 0, c.rows - rows, c.cols, rows));
	return rows + (rows < room);
}
