/* Encryption to a server elsewhere, without a word about it in the conninfo: the right certificate is let in, no other is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/fault.h"
#include "e2e/network.h"
#include "e2e/process.h"
#include "e2e/shared.h"

/* One that signs the good, the expired and the misnamed one, and one that nobody has heard of. */
static const char certificates[] =
	"new() { name=$1; shift; openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
	" -keyout $name.key \"$@\"; }\n"
	"authority() { new $1 -x509 -days 2 -subj /CN=$1 -out $1.crt; }\n"
	"server() { new $1 -subj /CN=$2 -addext subjectAltName=DNS:$2 -out $1.csr;"
	" openssl x509 -req -in $1.csr -CA $3.crt -CAkey $3.key -CAcreateserial -days $4 -copy_extensions copy"
	" -out $1.crt; }\n"
	"authority force; authority stranger\n"
	"server right db.test force 2; server renewed db.test force 2; server misnamed other.test force 2\n"
	"server expired db.test force -1; server foreign db.test stranger 2\n"
	"echo 'hostssl all patrolboard_reader 192.0.2.0/24 scram-sha-256' >>pg_hba.conf\n"
	"umask 077; echo '*:*:*:*:sesame' >passfile\n";

/* How the server shows itself, and lets people in; what is not SCRAM over TLS could be anybody who asks for the password. */
struct tls {
	const char *certificate, *ssl, *method;
};

static const struct tls right = { "right", "on", "scram-sha-256" };

static bool is_read(void *before)
{
	char *now = server_ask(server, "SELECT pg_conf_load_time()");
	bool read = strcmp(now, before) != 0;

	free(now);
	return read;
}

static void reload(void)
{
	char *before = server_ask(server, "SELECT pg_conf_load_time()");

	server_sql(server, "SELECT pg_reload_conf()");
	assert_true(until_true(is_read, before));
	free(before);
}

static void set(const char *name, const char *value, const char *ending)
{
	char sql[256];

	snprintf(sql, sizeof sql, "ALTER SYSTEM SET %s = '%s%s'", name, value, ending);
	server_sql(server, sql);
}

static void turn(const void *way)
{
	const struct tls *tls = way ? way : &right;
	char command[256];

	snprintf(command, sizeof command,
		 "sed -i 's/^\\(hostssl all patrolboard_reader .*\\) .*/\\1 %s/' pg_hba.conf", tls->method);
	server_shell(server, command);
	set("ssl_cert_file", tls->certificate, ".crt");
	set("ssl_key_file", tls->certificate, ".key");
	set("ssl", tls->ssl, "");
	reload();
}

static void prepare(struct server *s)
{
	server_shell(s, certificates);
	server_sql(s, "SET password_encryption = 'scram-sha-256'; ALTER ROLE patrolboard_reader PASSWORD 'sesame'");
	network_names(NAMES_ANSWER, NETWORK_ADDRESS, 0);
	server_listen(s, NETWORK_ADDRESS);
	turn(NULL);
}

static const char *uri(struct server *s)
{
	static char text[320];
	const char *data = server_data(s);

	snprintf(text, sizeof text,
		 "postgresql://patrolboard_reader@db.test/patrolboard?passfile=%s/passfile&sslrootcert=%s/force.crt",
		 data, data);
	return text;
}

static const struct fault_ground ground = { .prepare = prepare, .uri = uri, .turn = turn };

#define TLS(certificate, ssl, method) &(const struct tls){ certificate, ssl, method }

static const struct fault faults[] = {
	{ .name = "certificate of another name",
	  .way = TLS("misnamed", "on", "scram-sha-256"), .begins = FAULT_CUT, .effect = FAULT_STALE,
	  .says = "certificate for \"other.test\" does not match host name \"db.test\"" },
	{ .name = "certificate expired",
	  .way = TLS("expired", "on", "scram-sha-256"), .begins = FAULT_CUT, .effect = FAULT_STALE,
	  .says = "certificate of db.test has expired, or is signed by nobody whom sslrootcert names" },
	{ .name = "certificate signed by a stranger",
	  .way = TLS("foreign", "on", "scram-sha-256"), .begins = FAULT_CUT, .effect = FAULT_STALE,
	  .says = "certificate of db.test has expired, or is signed by nobody whom sslrootcert names" },
	{ .name = "server without TLS",
	  .way = TLS("right", "off", "scram-sha-256"), .begins = FAULT_CUT, .effect = FAULT_STALE,
	  .says = "server does not support SSL" },
	{ .name = "password asked for in clear, under TLS",
	  .way = TLS("right", "on", "password"), .begins = FAULT_CUT, .effect = FAULT_STALE,
	  .says = "channel binding required but not supported" },
	{ .name = "no password asked for, under TLS",
	  .way = TLS("right", "on", "trust"), .begins = FAULT_CUT, .effect = FAULT_STALE,
	  .says = "channel binding required, but server authenticated client without" },
	{ .name = "certificate renewed",
	  .way = TLS("renewed", "on", "scram-sha-256"), .begins = FAULT_CUT, .followed = true },
};

int main(void)
{
	return network_enter() ? fault_run("Encryption", faults, sizeof faults / sizeof *faults, &ground) : 0;
}
