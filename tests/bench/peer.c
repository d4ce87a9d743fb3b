#include "bench/peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MARK "mark [0-9]+"
#define CHURN 20

const struct peer peers[] = {
	{ "board", "patrolboard", NULL, "exec \"$BOARD\" -i1s", MARK, CHURN, false },
	{ "board-bell", "patrolboard, of one change now and then", NULL, "exec \"$BOARD\" -i1s", MARK, 0, false },
	{ "board-idle", "patrolboard, only its clock moves", NULL, "exec \"$BOARD\" -i1s", MARK, PEER_STILL, false },
	{ "floor", "ncurses + libpq + libyaml, 300 rows", NULL, "exec \"$FLOOR\" config/patrolboard.yaml", MARK, CHURN,
	  false },
	{ "psql-watch", "psql \\watch 1", "psql",
	  "{ cat \"$SCREEN\"; echo '\\watch 1'; } >\"$SCRATCH/watch.sql\"; exec psql -X -At -f \"$SCRATCH/watch.sql\"",
	  MARK, CHURN, false },
	{ "watch-psql", "watch -n1 psql", "watch", "exec watch -t -n1 psql -X -At -f \"$SCREEN\"", MARK, CHURN, false },
	{ "pspg", "pspg --query --watch 1", "pspg",
	  "exec pspg --no-bars --watch 1 --query \"$(cat \"$SCREEN\")\" -d \"$PGDATABASE\"", MARK, CHURN, false },
	{ "pg_activity", "pg_activity", "pg_activity", "exec pg_activity --refresh 1", "DATABASE", CHURN, true },
	{ "pg_top", "pg_top", "pg_top", "exec pg_top -s 1 -d \"$PGDATABASE\"", "PID", CHURN, true },
	{ "htop", "htop", "htop", "exec htop -d 10", "PID", CHURN, true },
	{ "btop", "btop", "btop", "exec btop --utf-force", "Pid", CHURN, true },
};

const size_t peer_count = sizeof peers / sizeof *peers;

size_t peer_named(const char *name)
{
	size_t i = 0;

	while (i < peer_count && strcmp(peers[i].name, name) != 0)
		i++;
	return i;
}

bool peer_is_here(const struct peer *p)
{
	char *path = strdup(getenv("PATH") ? getenv("PATH") : ""), *left = path, *folder;
	bool here = !p->needs;
	char file[4096];

	while (!here && (folder = strsep(&left, ":"))) {
		snprintf(file, sizeof file, "%s/%s", folder, p->needs);
		here = access(file, X_OK) == 0;
	}
	free(path);
	return here;
}
