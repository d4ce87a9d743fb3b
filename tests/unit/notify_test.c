/* What is told to whoever started the board as a service. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/notify.h"
#include "support/listener.h"

#define VARIABLE "NOTIFY_SOCKET"

/* A name of this process's own. */
static const char *own_name(char first)
{
	static char name[64];

	snprintf(name, sizeof name, "%s-notify-%d", first == '@' ? "@patrolboard" : "/tmp/patrolboard", (int)getpid());
	return name;
}

static struct notify open_to(const char *name)
{
	struct notify n;

	setenv(VARIABLE, name, 1);
	notify_open(&n);
	return n;
}

static void life_is_told(void **state)
{
	static const char kinds[] = "/@";

	(void)state;
	for (size_t i = 0; kinds[i]; i++) {
		struct listener l = listener_new(own_name(kinds[i]));
		struct notify n = open_to(l.name);

		assert_string_equal(listener_hear(&l), "");
		notify_drawn(&n);
		assert_string_equal(listener_hear(&l), "READY=1");
		notify_drawn(&n);
		assert_string_equal(listener_hear(&l), "WATCHDOG=1");
		notify_drawn(&n);
		assert_string_equal(listener_hear(&l), "WATCHDOG=1");
		notify_close(&n);
		assert_string_equal(listener_hear(&l), "STOPPING=1");
		notify_drawn(&n);
		notify_close(&n);
		assert_string_equal(listener_hear(&l), "");
		listener_free(&l);
	}
}

/* It has not been up: whoever waits for that shall take its end for a failure. */
static void end_before_a_frame(void **state)
{
	struct listener l = listener_new(own_name('@'));
	struct notify n = open_to(l.name);

	(void)state;
	notify_close(&n);
	assert_string_equal(listener_hear(&l), "");
	listener_free(&l);
}

static void variable_is_forgotten(void **state)
{
	struct listener l = listener_new(own_name('@'));
	struct notify n = open_to(l.name);

	(void)state;
	assert_null(getenv(VARIABLE));
	assert_int_equal(fcntl(n.fd, F_GETFD), FD_CLOEXEC);
	notify_close(&n);
	listener_free(&l);
}

static void nobody_to_tell(void **state)
{
	static char endless[512];
	const char *const names[] = { "", "/", "@", "/nonexistent/socket", "@patrolboard-nobody", "vsock:2:1", "here",
				      "/dev/null", endless };

	(void)state;
	memset(endless, 'x', sizeof endless - 1);
	endless[0] = '@';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct notify n = open_to(names[i]);

		assert_int_equal(n.fd, -1);
		notify_drawn(&n);
		assert_false(n.up);
		notify_close(&n);
		assert_null(getenv(VARIABLE));
	}
}

/* Nobody takes what was told: nothing waits, and that the board is up is not lost. */
static void listener_that_sleeps(void **state)
{
	struct listener l = listener_new(own_name('@'));
	struct notify full = open_to(l.name), n = open_to(l.name);

	(void)state;
	while (send(full.fd, "x", 1, 0) == 1)
		;
	notify_drawn(&n);
	assert_false(n.up);
	while (*listener_hear(&l))
		assert_string_equal(l.said, "x");
	notify_drawn(&n);
	assert_string_equal(listener_hear(&l), "READY=1");
	notify_close(&full);
	notify_close(&n);
	listener_free(&l);
}

static void listener_that_has_gone(void **state)
{
	struct listener l = listener_new(own_name('/'));
	struct notify n = open_to(l.name);

	(void)state;
	notify_drawn(&n);
	listener_free(&l);
	notify_drawn(&n);
	notify_close(&n);
	assert_int_equal(n.fd, -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(life_is_told),         cmocka_unit_test(end_before_a_frame),
		cmocka_unit_test(variable_is_forgotten), cmocka_unit_test(nobody_to_tell),
		cmocka_unit_test(listener_that_sleeps), cmocka_unit_test(listener_that_has_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
