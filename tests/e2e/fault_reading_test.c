/* The server is there and would answer, but not now: slow views, locks, limits of time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libpq-fe.h>

#include "e2e/fault.h"

/* board.about is read at every poll; now it takes this long. */
#define SLOW(seconds) \
	"ALTER VIEW board.about RENAME TO about_1;" \
	"CREATE VIEW board.about AS SELECT a.* FROM board.about_1 a, LATERAL (SELECT pg_sleep(" seconds ")) s;" \
	"GRANT SELECT ON board.about TO patrolboard_reader;"
#define QUICK "DROP VIEW board.about; ALTER VIEW board.about_1 RENAME TO about"

static PGconn *holder;

static void hold(struct server *s, const char *lock)
{
	holder = PQconnectdb(server_conninfo_of(s, "postgres", NULL));
	PQclear(PQexec(holder, "BEGIN"));
	PQclear(PQexec(holder, lock));
	assert_int_equal(PQtransactionStatus(holder), PQTRANS_INTRANS);
}

static void lock_table(struct server *s)
{
	hold(s, "LOCK TABLE patrol.duty IN ACCESS EXCLUSIVE MODE");
}

static void lock_view(struct server *s)
{
	hold(s, "ALTER VIEW board.unit SET (security_barrier = true)");
}

static void let_go(struct server *s)
{
	(void)s;
	PQfinish(holder);
	holder = NULL;
}

static const struct fault faults[] = {
	{ .name = "query slower than the interval: 0.8 s, every 0.5 s, STALE after 5 s",
	  .begins = SLOW("0.8"), .ends = QUICK, .effect = FAULT_UNSEEN,
	  .options = { "-i500ms", FAULT_PATIENTLY } },
	{ .name = "query slower than database.answer_timeout",
	  .begins = SLOW("8"), .ends = QUICK, .effect = FAULT_LOST, .says = "cut the reading of board.about short" },
	{ .name = "query slower than the role's statement_timeout",
	  .begins = "ALTER ROLE patrolboard_reader SET statement_timeout = '300ms';" SLOW("0.6") FAULT_CUT,
	  .ends = "ALTER ROLE patrolboard_reader SET statement_timeout = '5s';" QUICK,
	  .effect = FAULT_STALE, .says = "cut the reading of board.about short" },
	{ .name = "table locked (ACCESS EXCLUSIVE)",
	  .begin = lock_table, .end = let_go,
	  .effect = FAULT_STALE, .says = "canceling statement due to lock timeout" },
	{ .name = "view locked (ALTER VIEW)",
	  .begin = lock_view, .end = let_go, .effect = FAULT_STALE, .says = "unit is locked" },
};

int main(void)
{
	return fault_run("Reading", faults, sizeof faults / sizeof *faults, NULL);
}
