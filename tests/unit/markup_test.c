/* Texts that anybody may have written, in pages and pictures; and what these make of single cells. */
#include "draw/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/ansi.h"
#include "draw/canvas.h"
#include "draw/html.h"
#include "draw/run.h"
#include "draw/svg.h"

static void texts_are_made_safe(void **state)
{
	static const struct {
		const char *why, *text, *safe;
	} cases[] = {
		{ "plain", "Market Sq", "Market Sq" },
		{ "a tag", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
		{ "the end of an attribute", "\" onload=\"x", "&quot; onload=&quot;x" },
		{ "the other quotes", "it's", "it&#39;s" },
		{ "an entity stays a text", "&lt;", "&amp;lt;" },
		{ "the end of a section", "]]>", "]]&gt;" },
		{ "a control character", "a\033[31mb", "a\xef\xbf\xbd[31mb" },
		{ "what is not UTF-8", "a\xff", "a\xef\xbf\xbd" },
		{ "a bidi control", "a\xe2\x80\xae" "b", "a\xef\xbf\xbd" "b" },
		{ "nothing", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = NULL;
		size_t n;
		FILE *out = open_memstream(&text, &n);

		markup_text(cases[i].text, out);
		fclose(out);
		if (strcmp(text, cases[i].safe))
			fail_msg("%s: %s", cases[i].why, text);
		free(text);
	}
}

struct sheet_of_paper {
	struct grid grid;
	char *text;
	size_t n;
	FILE *out;
};

static void paper_init(struct sheet_of_paper *p, int cols, int rows)
{
	*p = (struct sheet_of_paper){ .n = 0 };
	grid_resize(&p->grid, cols, rows);
	p->out = open_memstream(&p->text, &p->n);
}

static struct canvas canvas_on(struct sheet_of_paper *p)
{
	return canvas_of(&p->grid, GLYPHS_TIER_FULL);
}

/* What was written must have these words. */
static void paper_has(struct sheet_of_paper *p, const char *words)
{
	fflush(p->out);
	if (!strstr(p->text, words))
		fail_msg("no '%s' in\n%s", words, p->text);
}

static void paper_lacks(struct sheet_of_paper *p, const char *words)
{
	fflush(p->out);
	if (strstr(p->text, words))
		fail_msg("'%s' is in\n%s", words, p->text);
}

static void paper_release(struct sheet_of_paper *p)
{
	fclose(p->out);
	free(p->text);
	grid_release(&p->grid);
}

static const struct caption hostile = { "<b>T", "\"S&", "<i>'U" };

static void documents_hold_no_foreign_markup(void **state)
{
	struct sheet_of_paper p;

	(void)state;
	paper_init(&p, 30, 2);
	canvas_text(canvas_on(&p), 0, 0, MEANING_ALARM, "<script>x</script>\"&'");
	html_begin(&p.grid, palette_shipped(THEME_DEFAULT), &hostile, "tables", p.out);
	svg_write(&p.grid, palette_shipped(THEME_DEFAULT), &hostile, p.out);
	paper_has(&p, "<span class=\"alarm\">&lt;script&gt;x&lt;/script&gt;&quot;&amp;&#39;</span>");
	paper_has(&p, "textLength=\"189\" class=\"alarm\">&lt;script&gt;x&lt;/script&gt;&quot;&amp;&#39;</text>");
	paper_has(&p, "<title>&lt;b&gt;T</title>");
	paper_has(&p, "<desc id=\"desc\">&quot;S&amp; &lt;i&gt;&#39;U</desc>");
	paper_has(&p, "aria-label=\"Picture of the screen. &lt;i&gt;&#39;U\"");
	paper_lacks(&p, "<script");
	paper_lacks(&p, "<b>T");
	paper_release(&p);
}

static void columns_hold_in_every_font(void **state)
{
	struct sheet_of_paper p;

	(void)state;
	paper_init(&p, 20, 1);
	canvas_text(canvas_on(&p), 0, 0, MEANING_PLAIN,
		    "a\xe6\x9d\xb1\xe4\xba\xac"
		    "b e\xcc\x81\xe2\x94\x80\xe2\x94\x80");
	html_begin(&p.grid, palette_shipped(THEME_DEFAULT), &hostile, "tables", p.out);
	paper_has(&p, "a<b style=\"width:2ch\">\xe6\x9d\xb1</b><b style=\"width:2ch\">\xe4\xba\xac</b>b "
		      "<b style=\"width:1ch\">e\xcc\x81</b><b style=\"width:2ch\">\xe2\x94\x80\xe2\x94\x80</b>");
	svg_write(&p.grid, palette_shipped(THEME_DEFAULT), &hostile, p.out);
	paper_has(&p, "<text x=\"9\" y=\"14\" textLength=\"18\" class=\"plain\">\xe6\x9d\xb1</text>");
	paper_has(&p, "<text x=\"27\" y=\"14\" textLength=\"18\" class=\"plain\">\xe4\xba\xac</text>");
	paper_has(&p, "<text x=\"45\" y=\"14\" textLength=\"9\" class=\"plain\">b</text>");
	paper_has(&p, "<rect x=\"72\" y=\"8\" width=\"18\" height=\"1\" class=\"plain\"/>");
	paper_release(&p);
}

static void colours_are_on_paper(void **state)
{
	struct sheet_of_paper p;

	(void)state;
	paper_init(&p, 4, 2);
	canvas_fill(canvas_part(canvas_on(&p), 0, 1, 4, 1), MEANING_ALARM);
	svg_write(&p.grid, palette_shipped(THEME_DARK), &hostile, p.out);
	paper_has(&p, "<rect x=\"-9\" y=\"-9\" width=\"54\" height=\"54\" fill=\"#1c1c1c\"/>");
	paper_has(&p, "<rect x=\"0\" y=\"18\" width=\"36\" height=\"18\" fill=\"#d70000\"/>");
	html_begin(&p.grid, palette_shipped(THEME_DARK), &hostile, "tables", p.out);
	paper_has(&p, "body{color:#bcbcbc;background:#1c1c1c}");
	paper_has(&p, ".alarm{color:#ffffff;background:#d70000}");
	paper_has(&p, ".alarm.at{color:#d70000;background:#ffffff}");
	paper_release(&p);
}

/* Black on white with attributes; what is reversed or dim on a terminal has colours of its own, and they can be read. */
static void no_colours_are_black_on_white(void **state)
{
	const struct palette *mono = palette_shipped(THEME_MONO);

	(void)state;
	for (int selected = 0; selected < 2; selected++)
		for (size_t m = 0; m < MEANING_COUNT; m++) {
			struct swatch s = markup_swatch(mono, (enum meaning)m, selected);

			assert_true(color_contrast(color_luminance(s.ink), color_luminance(s.ground)) >= 7);
			assert_false(s.attributes & (ATTRIBUTE_REVERSE | ATTRIBUTE_DIM));
			for (size_t other = 0; other < m; other++) {
				struct swatch o = markup_swatch(mono, (enum meaning)other, selected);

				if (memcmp(&s, &o, sizeof s) == 0)
					fail_msg("%s looks like %s", meaning_names[m], meaning_names[other]);
			}
		}
}

static void rows_of_ansi_stand_alone(void **state)
{
	struct sheet_of_paper p;
	struct look look;

	(void)state;
	paper_init(&p, 6, 3);
	canvas_text(canvas_on(&p), 0, 0, MEANING_PLAIN, "a");
	canvas_text(canvas_on(&p), 0, 1, MEANING_ALARM, "b ");
	canvas_text(canvas_on(&p), 2, 1, MEANING_STRONG, "c");
	look_of(&look, palette_shipped(THEME_MONO), DEPTH_256);
	ansi_write(&p.grid, &look, p.out);
	paper_has(&p, "a\n\033[0;1;7mb \033[0;1mc\033[0m\n\n");
	look_of(&look, palette_shipped(THEME_DEFAULT), DEPTH_16);
	ansi_write(&p.grid, &look, p.out);
	paper_has(&p, "\033[0;37;40ma     \033[0m\n\033[0;97;41mb \033[0;97;40mc\033[0;37;40m   \033[0m\n");
	paper_release(&p);
}

static void runs_follow_each_other(void **state)
{
	struct sheet_of_paper p;
	struct run r = { .row = 0 };

	(void)state;
	paper_init(&p, 6, 1);
	canvas_text(canvas_on(&p), 2, 0, MEANING_WARN, "x");
	canvas_select(canvas_part(canvas_on(&p), 4, 0, 2, 1), 0);
	assert_true(run_next(&p.grid, &r));
	assert_true(r.col == 0 && r.cols == 2 && r.meaning == MEANING_PLAIN && run_is_blank(&p.grid, &r));
	assert_true(run_next(&p.grid, &r));
	assert_true(r.col == 2 && r.cols == 1 && r.meaning == MEANING_WARN && !run_is_blank(&p.grid, &r));
	assert_true(run_next(&p.grid, &r));
	assert_true(r.col == 3 && r.cols == 1 && !r.selected);
	assert_true(run_next(&p.grid, &r));
	assert_true(r.col == 4 && r.cols == 2 && r.selected);
	assert_false(run_next(&p.grid, &r));
	paper_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_made_safe),
		cmocka_unit_test(documents_hold_no_foreign_markup),
		cmocka_unit_test(columns_hold_in_every_font),
		cmocka_unit_test(colours_are_on_paper),
		cmocka_unit_test(no_colours_are_black_on_white),
		cmocka_unit_test(rows_of_ansi_stand_alone),
		cmocka_unit_test(runs_follow_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
