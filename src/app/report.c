#include "app/report.h"

#include "app/complain.h"
#include "app/configure.h"
#include "app/month_option.h"
#include "app/output.h"
#include "app/watch.h"
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

const struct format report_formats[] = {
	{ "text", "sentences with their definitions, and tables, to read", write_text },
	{ "markdown", "the same for a page or a mail", write_markdown },
	{ "csv", "every number in one table, for a spreadsheet", write_csv },
	{ "json", "every number and sentence, for other programs", write_json },
	{ 0 },
};

static enum exit_status write_report(const struct board *b, day month, const struct format *format, const char *path)
{
	struct output out;
	struct arena *arena;
	struct month_report report;
	struct err e;

	if (!month_report_choose(b, &month, &e)) {
		complain("%s", e.text);
		return EXIT_STATUS_USAGE;
	}
	if (!month_report_possible(b, month, &e)) {
		complain("%s", e.text);
		return EXIT_STATUS_FAILURE;
	}
	if (!output_begin(&out, path))
		return EXIT_STATUS_FAILURE;
	arena = arena_new();
	report = month_report_make(b, month, arena);
	format->write(&report, out.file);
	arena_drop(arena);
	return output_end(&out);
}

static enum exit_status report_on(struct settings *s, day month, const struct format *format, const char *path)
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
		status = write_report(w.board, month, format, path);
	watch_close(&w);
	return status;
}

int report_command(const struct options *o)
{
	struct arena *arena = arena_new();
	struct settings settings;
	enum exit_status status = configure(&settings, arena, o, stderr);
	const struct format *format;
	day month = DAY_NONE;
	struct err e;

	if (status == EXIT_STATUS_OK) {
		status = EXIT_STATUS_USAGE;
		format = format_named(report_formats, o->format, &e);
		if (!format)
			complain("%s", e.text);
		else if (!month_option_read(o->month, &month, &e))
			complain("%s", e.text);
		else
			status = report_on(&settings, month, format, o->output);
	}
	arena_drop(arena);
	return status;
}
