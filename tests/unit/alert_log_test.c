/* Alerts over time: the course of each, told second by second, and what must never happen to any. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/alert_log.h"
#include "support/blank.h"

#define START HOURS(18)
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static const struct state_setting states[] = {
	{ "0", "EMERGENCY", STATE_EMERGENCY, 0 },
	{ "2", "ON PATROL", STATE_FREE, 0 },
	{ "6", "AT SCENE", STATE_COMMITTED, HOURS(1) },
};
static const struct settings settings = {
	.states = states,
	.states_n = 3,
	.alerts = { .silent_after = MINUTES(30), .authorisation_before = HOURS(2), .endurance_before = MINUTES(5),
		    .shift_after = MINUTES(15), .limit_before = MINUTES(5), .assist_after = SECONDS(20),
		    .raise_after = SECONDS(10), .clear_after = SECONDS(5), .repeat_urgent = MINUTES(1),
		    .repeat = MINUTES(10), .bell = BELL_LOW, .cleared = 3 },
};

/* One of everything, in which nothing is wrong until a test makes it so. */
struct evening {
	struct unit unit;
	struct assist assist;
	struct hotspot hotspot;
	size_t assists;
	enum staleness staleness;
	struct alert_log *log;
	size_t bells;
};

static void evening_begin(struct evening *e)
{
	*e = (struct evening){ .unit = blank_unit("HD03"), .assist = blank_assist("77"),
			       .hotspot = blank_hotspot("DAL"), .log = alert_log_new() };
	e->unit.state_code = "2";
	e->hotspot.name = "Allenton";
}

static const void *copy_of(struct arena *a, const void *row, size_t size)
{
	return memcpy(arena_alloc(a, 1, size), row, size);
}

/* One step at `now`, on a board of its own with rows of its own, as a poll would bring it. */
static void evening_step(struct evening *e, usec now)
{
	struct board *b = board_new();

	b->units.at = copy_of(b->arena, &e->unit, sizeof e->unit);
	b->units.n = 1;
	b->assists.at = copy_of(b->arena, &e->assist, sizeof e->assist);
	b->assists.n = e->assists;
	b->hotspots.at = copy_of(b->arena, &e->hotspot, sizeof e->hotspot);
	b->hotspots.n = 1;
	b->about.now = now;
	board_publish(b);
	e->bells += alert_log_step(e->log, &(struct alert_scene){ b, &settings, now, SECONDS(70), e->staleness });
	board_free(b);
}

static void evening_until(struct evening *e, usec from, usec to)
{
	for (usec now = from; now <= to; now += SECONDS(1))
		evening_step(e, now);
}

static size_t raised(const struct evening *e)
{
	size_t n;

	alert_log_raised(e->log, &n);
	return n;
}

static size_t cleared(const struct evening *e)
{
	size_t n;

	alert_log_cleared(e->log, &n);
	return n;
}

static const struct alert_line *first(const struct evening *e)
{
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(e->log, &n);

	return n ? lines[0] : NULL;
}

/* The conditions: each comes to hold at `at`, and ends. */
static void emergency(struct evening *e, usec at)
{
	e->unit.state_code = "0";
	e->unit.state_since = at;
}

static void assist(struct evening *e, usec at)
{
	e->assists = 1;
	e->assist.state = "asked";
	e->assist.asked_by = "HD03";
	e->assist.asked_at = at;
}

static void stale(struct evening *e, usec at)
{
	(void)at;
	e->staleness = STALENESS_LOST;
}

static void endurance(struct evening *e, usec at)
{
	e->unit.endurance_ends = at + MINUTES(5);
}

static void limit(struct evening *e, usec at)
{
	e->unit.state_code = "6";
	e->unit.state_since = at - HOURS(1);
}

static void silence(struct evening *e, usec at)
{
	e->unit.reported_at = moment_plus(at, -MINUTES(30));
}

