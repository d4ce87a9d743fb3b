#include "app/report.h"

#include "app/complain.h"
#include "app/configure.h"
#include "app/month_option.h"
#include "app/output.h"
#include "app/watch.h"
#include "base/tongue.h"
#include "view/month_report.h"
#include "view/month_writers.h"

/* A report is read once and has to be whole: more rows of a view than a board would show. */
#define ROWS 200000

static void write_text(const void *report, FILE *out)
{
	month_write_text(report, out);
}

static void write_markdown(const void *report, FILE *out)
{
	month_write_markdown(report, out);
}

static void write_csv(const void *report, FILE *out)
{
	month_write_csv(report, out);
}

static void write_json(const void *report, FILE *out)
{
	month_write_json(report, out);
}

/* What is to be written, and how. */
struct asked {
	const struct format *format;
	const char *path;
	enum glyphs glyphs;
	day month; /* DAY_NONE: the last one that is over */
};

const struct format report_formats[] = {
	{ "text", "sentences with their definitions, and tables, to read", write_text, true },
	{ "markdown", "the same for a page or a mail", write_markdown, true },
	{ "csv", "every number in one table, for a spreadsheet", write_csv, false },
	{ "json", "every number and sentence, for other programs", write_json, false },
	{ 0 },
};

static enum exit_status write_report(const struct board *b, const struct asked *a)
{
	struct output out;
	struct arena *arena;
	struct month_report report;
	day month = a->month;
	struct err e;

	if (!month_report_choose(b, &month, &e)) {
		complain("%s", e.text);
		return EXIT_STATUS_USAGE;
	}
	if (!month_report_possible(b, month, &e)) {
		complain("%s", e.text);
		return EXIT_STATUS_FAILURE;
	}
	if (!output_begin(&out, a->path))
		return EXIT_STATUS_FAILURE;
	arena = arena_new();
	report = month_report_make(b, month, arena);
	format_write(a->format, a->glyphs, &report, out.file);
	arena_drop(arena);
	return output_end(&out);
}

static enum exit_status report_on(struct settings *s, const struct asked *a)
{
	enum exit_status status = EXIT_STATUS_USAGE;
	struct watch w;
	struct err e;

	if (s->database.max_rows < ROWS)
		s->database.max_rows = ROWS;
	if (!watch_open(&w, s, "report", &e)) {
		complain("%s", e.text);
		return status;
	}
	status = watch_await(&w);
	if (status == EXIT_STATUS_OK)
		status = write_report(w.board, a);
	watch_close(&w);
	return status;
}

int report_command(const struct options *o)
{
	struct arena *arena = arena_new();
	struct settings settings;
	enum exit_status status = configure_aloud(&settings, arena, o);
	struct asked asked = { .path = o->output };
	struct err e;

	if (status == EXIT_STATUS_OK) {
		status = EXIT_STATUS_USAGE;
		asked.format = format_named(report_formats, o->format, &e);
		asked.glyphs = configure_glyphs(&settings);
		/* Programs read the others, sentences and all. */
		if (asked.format && !asked.format->prose)
			tongue_end();
		if (asked.format && month_option_read(o->month, &asked.month, &e))
			status = report_on(&settings, &asked);
		else
			complain("%s", e.text);
	}
	arena_drop(arena);
	return status;
}
