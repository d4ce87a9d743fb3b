#include "app/journal.h"

#include <signal.h>
#include <string.h>

#include "app/version.h"

static void take_settings(struct journal *j, const struct settings *s)
{
	j->detail = s->log.detail;
	j->slow = s->database.interval / 2;
}

void journal_open(struct journal *j, const struct settings *s, usec now)
{
	*j = (struct journal){ .failing = MOMENT_NONE, .staleness = STALENESS_LOST, .changed = now };
	log_open(&j->log, s->log.file);
	take_settings(j, s);
}

/* --- the program --- */

static void add_whom(struct logfmt *line, struct source_whom whom)
{
	logfmt_text(line, "servers", whom.servers);
	logfmt_text(line, "dbname", whom.database);
	logfmt_text(line, "user", whom.role);
}

static void tell_settings(struct journal *j, const struct settings *s)
{
	struct logfmt line = log_line("info", "settings");

	if (j->detail == LOG_CHANGES)
		return;
	logfmt_length(&line, "interval_ms", s->database.interval);
	logfmt_length(&line, "connect_timeout_ms", s->database.connect_timeout);
	logfmt_length(&line, "answer_timeout_ms", s->database.answer_timeout);
	logfmt_length(&line, "retry_max_ms", s->database.retry_max);
	logfmt_number(&line, "max_rows", s->database.max_rows);
	logfmt_number(&line, "missed_polls", s->staleness.missed_polls);
	logfmt_length(&line, "lost_after_ms", s->staleness.lost_after);
	logfmt_length(&line, "history_ms", s->history.keep);
	logfmt_text(&line, "theme", s->screen.theme);
	log_write(&j->log, &line);
}

void journal_begin(struct journal *j, const struct options *o, const struct settings *s, struct source_whom whom)
{
	struct logfmt line = log_line("info", "started");

	logfmt_text(&line, "version", version_text);
	logfmt_text(&line, "form", o->plain ? "plain" : o->kiosk ? "kiosk" : "screen");
	logfmt_text(&line, "layout", s->screen.layout);
	add_whom(&line, whom);
	log_write(&j->log, &line);
	tell_settings(j, s);
}

void journal_confined(struct journal *j, struct confinement c)
{
	bool whole = c.landlock && c.seccomp;
	struct logfmt line = log_line(whole ? "info" : "warn", whole ? "confined" : "not_confined");

	if (!c.wanted || (whole && j->detail == LOG_CHANGES))
		return;
	logfmt_number(&line, "landlock", c.landlock);
	logfmt_text(&line, "seccomp", c.seccomp ? "yes" : "no");
	if (!whole)
		logfmt_text(&line, "reason", c.why.english);
	log_write(&j->log, &line);
}

static void tell_repeats(struct journal *j, usec now)
{
	for (const struct repeat *r; (r = repeats_due(&j->repeats, now));) {
		struct logfmt line = log_line("info", r->event);

		logfmt_number(&line, "repeated", r->again);
		logfmt_text(&line, "reason", r->reason);
		log_write(&j->log, &line);
	}
}

void journal_end(struct journal *j, const char *why)
{
	struct logfmt line;

	tell_repeats(j, MOMENT_FUTURE);
	line = log_line("info", "left");
	logfmt_text(&line, "reason", why);
	log_write(&j->log, &line);
	log_close(&j->log);
}

void journal_reloaded(struct journal *j, const struct settings *s, struct source_whom whom)
{
	struct logfmt line = log_line("info", "reloaded");

	if (strcmp(s->log.file, j->log.path) != 0) {
		log_close(&j->log);
		log_open(&j->log, s->log.file);
	}
	take_settings(j, s);
	add_whom(&line, whom);
	log_write(&j->log, &line);
	tell_settings(j, s);
}

void journal_refused(struct journal *j, const char *why)
{
	struct logfmt line = log_line("error", "reload_refused");

	logfmt_text(&line, "reason", why);
	log_write(&j->log, &line);
}

void journal_resized(struct journal *j, int cols, int rows, usec now)
{
	struct logfmt line = log_line("info", "resized");

	logfmt_number(&line, "cols", cols);
	logfmt_number(&line, "rows", rows);
	if (repeats_tell(&j->repeats, "resized", "", now))
		log_write(&j->log, &line);
}

