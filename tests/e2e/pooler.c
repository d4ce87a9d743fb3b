#include "e2e/pooler.h"

#include <libpq-fe.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "e2e/process.h"

/*
 * It goes on as soon as the server is there again. It does not see that one who waits has gone, and would have the server answer
 * him: hence nobody waits longer than a board does.
 */
#define CONFIGURATION \
	"[databases]\n" \
	"patrolboard = host=%s port=5432 user=patrolboard_reader\n" \
	"[pgbouncer]\n" \
	"listen_addr =\n" \
	"unix_socket_dir = %s\n" \
	"listen_port = 6432\n" \
	"auth_type = any\n" \
	"pool_mode = transaction\n" \
	"default_pool_size = %d\n" \
	"max_client_conn = %zu\n" \
	"server_login_retry = 1\n" \
	"query_wait_timeout = 4\n" \
	"%s"

struct pooler {
	char conninfo[512];
	pid_t pid;
};

static bool answers(void *data)
{
	const struct pooler *p = data;

	return PQping(p->conninfo) == PQPING_OK;
}

struct pooler *pooler_new(struct server *s, int pool, size_t clients, const char *more)
{
	struct pooler *p = calloc(1, sizeof *p);
	char folder[256], path[320];
	const char *argv[] = { "/usr/sbin/pgbouncer", "-q", path, NULL };

	snprintf(folder, sizeof folder, "%s", server_socket(s));
	*strrchr(folder, '/') = '\0';
	snprintf(path, sizeof path, "%s/pgbouncer.ini", folder);
	file_write(path, CONFIGURATION, folder, folder, pool, 2 * clients, more);
	snprintf(p->conninfo, sizeof p->conninfo, "postgresql://patrolboard_reader@/patrolboard?host=%s&port=6432",
		 folder);
	p->pid = server_run(s, argv);
	if (!until_true(answers, p)) {
		fprintf(stderr, "PgBouncer does not start\n");
		exit(1);
	}
	return p;
}

void pooler_free(struct pooler *p)
{
	if (!p)
		return;
	kill(p->pid, SIGKILL);
	waitpid(p->pid, NULL, 0);
	free(p);
}

const char *pooler_conninfo(const struct pooler *p)
{
	return p->conninfo;
}

pid_t pooler_pid(const struct pooler *p)
{
	return p->pid;
}
