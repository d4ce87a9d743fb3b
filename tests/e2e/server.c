#include "e2e/server.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "e2e/process.h"

#define DATABASE "patrolboard"

/* Processes of a server, with one for each of a thousand boards. */
#define MANY 4096

struct server {
	char *directory;
	char bin[256], data[64], log[64], socket[64];
	char listen[64], connections[64];
	char conninfo[8][192]; /* handed out; the oldest goes first */
	size_t conninfo_n;
	const struct passwd *owner; /* NULL: we ourselves */
	pid_t postmaster, player;
};

static _Noreturn void give_up(const struct server *s, const char *doing, const char *why)
{
	char *log = file_read(s->log);

	/* The reason last, where it is looked for. */
	fprintf(stderr, "%s%s: %s\n", log, doing, why);
	free(log);
	exit(1);
}

static const struct passwd *owner_find(void)
{
	if (geteuid() != 0)
		return NULL;
	return getpwnam("postgres") ? getpwnam("postgres") : getpwnam("nobody");
}

static void bin_find(struct server *s)
{
	glob_t found = { 0 };

	if (glob("/usr/lib/postgresql/*/bin/postgres", 0, NULL, &found) != 0)
		give_up(s, "looking for PostgreSQL", "no /usr/lib/postgresql/*/bin/postgres");
	snprintf(s->bin, sizeof s->bin, "%s", found.gl_pathv[found.gl_pathc - 1]);
	*strrchr(s->bin, '/') = '\0';
	globfree(&found);
}

/* To die with the test program is set after the change of user, which would clear it. */
static pid_t start_as_owner(const struct server *s, const char *const argv[])
{
	pid_t parent = getpid(), pid;
	int log = open(s->log, O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0644);

	fflush(NULL);
	pid = fork();
	if (pid != 0) {
		close(log);
		return pid;
	}
	setpgid(0, 0);
	dup2(open("/dev/null", O_RDONLY), 0);
	dup2(log, 1);
	dup2(log, 2);
	if (s->owner && (setgroups(0, NULL) < 0 || setgid(s->owner->pw_gid) < 0 || setuid(s->owner->pw_uid) < 0))
		_exit(126);
	prctl(PR_SET_PDEATHSIG, SIGQUIT);
	if (getppid() != parent || chdir("/") < 0)
		_exit(125);
	setenv("LC_ALL", "C.UTF-8", 1);
	program_exec(argv);
}

static const char *program(const struct server *s, const char *name, char path[320])
{
	snprintf(path, 320, "%s/%s", s->bin, name);
	return path;
}

const char *server_conninfo_of(struct server *s, const char *role, const char *database)
{
	char *to = s->conninfo[s->conninfo_n++ % 8];

	snprintf(to, sizeof s->conninfo[0], "postgresql://%s@/%s?host=%s&port=5432", role,
		 database ? database : DATABASE, s->directory);
	return to;
}

const char *server_conninfo(struct server *s)
{
	return server_conninfo_of(s, "patrolboard_reader", NULL);
}

const char *server_socket(struct server *s)
{
	snprintf(s->socket, sizeof s->socket, "%s/.s.PGSQL.5432", s->directory);
	return s->socket;
}

const char *server_data(const struct server *s)
{
	return s->data;
}

static void notice_drop(void *user, const char *message)
{
	(void)user;
	(void)message;
}

static PGresult *query(struct server *s, const char *database, const char *sql, PGconn **c)
{
	PGresult *r;

	*c = PQconnectdb(server_conninfo_of(s, "postgres", database));
	PQsetNoticeProcessor(*c, notice_drop, NULL);
	r = PQexec(*c, sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK)
		give_up(s, sql, PQerrorMessage(*c));
	return r;
}

void server_sql_in(struct server *s, const char *database, const char *sql)
{
	PGconn *c;

	PQclear(query(s, database, sql, &c));
	PQfinish(c);
}

void server_sql(struct server *s, const char *sql)
{
	server_sql_in(s, NULL, sql);
}

char *server_ask(struct server *s, const char *sql)
{
	PGconn *c;
	PGresult *r = query(s, NULL, sql, &c);
	char *answer = strdup(PQntuples(r) > 0 ? PQgetvalue(r, 0, 0) : "");

	PQclear(r);
	PQfinish(c);
	return answer;
}

void server_file(struct server *s, const char *database, const char *file)
{
	char psql[320], path[320];
	const char *argv[] = { program(s, "psql", psql), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-v", "seed=1",
			       "-f", path, "-d", server_conninfo_of(s, "postgres", database), NULL };
	const char *quiet[] = { "PGOPTIONS=-c client_min_messages=warning", NULL };
	struct outcome o;

	snprintf(path, sizeof path, "config/sql/%s", file);
	o = program_run(argv, quiet, NULL);
	if (o.status != 0)
		give_up(s, path, o.err);
	outcome_release(&o);
}

