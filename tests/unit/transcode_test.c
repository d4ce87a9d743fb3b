/* Values in other encodings become UTF-8, whatever a server says they are, and whatever they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <libpq-fe.h>

#include "db/transcode.h"

#define MOST 140000

static PGresult *result_of(const char *value, int n)
{
	static char name[] = "name";
	PGresAttDesc column = { .name = name };
	static char text[MOST];
	PGresult *r = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);

	memcpy(text, value, (size_t)n);
	assert_true(PQsetResultAttrs(r, 1, &column));
	assert_true(PQsetvalue(r, 0, 0, NULL, -1));
	assert_true(PQsetvalue(r, 1, 0, text, n));
	return r;
}

static void texts(void **state)
{
	static const struct {
		const char *encoding, *value, *becomes;
	} cases[] = {
		{ "WIN1252", "plain", "plain" },
		{ "WIN1252", "Caf\xe9 \x80", "Caf\xc3\xa9 \xe2\x82\xac" },
		{ "WIN1252", "\x81 and \xe9\x9d", "\xef\xbf\xbd and \xc3\xa9\xef\xbf\xbd" },
		{ "LATIN1", "\xe9", "\xc3\xa9" },
		{ "LATIN9", "\xa4", "\xe2\x82\xac" },
		{ "ISO_8859_5", "\xd0", "\xd0\xb0" },
		{ "KOI8R", "\xc1", "\xd0\xb0" },
		{ "EUC_JP", "\xa4\xa2", "\xe3\x81\x82" },
		{ "EUC_JP", "\xa4\xa2\xa4", "\xe3\x81\x82\xef\xbf\xbd" },
		{ "EUC_JP", "\xa4x\xa4\xa2", "\xef\xbf\xbdx\xe3\x81\x82" },
		{ "EUC_JIS_2004", "\xa4\xa2", "\xe3\x81\x82" },
		{ "JOHAB", "\x88\x61", "\xea\xb0\x80" },
		/* As they are, for who shows them to deal with. */
		{ "UTF8", "\xc3\xa9\x81", "\xc3\xa9\x81" },
		{ "SQL_ASCII", "\xe9", "\xe9" },
		{ "MULE_INTERNAL", "\x81\xe9", "\x81\xe9" },
		{ "WIN1252//TRANSLIT", "\xe9", "\xe9" },
		{ "WIN../../x", "\xe9", "\xe9" },
		{ "WIN9999", "\xe9", "\xe9" },
		{ "", "\xe9", "\xe9" },
		{ NULL, "\xe9", "\xe9" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		PGresult *r = result_of(cases[i].value, (int)strlen(cases[i].value));

		transcode(r, cases[i].encoding);
		assert_true(PQgetisnull(r, 0, 0));
		if (strcmp(PQgetvalue(r, 1, 0), cases[i].becomes) != 0)
			fail_msg("case %zu, %s: '%s'", i, cases[i].encoding, PQgetvalue(r, 1, 0));
		PQclear(r);
	}
}

/* More than a contract's row can have: what has no room is left out, and nothing is written beyond. */
static void too_long(void **state)
{
	static const char *const fills[] = { "\xe9", "\x81" };

	(void)state;
	for (size_t i = 0; i < sizeof fills / sizeof *fills; i++) {
		static char value[MOST];
		PGresult *r;

		memset(value, fills[i][0], sizeof value);
		r = result_of(value, sizeof value);
		transcode(r, "WIN1252");
		assert_in_range(PQgetlength(r, 1, 0), 131068, 131072);
		PQclear(r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
