#include "view/told.h"

#include <string.h>

#include "base/print.h"

#define MARGIN 1
#define GAP 2
/* Cells of a place that still tell it from others: of what is urgent, and of the rest. */
#define PLACE_URGENT 10
#define PLACE 8

/* How much is told: the place whole, the word how it is with it, the note too. */
enum form { FORM_PLACE, FORM_HOW, FORM_WHOLE, FORMS };

/* Cells that something told of takes: in which it still says what it must, with its place cut or left out, and in each form. */
struct extent {
	int least, most[FORMS];
};

/* What is told, from left to right; a blank between those that are there. */
struct words {
	char head[ALERT_NAME + 64];
	const char *place, *how, *what, *note;
	bool named; /* without its place it still says who */
};

enum glyph alert_glyph(enum alert_priority priority)
{
	static const enum glyph glyphs[] = {
		[ALERT_HIGH] = GLYPH_ASK, [ALERT_MIDDLE] = GLYPH_WARN, [ALERT_LOW] = GLYPH_DOT
	};

	return glyphs[priority];
}

enum meaning alert_meaning(enum alert_priority priority)
{
	static const enum meaning meanings[] = {
		[ALERT_HIGH] = MEANING_ALARM, [ALERT_MIDDLE] = MEANING_WARN, [ALERT_LOW] = MEANING_PLAIN
	};

	return meanings[priority];
}

static bool together(const struct alert_line *a, const struct alert_line *b)
{
	bool seen = alert_acknowledged(a);

	return a->alert.rule == b->alert.rule && (seen || !a->alert.rule->emergency) &&
	       a->alert.warning == b->alert.warning && seen == alert_acknowledged(b);
}

size_t told_gather(const struct alert_line *const *lines, size_t n, struct told out[TOLD_MOST])
{
	size_t told = 0;

	for (size_t i = 0; i < n; i++) {
		size_t k = told;

		/* What belongs together mostly follows each other. */
		while (k > 0 && !together(out[k - 1].line, lines[i]))
			k--;
		if (k > 0)
			out[k - 1].lines++;
		else if (told < TOLD_MOST)
			out[told++] = (struct told){ lines[i], 1, "" };
	}
	return told;
}

/* It only says who, and nothing less may hide it. */
static bool is_seen_emergency(const struct told *t)
{
	return t->line->alert.rule->emergency && alert_acknowledged(t->line);
}

static struct words words_of(const struct told *t, struct canvas c)
{
	const struct alert *a = &t->line->alert;
	struct words w = { .place = "", .how = "", .what = "", .note = "", .named = a->words.who[0] != '\0' };
	char count[24] = "";

	if (t->lines > 1)
		print_text(count, sizeof count, "%zu ", t->lines);
	print_text(w.head, sizeof w.head, "%s %s%s%s%s%s%s%s", glyph_text(alert_glyph(a->priority), c.glyphs),
		   t->before, t->before[0] ? " " : "", alert_acknowledged(t->line) ? T_("ACK ") : "", count,
		   alert_word(a), w.named ? " " : "", a->words.who);
	if (is_seen_emergency(t))
		return w;
	w.place = a->words.place;
	w.how = a->words.how;
	w.what = a->words.what;
	w.note = a->words.note;
	return w;
}

static int blank_and(const char *word, struct canvas c)
{
	return word[0] ? 1 + canvas_width(c, word) : 0;
}

static struct extent extent_of(const struct told *t, struct canvas c)
{
	bool urgent = t->line->alert.priority == ALERT_HIGH;
	struct words w = words_of(t, c);
	int bare = canvas_width(c, w.head) + blank_and(w.what, c), place = blank_and(w.place, c);
	int cut = 1 + (urgent ? PLACE_URGENT : PLACE);
	struct extent e = { .least = bare + (w.named && !urgent ? 0 : place < cut ? place : cut) };

	e.most[FORM_PLACE] = bare + place;
	e.most[FORM_HOW] = e.most[FORM_PLACE] + blank_and(w.how, c);
	e.most[FORM_WHOLE] = e.most[FORM_HOW] + blank_and(w.note, c);
	return e;
}

static enum meaning meaning_of(const struct alert_line *line)
{
	bool faint = alert_acknowledged(line) && !line->alert.rule->emergency;

	return faint ? MEANING_FAINT : alert_meaning(line->alert.priority);
}

/* A blank and the word, which may be cut, in `cols` cells; nothing in none. */
static int draw_word(struct canvas c, int col, enum meaning meaning, const char *word, int cols)
{
	if (cols <= 1)
		return col;
	canvas_text(c, col, 0, meaning, " ");
	canvas_field(c, col + 1, 0, cols - 1, ALIGN_LEFT, meaning, word);
	return col + cols;
}

/* Takes what a word and its blank need from the cells left, all or nothing. */
static int take(int *left, const char *word, struct canvas c)
{
	int cols = blank_and(word, c) <= *left ? blank_and(word, c) : 0;

	*left -= cols;
	return cols;
}

