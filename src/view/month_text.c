/* The report of a month as plain text. */
#include <string.h>

#include "base/text.h"
#include "view/month_figure.h"
#include "view/month_writers.h"

#define COLS 79
#define NAME_COLS 25
#define CELL_GAP 2

static void write_line_of(char ch, const char *as_long_as, FILE *out)
{
	for (int n = text_width(as_long_as); n > 0; n--)
		putc(ch, out);
	putc('\n', out);
}

static void write_heading(const char *text, char under, FILE *out)
{
	fprintf(out, "\n%s\n", text);
	write_line_of(under, text, out);
}

static int width_of(const char *word, size_t n)
{
	struct grapheme g;
	int width = 0;
	size_t taken;

	for (; (taken = text_next(word, n, &g)) > 0; word += taken, n -= taken)
		width += g.width;
	return width;
}

/* Words from `text` on lines that begin with `first`, and then with as many blanks. */
static void write_wrapped(const char *first, const char *text, FILE *out)
{
	int indent = text_width(first), column = indent;

	fputs(first, out);
	while (*text) {
		size_t n = strcspn(text, " ");
		int width = width_of(text, n);

		if (column > indent && column + 1 + width > COLS) {
			fprintf(out, "\n%*s", indent, "");
			column = indent;
		}
		fprintf(out, "%s%.*s", column > indent ? " " : "", (int)n, text);
		column += (column > indent) + width;
		text += n + strspn(text + n, " ");
	}
	putc('\n', out);
}

static const char *with_source(const struct month_report *r, const struct month_figure *f)
{
	return f->source[0] ? arena_printf(r->arena, "%s [%s]", f->definition, f->source) : f->definition;
}

static void write_section(const struct month_report *r, enum month_section s, FILE *out)
{
	bool begun = false;

	for (size_t i = 0; i < r->figures_n; i++) {
		const struct month_figure *f = &r->figures[i];

		if (f->sentence->section != s)
			continue;
		if (!begun)
			write_heading(month_figure_heading(r, s), '-', out);
		begun = true;
		write_wrapped("* ", f->text, out);
		write_wrapped("    ", with_source(r, f), out);
	}
}

/* --- tables --- */

/* Of the widest cell of all tables, so that they stand under each other. */
static void find_widths(const struct month_report *r, int widths[MONTH_COLUMNS])
{
	char cell[24];

	for (size_t k = 0; k < r->columns_n; k++) {
		widths[k] = text_width(month_column_title(r, &r->columns[k]));
		for (size_t i = 0; i < r->divisions_n + r->hotspots_n; i++) {
			const struct month_place *p = i < r->divisions_n ? &r->divisions[i] :
									   &r->hotspots[i - r->divisions_n];
			int width = text_width(month_cell(r, p, k, cell));

			widths[k] = width > widths[k] ? width : widths[k];
		}
	}
}

static void write_name(const char *name, FILE *out)
{
	struct grapheme g;
	char bytes[4 * GRAPHEME_RUNES];
	size_t left = strlen(name), n;
	int column = 0;

	for (; (n = text_next(name, left, &g)) > 0 && column + g.width <= NAME_COLS; name += n, left -= n) {
		fwrite(bytes, 1, grapheme_encode(&g, bytes), out);
		column += g.width;
	}
	fprintf(out, "%*s", NAME_COLS - column, "");
}

static void write_head(const struct month_report *r, const int *widths, const char *what, FILE *out)
{
	putc('\n', out);
	write_name(what, out);
	for (size_t i = 0; i < r->columns_n; i++)
		fprintf(out, "%*s", widths[i] + CELL_GAP, month_column_title(r, &r->columns[i]));
	putc('\n', out);
}

static void write_places(const struct month_report *r, const int *widths, const char *what,
			 const struct month_place *places, size_t n, FILE *out)
{
	char cell[24];

	write_head(r, widths, what, out);
	for (size_t i = 0; i < n; i++) {
		write_name(places[i].name, out);
		for (size_t k = 0; k < r->columns_n; k++)
			fprintf(out, "%*s", widths[k] + CELL_GAP, month_cell(r, &places[i], k, cell));
		putc('\n', out);
	}
}

/* The hotspots of each division under its name. */
static void write_hotspots(const struct month_report *r, const int *widths, FILE *out)
{
	size_t n;

	for (size_t i = 0; i < r->hotspots_n; i += n) {
		const char *division = r->hotspots[i].division;

		for (n = 1; i + n < r->hotspots_n && strcmp(r->hotspots[i + n].division, division) == 0; n++)
			;
		write_places(r, widths, division[0] ? division : "No longer listed", r->hotspots + i, n, out);
	}
}

static void write_tables(const struct month_report *r, FILE *out)
{
	int widths[MONTH_COLUMNS];

	find_widths(r, widths);
	write_heading(arena_printf(r->arena, "By division, %s", r->period), '-', out);
	write_places(r, widths, "", r->divisions, r->divisions_n, out);
	write_heading(arena_printf(r->arena, "By hotspot, %s", r->period), '-', out);
	write_hotspots(r, widths, out);
	putc('\n', out);
	write_wrapped("", month_table_words(r), out);
}

void month_write_text(const struct month_report *r, FILE *out)
{
	const char *title = month_title(r);

	fprintf(out, "%s\n", title);
	write_line_of('=', title, out);
	write_wrapped("", arena_printf(r->arena, "As at %s.", r->as_at), out);
	for (size_t i = 0; i < r->notes_n; i++)
		write_wrapped("Note: ", r->notes[i], out);
	for (size_t s = 0; s < SECTIONS; s++)
		write_section(r, (enum month_section)s, out);
	if (r->hotspots_n > 0)
		write_tables(r, out);
}
