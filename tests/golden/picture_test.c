/*
 * Screens as ansi, html and svg: each read back and compared with the screen itself, and some with committed ones. GOLDEN_UPDATE=1
 * in the environment rewrites those: look at every one that changed, in a browser, before committing it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

#include "draw/ansi.h"
#include "draw/html.h"
#include "draw/svg.h"
#include "golden/screen.h"
#include "support/page.h"
#include "view/caption.h"
#include "view/page.h"

struct sight {
	struct fixture fixture;
	struct screen screen;
	struct caption_text words;
	struct caption caption;
};

static void sight_make(struct sight *s, enum fixture_scenario scenario, int cols, int rows, enum glyphs glyphs)
{
	fixture_make(&s->fixture, scenario);
	screen_init(&s->screen);
	screen_draw(&s->screen, &s->fixture.view, cols, rows, glyphs);
	s->caption = caption_of(&s->fixture.view, NULL, &s->words);
}

static void sight_release(struct sight *s)
{
	screen_release(&s->screen);
	fixture_release(&s->fixture);
}

typedef void writer(const struct sight *s, enum theme theme, enum depth depth, FILE *out);

static void as_text(const struct sight *s, enum theme theme, enum depth depth, FILE *out)
{
	(void)theme;
	(void)depth;
	grid_write_text(&s->screen.grid, out);
}

static void as_ansi(const struct sight *s, enum theme theme, enum depth depth, FILE *out)
{
	struct look look;

	look_of(&look, palette_shipped(theme), depth);
	ansi_write(&s->screen.grid, &look, out);
}

static void as_html(const struct sight *s, enum theme theme, enum depth depth, FILE *out)
{
	(void)depth;
	html_begin(&s->screen.grid, palette_shipped(theme), &s->caption, PAGE_ID, out);
	page_write(&s->fixture.view, NULL, out);
	html_end(out);
}

static void as_svg(const struct sight *s, enum theme theme, enum depth depth, FILE *out)
{
	(void)depth;
	svg_write(&s->screen.grid, palette_shipped(theme), &s->caption, out);
}

/* The caller frees it. */
static char *written(writer *write, const struct sight *s, enum theme theme, enum depth depth)
{
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	write(s, theme, depth, out);
	fclose(out);
	return text;
}

/* --- as committed --- */

static bool check(const char *path, const char *got)
{
	char *wanted;
	FILE *out;
	bool same;

	if (getenv("GOLDEN_UPDATE")) {
		out = fopen(path, "w");
		assert_non_null(out);
		fputs(got, out);
		assert_int_equal(fclose(out), 0);
		return true;
	}
	wanted = page_read(path);
	same = strcmp(wanted, got) == 0;
	if (!same)
		fprintf(stderr, "%s is not what is committed (GOLDEN_UPDATE=1 rewrites it)\n", path);
	free(wanted);
	return same;
}

static void pictures_are_as_committed(void **state)
{
	static const struct {
		const char *path;
		enum fixture_scenario scenario;
		int cols, rows;
		enum glyphs glyphs;
		writer *write;
		enum theme theme;
		enum depth depth;
	} cases[] = {
		{ "tests/golden/live-80x24.svg", FIXTURE_LIVE, 80, 24, GLYPHS_TIER_FULL, as_svg, THEME_DEFAULT, 0 },
		{ "tests/golden/live-80x24.html",
		  FIXTURE_LIVE, 80, 24, GLYPHS_TIER_FULL, as_html, THEME_DEFAULT, 0 },
		{ "tests/golden/live-40x15.ansi",
		  FIXTURE_LIVE, 40, 15, GLYPHS_TIER_FULL, as_ansi, THEME_DEFAULT, DEPTH_256 },
		{ "tests/golden/live-40x15-mono.ansi",
		  FIXTURE_LIVE, 40, 15, GLYPHS_TIER_ASCII, as_ansi, THEME_MONO, DEPTH_256 },
		{ "tests/golden/stale-40x15-night.svg",
		  FIXTURE_STALE, 40, 15, GLYPHS_TIER_CONSOLE, as_svg, THEME_NIGHT, 0 },
		{ "tests/golden/lost-40x15-mono.html",
		  FIXTURE_LOST, 40, 15, GLYPHS_TIER_ASCII, as_html, THEME_MONO, 0 },
		{ "tests/golden/hostile-80x24-light.svg",
		  FIXTURE_HOSTILE, 80, 24, GLYPHS_TIER_FULL, as_svg, THEME_LIGHT, 0 },
		/* what README.md shows first */
		{ "man/board.svg", FIXTURE_LIVE, 120, 40, GLYPHS_TIER_FULL, as_svg, THEME_DEFAULT, 0 },
	};
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sight s;
		char *got;

		sight_make(&s, cases[i].scenario, cases[i].cols, cases[i].rows, cases[i].glyphs);
		got = written(cases[i].write, &s, cases[i].theme, cases[i].depth);
		failed += !check(cases[i].path, got);
		free(got);
		sight_release(&s);
	}
	assert_int_equal(failed, 0);
}