void journal_signal(struct journal *j, int signal_number, usec now)
{
	const char *name = sigabbrev_np(signal_number);
	struct logfmt line = log_line("info", "signal");

	if (signal_number == SIGUSR1)
		log_reopen(&j->log);
	logfmt_text(&line, "name", name ? name : "?");
	if (repeats_tell(&j->repeats, "signal", name ? name : "?", now))
		log_write(&j->log, &line);
}

bool journal_complains(struct journal *j, struct err *e)
{
	return log_complains(&j->log, e);
}

/* --- the database --- */

static void hear_connecting(struct journal *j, const struct source_news *news)
{
	struct logfmt line = log_line("info", "connecting");

	logfmt_number(&line, "tries", news->link->tries);
	if (repeats_tell(&j->repeats, "connecting", "", news->now))
		log_write(&j->log, &line);
}

static void hear_connected(struct journal *j, const struct source_news *news)
{
	struct logfmt line = log_line("info", "connected");

	logfmt_text(&line, "server", news->link->server);
	logfmt_text(&line, "version", news->version);
	logfmt_text(&line, "way", news->way);
	logfmt_number(&line, "backend", news->backend);
	if (repeats_tell(&j->repeats, "connected", news->link->server, news->now))
		log_write(&j->log, &line);
}

static void hear_failure(struct journal *j, const struct source_news *news)
{
	const char *event = news->what == SOURCE_POLL_FAILED ? "poll_failed" : "not_connected";
	struct logfmt line = log_line(news->link->failure == LINK_REFUSED ? "error" : "warn", event);

	if (j->failing == MOMENT_NONE)
		j->failing = news->now;
	j->tries = news->link->tries;
	logfmt_text(&line, "sqlstate", news->state);
	logfmt_number(&line, "tries", j->tries);
	logfmt_length(&line, "retry_ms", news->link->retry_in);
	logfmt_text(&line, "reason", news->link->problem_english);
	if (repeats_tell(&j->repeats, event, news->link->problem_english, news->now))
		log_write(&j->log, &line);
}

static void tell_recovered(struct journal *j, usec now)
{
	struct logfmt line = log_line("info", "recovered");

	logfmt_length(&line, "after_ms", now - j->failing);
	logfmt_number(&line, "tries", j->tries);
	j->failing = MOMENT_NONE;
	if (repeats_tell(&j->repeats, "recovered", "", now))
		log_write(&j->log, &line);
}

static void tell_poll(struct journal *j, const struct source_news *news, bool slow)
{
	struct logfmt line = log_line(slow ? "warn" : "debug", slow ? "poll_slow" : "poll");

	logfmt_length(&line, "took_ms", news->link->took);
	logfmt_number(&line, "rows", (long long)news->rows);
	logfmt_number(&line, "bytes", (long long)news->bytes);
	log_write(&j->log, &line);
}

static void hear_poll(struct journal *j, const struct source_news *news)
{
	bool slow = news->link->took > j->slow;

	if (j->failing != MOMENT_NONE)
		tell_recovered(j, news->now);
	if (j->detail == LOG_POLLS || (j->detail == LOG_DETAILS && slow))
		tell_poll(j, news, slow);
}

void journal_hear(void *journal, const struct source_news *news)
{
	static void (*const hearers[])(struct journal *j, const struct source_news *news) = {
		[SOURCE_CONNECTING] = hear_connecting,	[SOURCE_CONNECTED] = hear_connected,
		[SOURCE_NOT_CONNECTED] = hear_failure,	[SOURCE_POLLED] = hear_poll,
		[SOURCE_POLL_FAILED] = hear_failure,
	};

	hearers[news->what](journal, news);
}

/* --- the data --- */

static void tell_staleness(struct journal *j, const struct view *live, usec now)
{
	static const struct {
		const char *level, *event;
	} words[] = {
		[STALENESS_LIVE] = { "info", "live" },
		[STALENESS_STALE] = { "warn", "stale" },
		[STALENESS_LOST] = { "error", "no_database" },
	};
	const char *problem = live->link->problem_english;
	struct logfmt line = log_line(words[live->staleness].level, words[live->staleness].event);

	if (live->staleness == STALENESS_LIVE) {
		logfmt_length(&line, "after_ms", now - j->changed);
	} else {
		logfmt_length(&line, "age_ms", live->age);
		logfmt_text(&line, "reason", problem[0] ? problem : "no answer");
	}
	log_write(&j->log, &line);
}

void journal_look(struct journal *j, const struct view *live, usec now)
{
	tell_repeats(j, now);
	if (live->staleness == j->staleness)
		return;
	tell_staleness(j, live, now);
	j->staleness = live->staleness;
	j->changed = now;
}