void server_play(struct server *s)
{
	char psql[320];
	const char *argv[] = { program(s, "psql", psql), "-X", "-q", "-c", "CALL demo.play(seed => 1)", "-d",
			       server_conninfo_of(s, "postgres", NULL), NULL };

	s->player = program_start(argv, NULL, "/dev/null", "/dev/null");
}

static bool answers(void *data)
{
	struct server *s = data;

	if (waitpid(s->postmaster, NULL, WNOHANG) == s->postmaster)
		give_up(s, "starting PostgreSQL", "it ended");
	return PQping(server_conninfo_of(s, "postgres", "postgres")) == PQPING_OK;
}

void server_launch(struct server *s)
{
	char postgres[320];
	/* Dynamic shared memory in files of the data directory: a killed server leaves nothing in /dev/shm. */
	const char *argv[] = { program(s, "postgres", postgres),
			       "-D",
			       s->data,
			       "-k",
			       s->directory,
			       s->listen,
			       "--port=5432",
			       "--fsync=off",
			       "--full_page_writes=off",
			       "--dynamic_shared_memory_type=mmap",
			       "--shared_buffers=32MB",
			       s->connections,
			       NULL };

	s->postmaster = start_as_owner(s, argv);
}

void server_wait(struct server *s)
{
	if (!until_true(answers, s))
		give_up(s, "starting PostgreSQL", "it does not answer");
}

void server_start(struct server *s)
{
	server_launch(s);
	server_wait(s);
}

static void cluster_make(struct server *s)
{
	char initdb[320];
	/* trust: the directory of the socket lets nobody in but its owner and root. */
	const char *argv[] = { program(s, "initdb", initdb), "-D", s->data, "-U", "postgres", "-A", "trust",
			       "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions",
			       "--wal-segsize=1", NULL };

	if (program_until_end(start_as_owner(s, argv)) != 0)
		give_up(s, "initdb", "it failed");
}

static void cluster_fill(struct server *s, enum server_content content)
{
	cluster_make(s);
	server_start(s);
	server_sql_in(s, "postgres", "CREATE DATABASE " DATABASE);
	if (content == SERVER_EMPTY)
		server_sql(s, "CREATE ROLE patrolboard_reader LOGIN");
	if (content >= SERVER_SCHEMA)
		server_file(s, NULL, "install.sql");
	if (content == SERVER_DEMO)
		server_file(s, NULL, "demo/load.sql");
}

static void copy(const struct server *s, const char *from, const char *to)
{
	struct outcome o = program_run((const char *[]){ "cp", "-a", from, to, NULL }, NULL, NULL);

	if (o.status != 0)
		give_up(s, "copying a cluster", o.err);
	outcome_release(&o);
}

/* Copied under another name first, so that nobody takes half a cluster for a whole one. */
static void cluster_keep(struct server *s, const char *kept)
{
	char part[512];

	snprintf(part, sizeof part, "%s.%d", kept, (int)getpid());
	server_stop(s, SIGINT);
	copy(s, s->data, part);
	if (rename(part, kept) < 0)
		give_up(s, kept, strerror(errno));
}

/* The demo's data does not depend on when it was loaded; only its clock does. */
#define EVENING_BEGINS \
	"UPDATE patrol.setting SET clock_offset = timestamptz '2024-01-01 18:00+00' - transaction_timestamp()"

static void cluster_share(struct server *s, const char *kept)
{
	char name[512];
	int lock;

	snprintf(name, sizeof name, "%s.lock", kept);
	lock = open(name, O_CREAT | O_RDWR | O_CLOEXEC, 0644);
	if (lock < 0 || flock(lock, LOCK_EX) < 0)
		give_up(s, name, strerror(errno));
	if (access(kept, F_OK) == 0) {
		copy(s, kept, s->data);
	} else {
		cluster_fill(s, SERVER_DEMO);
		cluster_keep(s, kept);
	}
	close(lock);
	server_start(s);
	server_sql(s, EVENING_BEGINS);
}

static struct server *server_place(void)
{
	struct server *s = calloc(1, sizeof *s);

	s->directory = directory_new();
	chmod(s->directory, 0700);
	snprintf(s->data, sizeof s->data, "%s/data", s->directory);
	snprintf(s->log, sizeof s->log, "%s/log", s->directory);
	snprintf(s->listen, sizeof s->listen, "--listen_addresses=");
	snprintf(s->connections, sizeof s->connections, "--max_connections=40");
	s->owner = owner_find();
	bin_find(s);
	if (s->owner && chown(s->directory, s->owner->pw_uid, s->owner->pw_gid) < 0)
		give_up(s, s->directory, strerror(errno));
	return s;
}