/* --- read back --- */

static const enum fixture_scenario scenarios[] = { FIXTURE_LIVE, FIXTURE_STALE, FIXTURE_LOST, FIXTURE_HOSTILE };

typedef void reader(const struct sight *s, enum theme theme);

static void for_each_sight(reader *holds)
{
	static const struct {
		int cols, rows;
	} sizes[] = { { 1, 1 }, { 20, 5 }, { 80, 24 }, { 200, 60 } };

	for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++)
		for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++)
			for (int glyphs = 0; glyphs < GLYPHS_TIERS; glyphs++) {
				struct sight s;

				sight_make(&s, scenarios[i], sizes[j].cols, sizes[j].rows, (enum glyphs)glyphs);
				holds(&s, (enum theme)((i + j) % THEME_COUNT));
				sight_release(&s);
			}
}

static const struct style *style_at(const struct look *look, const struct cell *c)
{
	return c->selected ? &look->selected[c->meaning] : &look->plain[c->meaning];
}

static bool same_color(const VTermColor *have, int want)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(have) || VTERM_COLOR_IS_DEFAULT_BG(have))
		return want == STYLE_DEFAULT;
	if (VTERM_COLOR_IS_RGB(have))
		return (have->rgb.red << 16 | have->rgb.green << 8 | have->rgb.blue) == want;
	return have->indexed.idx == want;
}

static void check_cell(const struct look *look, const struct cell *want, const VTermScreenCell *have)
{
	const struct style *style = style_at(look, want);
	unsigned attributes = (have->attrs.bold ? ATTRIBUTE_BOLD : 0u) | (have->attrs.italic ? ATTRIBUTE_ITALIC : 0u) |
			      (have->attrs.underline ? ATTRIBUTE_UNDERLINE : 0u) |
			      (have->attrs.reverse ? ATTRIBUTE_REVERSE : 0u);
	bool blank = want->text.runes == 1 && want->text.rune[0] == U' ';

	if (want->text.width == 0)
		return;
	assert_true(same_color(&have->bg, style->background));
	if (blank)
		return;
	assert_int_equal(have->chars[0], want->text.rune[0]);
	assert_true(same_color(&have->fg, style->foreground));
	/* of dim text libvterm keeps nothing */
	assert_int_equal(attributes, style->attributes & ~(unsigned)ATTRIBUTE_DIM);
}

/* Lines end as a terminal's driver would end them. */
static void show(VTerm *vterm, const char *text)
{
	for (; *text; text++)
		vterm_input_write(vterm, *text == '\n' ? "\r\n" : text, *text == '\n' ? 2 : 1);
}

