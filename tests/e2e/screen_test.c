#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "e2e/process.h"
#include "e2e/screen.h"

static struct screen *shell(const char *script)
{
	const char *argv[] = { "sh", "-c", script, NULL };

	return screen_open(argv, NULL, 40, 5);
}

static void test_text_and_status(void **state)
{
	struct screen *s = shell("printf 'one\\r\\n\\033[1mtwo\\303\\251\\033[m \\344\\270\\255x'; read line; exit 7");

	(void)state;
	assert_true(screen_until(s, "^one$"));
	assert_true(screen_until(s, "^twoé 中x$"));
	assert_string_equal(screen_row(s, 1), "twoé 中x");
	assert_true(screen_cell(s, 1, 0).attrs.bold);
	assert_false(screen_cell(s, 0, 0).attrs.bold);
	assert_int_equal(screen_count(s, "^(one|two)"), 2);
	assert_int_equal(screen_count(s, "^wo"), 0);
	assert_true(screen_raw_has(s, "\x1b[1m", 4));
	screen_keys(s, "\r");
	assert_int_equal(screen_until_exit(s), 7);
	screen_close(s);
}

static void test_size(void **state)
{
	struct screen *s = shell("trap 'stty size' WINCH; stty size; while :; do read line; done");

	(void)state;
	assert_true(screen_until(s, "^5 40$"));
	screen_resize(s, 60, 10);
	assert_true(screen_until(s, "^10 60$"));
	screen_close(s);
}

static void test_sanity(void **state)
{
	struct screen *s =
		shell("old=$(stty -g); stty raw; printf '\\033[?1049h\\033[?25lin'; head -c1 >/dev/null; stty $old; "
		      "printf '\\033[?1049l\\033[?25hout'; head -c1 >/dev/null");

	(void)state;
	assert_true(screen_until(s, "in"));
	assert_false(screen_is_sane(s));
	assert_true(screen_alternate(s));
	assert_false(screen_cursor_visible(s));
	screen_keys(s, "x");
	assert_true(screen_until(s, "out"));
	assert_true(screen_is_sane(s));
	screen_close(s);
}

static void test_endings(void **state)
{
	struct screen *s = shell("kill -TERM $$");

	(void)state;
	assert_int_equal(screen_until_exit(s), 128 + SIGTERM);
	assert_true(screen_is_sane(s));
	screen_close(s);
	s = shell("echo up; exec sleep 1000");
	assert_true(screen_until(s, "up"));
	screen_hang_up(s);
	assert_int_equal(screen_until_exit(s), 128 + SIGHUP);
	screen_close(s);
	s = shell("echo up; kill -STOP $$; echo again; read line");
	assert_true(screen_until_stopped(s));
	screen_signal(s, SIGCONT);
	assert_true(screen_until(s, "again"));
	screen_close(s);
}

static void test_orphans_are_found(void **state)
{
	struct screen *s = shell("setsid sh -c 'echo done; exec sleep 1000' & read line");
	pid_t left[2];

	(void)state;
	assert_true(screen_until(s, "done"));
	screen_keys(s, "\r");
	assert_int_equal(screen_until_exit(s), 0);
	assert_int_equal(process_descendants(getpid(), left, 2), 1);
	kill(left[0], SIGKILL);
	assert_true(process_until_alone());
	screen_close(s);
}

static void test_run(void **state)
{
	const char *argv[] = { "sh", "-c", "cat; echo no >&2; echo $WORD; exit 3", NULL };
	const char *env[] = { "WORD=said", NULL };
	struct outcome o = program_run(argv, env, "given\n");

	(void)state;
	assert_int_equal(o.status, 3);
	assert_string_equal(o.out, "given\nsaid\n");
	assert_string_equal(o.err, "no\n");
	outcome_release(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_and_status),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_sanity),
		cmocka_unit_test(test_endings),
		cmocka_unit_test(test_orphans_are_found),
		cmocka_unit_test(test_run),
	};

	process_adopt();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