static void overdue(struct evening *e, usec at)
{
	e->hotspot.visits_planned = 2;
	e->hotspot.window_starts = at - HOURS(7) - MINUTES(19);
	e->hotspot.window_ends = at + HOURS(7) + MINUTES(49);
}

static void authorisation(struct evening *e, usec at)
{
	e->hotspot.authorisation_ends = at + HOURS(2);
}

static void shift(struct evening *e, usec at)
{
	e->unit.shift_ends = at - MINUTES(15);
}

static void runaways(struct evening *e, usec at)
{
	(void)at;
	e->hotspot.runaways_7d = 6;
	e->hotspot.runaways_28d = 12;
}

/* Everything is as it was. */
static void end(struct evening *e)
{
	struct evening fresh;

	evening_begin(&fresh);
	alert_log_free(fresh.log);
	fresh.log = e->log;
	fresh.bells = e->bells;
	*e = fresh;
}

static const struct course {
	const char *kind, *word;
	enum alert_priority priority;
	void (*begin)(struct evening *e, usec at);
	usec lead; /* it begins so long before `at`, to be warned of */
	usec raised_after, repeat, cleared_after;
} courses[] = {
	{ "emergency", "EMERGENCY", ALERT_HIGH, emergency, 0, 0, MINUTES(1), SECONDS(5) },
	{ "assist unanswered", "ASSIST", ALERT_HIGH, assist, 0, SECONDS(20), MINUTES(1), SECONDS(5) },
	{ "data stale", "DATA", ALERT_HIGH, stale, 0, 0, MINUTES(10), 0 },
	{ "endurance ending", "ENDURANCE", ALERT_MIDDLE, endurance, 0, SECONDS(10), MINUTES(10), SECONDS(5) },
	{ "unit over limit", "TOO LONG", ALERT_MIDDLE, limit, MINUTES(6), 0, MINUTES(10), SECONDS(5) },
	{ "unit silent", "SILENT", ALERT_MIDDLE, silence, 0, SECONDS(10), MINUTES(10), SECONDS(5) },
	{ "hotspot overdue", "OVERDUE", ALERT_MIDDLE, overdue, 0, SECONDS(10), MINUTES(10), SECONDS(5) },
	{ "authorisation ending", "AUTHORISATION", ALERT_MIDDLE, authorisation, 0, SECONDS(10), MINUTES(10),
	  SECONDS(5) },
	{ "unit past shift", "PAST SHIFT", ALERT_LOW, shift, 0, SECONDS(10), MINUTES(10), SECONDS(5) },
	{ "runaways rising", "RUNAWAYS", ALERT_LOW, runaways, 0, SECONDS(10), MINUTES(10), SECONDS(5) },
};

/* Goes on to `to`, at which the line has been told `bells` times in all, and never shows more than one line on the way. */
static void go(struct evening *e, const struct course *c, usec *now, usec to, size_t lines, size_t bells,
	       const char *what)
{
	for (; *now <= to; *now += SECONDS(1)) {
		evening_step(e, *now);
		if (raised(e) > 1)
			fail_msg("%s: %zu lines", c->kind, raised(e));
	}
	if (raised(e) != lines || e->bells != bells)
		fail_msg("%s, %s: %zu lines, %zu bells", c->kind, what, raised(e), e->bells);
}

static void warn(struct evening *e, const struct course *c, usec *now, usec at)
{
	go(e, c, now, at - settings.alerts.limit_before + SECONDS(9), 0, 0, "within the delay of the warning");
	go(e, c, now, at - settings.alerts.limit_before + SECONDS(10), 1, 1, "warned of");
	assert_string_equal(alert_word(&first(e)->alert), "LIMIT NEAR");
	assert_int_equal(first(e)->alert.priority, c->priority + 1);
	assert_non_null(alert_log_acknowledge(e->log, "", *now));
	go(e, c, now, at - SECONDS(1), 1, 1, "acknowledged as a warning");
	/* What was known was the warning: now it is told anew. */
	e->bells = 0;
}

