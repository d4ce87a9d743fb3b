/* The numbers that count, several rows tall; and when the data are not live, that they are not, as large as there is room. */
#include <string.h>

#include "base/print.h"
#include "base/text.h"
#include "draw/big.h"
#include "model/coverage.h"
#include "model/summary.h"
#include "view/cry.h"
#include "view/pane.h"

#define NUMBERS 3
#define WORD 64
#define NUMBER 48
/* Between two numbers, at scale 1; between them and the time at any. */
#define GAP 2
#define TIME_GAP 2
#define LARGEST 40

struct number {
	const char *word, *brief; /* beneath it */
	char letters[NUMBER];     /* the brief one as large letters have it */
	size_t value;
	bool alarming;
	char digits[NUMBER];
};

static size_t crews_present(const struct board *b, usec now)
{
	size_t n = 0;

	for (size_t i = 0; i < b->visits.n; i++)
		n += coverage_in_progress(&b->visits.at[i], now);
	return n;
}

/* "12", "??". */
static void write_digits(const struct view *v, struct number *n)
{
	print_text(n->digits, NUMBER, "%zu", n->value);
	if (v->staleness == STALENESS_LOST)
		memset(n->digits, '?', strlen(n->digits));
}

static void take_numbers(const struct view *v, struct number numbers[NUMBERS])
{
	usec now = view_moment(v);
	struct summary s = view_summary(v);
	bool none_free = s.units > 0 && s.units_free == 0;

	numbers[0] = (struct number){ T_("CREWS PRESENT"), T_("CREWS"), "", crews_present(v->board, now), false, "" };
	numbers[1] = (struct number){ T_("OVERDUE"), T_("OVERDUE"), "", s.coverage[COVERAGE_OVERDUE], false, "" };
	numbers[2] = (struct number){ T_("FREE UNITS"), T_("FREE"), "", s.units_free, none_free, "" };
	numbers[1].alarming = numbers[1].value > 0;
	for (size_t i = 0; i < NUMBERS; i++) {
		write_digits(v, &numbers[i]);
		numbers[i].alarming = numbers[i].alarming && v->staleness != STALENESS_LOST;
		print_text(numbers[i].letters, NUMBER, "%s%s", numbers[i].alarming ? "!" : "", numbers[i].brief);
	}
}

static enum meaning meaning_of(const struct view *v, const struct number *n)
{
	enum meaning quiet = view_is_live(v) ? MEANING_STRONG : MEANING_PLAIN;

	/* not that of an alarm, whose ground may be bright and its ink as dark as what is around it */
	return view_meaning(v, n->alarming ? MEANING_WARN : quiet);
}

/* Which of the figures are estimates. */
static const char *mark_of(const struct view *v)
{
	return v->staleness == STALENESS_STALE ? "~" : "";
}

/* "▲ OVERDUE", "~CREWS PRESENT", "~CREWS" where that is too long; "overdue" once the database is lost. */
static void write_word(const struct view *v, const struct number *n, struct canvas slot, char dst[WORD])
{
	const char *mark = mark_of(v), *word = n->word;

	if (text_width(mark) + text_width(word) > slot.cols)
		word = n->brief;
	print_text(dst, WORD, "%s%s%s%s", n->alarming ? glyph_text(GLYPH_WARN, slot.glyphs) : "",
		   n->alarming ? " " : "", mark, word);
	view_word(v, dst);
}

static void title(const struct view *v, enum glyphs glyphs, char *dst)
{
	const struct board *b = v->board;

	(void)glyphs;
	print_text(dst, PANE_TITLE, T_("At a glance"));
	if (b->hotspots.capped || b->visits.capped || b->units.capped)
		pane_title_add(dst, T_(", NOT ALL READ"));
}

/* --- where all stands --- */

struct plan {
	int scale;       /* of the numbers; 0: not even the smallest fit */
	int time_scale;  /* 0: without the time */
	int word_scale;  /* of the words beneath; 0: as text */
	int slot;        /* columns of a number */
	int gap;         /* between two of them */
	int rows;        /* of numbers and words */
};

/* As wide as the widest, but two digits at least, so that nothing moves when 9 becomes 10. */
static int slot_cols(const struct number *numbers, int scale, bool tight)
{
	int cols = tight ? 0 : 2 * BIG_DIGIT_COLS + BIG_GAP;

	for (size_t i = 0; i < NUMBERS; i++)
		if (big_cols(numbers[i].digits) > cols)
			cols = big_cols(numbers[i].digits);
	return cols * scale;
}

static int numbers_cols(int slot, int scale)
{
	return NUMBERS * slot + (NUMBERS - 1) * GAP * scale;
}

static int words_scale(const struct number *numbers, int slot, int scale, int rows)
{
	int least = scale / 2;

	for (size_t i = 0; i < NUMBERS; i++)
		least = big_fits(numbers[i].letters, slot, rows, least);
	return least;
}

/* What each gap between numbers gets of the columns left over, so that no two read as one. */
static int spread(int left, int slot)
{
	int share = left / NUMBERS;

	if (share < 0)
		return 0;
	return share < slot ? share : slot;
}

