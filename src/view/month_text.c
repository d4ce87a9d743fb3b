/* The report of a month as plain text. */
#include <string.h>

#include "base/print.h"
#include "base/text.h"
#include "view/month_figure.h"
#include "view/month_writers.h"
#include "view/prose.h"
#include "view/wrap.h"

#define NAME_COLS 25
#define CELL_GAP 2
#define INDENT 2 /* of a name that goes on */
#define PART 1024 /* bytes of a name in its column, at most */

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

/* Bytes of the name that have room in its column. */
static size_t name_bytes(const char *name, int cols)
{
	return wrap_bytes((struct canvas){ .glyphs = GLYPHS_TIER_FULL }, name, cols);
}

/* Returns the rest of a name that is too long for its column: for the lines below. */
static const char *begin_name(const char *name, FILE *out)
{
	size_t n = name_bytes(name, NAME_COLS);
	char part[PART];

	print_text(part, sizeof part, "%.*s", (int)n, name);
	fprintf(out, "%s%*s", part, NAME_COLS - text_width(part), "");
	return name + n + strspn(name + n, " ");
}

static void end_name(const char *rest, FILE *out)
{
	putc('\n', out);
	for (size_t n; (n = name_bytes(rest, NAME_COLS - INDENT)) > 0; rest += n + strspn(rest + n, " "))
		fprintf(out, "%*s%.*s\n", INDENT, "", (int)n, rest);
}

/* One of the tables, as it is written. */
struct table {
	const struct month_report *report;
	enum month_table which;
	const int *widths; /* of all columns */
};

/* Below `what` the titles of the columns; or the cells of `p`, and its name. */
static void write_row(const struct table *t, const char *what, const struct month_place *p, FILE *out)
{
	const struct month_report *r = t->report;
	const char *rest = begin_name(what, out);
	char cell[24];

	for (size_t i = 0; i < r->columns_n; i++)
		if (r->columns[i].table == t->which)
			fprintf(out, "%*s", t->widths[i] + CELL_GAP,
				p ? month_cell(r, p, i, cell) : month_column_title(r, &r->columns[i]));
	end_name(rest, out);
}

static void write_places(const struct table *t, const char *what, const struct month_place *places, size_t n, FILE *out)
{
	putc('\n', out);
	write_row(t, what, NULL, out);
	for (size_t i = 0; i < n; i++)
		write_row(t, places[i].name, &places[i], out);
}

/* The hotspots of each division under its name. */
static void write_hotspots(const struct table *t, FILE *out)
{
	const struct month_report *r = t->report;
	size_t n;

	for (size_t i = 0; i < r->hotspots_n; i += n) {
		const char *division = r->hotspots[i].division;

		for (n = 1; i + n < r->hotspots_n && strcmp(r->hotspots[i + n].division, division) == 0; n++)
			;
		write_places(t, division[0] ? division : T_("No longer listed"), r->hotspots + i, n, out);
	}
}

static void write_table(const struct month_report *r, enum month_table which, FILE *out)
{
	int widths[MONTH_COLUMNS];
	const struct table t = { r, which, widths };

	find_widths(r, widths);
	write_heading(month_table_title(r, which, false), '-', out);
	write_places(&t, "", r->divisions, r->divisions_n, out);
	write_heading(month_table_title(r, which, true), '-', out);
	write_hotspots(&t, out);
	putc('\n', out);
	prose_wrapped("", month_table_words(r, which), out);
}

void month_write_text(const struct month_report *r, FILE *out)
{
	const char *title = month_title(r);

	fprintf(out, "%s\n", title);
	prose_underline('=', title, out);
	prose_wrapped("", arena_printf(r->arena, T_("As at %s."), r->as_at), out);
	for (size_t i = 0; i < r->notes_n; i++)
		prose_wrapped(T_("Note: "), r->notes[i], out);
	for (size_t s = 0; s < SECTIONS; s++)
		write_section(r, (enum month_section)s, out);
	for (size_t t = 0; t < MONTH_TABLES; t++)
		if (month_has_table(r, (enum month_table)t))
			write_table(r, (enum month_table)t, out);
}