static void run_through(const struct course *c)
{
	struct evening e;
	usec now = START, at = START + c->lead + MINUTES(1), told = at + c->raised_after, gone;
	const struct alert_line *line;
	size_t n;

	evening_begin(&e);
	go(&e, c, &now, at - c->lead - SECONDS(1), 0, 0, "before");
	c->begin(&e, at);
	if (c->lead)
		warn(&e, c, &now, at);
	if (c->raised_after)
		go(&e, c, &now, told - SECONDS(1), 0, 0, "within its delay");
	go(&e, c, &now, told, 1, 1, "raised");
	line = first(&e);
	if (strcmp(line->alert.rule->kind, c->kind) || strcmp(alert_word(&line->alert), c->word) ||
	    line->alert.priority != c->priority || line->raised_at != told || alert_acknowledged(line))
		fail_msg("%s: %s %s", c->kind, line->alert.rule->kind, alert_word(&line->alert));
	go(&e, c, &now, told + c->repeat - SECONDS(1), 1, 1, "told once");
	go(&e, c, &now, told + c->repeat, 1, 2, "repeated");
	go(&e, c, &now, told + 2 * c->repeat, 1, 3, "repeated once more");
	assert_int_equal(first(&e)->repeats, 2);
	assert_true(alert_log_acknowledge(e.log, first(&e)->key, now) == line);
	assert_null(alert_log_acknowledge(e.log, "", now));
	assert_true(line->acknowledged_at == now);
	go(&e, c, &now, now + MINUTES(25), 1, 3, "acknowledged, and there all the same");
	gone = now;
	end(&e);
	if (c->cleared_after)
		go(&e, c, &now, gone + c->cleared_after - SECONDS(1), 1, 3, "gone for a moment");
	go(&e, c, &now, gone + c->cleared_after, 0, 3, "cleared");
	assert_true(alert_log_cleared(e.log, &n)[0] == line);
	assert_int_equal(n, 1);
	assert_true(line->cleared_at == gone && line->raised_at == told);
	go(&e, c, &now, now + MINUTES(15), 0, 3, "over");
	alert_log_free(e.log);
}

static void every_alert_runs_its_course(void **state)
{
	size_t rules = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(courses); i++)
		run_through(&courses[i]);
	for (; alert_rule(rules); rules++) {
		size_t i = 0;

		while (i < COUNT_OF(courses) && strcmp(courses[i].kind, alert_rule(rules)->kind) != 0)
			i++;
		if (i == COUNT_OF(courses))
			fail_msg("no course for '%s'", alert_rule(rules)->kind);
	}
	assert_int_equal(rules, COUNT_OF(courses));
}

static void what_stood_before_needs_no_delay(void **state)
{
	struct evening e;

	(void)state;
	evening_begin(&e);
	silence(&e, START - HOURS(1));
	evening_step(&e, START);
	assert_int_equal(raised(&e), 1);
	alert_log_free(e.log);
}

/* It comes and goes faster than its delay, and goes and comes faster than the other. */
static void flapping(void **state)
{
	struct evening e;
	const struct alert_line *line;
	usec now = START;

	(void)state;
	evening_begin(&e);
	for (int i = 0; i < 20; i++, now += SECONDS(10)) {
		runaways(&e, now);
		evening_until(&e, now, now + SECONDS(8));
		end(&e);
		evening_step(&e, now + SECONDS(9));
	}
	assert_int_equal(raised(&e) + cleared(&e) + e.bells, 0);
	runaways(&e, now);
	evening_until(&e, now, now + SECONDS(20));
	line = first(&e);
	assert_non_null(alert_log_acknowledge(e.log, "", now + SECONDS(20)));
	now += SECONDS(21);
	for (int i = 0; i < 20; i++, now += SECONDS(5)) {
		end(&e);
		evening_until(&e, now, now + SECONDS(3));
		runaways(&e, now);
		evening_step(&e, now + SECONDS(4));
	}
	assert_true(first(&e) == line && alert_acknowledged(line));
	assert_int_equal(cleared(&e), 0);
	assert_int_equal(e.bells, 1);
	alert_log_free(e.log);
}

