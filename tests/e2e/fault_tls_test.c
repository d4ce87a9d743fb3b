/* Encryption to a server elsewhere, without a word about it in the conninfo: the right certificate is let in, no other is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/board.h"
#include "e2e/network.h"
#include "e2e/process.h"
#include "e2e/shared.h"

#define ANSWER_MS 100

static const char *const nothing[] = { NULL };

/* One that signs the good, the expired and the misnamed one, and one that nobody has heard of. */
static const char certificates[] =
	"new() { name=$1; shift; openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
	" -keyout $name.key \"$@\"; }\n"
	"authority() { new $1 -x509 -days 2 -subj /CN=$1 -out $1.crt; }\n"
	"server() { new $1 -subj /CN=$2 -addext subjectAltName=DNS:$2 -out $1.csr;"
	" openssl x509 -req -in $1.csr -CA $3.crt -CAkey $3.key -CAcreateserial -days $4 -copy_extensions copy"
	" -out $1.crt; }\n"
	"authority force; authority stranger\n"
	"server right db.test force 2; server misnamed other.test force 2; server expired db.test force -1\n"
	"server foreign db.test stranger 2\n"
	"echo 'hostssl all patrolboard_reader 192.0.2.0/24 scram-sha-256' >>pg_hba.conf\n"
	"umask 077; echo '*:*:*:*:sesame' >passfile\n";

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

static void show_certificate(const char *name, const char *ssl)
{
	char sql[256];

	snprintf(sql, sizeof sql, "ALTER SYSTEM SET ssl_cert_file = '%s.crt'", name);
	server_sql(server, sql);
	snprintf(sql, sizeof sql, "ALTER SYSTEM SET ssl_key_file = '%s.key'", name);
	server_sql(server, sql);
	snprintf(sql, sizeof sql, "ALTER SYSTEM SET ssl = %s", ssl);
	server_sql(server, sql);
	reload();
}

static struct screen *open_elsewhere(void)
{
	const char *data = server_data(server);
	char uri[320];

	snprintf(uri, sizeof uri,
		 "postgresql://patrolboard_reader@db.test/patrolboard?passfile=%s/passfile&sslrootcert=%s/force.crt",
		 data, data);
	return board_open(uri, nothing, 200, 50);
}

static void check_encrypted(void)
{
	char *answer = server_ask(server, "SELECT s.version || ' ' || a.usename FROM pg_stat_ssl s"
					  " JOIN pg_stat_activity a USING (pid) WHERE s.ssl");

	assert_string_equal(answer, "TLSv1.3 patrolboard_reader");
	free(answer);
}

/* How it lets people in; what is not SCRAM over TLS could be anybody who asks for the password. */
static void set_method(const char *method)
{
	char command[256];

	snprintf(command, sizeof command,
		 "sed -i 's/^\\(hostssl all patrolboard_reader .*\\) .*/\\1 %s/' pg_hba.conf", method);
	server_shell(server, command);
}

static void set_right(void)
{
	set_method("scram-sha-256");
	show_certificate("right", "on");
}

#define REFUSES "certificate of db.test has expired, or is signed by nobody whom sslrootcert names"

/* The board comes back by itself in test_expires. */
static void test_starts_in_vain(void **state)
{
	static const struct {
		const char *certificate, *ssl, *method, *reason;
	} cases[] = {
		{ "misnamed", "on", "scram-sha-256",
		  "certificate for \"other.test\" does not match host name \"db.test\"" },
		{ "expired", "on", "scram-sha-256", REFUSES },
		{ "foreign", "on", "scram-sha-256", REFUSES },
		{ "right", "off", "scram-sha-256", "server does not support SSL" },
		{ "right", "on", "password", "channel binding required but not supported" },
		{ "right", "on", "trust", "channel binding required, but server authenticated client without" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct screen *s;

		set_method(cases[i].method);
		show_certificate(cases[i].certificate, cases[i].ssl);
		s = open_elsewhere();
		assert_true(screen_until(s, "NO DATA YET"));
		assert_true(screen_until(s, cases[i].reason));
		assert_true(board_answer_time(s) <= ANSWER_MS);
		board_leave(s, server);
	}
}

static void test_expires(void **state)
{
	struct screen *s;

	(void)state;
	set_right();
	s = open_elsewhere();
	assert_true(screen_until(s, BOARD_LIVE));
	show_certificate("expired", "on");
	server_sql(server,
		   "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patrolboard_reader'");
	assert_true(screen_until(s, BOARD_STALE));
	assert_true(screen_until(s, REFUSES));
	assert_true(board_answer_time(s) <= ANSWER_MS);
	set_right();
	board_check_recovers(s, server);
	check_encrypted();
	board_leave(s, server);
}

static int make(void **state)
{
	shared_make(state);
	server_shell(server, certificates);
	server_sql(server, "SET password_encryption = 'scram-sha-256';"
			   "ALTER ROLE patrolboard_reader PASSWORD 'sesame'");
	network_names(NAMES_ANSWER, NETWORK_ADDRESS, 0);
	server_listen(server, NETWORK_ADDRESS);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHARED_TEST(test_starts_in_vain),
		SHARED_TEST(test_expires),
	};

	if (!network_enter())
		return 0;
	return cmocka_run_group_tests(tests, make, shared_free);
}
