#include "model/alert_log.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/best.h"
#include "model/held.h"

struct alert_log {
	struct arena *arena;
	struct alert_line *lines[ALERT_LOG_MOST]; /* the raised ones in order, then those that wait for their delay */
	size_t lines_n, raised_n;
	struct alert_line *cleared[ALERT_LOG_CLEARED];
	size_t cleared_n;
	struct alert_line *spare[ALERT_LOG_MOST + ALERT_LOG_CLEARED];
	size_t spare_n;
	struct arena *scratch;       /* what `found` lies in */
	struct alert_findings found; /* in the last step that looked */
	struct held held;            /* what it looked at: so long nothing is found, raised, repeated or cleared */
	size_t missed;
	unsigned serials, tellings;
};

struct alert_log *alert_log_new(void)
{
	struct arena *arena = arena_new();
	struct alert_log *log = arena_alloc(arena, 1, sizeof *log);

	log->arena = arena;
	log->scratch = arena_new();
	return log;
}

void alert_log_free(struct alert_log *log)
{
	if (!log)
		return;
	held_drop(&log->held);
	arena_drop(log->scratch);
	arena_drop(log->arena);
}

bool alert_acknowledged(const struct alert_line *line)
{
	return line->acknowledged_at != MOMENT_NONE;
}

static bool is_raised(const struct alert_line *line)
{
	return line->raised_at != MOMENT_NONE;
}

/* Has it been so long since `t`? A clock that was set back begins again. */
static bool elapsed(struct alert_log *log, usec *t, usec length)
{
	if (*t > log->held.spell.now)
		*t = log->held.spell.now;
	return spell_lasted(&log->held.spell, *t, length);
}

/* Is what the board says known now, or is this about the data themselves? */
static bool is_known(const struct alert_line *line, const struct alert_scene *s)
{
	return s->staleness == STALENESS_LIVE || line->alert.rule->about == ALERT_DATA;
}

/*
 * Among the `n` last lines, looked for from *at on, and round: they stand in nearly the order in which conditions are found. *at is
 * past it then.
 */
static struct alert_line *line_of(const struct alert_log *log, size_t n, const struct alert_finding *f, size_t *at)
{
	struct alert_line *const *lines = log->lines + log->lines_n - n;

	for (size_t i = 0; i < n; i++) {
		struct alert_line *line = lines[(*at + i) % n];

		if (line->alert.rule != f->rule || strcmp(line->alert.subject, f->subject) != 0)
			continue;
		*at = (*at + i + 1) % n;
		return line;
	}
	return NULL;
}

static void raise_line(struct alert_log *log, struct alert_line *line, usec now)
{
	line->raised_at = now;
	line->told = ++log->tellings;
	line->warned = line->alert.warning;
	line->acknowledged_at = line->repeated_at = MOMENT_NONE;
	line->repeats = 0;
	snprintf(line->key, sizeof line->key, "%u", ++log->serials);
}

/* Has something happened that whoever acknowledged the line does not know? */
static bool is_worse(const struct alert_line *line, const struct alert_finding *now)
{
	usec known_of = now->rule->emergency ? line->alert.since : line->acknowledged_at;
	bool another = now->since != MOMENT_NONE && known_of != MOMENT_NONE && now->since > known_of;

	/* Data are as old as they are, whoever has seen that. */
	return (line->warned && !now->warning) || (another && now->rule->about != ALERT_DATA);
}

static void keep_cleared(struct alert_log *log, struct alert_line *line, size_t most)
{
	while (log->cleared_n > 0 && log->cleared_n >= most)
		log->spare[log->spare_n++] = log->cleared[--log->cleared_n];
	if (most == 0) {
		log->spare[log->spare_n++] = line;
		return;
	}
	memmove(log->cleared + 1, log->cleared, log->cleared_n * sizeof *log->cleared);
	log->cleared[0] = line;
	log->cleared_n++;
}

static size_t most_cleared(const struct settings *s)
{
	return s->alerts.cleared < ALERT_LOG_CLEARED ? (size_t)s->alerts.cleared : ALERT_LOG_CLEARED;
}

/*
 * When more holds than is followed, a line that was not found may hold all the same, unless it comes before the last one that
 * was.
 */
static bool may_hold(const struct alert_log *log, const struct alert_line *line)
{
	return log->missed && !alert_before_found(&line->alert, log->found.at[log->found.n - 1]);
}