static void what_is_gone_for_a_moment_is_not_repeated(void **state)
{
	struct evening e;

	(void)state;
	evening_begin(&e);
	emergency(&e, START);
	evening_until(&e, START, START + SECONDS(57));
	end(&e);
	evening_until(&e, START + SECONDS(58), START + SECONDS(61));
	assert_int_equal(raised(&e), 1);
	assert_int_equal(e.bells, 1);
	alert_log_free(e.log);
}

static void nothing_is_known_without_a_database(void **state)
{
	struct evening e;

	(void)state;
	evening_begin(&e);
	emergency(&e, START);
	silence(&e, START);
	evening_until(&e, START, START + SECONDS(20));
	assert_int_equal(raised(&e), 2);
	end(&e);
	runaways(&e, START);
	e.staleness = STALENESS_LOST;
	e.bells = 0;
	evening_until(&e, START + SECONDS(21), START + MINUTES(30));
	/* Both and the data, of which each is told again and again, but nothing new from a board that is old. */
	assert_int_equal(raised(&e), 3);
	assert_int_equal(cleared(&e), 0);
	assert_int_equal(alert_log_raised(e.log, &(size_t){ 0 })[0]->repeats, 30);
	e.staleness = STALENESS_LIVE;
	evening_until(&e, START + MINUTES(30) + SECONDS(1), START + MINUTES(30) + SECONDS(12));
	assert_int_equal(cleared(&e), 3);
	assert_string_equal(first(&e)->alert.rule->kind, "runaways rising");
	alert_log_free(e.log);
}

static void the_second_emergency_is_another_one(void **state)
{
	struct evening e;

	(void)state;
	evening_begin(&e);
	emergency(&e, START);
	evening_step(&e, START + SECONDS(1));
	alert_log_acknowledge(e.log, "", START + SECONDS(2));
	evening_step(&e, START + SECONDS(3));
	assert_int_equal(e.bells, 1);
	emergency(&e, START + SECONDS(4));
	evening_step(&e, START + SECONDS(4));
	assert_int_equal(e.bells, 2);
	assert_int_equal(raised(&e), 1);
	assert_false(alert_acknowledged(first(&e)));
	assert_true(first(&e)->raised_at == START + SECONDS(4));
	alert_log_free(e.log);
}

/* Nobody may believe that somebody has seen what came while the data was old. */
static void a_limit_is_passed_while_nothing_is_known(void **state)
{
	struct evening e;

	(void)state;
	evening_begin(&e);
	limit(&e, START);
	evening_step(&e, START - MINUTES(1));
	assert_true(first(&e)->alert.warning);
	alert_log_acknowledge(e.log, "", START - MINUTES(1));
	e.staleness = STALENESS_STALE;
	evening_until(&e, START - SECONDS(30), START + SECONDS(30));
	e.staleness = STALENESS_LIVE;
	e.bells = 0;
	evening_step(&e, START + SECONDS(31));
	assert_int_equal(raised(&e), 1);
	assert_false(first(&e)->alert.warning);
	assert_false(alert_acknowledged(first(&e)));
	assert_int_equal(e.bells, 1);
	alert_log_free(e.log);
}

