#include "config/conninfo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "config/secret.h"

static void passwords(void **state)
{
	static const struct {
		const char *why, *conninfo;
		bool refused;
	} cases[] = {
		{ "nothing", "", false },
		{ "a database's name alone", "patrol", false },
		{ "pairs", "host=db dbname=patrol user=board", false },
		{ "a passfile is the way", "host=db passfile=/etc/patrolboard/pgpass", false },
		{ "a word within a value", "application_name='my password = x'", false },
		{ "an escaped quote does not end a value", "application_name='it\\'s password = x'", false },
		{ "an escaped blank neither", "application_name=my\\ password=x", false },
		{ "a password", "host=db password=x", true },
		{ "with blanks", "host=db password = x", true },
		{ "first", "password=x", true },
		{ "after a quoted value", "host='a b' password=x", true },
		{ "quoted", "password='x y'", true },
		{ "in capitals", "PASSWORD=x", true },
		{ "of the key file", "sslpassword=x", true },
		{ "a value that does not end", "host='db password=x", false },
		{ "a URI", "postgresql://board@db/patrol?sslmode=require", false },
		{ "a URI with a port", "postgresql://db:5432/patrol", false },
		{ "a URI with user and port", "postgresql://board@db:5432/patrol", false },
		{ "an @ in the path", "postgresql://db:5432/p@trol", false },
		{ "a password before the host", "postgresql://board:x@db/patrol", true },
		{ "with a question mark in it", "postgresql://board:x?y@db/patrol", true },
		{ "the short scheme", "postgres://board:x@db", true },
		{ "an empty one", "postgresql://board:@db", false },
		{ "in the query", "postgresql://db/patrol?user=board&password=x", true },
		{ "in the query, encoded", "postgresql://db/?%70assword=x", true },
		{ "encoded in capitals", "postgresql://db/?pa%73%73word=x", true },
		{ "in the query, after a user with a question mark", "postgresql://a?b@db/?password=x", true },
		{ "in the query, after a host with one", "postgresql://[a?b]/?password=x", true },
		{ "an encoding that is none", "postgresql://db/?%7", false },
		{ "another parameter", "postgresql://db/?passwordless=x", false },
	};
	struct complaint c;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (conninfo_refuse(cases[i].conninfo, &c) != cases[i].refused)
			fail_msg("%s: %s", cases[i].why, cases[i].conninfo);
	assert_true(conninfo_refuse("password=x", &c));
	assert_non_null(strstr(c.hint, "passfile"));
	assert_non_null(strstr(c.hint, "service"));
}

static void secrets(void **state)
{
	static const struct {
		const char *text;
		bool secret;
	} cases[] = {
		{ "  interval: 2s", false },
		{ "  conninfo: host=db PassWord=x", true },
		{ "  conninfo: postgresql://board:x@db", true },
		{ "  conninfo: postgresql://db/?%70assword=x", true },
		{ "  # see https://example.org", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (secret_in(cases[i].text, strlen(cases[i].text)) != cases[i].secret)
			fail_msg("%s", cases[i].text);
	assert_string_equal(secret_masked("units"), "units");
	assert_string_equal(secret_masked("password=x"), "(not shown)");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(passwords), cmocka_unit_test(secrets) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