struct server *server_new(enum server_content content)
{
	const char *kept = content == SERVER_DEMO ? getenv("TEST_CLUSTER") : NULL;
	struct server *s = server_place();

	if (kept)
		cluster_share(s, kept);
	else
		cluster_fill(s, content);
	return s;
}

void server_listen(struct server *s, const char *address)
{
	server_stop(s, SIGINT);
	snprintf(s->listen, sizeof s->listen, "--listen_addresses=%s", address);
	server_start(s);
}

void server_allow(struct server *s, int connections)
{
	server_stop(s, SIGINT);
	snprintf(s->connections, sizeof s->connections, "--max_connections=%d", connections);
	server_start(s);
}

pid_t server_run(struct server *s, const char *const argv[])
{
	return start_as_owner(s, argv);
}

void server_shell(struct server *s, const char *command)
{
	char all[2048];
	const char *argv[] = { "sh", "-ec", all, NULL };

	snprintf(all, sizeof all, "cd '%s'\nPATH=\"%s:$PATH\"\n%s", s->data, s->bin, command);
	if (program_until_end(start_as_owner(s, argv)) != 0)
		give_up(s, command, "it failed");
}

struct server *server_standby(struct server *primary)
{
	struct server *s = server_place();
	char copy_to[256];

	snprintf(copy_to, sizeof copy_to, "pg_basebackup -D '%s' -R -X stream -c fast -N -U postgres -h '%s'", s->data,
		 primary->directory);
	server_shell(primary, copy_to);
	memcpy(s->connections, primary->connections, sizeof s->connections);
	server_start(s);
	return s;
}

pid_t server_pid(const struct server *s)
{
	return s->postmaster;
}

static void signal_all(const struct server *s, int signal)
{
	pid_t backends[MANY];
	size_t n = process_descendants(s->postmaster, backends, MANY);

	kill(s->postmaster, signal);
	for (size_t i = 0; i < n && i < MANY; i++)
		kill(backends[i], signal);
}

static void player_stop(struct server *s)
{
	if (s->player > 0) {
		kill(s->player, SIGKILL);
		waitpid(s->player, NULL, 0);
	}
	s->player = 0;
}

static bool is_gone(void *data)
{
	struct server *s = data;

	return s->postmaster == 0 || waitpid(s->postmaster, NULL, WNOHANG) != 0;
}

void server_stop(struct server *s, int signal)
{
	if (s->postmaster == 0)
		return;
	signal_all(s, SIGCONT);
	kill(s->postmaster, signal);
	if (!until_true(is_gone, s))
		give_up(s, "stopping PostgreSQL", "it stays");
	s->postmaster = 0;
}

static bool is_dead(void *data)
{
	const pid_t *pid = data;
	char state = process_state(*pid);

	return state == 'Z' || state == '\0';
}

static bool is_stopped(void *data)
{
	const pid_t *pid = data;
	char state = process_state(*pid);

	return state == 'T' || state == 'Z' || state == '\0';
}

static void stop_one(pid_t pid)
{
	kill(pid, SIGSTOP);
	until_true(is_stopped, &pid);
}

void server_freeze(struct server *s)
{
	pid_t backends[MANY];
	size_t n;

	/* The postmaster first, so that no new backend comes while the others are stopped. */
	stop_one(s->postmaster);
	n = process_descendants(s->postmaster, backends, MANY);
	for (size_t i = 0; i < n && i < MANY; i++)
		stop_one(backends[i]);
}

void server_thaw(struct server *s)
{
	signal_all(s, SIGCONT);
}

void server_kill(struct server *s)
{
	pid_t backends[MANY];
	size_t n;

	stop_one(s->postmaster);
	n = process_descendants(s->postmaster, backends, MANY);
	kill(s->postmaster, SIGKILL);
	for (size_t i = 0; i < n && i < MANY; i++)
		kill(backends[i], SIGKILL);
	waitpid(s->postmaster, NULL, 0);
	/* The next one does not start while any of them still has the memory that they shared. */
	for (size_t i = 0; i < n && i < MANY; i++)
		until_true(is_dead, &backends[i]);
	s->postmaster = 0;
}

void server_mend(struct server *s)
{
	process_kill_all_but(s->postmaster);
	if (s->postmaster == 0)
		server_start(s);
	else
		server_thaw(s);
}

void server_free(struct server *s)
{
	if (!s)
		return;
	player_stop(s);
	server_stop(s, SIGQUIT);
	directory_remove(s->directory);
	free(s);
}
