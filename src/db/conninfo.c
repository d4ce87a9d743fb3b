#include "db/conninfo.h"

#include <fcntl.h>
#include <errno.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tongue.h"
#include "config/secret.h"

#define SERVICE_VARIABLE "PGSERVICE"

/* The words that say whom to call: a target's, one at a time. */
static const char *const targeting[] = { "host", "hostaddr", "port", "target_session_attrs" };

static const struct {
	const char *keyword, *value;
} remote_defaults[] = {
	{ "sslmode", "verify-full" },
	{ "channel_binding", "require" },
	{ "gssencmode", "disable" },
	{ "keepalives_idle", "5" },
	{ "keepalives_interval", "2" },
	{ "keepalives_count", "3" },
	{ "tcp_user_timeout", "6000" },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *value_of(const PQconninfoOption *options, const char *keyword)
{
	for (; options->keyword; options++)
		if (!strcmp(options->keyword, keyword))
			return options->val && *options->val ? options->val : NULL;
	return NULL;
}

/* libpq reads a service file only for the variable, or on its way to connecting. */
static PQconninfoOption *defaults_with(const char *service, struct arena *a)
{
	const char *set = getenv(SERVICE_VARIABLE), *before = set ? arena_text(a, set, strlen(set)) : NULL;
	PQconninfoOption *defaults;

	if (service)
		setenv(SERVICE_VARIABLE, service, 1);
	defaults = PQconndefaults();
	if (service && before)
		setenv(SERVICE_VARIABLE, before, 1);
	else if (service)
		unsetenv(SERVICE_VARIABLE);
	return defaults;
}

static bool is_targeting(const char *keyword)
{
	for (size_t i = 0; i < COUNT(targeting); i++)
		if (!strcmp(keyword, targeting[i]))
			return true;
	return false;
}

static bool is_password(const PQconninfoOption *o)
{
	return o->dispchar[0] == '*';
}

/* Its own copy, for as long as a connection lasts, is out of our reach; these lists are not. */
static void forget(PQconninfoOption *options)
{
	for (PQconninfoOption *o = options; o->keyword; o++)
		if (o->val && is_password(o))
			explicit_bzero(o->val, strlen(o->val));
	PQconninfoFree(options);
}

/* libpq's own defaults are left to libpq, so that what is kept is what somebody said. */
static bool said(const PQconninfoOption *o)
{
	bool by_variable = o->envvar && getenv(o->envvar);

	return o->val && *o->val && (by_variable || !o->compiled || strcmp(o->val, o->compiled));
}

static void keep_word(struct conninfo *c, const char *keyword, const char *value, struct arena *a)
{
	if (c->words_n == CONNINFO_WORDS)
		return;
	c->keywords[c->words_n] = arena_text(a, keyword, strlen(keyword));
	c->values[c->words_n++] = arena_text(a, value, strlen(value));
}

/* A password that is not in the conninfo itself is left where it is: libpq finds it there by itself, each time anew. */
static void keep_words(struct conninfo *c, const PQconninfoOption *given, const PQconninfoOption *defaults,
		       struct arena *a)
{
	for (const PQconninfoOption *d = defaults; d->keyword; d++) {
		const char *value = value_of(given, d->keyword);

		if (is_targeting(d->keyword) || (!value && (is_password(d) || !said(d))))
			continue;
		keep_word(c, d->keyword, value ? value : d->val, a);
	}
}

/* The `i`th of a list with commas; NULL when it is empty or not there. A list of one stands for every place. */
static const char *item(const char *list, size_t i, bool one_for_all, struct arena *a)
{
	const char *comma = list ? strchr(list, ',') : NULL;
	size_t n;

	if (!list || (!comma && i && !one_for_all))
		return NULL;
	for (; comma && i; i--) {
		list = comma + 1;
		comma = strchr(list, ',');
	}
	n = comma ? (size_t)(comma - list) : strlen(list);
	return n ? arena_text(a, list, n) : NULL;
}

static size_t items(const char *list)
{
	size_t n = list ? 1 : 0;

	for (; list && (list = strchr(list, ',')); list++)
		n++;
	return n;
}

static bool is_loopback(const char *at)
{
	return !strcmp(at, "localhost") || !strcmp(at, "::1") || !strncmp(at, "127.", 4);
}

static bool is_local(const struct target *t)
{
	const char *at = t->hostaddr ? t->hostaddr : t->host;

	return !at || *at == '/' || *at == '@' || is_loopback(at);
}

static void name_target(struct target *t)
{
	const char *at = t->host ? t->host : t->hostaddr;
	bool socket = !at || *at == '/' || *at == '@';

	t->server = socket ? "socket" : at;
	t->at = at ? at : "";
}

static void add_targets(struct conninfo *c, const char *const lists[COUNT(targeting)], size_t n, const char *attrs,
			struct arena *a)
{
	for (size_t i = 0; i < n && c->targets_n < CONNINFO_TARGETS; i++) {
		struct target *t = &c->targets[c->targets_n++];

		t->host = item(lists[0], i, false, a);
		t->hostaddr = item(lists[1], i, false, a);
		t->port = item(lists[2], i, true, a);
		t->session_attrs = attrs ? arena_text(a, attrs, strlen(attrs)) : NULL;
		t->local = is_local(t);
		name_target(t);
	}
}

/* As libpq counts: as many hosts as there are addresses, else names, and one port or as many. */
static bool read_targets(struct conninfo *c, const char *const lists[COUNT(targeting)], struct arena *a, struct err *e)
{
	size_t hosts = items(lists[0]), addresses = items(lists[1]), ports = items(lists[2]);
	size_t n = addresses ? addresses : hosts ? hosts : 1;
	const char *attrs = lists[3];

	if (hosts && addresses && hosts != addresses)
		return err_set(e, "%zu host names for %zu addresses (hostaddr)", hosts, addresses);
	if (ports > 1 && ports != n)
		return err_set(e, "%zu ports for %zu hosts", ports, n);
	if (n > CONNINFO_TARGETS / 2)
		return err_set(e, "%zu hosts, at most %d are taken", n, CONNINFO_TARGETS / 2);
	if (attrs && !strcmp(attrs, "prefer-standby")) {
		add_targets(c, lists, n, "standby", a);
		attrs = "any";
	}
	add_targets(c, lists, n, attrs, a);
	return true;
}

static bool merge(struct conninfo *c, const PQconninfoOption *given, struct arena *a, struct err *e)
{
	PQconninfoOption *defaults = defaults_with(value_of(given, "service"), a);
	const char *lists[COUNT(targeting)];
	const char *database, *role;
	bool ok;

	if (!defaults)
		arena_exhausted();
	for (size_t i = 0; i < COUNT(targeting); i++) {
		lists[i] = value_of(given, targeting[i]);
		if (!lists[i])
			lists[i] = value_of(defaults, targeting[i]);
	}
	keep_words(c, given, defaults, a);
	role = value_of(given, "user") ? value_of(given, "user") : value_of(defaults, "user");
	database = value_of(given, "dbname") ? value_of(given, "dbname") : value_of(defaults, "dbname");
	c->role = role ? arena_text(a, role, strlen(role)) : "";
	c->database = database ? arena_text(a, database, strlen(database)) : c->role;
	ok = read_targets(c, lists, a, e);
	forget(defaults);
	return ok;
}

/* libpq's own rule: a bare name is a database. */
static const char *as_conninfo(const char *text, struct arena *a)
{
	const char *quoted = "";

	if (!*text || strchr(text, '=') || strstr(text, "://"))
		return text;
	for (; *text; text++)
		quoted = arena_printf(a, "%s%s%c", quoted, *text == '\'' || *text == '\\' ? "\\" : "", *text);
	return arena_printf(a, "dbname='%s'", quoted);
}

/* libpq repeats what it cannot read. */
static bool refuse(const char *text, const char *problem, struct err *e)
{
	if (secret_in(text, strlen(text)))
		return err_set(e, "connection string: it has a mistake that is not shown, because it may hold a "
				  "password");
	return err_set(e, "connection string: %.*s", (int)strcspn(problem, "\n"), problem);
}

/*
 * db/failure.c tells libpq's messages apart by their English words, which libpq itself would translate where LC_MESSAGES is that of
 * another language. It reads this when it first says something.
 */
static void keep_english(void)
{
	setenv("PGLOCALEDIR", "/nonexistent", 1);
}

bool conninfo_read(struct conninfo *c, const char *text, struct arena *a, struct err *e)
{
	char *problem = NULL;
	PQconninfoOption *given;
	bool ok;

	keep_english();
	errno = 0;
	given = PQconninfoParse(as_conninfo(text, a), &problem);
	*c = (struct conninfo){ .database = "", .role = "" };
	if (!given && (!problem || errno == ENOMEM))
		arena_exhausted();
	if (!given) {
		refuse(text, problem, e);
		PQfreemem(problem);
		return false;
	}
	ok = merge(c, given, a, e);
	forget(given);
	return ok;
}

const char *conninfo_servers(const struct conninfo *c, struct arena *a)
{
	const char *servers = "";

	for (size_t i = 0; i < c->targets_n; i++) {
		const struct target *t = &c->targets[i];
		const char *at = t->host ? t->host : t->hostaddr;

		servers = arena_printf(a, "%s%s%s%s%s", servers, i ? "," : "", at ? at : "default", t->port ? ":" : "",
				       t->port ? t->port : "");
	}
	return servers;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* By which servers are told from each other: the loopback has one name, and so has the folder of sockets that libpq looks in. */
static const char *place_of(const char *at)
{
	if (!at || !strcmp(at, "/run/postgresql"))
		return "/var/run/postgresql";
	return is_loopback(at) ? "localhost" : at;
}

/* A name says more than the addresses it has at the moment. */
static bool same_server(const struct target *a, const struct target *b)
{
	bool named = a->host && b->host;
	const char *one = named || !a->hostaddr ? a->host : a->hostaddr;
	const char *other = named || !b->hostaddr ? b->host : b->hostaddr;

	return same_text(a->port, b->port) && !strcmp(place_of(one), place_of(other));
}

bool conninfo_same_database(const struct conninfo *c, const struct conninfo *other)
{
	if (strcmp(c->database, other->database))
		return false;
	for (size_t i = 0; i < c->targets_n; i++)
		for (size_t k = 0; k < other->targets_n; k++)
			if (same_server(&c->targets[i], &other->targets[k]))
				return true;
	return false;
}

static const char *kept(const struct conninfo *c, const char *keyword)
{
	for (size_t i = 0; i < c->words_n; i++)
		if (!strcmp(c->keywords[i], keyword))
			return c->values[i];
	return NULL;
}

/* Channel binding is a property of TLS: who made do with less than TLS cannot have it. */
static bool may_default(const struct conninfo *c, const char *keyword)
{
	const char *sslmode = kept(c, "sslmode");
	bool tls = !sslmode || !strcmp(sslmode, "require") || !strncmp(sslmode, "verify-", 7);

	return !kept(c, keyword) && (tls || strcmp(keyword, "channel_binding"));
}

static size_t add(struct conninfo_words *out, size_t n, const char *keyword, const char *value)
{
	if (!value)
		return n;
	out->keywords[n] = keyword;
	out->values[n] = value;
	return n + 1;
}

void conninfo_words(const struct conninfo *c, const struct target *t, const char *hostaddr, const char *name,
		    struct conninfo_words *out)
{
	size_t n = 0;

	*out = (struct conninfo_words){ { NULL }, { NULL } };
	for (size_t i = 0; i < c->words_n; i++)
		n = add(out, n, c->keywords[i], c->values[i]);
	n = add(out, n, "host", t->host);
	n = add(out, n, "hostaddr", t->hostaddr ? t->hostaddr : hostaddr);
	n = add(out, n, "port", t->port);
	n = add(out, n, "target_session_attrs", t->session_attrs);
	n = add(out, n, "client_encoding", "UTF8");
	n = add(out, n, "fallback_application_name", name);
	for (size_t i = 0; !t->local && i < COUNT(remote_defaults); i++)
		if (may_default(c, remote_defaults[i].keyword))
			n = add(out, n, remote_defaults[i].keyword, remote_defaults[i].value);
}

size_t conninfo_files(const struct conninfo *c, const char *paths[], size_t n)
{
	static const char *const naming[] = { "passfile", "sslcert", "sslkey", "sslrootcert", "sslcrl", "sslcrldir" };
	size_t found = 0;

	for (size_t i = 0; i < COUNT(naming) && found < n; i++)
		if ((paths[found] = kept(c, naming[i])))
			found++;
	return found;
}

/* NULL when there is none. */
static const char *passfile(const struct conninfo *c, struct stat *st, struct arena *a)
{
	const char *path = kept(c, "passfile"), *home = getenv("HOME");

	if (!path)
		path = home ? arena_printf(a, "%s/.pgpass", home) : "";
	return stat(path, st) == 0 && S_ISREG(st->st_mode) ? path : NULL;
}

const char *conninfo_open_passfile(const struct conninfo *c, struct arena *a)
{
	struct stat st;
	const char *path = passfile(c, &st, a);

	return path && st.st_mode & (S_IRWXG | S_IRWXO) ? path : NULL;
}

const char *conninfo_closed_passfile(const struct conninfo *c, struct arena *a)
{
	struct stat st;
	const char *path = passfile(c, &st, a);
	int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;

	if (fd < 0)
		return path;
	close(fd);
	return NULL;
}
