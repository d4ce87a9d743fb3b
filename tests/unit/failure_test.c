#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "db/backoff.h"
#include "db/failure.h"
#include "db/template.h"
#include "support/brackets.h"

static const struct failure_place place = { "db-a", "derbys", "reader", "" };

static void check(const char *why, struct failure f, enum link_failure kind, enum failure_pace pace, const char *text)
{
	if (f.kind != kind || f.pace != pace || strcmp(f.text, text))
		fail_msg("%s: kind %d, pace %d, '%s'", why, (int)f.kind, (int)f.pace, f.text);
}

/* In the language of the screen, and for the log in English. */
static void check_bracketed(const char *why, struct failure f, const char *english)
{
	if (strcmp(f.english, english))
		fail_msg("%s: not in English: '%s'", why, f.english);
	if (f.text[0] != '[')
		fail_msg("%s: not in the catalogue: %s", why, f.text);
}

static void sqlstates(void **state)
{
	static const struct {
		const char *why, *sqlstate, *view, *words;
		enum link_failure kind;
		enum failure_pace pace;
		const char *text;
	} cases[] = {
		{ "wrong password", "28P01", "", "", LINK_REFUSED, PACE_SLOW,
		  "db-a refuses the password of role 'reader': put it right in the passfile, the service file or "
		  "PGPASSWORD" },
		{ "no role", "28000", "", "", LINK_REFUSED, PACE_SLOW,
		  "db-a does not let role 'reader' into database 'derbys': there is no such role, or pg_hba.conf says "
		  "no" },
		{ "no database", "3D000", "", "", LINK_REFUSED, PACE_SLOW,
		  "db-a has no database 'derbys': create it, or connect to another" },
		{ "no view", "42P01", "unit", "relation ...", LINK_REFUSED, PACE_SLOW,
		  "database 'derbys' has no view board.unit: install the contract's views; 'patrolboard check "
		  "database' tells what to do" },
		{ "no column", "42703", "unit", "column \"crew\" does not exist", LINK_REFUSED, PACE_SLOW,
		  "view board.unit lacks a column (column \"crew\" does not exist); 'patrolboard check database' tells "
		  "what to do" },
		{ "no privilege", "42501", "unit", "permission denied for view unit", LINK_REFUSED, PACE_SLOW,
		  "role 'reader' may not read board.unit (permission denied for view unit): grant it that, or connect "
		  "as another; 'patrolboard check database' tells what to do" },
		{ "no privilege on the database", "42501", "", "", LINK_REFUSED, PACE_SLOW,
		  "role 'reader' may not connect to database 'derbys' on db-a: GRANT CONNECT on it to the role" },
		{ "a view that fails", "22012", "counter", "division by zero", LINK_REFUSED, PACE_SLOW,
		  "view board.counter fails on its data: division by zero" },
		{ "starting up", "57P03", "", "", LINK_UNREACHABLE, PACE_SOON,
		  "db-a is starting up or shutting down and takes no connections yet" },
		{ "shut down", "57P01", "", "", LINK_UNREACHABLE, PACE_SOON,
		  "db-a ended the connection: it is shutting down, or somebody ended it" },
		{ "too many", "53300", "", "", LINK_UNREACHABLE, PACE_SOON,
		  "db-a has too many connections; waiting for one to become free" },
		{ "closed database", "55000", "", "", LINK_UNREACHABLE, PACE_SOON,
		  "db-a takes no connections to database 'derbys' at present" },
		{ "locked view", "55P03", "unit", "canceling statement due to lock timeout", LINK_UNREACHABLE,
		  PACE_SOON, "board.unit is locked (canceling statement due to lock timeout)" },
		{ "statement timeout", "57014", "hotspot", "canceling statement due to statement timeout",
		  LINK_UNREACHABLE, PACE_LATE,
		  "db-a cut the reading of board.hotspot short (canceling statement due to statement timeout)" },
		{ "recovery conflict on a standby", "40001", "unit", "conflict with recovery", LINK_UNREACHABLE,
		  PACE_SOON, "db-a had to break off the reading (conflict with recovery)" },
		{ "anything else", "XX000", "", "oops", LINK_UNREACHABLE, PACE_SOON,
		  "db-a reports an error (SQLSTATE XX000) oops" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct failure_place at = place;

		at.view = cases[i].view;
		check(cases[i].why, failure_of_state(cases[i].sqlstate, cases[i].words, &at), cases[i].kind,
		      cases[i].pace, cases[i].text);
		brackets_begin();
		check_bracketed(cases[i].why, failure_of_state(cases[i].sqlstate, cases[i].words, &at), cases[i].text);
		brackets_end();
	}
}

static void messages(void **state)
{
	static const struct {
		const char *why, *message;
		enum link_failure kind;
		enum failure_pace pace;
		const char *text;
	} cases[] = {
		{ "nobody there",
		  "connection to server at \"db-a\" (10.0.0.1), port 5432 failed: Connection refused\n\tIs the server "
		  "running?\n",
		  LINK_UNREACHABLE, PACE_SOON, "no connection to db-a: Connection refused" },
		{ "a SQLSTATE at the end",
		  "connection to server at \"db-a\" (10.0.0.1), port 5432 failed: FATAL:  3D000\n", LINK_REFUSED,
		  PACE_SLOW, "db-a has no database 'derbys': create it, or connect to another" },
		{ "in another language", "Verbindung zum Server auf Socket fehlgeschlagen: FATAL:  57P03\n",
		  LINK_UNREACHABLE, PACE_SOON, "db-a is starting up or shutting down and takes no connections yet" },
		{ "the last of two attempts",
		  "connection to server at \"x\" failed: no\nconnection to server at \"x\" failed: FATAL:  28P01\n",
		  LINK_REFUSED, PACE_SLOW,
		  "db-a refuses the password of role 'reader': put it right in the passfile, the service file or "
		  "PGPASSWORD" },
		{ "no TLS over there",
		  "connection to server at \"db-a\" failed: server does not support SSL, but SSL was required\n",
		  LINK_REFUSED, PACE_SLOW,
		  "cannot connect to db-a: server does not support SSL, but SSL was required" },
		{ "a certificate", "connection to server at \"db-a\" failed: SSL error: certificate verify failed\n",
		  LINK_REFUSED, PACE_SLOW,
		  "the certificate of db-a has expired, or is signed by nobody whom sslrootcert names: SSL error: "
		  "certificate verify failed" },
		{ "a web server", "failed: received invalid response to SSL negotiation: H\n", LINK_UNREACHABLE,
		  PACE_SOON,
		  "what db-a answers is not PostgreSQL's: received invalid response to SSL negotiation: H" },
		{ "a mail server",
		  "failed: expected authentication request from server, but received 2\n", LINK_UNREACHABLE, PACE_SOON,
		  "what db-a answers is not PostgreSQL's: expected authentication request from server, but received "
		  "2" },
		{ "garbage", "lost synchronization with server: got message type \"\x01\", length 9\n",
		  LINK_UNREACHABLE, PACE_SOON,
		  "what db-a answers is not PostgreSQL's: lost synchronization with server: got message type "
		  "\"\xef\xbf\xbd\", length 9" },
		{ "no such mode", "invalid sslmode value: \"on\"\n", LINK_REFUSED, PACE_SLOW,
		  "cannot connect to db-a: invalid sslmode value: \"on\"" },
		{ "broken", "server closed the connection unexpectedly\n\tThis probably means\n", LINK_UNREACHABLE,
		  PACE_SOON, "no connection to db-a: server closed the connection unexpectedly" },
		{ "told to go", "FATAL:  57P01\nserver closed the connection unexpectedly\n", LINK_UNREACHABLE,
		  PACE_SOON, "db-a ended the connection: it is shutting down, or somebody ended it" },
		{ "hostile bytes", "failed: \x1b]0;x\x07\n", LINK_UNREACHABLE, PACE_SOON,
		  "no connection to db-a: \xef\xbf\xbd]0;x\xef\xbf\xbd" },
		{ "nothing", "", LINK_UNREACHABLE, PACE_SOON, "no connection to db-a: " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		check(cases[i].why, failure_of_message(cases[i].message, &place), cases[i].kind, cases[i].pace,
		      cases[i].text);
		brackets_begin();
		check_bracketed(cases[i].why, failure_of_message(cases[i].message, &place), cases[i].text);
		brackets_end();
	}
}

/* What does not fit is cut, whole characters only. */
static void long_words(void **state)
{
	char words[4000];
	struct failure f;

	(void)state;
	memset(words, 'x', sizeof words - 1);
	words[sizeof words - 1] = '\0';
	f = failure_of_state("XX000", words, &place);
	assert_int_equal(strlen(f.text), LINK_TEXT - 1);
}

static void templates(void **state)
{
	static const struct part parts[] = { { "a", "1" }, { "bc", "{a}" } };
	static const struct {
		const char *why, *template, *text;
		size_t size;
	} cases[] = {
		{ "none", "plain", "plain", 20 },
		{ "two, and what is put in is left alone", "x{a}y{bc}z", "x1y{a}z", 20 },
		{ "without a part", "x{b}y", "xy", 20 },
		{ "cut", "abc{bc}", "abc{", 5 },
		{ "not closed", "x{a", "x1", 20 },
		{ "empty", "", "", 1 },
	};
	char dst[20];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		template_fill(dst, cases[i].size, cases[i].template, parts, 2);
		if (strcmp(dst, cases[i].text))
			fail_msg("%s: '%s'", cases[i].why, dst);
	}
}

/* Of many boards, the waits fill the whole of a range that doubles up to the limit. */
static void soon_means_ever_later(void **state)
{
	static const usec limits[] = { SECONDS(1) / 4, SECONDS(1) / 2, SECONDS(1), SECONDS(2),
				       SECONDS(4),     SECONDS(5),     SECONDS(5) };
	usec least[7], most[7];

	(void)state;
	for (size_t try = 0; try < 7; try++) {
		least[try] = INT64_MAX;
		most[try] = 0;
	}
	for (unsigned board = 0; board < 500; board++) {
		struct backoff b;

		backoff_init(&b, board);
		for (size_t try = 0; try < 7; try++) {
			usec wait = backoff_failed(&b, PACE_SOON, SECONDS(5));

			assert_true(wait >= 0 && wait < limits[try]);
			least[try] = wait < least[try] ? wait : least[try];
			most[try] = wait > most[try] ? wait : most[try];
		}
	}
	for (size_t try = 0; try < 7; try++)
		assert_true(least[try] < limits[try] / 10 && most[try] > limits[try] * 9 / 10);
}

static void slow_starts_at_seconds(void **state)
{
	struct backoff b;
	usec limit = SECONDS(5);

	(void)state;
	backoff_init(&b, 3);
	for (int try = 0; try < 10; try++) {
		usec wait = backoff_failed(&b, PACE_SLOW, SECONDS(1));

		assert_true(wait >= limit / 2 && wait <= limit);
		limit = limit * 2 < SECONDS(60) ? limit * 2 : SECONDS(60);
	}
	assert_int_equal(b.tries, 10);
	backoff_succeeded(&b, true);
	assert_true(backoff_failed(&b, PACE_SLOW, SECONDS(1)) <= SECONDS(5));
	assert_int_equal(b.tries, 1);
	assert_true(backoff_jitter(&b, 0) == 0);
}

/* Tries are counted for days; the wait must not overflow. */
static void for_ever(void **state)
{
	struct backoff b;

	(void)state;
	backoff_init(&b, 3);
	b.tries = 4000000000u;
	assert_true(backoff_failed(&b, PACE_SOON, SECONDS(30)) < SECONDS(30));
}

static void reasons_add_up(void **state)
{
	const struct failure away = failure_at(LINK_UNREACHABLE, PACE_SOON, "no connection to {server}", "", &place),
			     late = failure_at(LINK_UNREACHABLE, PACE_LATE, "{words} does not answer", "db-b", &place),
			     no = failure_of_state("28P01", "", &place);
	struct failure f = { .kind = LINK_FINE };

	(void)state;
	failure_add(&f, &away);
	check("the first", f, LINK_UNREACHABLE, PACE_SOON, "no connection to db-a");
	failure_add(&f, &late);
	check("another, too late", f, LINK_UNREACHABLE, PACE_LATE, "no connection to db-a; db-b does not answer");
	failure_add(&f, &away);
	check("again", f, LINK_UNREACHABLE, PACE_LATE, "no connection to db-a; db-b does not answer");
	failure_add(&f, &no);
	check("a refusal", f, LINK_REFUSED, PACE_SLOW,
	      "db-a refuses the password of role 'reader': put it right in the passfile, the service file or "
	      "PGPASSWORD; no connection to db-a; db-b does not answer");
	assert_string_equal(f.state, "28P01");
	assert_string_equal(f.english, f.text);
}

static void servers_have_names(void **state)
{
	static const struct {
		const char *host, *english, *bracketed;
	} cases[] = {
		{ "db-a", "no connection to db-a: gone", "[no connection to db-a: gone]" },
		{ "/run/x", "no connection to the server at /run/x: gone",
		  "[no connection to [the server at /run/x]: gone]" },
		{ "@x", "no connection to the server at @x: gone", "[no connection to [the server at @x]: gone]" },
		{ "", "no connection to the server: gone", "[no connection to [the server]: gone]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct failure_place at = { cases[i].host, "", "", "" };
		struct failure f;

		brackets_begin();
		f = failure_of_message("gone\n", &at);
		brackets_end();
		assert_string_equal(f.text, cases[i].bracketed);
		assert_string_equal(f.english, cases[i].english);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sqlstates),
		cmocka_unit_test(messages),
		cmocka_unit_test(long_words),
		cmocka_unit_test(templates),
		cmocka_unit_test(soon_means_ever_later),
		cmocka_unit_test(slow_starts_at_seconds),
		cmocka_unit_test(for_ever),
		cmocka_unit_test(reasons_add_up),
		cmocka_unit_test(servers_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
