#include "view/footer.h"

#include <string.h>

#include "base/press.h"
#include "base/print.h"
#include "base/text.h"

#define MARGIN 1
#define GAP 2

/* The key is its first word. */
static unsigned target_of_hint(const char *hint)
{
	char name[PRESS_TEXT];

	print_text(name, sizeof name, "%.*s", (int)strcspn(hint, " "), hint);
	return target_of_key(press_parse(name));
}

/* "/arbor", cut at its beginning when it is long, for that is where typing goes on. Returns the column after it. */
static int draw_filter(const struct footer *f, struct canvas c)
{
	int width = canvas_width(c, f->filter), room = c.cols - 2 * MARGIN - 1, col;
	const char *text = f->filter;

	while (width > room && *text) {
		struct grapheme g;

		text += text_next(text, strlen(text), &g);
		width = canvas_width(c, text);
	}
	col = canvas_text(c, MARGIN, 0, MEANING_STRONG, "/");
	col = canvas_text(c, col, 0, MEANING_STRONG, text);
	if (f->typing && col < c.cols) {
		c.grid->cursor_col = c.col + col;
		c.grid->cursor_row = c.row;
	}
	return col;
}

static bool has_filter(const struct footer *f)
{
	return f->typing || (f->filter && f->filter[0]);
}

/* While a filter is typed its keys are fixed, for all others are its text. Returns how many there are. */
static size_t filter_hints(const struct view *v, const struct footer *f, struct hint dst[3])
{
	static const struct {
		const char *key, *does;
	} typing[3] = { { "Enter", N_("keep") }, { "Esc", N_("all rows") }, { "", N_("!word without") } };
	char back[PRESS_TEXT];

	for (int i = 0; i < 3; i++) {
		dst[i].rank = i;
		print_text(dst[i].text, sizeof dst[i].text, "%s%s%s", typing[i].key, typing[i].key[0] ? " " : "",
			   T_(typing[i].does));
	}
	if (f->typing)
		return 3;
	press_first(v->settings->keys[ACTION_BACK], back);
	print_text(dst[0].text, sizeof dst[0].text, "%s %s", back, T_("all rows"));
	return back[0] ? 1 : 0;
}

/*
 * Which of the hints have room in `cols` cells, true in `shown` for each: those of low rank, up to the first that has none. A
 * shorter one that counts less does not take its place, to leave again where the line is longer. Returns how many of them are
 * among the first.
 */
static size_t choose_hints(const struct hint *hints, size_t n, int cols, bool shown[FOOTER_HINTS], struct canvas c)
{
	size_t chosen = 0;
	int most = 0;

	memset(shown, 0, FOOTER_HINTS * sizeof *shown);
	for (size_t i = 0; i < n; i++)
		most = hints[i].rank > most ? hints[i].rank : most;
	for (int rank = 0; rank <= most; rank++)
		for (size_t i = 0; i < n; i++) {
			int width = hints[i].rank == rank ? canvas_width(c, hints[i].text) : 0;

			if (hints[i].rank != rank)
				continue;
			if (width > cols)
				return chosen;
			shown[i] = true;
			chosen += rank <= HINT_FIRST;
			cols -= width + GAP;
		}
	return chosen;
}

/* The notice, or as much of it as has room; returns the column after it. */
static int draw_notice(const struct view *v, int col, struct canvas c)
{
	int width = canvas_width(c, v->notice), room = c.cols - MARGIN - col;

	width = width < room ? width : room;
	canvas_field(c, col, 0, width, ALIGN_LEFT, MEANING_STRONG, v->notice);
	return col + (width > 0 ? width : 0);
}

bool footer_has_room(const struct view *v, const struct footer *f, struct canvas c)
{
	int cols = 2 * MARGIN + canvas_width(c, v->notice);

	if (!v->notice[0])
		return true;
	if (has_filter(f))
		cols += 1 + canvas_width(c, f->filter) + GAP;
	else if (f->hints_n > 0)
		cols += canvas_width(c, f->hints[0].text) + GAP;
	return cols <= c.cols;
}

/* Draws the corner whole, unless one more of the first hints has room beside the brief one. Returns where hints have to end. */
static int draw_corner(const struct footer *f, const struct hint *hints, size_t n, int col, struct canvas c)
{
	bool shown[FOOTER_HINTS];
	int whole = c.cols - MARGIN - canvas_width(c, f->corner), brief = c.cols - MARGIN - canvas_width(c, f->brief);
	bool room = choose_hints(hints, n, whole - GAP - col, shown, c) >=
		    choose_hints(hints, n, brief - GAP - col, shown, c);
	int at = room ? whole : brief;

	if (!f->corner[0] || at <= c.cols / 2 || at <= col)
		return c.cols;
	canvas_text(c, at, 0, MEANING_FAINT, room ? f->corner : f->brief);
	canvas_target(canvas_part(c, at, 0, c.cols - at, 1), target_of_key(f->corner_press));
	return at - GAP;
}

static void draw_hints(const struct hint *hints, size_t n, int col, int end, struct canvas c)
{
	bool shown[FOOTER_HINTS];

	choose_hints(hints, n, end - col, shown, c);
	for (size_t i = 0; i < n; i++) {
		int from = col;

		if (!shown[i])
			continue;
		col = canvas_text(c, from, 0, MEANING_FAINT, hints[i].text);
		canvas_target(canvas_part(c, from, 0, col - from, 1), target_of_hint(hints[i].text));
		col += GAP;
	}
}

/* No more than there can be. */
static size_t hints_of(const struct footer *f)
{
	return f->hints_n < FOOTER_HINTS ? f->hints_n : FOOTER_HINTS;
}

static uint64_t stamp_of_hints(const struct footer *f)
{
	uint64_t words[FOOTER_HINTS][2];
	size_t n = hints_of(f);

	for (size_t i = 0; i < n; i++) {
		words[i][0] = kept_text(f->hints[i].text);
		words[i][1] = (uint64_t)f->hints[i].rank;
	}
	return kept_bytes(words, n * sizeof *words);
}

struct kept_stamp footer_stamp(const struct view *v, const struct footer *f, struct canvas c)
{
	struct kept_stamp from = { .of = {
		c.glyphs,
		kept_text(v->notice),
		kept_text(f->corner),
		kept_text(f->brief),
		(uint64_t)f->corner_press,
		kept_text(f->filter ? f->filter : ""),
		has_filter(f) ? kept_text(v->settings->keys[ACTION_BACK]) : 0,
		stamp_of_hints(f),
	} };

	return from;
}

void footer_draw(const struct view *v, const struct footer *f, struct canvas c)
{
	struct hint own[3];
	const struct hint *hints = f->hints;
	size_t n = hints_of(f);
	int col = MARGIN;

	if (has_filter(f)) {
		col = draw_filter(f, c) + GAP;
		n = filter_hints(v, f, own);
		hints = own;
	}
	if (v->notice[0])
		col = draw_notice(v, col, c) + GAP;
	draw_hints(hints, n, col, draw_corner(f, hints, n, col, c), c);
}
