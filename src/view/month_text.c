/* The report of a month as plain text. */
#include <string.h>

#include "base/text.h"
#include "view/month_figure.h"
#include "view/month_writers.h"
#include "view/prose.h"

#define NAME_COLS 25
#define CELL_GAP 2

static void write_heading(const char *text, char under, FILE *out)
{
	fprintf(out, "\n%s\n", text);
	prose_underline(under, text, out);
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
		prose_wrapped("* ", f->text, out);
		prose_wrapped("    ", with_source(r, f), out);
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
	prose_wrapped("", month_table_words(r), out);
}

void month_write_text(const struct month_report *r, FILE *out)
{
	const char *title = month_title(r);

	fprintf(out, "%s\n", title);
	prose_underline('=', title, out);
	prose_wrapped("", arena_printf(r->arena, "As at %s.", r->as_at), out);
	for (size_t i = 0; i < r->notes_n; i++)
		prose_wrapped("Note: ", r->notes[i], out);
	for (size_t s = 0; s < SECTIONS; s++)
		write_section(r, (enum month_section)s, out);
	if (r->hotspots_n > 0)
		write_tables(r, out);
}
