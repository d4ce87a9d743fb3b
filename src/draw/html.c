#include "draw/html.h"

#include "base/tongue.h"
#include "draw/run.h"

/* Nothing may be loaded or run, whatever a text that slipped through might ask for. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/* Cells that are not ASCII get a box of their width, so that columns hold whatever font they come from. */
#define SHEET \
	"body{margin:1rem;font-family:sans-serif;line-height:1.4}\n" \
	"h1{font-size:1.4rem}\nh2{font-size:1.1rem}\n.state{font-weight:bold}\n" \
	"pre{font:16px/20px \"DejaVu Sans Mono\",Menlo,Consolas,monospace;margin:0;padding:8px;width:max-content}\n" \
	"pre span,pre b{display:inline-block;height:20px;vertical-align:top;white-space:pre}\n" \
	"pre b{font-weight:inherit;overflow:hidden;text-align:center}\n" \
	".scroll{overflow-x:auto}\n" \
	"table{border-collapse:collapse;margin:0 0 1rem}\n" \
	"th,td{padding:.1rem .6rem .1rem 0;text-align:left;vertical-align:top;font-variant-numeric:tabular-nums}\n" \
	"thead th{border-bottom:1px solid;white-space:nowrap}\ntbody th{font-weight:inherit}\n" \
	".right{text-align:right}\ntbody th,.right{white-space:nowrap}\n"

static void write_style(const struct palette *p, FILE *out)
{
	struct swatch plain = markup_swatch(p, MEANING_PLAIN, false);
	char ink[COLOR_TEXT], ground[COLOR_TEXT];

	fprintf(out, "<style>\n%sbody{color:%s;background:%s}\n", SHEET, color_write(plain.ink, ink),
		color_write(plain.ground, ground));
	for (int selected = 0; selected < 2; selected++)
		for (size_t m = 0; m < MEANING_COUNT; m++)
			markup_rule(p, (enum meaning)m, selected, "color", "background", out);
	fputs("</style>\n", out);
}

static bool is_ascii(const struct grapheme *g)
{
	return g->runes == 1 && g->rune[0] < 0x80;
}

/* Boxes are for cells of one kind: a wide grapheme has one to itself, the same character again and again has one. */
static bool shares_box(const struct grapheme *a, const struct grapheme *b)
{
	return b && b->width == 1 && a->width == 1 && b->runes == 1 && a->runes == 1 && a->rune[0] == b->rune[0];
}

/* Writes the cells of a box from `col` on, and returns the column after it. */
static int write_box(const struct grid *g, const struct run *r, int col, const struct grapheme *first, FILE *out)
{
	int end = col + first->width;

	while (shares_box(first, run_at(g, r, end)))
		end++;
	fprintf(out, "<b style=\"width:%dch\">", end - col);
	for (; col < end; col += first->width)
		markup_grapheme(first, out);
	fputs("</b>", out);
	return end;
}

static void write_run(const struct grid *g, const struct run *r, FILE *out)
{
	bool marked = r->meaning != MEANING_PLAIN || r->selected;
	const struct grapheme *text;

	if (marked) {
		fputs("<span class=\"", out);
		markup_class(r->meaning, r->selected, out);
		fputs("\">", out);
	}
	for (int col = r->col; (text = run_at(g, r, col));) {
		if (is_ascii(text)) {
			markup_grapheme(text, out);
			col++;
		} else {
			col = write_box(g, r, col, text, out);
		}
	}
	if (marked)
		fputs("</span>", out);
}

static void write_screen(const struct grid *g, FILE *out)
{
	for (int row = 0; row < g->rows; row++) {
		struct run r = { .row = row };

		while (run_next(g, &r))
			write_run(g, &r, out);
		putc('\n', out);
	}
}

static void write_head(const struct palette *p, const struct caption *c, FILE *out)
{
	fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n", C_("language", "en-GB"));
	fputs("<head>\n<meta charset=\"utf-8\">\n"
	      "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
	      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
	      out);
	markup_text(c->title, out);
	fputs("</title>\n", out);
	write_style(p, out);
	fputs("</head>\n", out);
}

void html_begin(const struct grid *g, const struct palette *p, const struct caption *c, const char *after, FILE *out)
{
	write_head(p, c, out);
	fputs("<body>\n<main>\n<h1>", out);
	markup_text(c->title, out);
	fputs("</h1>\n<p class=\"state\">", out);
	markup_text(c->state, out);
	fprintf(out, "</p>\n<p>%s <a class=\"plain\" href=\"#%s\">%s</a>.</p>\n",
		T_("The screen as a picture of text, and after it"), after, T_("all of the board as tables"));
	fprintf(out, "<div class=\"scroll\" tabindex=\"0\" role=\"img\" aria-label=\"%s ",
		T_("Picture of the screen."));
	markup_text(c->summary, out);
	fputs("\">\n<pre class=\"plain\" aria-hidden=\"true\">\n", out);
	write_screen(g, out);
	fputs("</pre>\n</div>\n", out);
}

void html_end(FILE *out)
{
	fputs("</main>\n</body>\n</html>\n", out);
}