static void what_began_after_it_was_acknowledged_is_another_one(void **state)
{
	static const struct {
		const char *why;
		void (*begin)(struct evening *e, usec at);
		usec again;
		bool another;
	} cases[] = {
		{ "still the one that was seen", limit, 0, false },
		{ "corrected, but begun before it was seen", limit, SECONDS(9), false },
		{ "in another state for too long after an outage", limit, HOURS(3), true },
		{ "silent in the next shift", silence, HOURS(3), true },
		{ "without a moment nobody can tell", runaways, HOURS(3), false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct evening e;

		evening_begin(&e);
		cases[i].begin(&e, START);
		evening_until(&e, START, START + SECONDS(10));
		assert_non_null(alert_log_acknowledge(e.log, "", START + SECONDS(10)));
		e.staleness = STALENESS_LOST;
		evening_until(&e, START + SECONDS(11), START + SECONDS(20));
		e.staleness = STALENESS_LIVE;
		cases[i].begin(&e, START + cases[i].again);
		evening_until(&e, START + HOURS(4), START + HOURS(4) + SECONDS(1));
		if (raised(&e) != 1 || alert_acknowledged(first(&e)) == cases[i].another)
			fail_msg("%s: %zu lines", cases[i].why, raised(&e));
		alert_log_free(e.log);
	}
}

/* An emergency is one whatever its moment is. */
static void moments_that_nothing_can_be_reckoned_with(void **state)
{
	static const usec moments[] = { MOMENT_NONE, MOMENT_PAST, MOMENT_PAST + 1, MOMENT_FUTURE - 1, MOMENT_FUTURE };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(moments); i++) {
		struct evening e;

		evening_begin(&e);
		emergency(&e, moments[i]);
		evening_step(&e, START);
		if (raised(&e) != 1 || e.bells != 1)
			fail_msg("moment %zu: %zu lines, %zu bells", i, raised(&e), e.bells);
		silence(&e, moments[i]);
		evening_step(&e, START + SECONDS(1));
		alert_log_free(e.log);
	}
}

static void a_clock_that_is_set_back(void **state)
{
	struct evening e;

	(void)state;
	evening_begin(&e);
	runaways(&e, START);
	evening_step(&e, START);
	evening_until(&e, START - DAYS(1), START - DAYS(1) + SECONDS(10));
	assert_int_equal(raised(&e), 1);
	evening_until(&e, START - DAYS(2), START - DAYS(2) + MINUTES(10));
	assert_int_equal(first(&e)->repeats, 1);
	end(&e);
	evening_step(&e, START);
	evening_until(&e, START - DAYS(3), START - DAYS(3) + SECONDS(5));
	assert_int_equal(raised(&e), 0);
	alert_log_free(e.log);
}

static void the_list_of_cleared_ones_is_bounded(void **state)
{
	struct evening e;
	size_t n;
	const struct alert_line *const *lines;

	(void)state;
	evening_begin(&e);
	for (int i = 0; i < 5; i++) {
		emergency(&e, START + MINUTES(i));
		evening_step(&e, START + MINUTES(i));
		end(&e);
		evening_until(&e, START + MINUTES(i) + SECONDS(1), START + MINUTES(i) + SECONDS(6));
	}
	lines = alert_log_cleared(e.log, &n);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++)
		assert_true(lines[i]->raised_at == START + MINUTES(4 - (int)i));
	alert_log_free(e.log);
}

#define MANY 300

struct crowd {
	struct unit units[MANY];
	char names[MANY][8];
	size_t n;
	struct alert_log *log;
};

static bool crowd_step(struct crowd *c, usec now)
{
	struct board *b = board_new();
	bool ring;

	b->units.at = copy_of(b->arena, c->units, c->n * sizeof *c->units);
	b->units.n = c->n;
	board_publish(b);
	ring = alert_log_step(c->log, &(struct alert_scene){ b, &settings, now, 0, STALENESS_LIVE });
	board_free(b);
	return ring;
}

/* Units that have been silent since the first minute, the second, and so on. */
static void crowd_begin(struct crowd *c)
{
	*c = (struct crowd){ .n = MANY, .log = alert_log_new() };
	for (size_t i = 0; i < MANY; i++) {
		snprintf(c->names[i], sizeof c->names[i], "U%03zu", i);
		c->units[i] = blank_unit(c->names[i]);
		c->units[i].state_code = "2";
		c->units[i].reported_at = START - HOURS(20) + MINUTES((int)i);
	}
}