/* The place is cut, or leaves; all else is there whole or not at all, the length to the last. */
static int draw_told(const struct told *t, int col, int cols, struct canvas c)
{
	enum meaning meaning = meaning_of(t->line);
	struct words w = words_of(t, c);
	int head = canvas_width(c, w.head), left = cols - head;
	int what, place, how, note;

	head = head < cols ? head : cols;
	canvas_field(c, col, 0, head, ALIGN_LEFT, meaning, w.head);
	col += head;
	what = take(&left, w.what, c);
	place = take(&left, w.place, c);
	if (w.place[0] && !place && left > PLACE / 2) {
		place = left;
		left = 0;
	}
	how = take(&left, w.how, c);
	note = take(&left, w.note, c);
	col = draw_word(c, col, meaning, w.place, place);
	col = draw_word(c, col, meaning, w.how, how);
	col = draw_word(c, col, meaning, w.what, what);
	return draw_word(c, col, meaning, w.note, note);
}

/* Those that are shown, and the cells that each has; 0: not shown. */
struct choice {
	const struct extent *extents; /* of each */
	int cols[TOLD_MOST];
	int left;      /* cells that nobody has */
	size_t hidden; /* lines that are not shown */
	char more[32];
};

/* Gives one its least, with a gap behind it; the first gets what there is. */
static void choose(struct choice *ch, const struct told *told, size_t i)
{
	int least = ch->extents[i].least;

	if (ch->cols[i] || (least > ch->left && i > 0))
		return;
	if (least > ch->left)
		least = ch->left > 0 ? ch->left : 1;
	ch->cols[i] = least;
	ch->left -= ch->cols[i] + GAP;
	ch->hidden -= told[i].lines;
}

/* The first, an acknowledged emergency, which nothing less may hide, and then whatever has room, in order. */
static void choose_all(struct choice *ch, const struct told *told, size_t n, int cols)
{
	ch->left = cols;
	memset(ch->cols, 0, sizeof ch->cols);
	choose(ch, told, 0);
	for (size_t i = 0; i < n; i++)
		if (is_seen_emergency(&told[i]))
			choose(ch, told, i);
	for (size_t i = 0; i < n; i++)
		choose(ch, told, i);
}

/* With room for how many are hidden, and `words` behind the number, NULL: without; false when none are hidden. */
static bool choose_with(struct choice *ch, const struct told *told, size_t n, size_t in_all, const char *words,
			struct canvas c)
{
	int cols = c.cols - 2 * MARGIN;

	/* The number has no more digits than that of all of them. */
	if (words)
		cols -= GAP + print_text(ch->more, sizeof ch->more, "+%zu%s", in_all, words);
	ch->hidden = in_all;
	choose_all(ch, told, n, cols);
	print_text(ch->more, sizeof ch->more, "+%zu%s", ch->hidden, words ? words : "");
	return ch->hidden > 0;
}

/* In words, unless one more is shown without them, or the first can be told whole. */
static void choose_best(struct choice *ch, const struct told *told, size_t n, size_t in_all, struct canvas c)
{
	struct choice brief = *ch;

	if (!choose_with(ch, told, n, in_all, NULL, c))
		return;
	choose_with(ch, told, n, in_all, T_(" more"), c);
	choose_with(&brief, told, n, in_all, "", c);
	if (brief.hidden < ch->hidden || ch->cols[0] < ch->extents[0].least)
		*ch = brief;
}

/* Gives what nobody has to the first that can use it in that form. */
static void grow(struct choice *ch, size_t n, enum form form)
{
	for (size_t i = 0; i < n; i++) {
		int wish;

		if (!ch->cols[i] || ch->left <= 0)
			continue;
		wish = ch->extents[i].most[form] - ch->cols[i];
		if (wish <= 0 || (form > FORM_PLACE && wish > ch->left))
			continue;
		wish = wish < ch->left ? wish : ch->left;
		ch->cols[i] += wish;
		ch->left -= wish;
	}
}

void told_draw_all(const struct told *told, size_t n, size_t in_all, struct canvas c)
{
	struct extent extents[TOLD_MOST] = { 0 };
	struct choice ch = { .extents = extents };
	int col = MARGIN;

	for (size_t i = 0; i < n; i++)
		extents[i] = extent_of(&told[i], c);
	choose_best(&ch, told, n, in_all, c);
	ch.left += GAP; /* none stands behind the last */
	for (enum form form = FORM_PLACE; form < FORMS; form++)
		grow(&ch, n, form);
	for (size_t i = 0; i < n; i++)
		if (ch.cols[i])
			col = draw_told(&told[i], col, ch.cols[i], c) + GAP;
	if (ch.hidden > 0)
		canvas_text(c, c.cols - MARGIN - canvas_width(c, ch.more), 0, MEANING_STRONG, ch.more);
}
