/* A board on a wall that a manager of services has started: it is told that the board is up, draws, hangs, and leaves. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/process.h"
#include "e2e/shared.h"
#include "support/listener.h"

#define FRAME "1/3 board"
/* How many frames another board draws while one is not to draw any. */
#define FRAMES 3

static struct listener listen_at(const char *where)
{
	char name[108];

	snprintf(name, sizeof name, "%s-%d", where, (int)getpid());
	return listener_new(name);
}

static struct screen *open_told(const struct listener *l, const char *option, const char *more)
{
	const char *argv[] = { patrolboard(), "-d", server_conninfo(server), option, more, NULL };
	char variable[128];
	const char *env[] = { BOARD_ENV, BOARD_CONFINED, variable, NULL };

	snprintf(variable, sizeof variable, "NOTIFY_SOCKET=%s", l->name);
	return screen_open(argv, env, 80, 24);
}

static bool has_heard(void *listener)
{
	return *listener_hear(listener);
}

static void expect(struct listener *l, const char *text)
{
	assert_true(until_true(has_heard, l));
	assert_string_equal(l->said, text);
}

/* The rest of what it has been told. */
static void forget(struct listener *l)
{
	while (*listener_hear(l))
		;
}

static void test_up_drawn_and_left(void **state)
{
	static const char *const places[] = { "/tmp/patrolboard-told", "@patrolboard-told" };

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct listener l = listen_at(places[i]);
		struct screen *s = open_told(&l, "--kiosk", NULL);

		expect(&l, "READY=1");
		screen_take(s, 0);
		assert_true(screen_shows(s, FRAME));
		for (int n = 0; n < FRAMES; n++)
			expect(&l, "WATCHDOG=1");
		screen_signal(s, SIGTERM);
		do
			assert_true(until_true(has_heard, &l));
		while (strcmp(l.said, "WATCHDOG=1") == 0);
		assert_string_equal(l.said, "STOPPING=1");
		assert_int_equal(screen_until_exit(s), 128 + SIGTERM);
		assert_string_equal(listener_hear(&l), "");
		screen_close(s);
		listener_free(&l);
	}
	board_check_gone(server);
}

/* The wall is up, and says so, before its database is. */
static void test_up_without_a_database(void **state)
{
	struct listener l = listen_at("@patrolboard-early");
	struct screen *s;

	(void)state;
	server_stop(server, SIGQUIT);
	s = open_told(&l, "--kiosk", NULL);
	expect(&l, "READY=1");
	expect(&l, "WATCHDOG=1");
	server_start(server);
	assert_true(screen_until(s, BOARD_LIVE));
	board_take_down(s, server);
	listener_free(&l);
}

/* Two boards: what the one tells is the time that has passed for the other. */
struct pair {
	struct listener told, beside;
	struct screen *s, *other;
};

static struct pair open_pair(void)
{
	struct pair p = { .told = listen_at("@patrolboard-told"), .beside = listen_at("@patrolboard-beside") };

	p.s = open_told(&p.told, "--kiosk", NULL);
	p.other = open_told(&p.beside, "--kiosk", NULL);
	expect(&p.told, "READY=1");
	expect(&p.beside, "READY=1");
	assert_true(screen_until(p.s, BOARD_LIVE));
	assert_true(screen_until(p.other, BOARD_LIVE));
	return p;
}

static void close_pair(struct pair *p)
{
	screen_close(p->s);
	screen_close(p->other);
	board_check_gone(server);
	listener_free(&p->told);
	listener_free(&p->beside);
}

static void let_time_pass(struct pair *p)
{
	forget(&p->told);
	forget(&p->beside);
	for (int n = 0; n < FRAMES; n++) {
		expect(&p->beside, "WATCHDOG=1");
		screen_take(p->other, 0);
	}
}

/* A frame may have been under way. */
static void check_silent(struct pair *p)
{
	let_time_pass(p);
	let_time_pass(p);
	assert_string_equal(listener_hear(&p->told), "");
}

static bool is_stopped(void *screen)
{
	return process_state(screen_pid(screen)) == 'T';
}

static void test_hangs(void **state)
{
	struct pair p = open_pair();

	(void)state;
	screen_signal(p.s, SIGSTOP);
	assert_true(until_true(is_stopped, p.s));
	check_silent(&p);
	screen_signal(p.s, SIGCONT);
	expect(&p.told, "WATCHDOG=1");
	close_pair(&p);
}

/* The board goes on, and reads its database, but nobody sees: its screen takes nothing. */
static void test_is_not_seen(void **state)
{
	struct pair p = open_pair();

	(void)state;
	screen_hold(p.s, true);
	check_silent(&p);
	screen_hold(p.s, false);
	expect(&p.told, "WATCHDOG=1");
	close_pair(&p);
}

/* Whoever may name the place to tell may be somebody else than the machine's administrator. */
static void test_deaf(void **state)
{
	static const char *const options[][2] = { { "--kiosk", "--locked" }, { "--slow", NULL }, { "--plain", NULL } };
	struct listener l = listen_at("@patrolboard-told");

	(void)state;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		struct screen *s = open_told(&l, options[i][0], options[i][1]);

		assert_true(screen_until(s, "LIVE|23 hotspots"));
		board_take_down(s, server);
		assert_string_equal(listener_hear(&l), "");
	}
	listener_free(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_up_drawn_and_left),
		SHARED_TEST(test_up_without_a_database),
		SHARED_TEST(test_hangs),
		SHARED_TEST(test_is_not_seen),
		SHARED_TEST(test_deaf),
	};

	return cmocka_run_group_tests(tests, shared_make, shared_free);
}