static void more_than_can_be_followed(void **state)
{
	struct crowd c;
	size_t n;
	const struct alert_line *const *lines;

	(void)state;
	crowd_begin(&c);
	crowd_step(&c, START);
	lines = alert_log_raised(c.log, &n);
	assert_int_equal(n, ALERT_LOG_MOST);
	assert_int_equal(alert_log_missed(c.log), MANY - ALERT_LOG_MOST);
	assert_string_equal(lines[n - 1]->alert.subject, "U199");
	/* A louder one is raised at once, in place of the last, of which nothing says that it is over. */
	c.units[250].state_code = "0";
	assert_true(crowd_step(&c, START + SECONDS(1)));
	lines = alert_log_raised(c.log, &n);
	assert_int_equal(n, ALERT_LOG_MOST);
	assert_string_equal(lines[0]->alert.subject, "U250");
	assert_string_equal(lines[n - 1]->alert.subject, "U198");
	for (int i = 2; i < 20; i++)
		crowd_step(&c, START + SECONDS(i));
	alert_log_cleared(c.log, &n);
	assert_int_equal(n, 0);
	/* When one goes its place is taken. */
	c.units[0].reported_at = START;
	for (int i = 20; i < 40; i++)
		crowd_step(&c, START + SECONDS(i));
	lines = alert_log_cleared(c.log, &n);
	assert_int_equal(n, 1);
	assert_string_equal(lines[0]->alert.subject, "U000");
	lines = alert_log_raised(c.log, &n);
	assert_int_equal(n, ALERT_LOG_MOST);
	assert_string_equal(lines[0]->alert.subject, "U250");
	assert_string_equal(lines[n - 1]->alert.subject, "U199");
	/* The board that they were found in need not last. */
	c.names[250][0] = 'X';
	assert_string_equal(lines[0]->alert.subject, "U250");
	alert_log_free(c.log);
}

static void expect(const struct crowd *c, const char *want)
{
	char got[256] = "";
	size_t n;
	const struct alert_line *const *lines = alert_log_raised(c->log, &n);

	for (size_t i = 0; i < n; i++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s%s", i ? " " : "", lines[i]->alert.subject,
			 alert_acknowledged(lines[i]) ? "+" : "");
	assert_string_equal(got, want);
}

/* U000 to U002 in an emergency, the last the oldest; U003 and U004 silent. */
static void order_and_acknowledgement(void **state)
{
	struct crowd c;

	(void)state;
	crowd_begin(&c);
	c.n = 5;
	for (int i = 0; i < 3; i++) {
		c.units[i].state_code = "0";
		c.units[i].state_since = START - SECONDS(10 * i);
		c.units[i].reported_at = START;
	}
	assert_true(crowd_step(&c, START));
	expect(&c, "U002 U001 U000 U003 U004");
	alert_log_acknowledge(c.log, "", START + SECONDS(1));
	expect(&c, "U001 U000 U002+ U003 U004");
	/* An acknowledged emergency stays before what is less. */
	alert_log_acknowledge(c.log, "", START + SECONDS(1));
	alert_log_acknowledge(c.log, "", START + SECONDS(1));
	expect(&c, "U002+ U001+ U000+ U003 U004");
	alert_log_acknowledge(c.log, "", START + SECONDS(1));
	expect(&c, "U002+ U001+ U000+ U004 U003+");
	assert_false(crowd_step(&c, START + MINUTES(9)));
	expect(&c, "U002+ U001+ U000+ U004 U003+");
	alert_log_free(c.log);
}

/* Emergencies and what else is of high priority, those of them that were acknowledged, the rest, and that acknowledged. */
static int group_of(const struct alert_line *line)
{
	if (!alert_acknowledged(line))
		return line->alert.priority == ALERT_HIGH ? 0 : 2;
	return line->alert.rule->emergency ? 1 : 3;
}

static bool in_order(const struct alert_line *a, const struct alert_line *b)
{
	if (group_of(a) != group_of(b))
		return group_of(a) < group_of(b);
	if (alert_before(&a->alert, &b->alert) || alert_before(&b->alert, &a->alert))
		return alert_before(&a->alert, &b->alert);
	return a->alert.rule < b->alert.rule || (a->alert.rule == b->alert.rule && strcmp(a->id, b->id) < 0);
}