/* Ends following the one that comes last of those that were not found, for one that was. */
static void make_room(struct alert_log *log, const struct alert_scene *s)
{
	size_t last = log->lines_n;
	struct alert_line *line;

	for (size_t i = 0; i < log->lines_n; i++)
		if (!log->lines[i]->found &&
		    (last == log->lines_n || !alert_before(&log->lines[i]->alert, &log->lines[last]->alert)))
			last = i;
	assert(last < log->lines_n);
	line = log->lines[last];
	log->lines_n--;
	/* In the order in which they stand: there is the less to sort. */
	memmove(log->lines + last, log->lines + last + 1, (log->lines_n - last) * sizeof *log->lines);
	if (is_raised(line) && is_known(line, s) && !may_hold(log, line)) {
		line->cleared_at = line->gone_at == MOMENT_NONE ? s->now : line->gone_at;
		line->told = ++log->tellings;
		keep_cleared(log, line, most_cleared(s->settings));
	} else {
		log->spare[log->spare_n++] = line;
	}
}

static struct alert_line *add_line(struct alert_log *log, const struct alert_finding *f, const struct alert_scene *s)
{
	struct alert_line *line;

	if (log->lines_n == ALERT_LOG_MOST)
		make_room(log, s);
	line = log->spare_n ? log->spare[--log->spare_n] : arena_alloc(log->arena, 1, sizeof *line);
	*line = (struct alert_line){
		.begun = moment_known(f->since) && f->since < s->now ? f->since : s->now,
		.raised_at = MOMENT_NONE,
		.acknowledged_at = MOMENT_NONE,
		.repeated_at = MOMENT_NONE,
		.cleared_at = MOMENT_NONE,
		.gone_at = MOMENT_NONE,
	};
	alert_tell(f, s->staleness, &line->alert);
	/* The board goes, the line stays. */
	snprintf(line->id, sizeof line->id, "%s: %s", f->rule->kind, f->subject);
	line->alert.subject = line->id + strlen(f->rule->kind) + strlen(": ");
	return log->lines[log->lines_n++] = line;
}

/* Returns true when the bell has to ring. */
static bool take(struct alert_log *log, struct alert_line *line, const struct alert_finding *f,
		 const struct alert_scene *s)
{
	bool worse = is_raised(line) && is_known(line, s) && is_worse(line, f);
	const char *subject = line->alert.subject;

	alert_tell(f, s->staleness, &line->alert);
	line->alert.subject = subject;
	line->gone_at = MOMENT_NONE;
	if (worse)
		raise_line(log, line, s->now);
	return worse && alert_rings(s->settings, &line->alert);
}

/* Those that are followed before those that are new, which may take the place of what was not found. */
static bool take_found(struct alert_log *log, const struct alert_scene *s)
{
	bool followed[ALERT_LOG_MOST] = { false }, ring = false;
	size_t at = 0, added = 0;

	for (size_t i = 0; i < log->found.n; i++) {
		struct alert_line *line = line_of(log, log->lines_n, log->found.at[i], &at);

		followed[i] = line != NULL;
		/* The second of two rows that say the same is no line more. */
		if (!line || line->found)
			continue;
		line->found = log->found.at[i];
		ring |= take(log, line, log->found.at[i], s);
	}
	for (size_t i = 0; i < log->found.n; i++) {
		if (followed[i] || line_of(log, added, log->found.at[i], &at))
			continue;
		add_line(log, log->found.at[i], s)->found = log->found.at[i];
		added++;
	}
	return ring;
}

/* Takes a line that was not found, and whose condition has been gone for long enough, out of the list. */
static bool leaves(struct alert_log *log, struct alert_line *line, const struct alert_scene *s)
{
	const struct alert_rule *rule = line->alert.rule;

	if (!is_known(line, s))
		return false;
	if (line->gone_at == MOMENT_NONE)
		line->gone_at = s->now;
	if (!is_raised(line)) {
		log->spare[log->spare_n++] = line;
		return true;
	}
	if (!elapsed(log, &line->gone_at, alert_length(s->settings, rule->clear_after)))
		return false;
	line->cleared_at = line->gone_at;
	line->told = ++log->tellings;
	keep_cleared(log, line, most_cleared(s->settings));
	return true;
}

static void clear_lines(struct alert_log *log, const struct alert_scene *s)
{
	size_t stay = 0;

	for (size_t i = 0; i < log->lines_n; i++)
		if (log->lines[i]->found || may_hold(log, log->lines[i]) || !leaves(log, log->lines[i], s))
			log->lines[stay++] = log->lines[i];
	log->lines_n = stay;
}

/* Raises or repeats a line that is due; true when it was. */
static bool tell(struct alert_log *log, struct alert_line *line, const struct alert_scene *s, bool at_once)
{
	const struct alert_rule *rule = line->alert.rule;
	usec *told = line->repeated_at != MOMENT_NONE ? &line->repeated_at : &line->raised_at;
	usec repeat;

	if (!is_raised(line)) {
		if (!at_once && (!is_known(line, s) ||
				 !elapsed(log, &line->begun, alert_length(s->settings, rule->raise_after))))
			return false;
		raise_line(log, line, s->now);
		return true;
	}
	repeat = alert_length(s->settings, rule->repeat);
	if (line->gone_at != MOMENT_NONE || alert_acknowledged(line) || !repeat || !elapsed(log, told, repeat))
		return false;
	line->repeated_at = s->now;
	line->told = ++log->tellings;
	line->repeats++;
	return true;
}

