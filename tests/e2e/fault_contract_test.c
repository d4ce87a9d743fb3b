/* Views that are not what the contract says, while the board runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "e2e/fault.h"

#define GRANT(view) "GRANT SELECT ON board." view " TO patrolboard_reader;"

/* A view makes room for another of its name, and comes back. */
#define AWAY(view) "ALTER VIEW board." view " RENAME TO " view "_1;"
#define BACK(view) "ALTER VIEW board." view "_1 RENAME TO " view ";"
#define REPLACED(view, columns) \
	AWAY(view) "CREATE VIEW board." view " AS SELECT " columns " FROM board." view "_1;" GRANT(view)
#define RESTORED(view) "DROP VIEW board." view ";" BACK(view)
/* A board keeps its rows as long as tokens promise that they are the same. */
#define TOLD "UPDATE patrol.version SET n = patrol.drawn();"

/* about, with its columns `contract` and `now` as they are given. */
#define ABOUT(contract, now) \
	REPLACED("about", \
		 contract " AS contract, force, time_zone, " now " AS now, programme_started, effective_minutes")

static void install(struct server *s)
{
	server_file(s, NULL, "install.sql");
}

static const struct fault faults[] = {
	{ .name = "view dropped, then installed",
	  .begins = "DROP VIEW board.assist", .end = install,
	  .effect = FAULT_STALE, .says = "has no view board.assist: install the contract's views" },
	{ .name = "view renamed",
	  .begins = AWAY("unit"), .ends = BACK("unit"),
	  .effect = FAULT_STALE, .says = "has no view board.unit: install the contract's views" },
	{ .name = "schema renamed",
	  .begins = "ALTER SCHEMA board RENAME TO bored", .ends = "ALTER SCHEMA bored RENAME TO board",
	  .effect = FAULT_STALE, .says = "has no view board.about: install the contract's views" },
	{ .name = "column renamed",
	  .begins = "ALTER VIEW board.unit RENAME COLUMN crew TO crowd",
	  .ends = "ALTER VIEW board.unit RENAME COLUMN crowd TO crew",
	  .effect = FAULT_STALE, .says = "board.unit lacks a column" },
	{ .name = "column of another type: text that is no number",
	  .begins = REPLACED("counter", "month, metric, 'many'::text AS value, to_date, definition") TOLD,
	  .ends = RESTORED("counter") TOLD, .effect = FAULT_UNSEEN, .says = "UNREADABLE", .options = { "-i1s" } },
	{ .name = "column of another type: no time in board.about",
	  .begins = ABOUT("contract", "'soon'::text"), .ends = RESTORED("about"),
	  .effect = FAULT_STALE, .says = "about.now cannot be read as a time" },
	{ .name = "view of no rows: board.about",
	  .begins = AWAY("about") "CREATE VIEW board.about AS TABLE board.about_1 LIMIT 0;" GRANT("about"),
	  .ends = RESTORED("about"), .effect = FAULT_STALE, .says = "does not say which contract it keeps" },
	{ .name = "contract newer",
	  .begins = ABOUT("2", "now"), .ends = RESTORED("about"), .effect = FAULT_STALE,
	  .says = "keeps contract 2, this program reads contract 1: bring the program up to date" },
	{ .name = "view fails on its data",
	  .begins = ABOUT("1 / (contract - 1)", "now"), .ends = RESTORED("about"),
	  .effect = FAULT_STALE, .says = "board.about fails on its data: division by zero" },
};

int main(void)
{
	return fault_run("The contract", faults, sizeof faults / sizeof *faults, NULL);
}