static void check_ansi_at(const struct sight *s, enum theme theme, enum depth depth)
{
	const struct grid *g = &s->screen.grid;
	VTerm *vterm = vterm_new(g->rows + 1, g->cols + 1);
	VTermScreen *screen = vterm_obtain_screen(vterm);
	char *text = written(as_ansi, s, theme, depth);
	struct look look;
	VTermScreenCell have;

	look_of(&look, palette_shipped(theme), depth);
	vterm_set_utf8(vterm, 1);
	vterm_screen_reset(screen, 1);
	show(vterm, text);
	for (int row = 0; row < g->rows; row++)
		for (int col = 0; col < g->cols; col++) {
			vterm_screen_get_cell(screen, (VTermPos){ row, col }, &have);
			check_cell(&look, grid_at(g, col, row), &have);
		}
	vterm_screen_get_cell(screen, (VTermPos){ g->rows, 0 }, &have);
	assert_true(VTERM_COLOR_IS_DEFAULT_BG(&have.bg));
	free(text);
	vterm_free(vterm);
}

static void check_ansi(const struct sight *s, enum theme theme)
{
	for (int depth = 0; depth < DEPTH_COUNT; depth++)
		check_ansi_at(s, theme, (enum depth)depth);
}

static void ansi_is_what_the_terminal_shows(void **state)
{
	(void)state;
	for_each_sight(check_ansi);
}

/* Takes one character of text that has been made safe. */
static const char *take_safe(const char *text, char dst[2])
{
	static const char *const entities[][2] = {
		{ "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" },
	};

	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (strncmp(text, entities[i][0], strlen(entities[i][0])) == 0) {
			dst[0] = entities[i][1][0];
			return text + strlen(entities[i][0]);
		}
	if (*text == '&')
		fail_msg("a bare & before %.20s", text);
	dst[0] = *text;
	return text + 1;
}

/* What stands between `from` and `to` without its tags, as lines without blanks at their ends; the caller frees it. */
static char *without_tags(const char *from, const char *to)
{
	char *plain = calloc(1, (size_t)(to - from) + 1), *end = plain, one[2];

	assert_non_null(plain);
	while (from < to) {
		if (*from == '<') {
			from = strchr(from, '>') + 1;
			continue;
		}
		from = take_safe(from, one);
		while (one[0] == '\n' && end > plain && end[-1] == ' ')
			end--;
		*end++ = one[0];
	}
	*end = '\0';
	return plain;
}

static void check_html(const struct sight *s, enum theme theme)
{
	char *text = written(as_text, s, theme, 0), *html = written(as_html, s, theme, 0), *plain;
	const char *from = strstr(html, "<pre"), *to;

	assert_non_null(from);
	from = strchr(from, '\n') + 1;
	to = strstr(from, "</pre>");
	assert_non_null(to);
	plain = without_tags(from, to);
	assert_string_equal(plain, text);
	free(plain);
	free(html);
	free(text);
}

static void html_says_what_the_screen_says(void **state)
{
	(void)state;
	for_each_sight(check_html);
}

/* As draw/svg.c has them. */
#define CELL_WIDTH 9
#define CELL_HEIGHT 18
#define BASELINE 14

/* A text of the picture must lie where the grid has it, and as wide. */
static void check_svg_text(const struct grid *g, const char *from)
{
	int x, y, width, col, row;
	const char *to = strstr(from, "</text>");
	char *plain;
	size_t n, used;
	struct grapheme got;

	assert_int_equal(sscanf(from, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"", &x, &y, &width), 3);
	col = x / CELL_WIDTH;
	row = (y - BASELINE) / CELL_HEIGHT;
	plain = without_tags(strchr(from, '>') + 1, to);
	n = strlen(plain);
	for (const char *at = plain; (used = text_next(at, n, &got)) > 0; at += used, n -= used) {
		struct cell *c = grid_at(g, col, row);

		assert_non_null(c);
		assert_int_equal(c->text.width, got.width);
		assert_memory_equal(c->text.rune, got.rune, got.runes * sizeof got.rune[0]);
		c->target = 1; /* seen */
		col += got.width;
	}
	assert_int_equal(col * CELL_WIDTH, x + width);
	free(plain);
}

static bool is_drawn(char32_t rune)
{
	return rune == U' ' || rune == U'─' || rune == U'│' || (rune >= 0x2580 && rune <= 0x2595);
}

