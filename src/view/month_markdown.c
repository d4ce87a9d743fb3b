/* The report of a month as Markdown. */
#include "view/month_figure.h"
#include "view/month_writers.h"
#include "view/prose.h"

static void write_heading(const char *marks, const char *text, FILE *out)
{
	fprintf(out, "%s ", marks);
	prose_markdown(text, out);
	fputs("\n\n", out);
}

static void write_figure(const struct month_figure *f, FILE *out)
{
	fputs("- **", out);
	prose_markdown(f->text, out);
	fputs("**  \n  *", out);
	prose_markdown(f->definition, out);
	fputs("*", out);
	if (f->source[0])
		fprintf(out, " `%s`", f->source);
	putc('\n', out);
}

static void write_section(const struct month_report *r, enum month_section s, FILE *out)
{
	bool begun = false;

	for (size_t i = 0; i < r->figures_n; i++) {
		if (r->figures[i].sentence->section != s)
			continue;
		if (!begun)
			write_heading("##", month_figure_heading(r, s), out);
		begun = true;
		write_figure(&r->figures[i], out);
	}
	if (begun)
		putc('\n', out);
}

static void write_head(const struct month_report *r, enum month_table t, const char *what, FILE *out)
{
	fprintf(out, "| %s |", what);
	for (size_t i = 0; i < r->columns_n; i++)
		if (r->columns[i].table == t)
			fprintf(out, " %s |", month_column_title(r, &r->columns[i]));
	fputs("\n|---|", out);
	for (size_t i = 0; i < r->columns_n; i++)
		if (r->columns[i].table == t)
			fputs("---:|", out);
	putc('\n', out);
}

static void write_row(const struct month_report *r, enum month_table t, const struct month_place *p, FILE *out)
{
	char cell[24];

	fputs("| ", out);
	prose_markdown(p->name, out);
	fputs(" |", out);
	for (size_t i = 0; i < r->columns_n; i++) {
		if (r->columns[i].table != t)
			continue;
		putc(' ', out);
		prose_markdown(month_cell(r, p, i, cell), out);
		fputs(" |", out);
	}
	putc('\n', out);
}

static void write_places(const struct month_report *r, enum month_table t, const char *what,
			 const struct month_place *places, size_t n, FILE *out)
{
	write_head(r, t, what, out);
	for (size_t i = 0; i < n; i++)
		write_row(r, t, &places[i], out);
	putc('\n', out);
}

static void write_table(const struct month_report *r, enum month_table t, FILE *out)
{
	write_heading("##", month_table_title(r, t, false), out);
	write_places(r, t, T_("Division"), r->divisions, r->divisions_n, out);
	write_heading("##", month_table_title(r, t, true), out);
	write_places(r, t, T_("Hotspot"), r->hotspots, r->hotspots_n, out);
	prose_markdown(month_table_words(r, t), out);
	fputs("\n\n", out);
}

void month_write_markdown(const struct month_report *r, FILE *out)
{
	write_heading("#", month_title(r), out);
	fprintf(out, "%s\n\n", arena_printf(r->arena, T_("As at %s."), r->as_at));
	for (size_t i = 0; i < r->notes_n; i++) {
		fprintf(out, "> %s", T_("Note: "));
		prose_markdown(r->notes[i], out);
		fputs("\n\n", out);
	}
	for (size_t s = 0; s < SECTIONS; s++)
		write_section(r, (enum month_section)s, out);
	for (size_t t = 0; t < MONTH_TABLES; t++)
		if (month_has_table(r, (enum month_table)t))
			write_table(r, (enum month_table)t, out);
}
