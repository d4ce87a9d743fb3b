#include "view/corner.h"

#include "base/print.h"
#include "view/pace.h"

#define CORNER 160

struct word {
	const char *word, *letter;
	enum glyph glyph;
	enum meaning meaning;
};

static const struct word ages[] = {
	[STALENESS_LIVE] = { N_("LIVE"), N_("L"), GLYPH_LIVE, MEANING_GOOD },
	[STALENESS_STALE] = { N_("STALE"), N_("S"), GLYPH_WARN, MEANING_STALE },
	[STALENESS_LOST] = { N_("NO DATABASE"), N_("N"), GLYPH_LOST, MEANING_LOST },
};

static const struct word replays[] = {
	[SHOWING_FROZEN] = { N_("FROZEN"), N_("F"), GLYPH_FROZEN, MEANING_STALE },
	[SHOWING_REPLAY] = { N_("REPLAY"), N_("R"), GLYPH_REPLAY, MEANING_STALE },
};

/* How much is said of a database that does not answer behind a board that stands still. */
enum tail { TAIL_LETTER, TAIL_WORD };

/* Forms from the fullest on: with symbol, word, age. */
static const struct form {
	bool symbol, word, age;
	enum tail tail;
} forms[] = {
	{ true, true, true, TAIL_WORD },
	{ true, true, true, TAIL_LETTER },
	{ false, true, true, TAIL_LETTER },
	{ true, true, false, TAIL_LETTER },
	{ false, true, false, TAIL_LETTER },
	{ false, false, true, TAIL_LETTER },
};

static const struct word *word_of(const struct view *v)
{
	return v->showing == SHOWING_LIVE ? &ages[v->staleness] : &replays[v->showing];
}

/* What is the matter behind a board that stands still; NULL when nothing is. */
static const struct word *trouble_of(const struct view *v)
{
	return v->showing != SHOWING_LIVE && v->live->staleness != STALENESS_LIVE ? &ages[v->live->staleness] : NULL;
}

static void write_age(const struct view *v, char *dst, size_t size)
{
	char length[MOMENT_TEXT];

	if (v->age != MOMENT_NONE)
		print_text(dst, size, "%s", pace_age(v->settings, v->age, length));
	else if (v->link->tries > 0)
		print_text(dst, size, T_("try %u"), v->link->tries);
	else
		dst[0] = '\0';
}

/* " ■ NO DATABASE", " ■N". */
static void write_tail(const struct word *trouble, enum tail tail, enum glyphs glyphs, char *dst, size_t size)
{
	dst[0] = '\0';
	if (trouble)
		print_text(dst, size, " %s%s%s", glyph_text(trouble->glyph, glyphs), tail == TAIL_WORD ? " " : "",
			   tail == TAIL_WORD ? T_(trouble->word) : T_(trouble->letter));
}

static void write_form(const struct view *v, const struct form *form, enum glyphs glyphs, char *dst, size_t size)
{
	const struct word *word = word_of(v);
	char age[MOMENT_TEXT] = "", tail[64];

	if (form->age)
		write_age(v, age, sizeof age);
	write_tail(trouble_of(v), form->tail, glyphs, tail, sizeof tail);
	print_text(dst, size, "%s%s%s%s%s%s", form->symbol ? glyph_text(word->glyph, glyphs) : "",
		   form->symbol ? " " : "", form->word ? T_(word->word) : T_(word->letter), age[0] ? " " : "", age,
		   tail);
}

/* Where nothing else fits. */
static void write_letters(const struct view *v, int cols, char *dst, size_t size)
{
	const struct word *trouble = trouble_of(v);

	print_text(dst, size, "%s%s", T_(word_of(v)->letter), trouble && cols > 1 ? T_(trouble->letter) : "");
}

static enum meaning meaning_of(const struct view *v)
{
	const struct word *trouble = trouble_of(v);

	return trouble ? trouble->meaning : word_of(v)->meaning;
}

int corner_draw(const struct view *v, struct canvas c)
{
	char text[CORNER];
	int col;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		write_form(v, &forms[i], c.glyphs, text, sizeof text);
		if (canvas_width(c, text) <= c.cols)
			break;
	}
	if (canvas_width(c, text) > c.cols)
		write_letters(v, c.cols, text, sizeof text);
	col = c.cols - canvas_width(c, text);
	canvas_text(c, col, 0, meaning_of(v), text);
	return col;
}
