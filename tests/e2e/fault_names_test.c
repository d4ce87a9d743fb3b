/* Names that are looked up: slowly, in vain, not at all, or to another address than before. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/fault.h"
#include "e2e/network.h"
#include "e2e/process.h"

/* As network_names takes it. */
struct names {
	enum network_names how;
	const char *address;
	int delay_ms;
};

static const struct names well = { NAMES_ANSWER, NETWORK_ADDRESS, 200 };

static void turn(const void *way)
{
	const struct names *n = way ? way : &well;

	network_names(n->how, n->address, n->delay_ms);
}

static void prepare(struct server *s)
{
	turn(NULL);
	server_shell(s, "echo 'host all patrolboard_reader 192.0.2.0/24 trust' >>pg_hba.conf");
	server_listen(s, NETWORK_ADDRESS);
}

static const char *uri(struct server *s)
{
	(void)s;
	return "postgresql://patrolboard_reader@db.test/patrolboard?sslmode=disable";
}

static const struct fault_ground ground = { .prepare = prepare, .uri = uri, .turn = turn };

static void move(struct server *s)
{
	server_listen(s, NETWORK_OTHER);
}

static void move_back(struct server *s)
{
	server_listen(s, NETWORK_ADDRESS);
}

#define NAMES(how, address, delay_ms) &(const struct names){ how, address, delay_ms }
#define SHORTLY { "--set=database.connect_timeout=1s" }

static const struct fault faults[] = {
	{ .name = "server of names is silent",
	  .way = NAMES(NAMES_SILENT, NETWORK_ADDRESS, 0), .begins = FAULT_CUT,
	  .effect = FAULT_LOST, .says = "look-up of 'db.test' hangs", .options = SHORTLY },
	{ .name = "name is looked up for 3 s, database.connect_timeout is 1 s",
	  .way = NAMES(NAMES_ANSWER, NETWORK_ADDRESS, 1500), .begins = FAULT_CUT,
	  .effect = FAULT_STALE, .says = "look-up of 'db.test' hangs", .options = SHORTLY },
	/* There are two questions, for addresses of either kind. */
	{ .name = "name is looked up for 2 s, database.connect_timeout is 3 s",
	  .way = NAMES(NAMES_ANSWER, NETWORK_ADDRESS, 1000), .begins = FAULT_CUT, .followed = true },
	{ .name = "name is unknown",
	  .way = NAMES(NAMES_UNKNOWN, NETWORK_ADDRESS, 0), .begins = FAULT_CUT,
	  .effect = FAULT_STALE, .says = "look up 'db.test': Name or service not known" },
	{ .name = "server of names fails",
	  .way = NAMES(NAMES_FAIL, NETWORK_ADDRESS, 0), .begins = FAULT_CUT,
	  .effect = FAULT_STALE, .says = "look up 'db.test': Temporary failure in name resolution" },
	{ .name = "name has the address of another machine",
	  .way = NAMES(NAMES_ANSWER, NETWORK_OTHER, 0), .begins = FAULT_CUT,
	  .effect = FAULT_STALE, .says = "db.test: Connection refused" },
	{ .name = "server moves, and its name with it",
	  .way = NAMES(NAMES_ANSWER, NETWORK_OTHER, 0), .begin = move, .end = move_back, .followed = true },
};

static bool looks_up(void *board)
{
	return process_descendants(*(pid_t *)board, NULL, 0) > 0;
}

#define LOOK_UP_MS 10000 /* after which the system gives up, twice, a server of names that is silent */

/* Killed, a board can end nothing that it has begun; and where no terminal goes with it, nobody else does. */
static void test_a_look_up_does_not_outlive_its_board(void **state)
{
	const char *argv[] = { patrolboard(), "--plain", "-d", "host=db.test", NULL };
	const char *env[] = { BOARD_ENV, NULL };
	pid_t board;
	long killed;

	(void)state;
	process_adopt();
	network_names(NAMES_SILENT, NETWORK_ADDRESS, 0);
	board = program_start(argv, env, "/dev/null", NULL);
	assert_true(until_true(looks_up, &board));
	killed = now_ms();
	kill(board, SIGKILL);
	assert_int_equal(program_until_end(board), 128 + SIGKILL);
	assert_true(process_until_alone());
	assert_in_range(now_ms() - killed, 0, LOOK_UP_MS / 2);
}

int main(void)
{
	const struct CMUnitTest alone[] = { cmocka_unit_test(test_a_look_up_does_not_outlive_its_board) };

	if (!network_enter())
		return 0;
	return fault_run("Names", faults, sizeof faults / sizeof *faults, &ground) +
	       cmocka_run_group_tests(alone, NULL, NULL);
}