/* Some come, some go, some are acknowledged; some have begun at the same moment. */
static void in_order_whatever_changes(void **state)
{
	static const char *const codes[] = { "2", "2", "0", "6" };
	struct crowd c;
	size_t n, most = 0;

	(void)state;
	crowd_begin(&c);
	for (size_t step = 0; step < 120; step++) {
		const struct alert_line *const *lines;

		for (size_t i = 0; i < 20; i++) {
			struct unit *u = &c.units[(step * 37 + i * 71) % MANY];

			u->state_code = codes[(step + i) % COUNT_OF(codes)];
			u->state_since = u->reported_at = START - MINUTES((int)(step * 7 + i) % 90);
		}
		crowd_step(&c, START + SECONDS((int)step));
		lines = alert_log_raised(c.log, &n);
		for (size_t i = 1; i < n; i++)
			if (!in_order(lines[i - 1], lines[i]))
				fail_msg("step %zu: '%s' before '%s'", step, lines[i - 1]->id, lines[i]->id);
		if (n > 0 && step % 3 == 0)
			alert_log_acknowledge(c.log, lines[step * 13 % n]->key, START + SECONDS((int)step));
		most = n > most ? n : most;
	}
	assert_int_equal(most, ALERT_LOG_MOST);
	alert_log_free(c.log);
}

static void two_rows_of_one_condition(void **state)
{
	struct assist assists[] = { blank_assist("5"), blank_assist("5") };
	struct alert_log *log = alert_log_new();
	struct board *b = board_new();
	size_t n;

	(void)state;
	assists[0].asked_at = assists[1].asked_at = START - HOURS(1);
	b->assists.at = assists;
	b->assists.n = 2;
	board_publish(b);
	assert_true(alert_log_step(log, &(struct alert_scene){ b, &settings, START, 0, STALENESS_LIVE }));
	assert_false(alert_log_step(log, &(struct alert_scene){ b, &settings, START + 1, 0, STALENESS_LIVE }));
	alert_log_raised(log, &n);
	assert_int_equal(n, 1);
	board_free(b);
	alert_log_free(log);
}

static void without_a_board_or_a_log(void **state)
{
	struct alert_log *log = alert_log_new();
	const struct alert_scene scene = { NULL, &settings, MOMENT_NONE, MOMENT_NONE, STALENESS_LOST };
	size_t n = 1, k = 1;

	(void)state;
	assert_false(alert_log_step(log, &scene));
	alert_log_take(log, &scene);
	alert_log_raised(log, &n);
	assert_int_equal(n, 0);
	assert_null(alert_log_acknowledge(log, "", START));
	alert_log_free(log);
	alert_log_free(NULL);
	alert_log_raised(NULL, &n);
	alert_log_cleared(NULL, &k);
	assert_int_equal(n + k + alert_log_missed(NULL), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_alert_runs_its_course),
		cmocka_unit_test(what_stood_before_needs_no_delay),
		cmocka_unit_test(flapping),
		cmocka_unit_test(what_is_gone_for_a_moment_is_not_repeated),
		cmocka_unit_test(nothing_is_known_without_a_database),
		cmocka_unit_test(the_second_emergency_is_another_one),
		cmocka_unit_test(a_limit_is_passed_while_nothing_is_known),
		cmocka_unit_test(what_began_after_it_was_acknowledged_is_another_one),
		cmocka_unit_test(moments_that_nothing_can_be_reckoned_with),
		cmocka_unit_test(a_clock_that_is_set_back),
		cmocka_unit_test(the_list_of_cleared_ones_is_bounded),
		cmocka_unit_test(more_than_can_be_followed),
		cmocka_unit_test(order_and_acknowledgement),
		cmocka_unit_test(in_order_whatever_changes),
		cmocka_unit_test(two_rows_of_one_condition),
		cmocka_unit_test(without_a_board_or_a_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