static void check_svg(const struct sight *s, enum theme theme)
{
	const struct grid *g = &s->screen.grid;
	char *svg = written(as_svg, s, theme, 0), *again = written(as_svg, s, theme, 0);

	assert_string_equal(svg, again);
	for (int i = 0; i < g->cols * g->rows; i++)
		g->cells[i].target = 0;
	for (const char *at = svg; (at = strstr(at, "<text ")); at++)
		check_svg_text(g, at);
	for (int i = 0; i < g->cols * g->rows; i++)
		if (g->cells[i].text.width && !is_drawn(g->cells[i].text.rune[0]) && !g->cells[i].target)
			fail_msg("cell %d is not in the picture", i);
	free(svg);
	free(again);
}

static void svg_is_what_the_screen_shows(void **state)
{
	(void)state;
	for_each_sight(check_svg);
}

/* --- pages --- */

/* Every tag that opens closes in its turn; what stands alone is <meta>, and in a picture what ends in "/>". */
static void check_balance(const char *text)
{
	const char *open[64];
	size_t n = 0;

	for (const char *at = text; (at = strchr(at, '<')); at++) {
		size_t length = strcspn(at + 1, " >/");

		if (at[1] == '!' || at[1] == '?' || !strncmp(at + 1, "meta", 4) || strchr(at, '>')[-1] == '/')
			continue;
		if (at[1] != '/') {
			assert_true(n < 64);
			open[n++] = at + 1;
			continue;
		}
		length = strcspn(at + 2, ">");
		if (n == 0 || strncmp(open[n - 1], at + 2, length) || !strchr(" >", open[n - 1][length]))
			fail_msg("nothing opened %.30s", at);
		n--;
	}
	assert_int_equal(n, 0);
}

static void documents_are_whole(void **state)
{
	static const char *const words[] = { "<script", "<img", "<link", "<iframe", "src=", "url(", "@import" };

	(void)state;
	for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
		struct sight s;
		char *html, *svg;

		sight_make(&s, scenarios[i], 120, 40, GLYPHS_TIER_FULL);
		html = written(as_html, &s, THEME_DEFAULT, 0);
		svg = written(as_svg, &s, THEME_DEFAULT, 0);
		check_balance(html);
		check_balance(svg);
		/* nothing that runs, nothing from elsewhere, whatever names the database has */
		for (size_t w = 0; w < sizeof words / sizeof *words; w++)
			if (strstr(html, words[w]) || strstr(svg, words[w]))
				fail_msg("%s", words[w]);
		free(html);
		free(svg);
		sight_release(&s);
	}
}

/* The tables have every row of the board, not only those that the screen has room for, and what it says of their age. */
static void pages_have_every_row(void **state)
{
	struct sight s;
	char *html;
	const struct board *b;

	(void)state;
	sight_make(&s, FIXTURE_LIVE, 40, 15, GLYPHS_TIER_FULL);
	html = written(as_html, &s, THEME_DEFAULT, 0);
	b = s.fixture.view.board;
	for (size_t i = 0; i < b->units.n; i++)
		assert_non_null(strstr(html, b->units.at[i].call_sign));
	assert_non_null(strstr(html, "<th scope=\"col\">STATUS</th>"));
	assert_non_null(strstr(html, "<p class=\"state\">LIVE when this was made."));
	free(html);
	sight_release(&s);
	sight_make(&s, FIXTURE_LOST, 40, 15, GLYPHS_TIER_FULL);
	html = written(as_html, &s, THEME_DEFAULT, 0);
	assert_non_null(strstr(html, "<p class=\"state\">NO DATABASE. ALL OF THIS IS OLD, as at "));
	free(html);
	sight_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pictures_are_as_committed),
		cmocka_unit_test(ansi_is_what_the_terminal_shows),
		cmocka_unit_test(html_says_what_the_screen_says),
		cmocka_unit_test(svg_is_what_the_screen_shows),
		cmocka_unit_test(documents_are_whole),
		cmocka_unit_test(pages_have_every_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