/* Emergencies and what is of high priority, then acknowledged emergencies, then the rest, then the rest acknowledged. */
static int group_of(const struct alert_line *line)
{
	if (!is_raised(line))
		return 9;
	if (!alert_acknowledged(line))
		return line->alert.priority == ALERT_HIGH ? 0 : 2;
	return line->alert.rule->emergency ? 1 : 3;
}

static bool comes_before(const void *line, const void *other)
{
	const struct alert_line *a = *(const struct alert_line *const *)line;
	const struct alert_line *b = *(const struct alert_line *const *)other;

	if (a->group != b->group)
		return a->group < b->group;
	/* The likeliest first. */
	if (alert_before(&b->alert, &a->alert))
		return false;
	if (alert_before(&a->alert, &b->alert))
		return true;
	/* Both stand in the one table of rules, the more urgent before. */
	if (a->alert.rule != b->alert.rule)
		return a->alert.rule < b->alert.rule;
	return strcmp(a->id, b->id) < 0;
}

/* Nearly all stand where they stood: each of the others is put among those before it. */
static void sort(struct alert_log *log)
{
	for (size_t i = 0; i < log->lines_n; i++)
		log->lines[i]->group = group_of(log->lines[i]);
	for (size_t i = 1; i < log->lines_n; i++) {
		struct alert_line *line = log->lines[i];

		if (comes_before(&line, &log->lines[i - 1]))
			best_add(&(struct best){ log->lines, i + 1, sizeof line, comes_before, i }, &line);
	}
	log->raised_n = 0;
	while (log->raised_n < log->lines_n && is_raised(log->lines[log->raised_n]))
		log->raised_n++;
}

static bool step(struct alert_log *log, const struct alert_scene *s, bool at_once)
{
	bool ring;

	held_begin(&log->held, s->board, s->settings, s->now);
	arena_reset(log->scratch);
	log->found = alert_find(s, ALERT_LOG_MOST, log->scratch);
	log->missed = log->found.in_all - log->found.n;
	spell_end(&log->held.spell, log->found.until);
	for (size_t i = 0; i < log->lines_n; i++)
		log->lines[i]->found = NULL;
	ring = take_found(log, s);
	clear_lines(log, s);
	for (size_t i = 0; i < log->lines_n; i++)
		ring |= tell(log, log->lines[i], s, at_once) && alert_rings(s->settings, &log->lines[i]->alert);
	sort(log);
	return ring;
}

/* In which nothing but the lengths of what is found has gone on. */
static void pass(struct alert_log *log, usec time)
{
	for (size_t i = 0; i < log->lines_n; i++)
		if (log->lines[i]->found)
			alert_go_on(log->lines[i]->found, time, &log->lines[i]->alert);
}

bool alert_log_step(struct alert_log *log, const struct alert_scene *s)
{
	bool live = s->staleness == STALENESS_LIVE, ring;
	usec last = log->held.spell.now;
	unsigned told = log->tellings;

	if (!s->board)
		return false;
	if (live && held_stands(&log->held, s->board, s->settings, s->now)) {
		pass(log, s->now - last);
		return false;
	}
	ring = step(log, s, false);
	/* What has just been told may be told again, and has not been asked when. */
	if (!live || log->tellings != told)
		held_drop(&log->held);
	return ring;
}

void alert_log_take(struct alert_log *log, const struct alert_scene *s)
{
	if (s->board)
		step(log, s, true);
	held_drop(&log->held);
}

const struct alert_line *alert_log_acknowledge(struct alert_log *log, const char *key, usec now)
{
	for (size_t i = 0; i < log->raised_n; i++) {
		struct alert_line *line = log->lines[i];

		if (alert_acknowledged(line) || (*key && strcmp(line->key, key) != 0))
			continue;
		line->acknowledged_at = now;
		held_drop(&log->held);
		sort(log);
		return line;
	}
	return NULL;
}

const struct alert_line *const *alert_log_raised(const struct alert_log *log, size_t *n)
{
	*n = log ? log->raised_n : 0;
	return log ? (const struct alert_line *const *)log->lines : NULL;
}

const struct alert_line *const *alert_log_cleared(const struct alert_log *log, size_t *n)
{
	*n = log ? log->cleared_n : 0;
	return log ? (const struct alert_line *const *)log->cleared : NULL;
}

unsigned alert_log_tellings(const struct alert_log *log)
{
	return log ? log->tellings : 0;
}

size_t alert_log_missed(const struct alert_log *log)
{
	return log ? log->missed : 0;
}
