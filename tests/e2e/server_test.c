#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <libpq-fe.h>

#include "e2e/process.h"
#include "e2e/server.h"

static void check_answers(struct server *s)
{
	char *answer = server_ask(s, "SELECT 6 * 7");

	assert_string_equal(answer, "42");
	free(answer);
}

static void test_ups_and_downs(void **state)
{
	struct server *s = server_new(SERVER_EMPTY);
	PGconn *reader = PQconnectdb(server_conninfo(s));

	(void)state;
	assert_int_equal(PQstatus(reader), CONNECTION_OK);
	check_answers(s);
	server_freeze(s);
	assert_int_equal(process_state(PQbackendPID(reader)), 'T');
	server_thaw(s);
	check_answers(s);
	server_kill(s);
	assert_true(process_until_alone());
	server_start(s);
	check_answers(s);
	server_freeze(s);
	server_stop(s, SIGINT);
	assert_true(process_until_alone());
	server_start(s);
	check_answers(s);
	PQfinish(reader);
	server_free(s);
	assert_true(process_until_alone());
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_ups_and_downs) };

	process_adopt();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