/* Numbers at that scale, with what else there is room for beside and below them. */
static struct plan plan_at(const struct number *numbers, const char *time, int scale, bool tight, struct canvas c)
{
	struct plan p = { .scale = scale, .slot = slot_cols(numbers, scale, tight) };
	int left = c.cols - numbers_cols(p.slot, scale), below = c.rows - BIG_ROWS * scale;

	if (left < 0 || below < 1)
		return (struct plan){ 0 };
	p.time_scale = big_fits(time, left - TIME_GAP, BIG_ROWS * scale, scale);
	p.gap = GAP * scale + spread(left - p.time_scale * big_cols(time) - TIME_GAP, p.slot);
	p.word_scale = words_scale(numbers, p.slot, scale, below - 1);
	p.rows = BIG_ROWS * scale + (p.word_scale ? 1 + BIG_ROWS * p.word_scale : 1);
	return p;
}

/* The largest numbers beside which the time still stands; where it never does, the largest. */
static struct plan plan_numbers(const struct number *numbers, const char *time, struct canvas c)
{
	struct plan p = { 0 };

	for (int scale = LARGEST; scale > 0; scale--) {
		p = plan_at(numbers, time, scale, false, c);
		if (p.time_scale)
			return p;
	}
	return p.scale ? p : plan_at(numbers, time, 1, true, c);
}

/* --- drawing --- */

static void draw_number(const struct view *v, const struct number *n, const struct plan *p, struct canvas slot)
{
	enum meaning meaning = meaning_of(v, n);
	int words_row = BIG_ROWS * p->scale;
	char word[WORD];

	/* In the middle, so that what stands beside it is never as near as a digit of its own would be. */
	big_text(slot, (slot.cols - big_cols(n->digits) * p->scale) / 2, 0, p->scale, meaning, n->digits);
	if (p->word_scale) {
		big_text(slot, (slot.cols - big_cols(n->letters) * p->word_scale) / 2, words_row + 1, p->word_scale,
			 view_meaning(v, n->alarming ? MEANING_WARN : MEANING_FAINT), n->letters);
		return;
	}
	write_word(v, n, slot, word);
	canvas_field(slot, 0, words_row, slot.cols, ALIGN_CENTRE,
		     view_meaning(v, n->alarming ? MEANING_ALARM : MEANING_PLAIN), word);
}

static void draw_numbers(const struct view *v, const struct number *numbers, const char *time, const struct plan *p,
			 struct canvas c)
{
	int right = c.cols, row = (BIG_ROWS * p->scale - BIG_ROWS * p->time_scale);

	for (size_t i = NUMBERS; i-- > 0; right -= p->slot + p->gap)
		draw_number(v, &numbers[i], p, canvas_part(c, right - p->slot, 0, p->slot, c.rows));
	if (p->time_scale)
		big_text(c, 0, row, p->time_scale, view_is_live(v) ? MEANING_PLAIN : MEANING_OLD, time);
}

/* "3 CREWS PRESENT · ▲ 1 OVERDUE · 2 FREE UNITS". */
static void line(const struct view *v, const struct pane_state *s, struct canvas c)
{
	struct number numbers[NUMBERS];
	int col = 1;

	(void)s;
	take_numbers(v, numbers);
	for (size_t i = 0; i < NUMBERS; i++) {
		const struct number *n = &numbers[i];
		const char *word = c.cols < 60 ? n->brief : n->word;
		char text[128];

		print_text(text, sizeof text, "%s%s%s%s %s", n->alarming ? glyph_text(GLYPH_WARN, c.glyphs) : "",
			   n->alarming ? " " : "", mark_of(v), n->digits, word);
		view_word(v, text);
		if (i > 0 && col + 3 + canvas_width(c, text) <= c.cols)
			col = canvas_printf(c, col, 0, MEANING_FAINT, " %s ", glyph_text(GLYPH_DOT, c.glyphs));
		if (col + canvas_width(c, text) <= c.cols)
			col = canvas_text(c, col, 0, meaning_of(v, n), text);
	}
}

static void draw(const struct view *v, const struct pane_state *s, struct canvas c)
{
	struct number numbers[NUMBERS];
	struct canvas inner = canvas_part(c, 1, 0, c.cols - 1, c.rows);
	char time[MOMENT_TEXT];
	struct plan p;

	inner.rows -= cry_draw(v, c, BIG_ROWS + 1);
	take_numbers(v, numbers);
	zone_minute(&v->board->zone, v->now, time);
	p = plan_numbers(numbers, time, inner);
	if (p.scale)
		draw_numbers(v, numbers, time, &p,
			     canvas_part(inner, 0, (inner.rows - p.rows) / 2, inner.cols, p.rows));
	else
		line(v, s, c);
}

/* Numbers and words at the smallest scale, and what there is to cry out. */
static int lines(const struct view *v, struct pane_rows rows, int most)
{
	(void)rows;
	(void)most;
	return BIG_ROWS + 1 + cry_lines(v);
}

const struct pane pane_headline = {
	.name = "headline",
	.help = N_("how many crews are present, hotspots overdue and units free, in figures to be read from across a "
		   "room"),
	.title = title,
	.lines = lines,
	.draw = draw,
	.line = line,
	.loud = true,
};
