#include "app/handover.h"

#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "app/alarm.h"
#include "app/complain.h"
#include "app/configure.h"
#include "app/output.h"
#include "app/watch.h"
#include "base/tongue.h"
#include "view/handover_writers.h"

/* A second that has brought so many files brings no more. */
#define MOST_FILES 100

static void write_text(const void *handover, FILE *out)
{
	handover_write_text(handover, out);
}

static void write_markdown(const void *handover, FILE *out)
{
	handover_write_markdown(handover, out);
}

const struct format handover_formats[] = {
	{ "text", "sentences to read out", write_text, true },
	{ "markdown", "the same for a page or a mail", write_markdown, true },
	{ 0 },
};

static void write_handover(const struct view *v, const struct alert_watch *watch, const struct format *format,
			   FILE *out)
{
	struct arena *arena = arena_new();
	struct handover h = handover_make(v, watch, arena);

	format_write(format, configure_glyphs(v->settings), &h, out);
	arena_drop(arena);
}

/* --- the command --- */

static enum exit_status write_now(struct watch *w, const struct settings *s, const struct format *format,
				  const char *path)
{
	struct view v = watch_view(w, s, w->as_of);
	struct output out;
	struct alarm alarm;

	if (!output_begin(&out, path))
		return EXIT_STATUS_FAILURE;
	alarm_open(&alarm);
	alarm_take(&alarm, &v);
	alarm_show(&alarm, &v, w->as_of);
	write_handover(&v, NULL, format, out.file);
	alarm_close(&alarm);
	return output_end(&out);
}

static enum exit_status hand_over(const struct settings *s, const struct format *format, const char *path)
{
	enum exit_status status = EXIT_STATUS_USAGE;
	struct watch w;
	struct err e;

	if (!watch_open(&w, s, "handover", &e)) {
		complain("%s", e.text);
		return status;
	}
	status = watch_await(&w);
	if (status == EXIT_STATUS_OK)
		status = write_now(&w, s, format, path);
	watch_close(&w);
	return status;
}

int handover_command(const struct options *o)
{
	struct arena *arena = arena_new();
	struct settings settings;
	enum exit_status status = configure_aloud(&settings, arena, o);
	const struct format *format;
	struct err e;

	if (status == EXIT_STATUS_OK) {
		status = EXIT_STATUS_USAGE;
		format = format_named(handover_formats, o->format, &e);
		if (format)
			status = hand_over(&settings, format, o->output);
		else
			complain("%s", e.text);
	}
	arena_drop(arena);
	return status;
}

/* --- the key --- */

/* "DIRECTORY/handover-2024-01-01-180003.txt", and from the second of that moment on "...-2.txt". */
static const char *name_of(const struct view *v, int n, struct arena *arena)
{
	const char *extension = v->settings->handover.format == HANDOVER_TEXT ? "txt" : "md";
	usec moment = moment_known(v->now) ? v->now : 0;
	struct civil c = zone_civil(&v->board->zone, moment);
	const char *again = n == 1 ? "" : arena_printf(arena, "-%d", n);

	return arena_printf(arena, "%s/handover-%04d-%02d-%02d-%02d%02d%02d%s.%s", v->settings->handover.directory,
			    c.year, c.month, c.day, c.hour, c.minute, c.second, again, extension);
}

/* "" where the system has no name for who we are. */
static const char *user_name(struct arena *arena)
{
	const struct passwd *p = getpwuid(getuid());

	return p ? arena_printf(arena, "%s", p->pw_name) : "";
}

static void keep(const struct view *v, usec watched_since, char notice[HANDOVER_NOTICE], struct arena *arena)
{
	const struct alert_watch watch = { watched_since, user_name(arena) };
	struct output out;
	const char *path = NULL;
	enum output_result result = OUTPUT_EXISTS;
	struct err e;

	if (!output_begin(&out, NULL)) {
		snprintf(notice, HANDOVER_NOTICE, T_("no handover written: out of memory"));
		return;
	}
	write_handover(v, &watch, &handover_formats[v->settings->handover.format], out.file);
	for (int n = 1; result == OUTPUT_EXISTS && n <= MOST_FILES; n++) {
		path = name_of(v, n, arena);
		result = output_put(&out, path, &e);
	}
	output_drop(&out);
	if (result == OUTPUT_WRITTEN)
		snprintf(notice, HANDOVER_NOTICE, T_("handover written: %s"), path);
	else
		snprintf(notice, HANDOVER_NOTICE, T_("no handover written: %.*s"), HANDOVER_NOTICE - 24, e.text);
}

void handover_keep(const struct view *v, usec watched_since, char notice[HANDOVER_NOTICE])
{
	struct arena *arena;

	if (!v->board) {
		snprintf(notice, HANDOVER_NOTICE, T_("no handover written: there are no data yet"));
		return;
	}
	if (!v->settings->handover.directory[0]) {
		snprintf(notice, HANDOVER_NOTICE,
			 T_("no handover written: set handover.directory to where it is to go ('patrolboard handover' "
			 "prints it)"));
		return;
	}
	arena = arena_new();
	keep(v, watched_since, notice, arena);
	arena_drop(arena);
}
