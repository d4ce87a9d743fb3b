/* The catalogue of the locale, and nobody else's: which language is spoken, how it counts, and what the environment cannot do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tongue.h"

#define CATALOGUES "build/share/locale"
#define BRACKETS "build/brackets"

static void speak(const char *locale, const char *languages, const char *folder)
{
	tongue_end();
	assert_int_equal(setenv("LC_ALL", locale, 1), 0);
	assert_int_equal(languages ? setenv("LANGUAGE", languages, 1) : unsetenv("LANGUAGE"), 0);
	tongue_begin(folder);
}

static void without_a_catalogue_it_is_english(void **state)
{
	static const struct {
		const char *why, *locale, *languages;
	} cases[] = {
		{ "the C locale", "C", NULL },
		{ "the C locale asks for no language", "C", "cy" },
		{ "no language is asked for", "C.UTF-8", NULL },
		{ "a language without a catalogue", "C.UTF-8", "tlh" },
		{ "a locale that is not there", "xx_XX.UTF-8", "cy" },
	};
	static const char text[] = "OVERDUE";

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		speak(cases[i].locale, cases[i].languages, CATALOGUES);
		if (tongue_foreign() || T_(text) != text)
			fail_msg("%s", cases[i].why);
		assert_string_equal(P_("crew", "crews", 1), "crew");
		assert_string_equal(P_("crew", "crews", 0), "crews");
		assert_string_equal(C_("thousands", ","), ",");
		assert_int_equal(tongue_room(3, 4, "longer"), 3);
	}
}

static void welsh_is_spoken(void **state)
{
	char nth[TONGUE_NTH];

	(void)state;
	speak("C.UTF-8", "cy", CATALOGUES);
	assert_true(tongue_foreign());
	assert_string_equal(T_("OVERDUE"), "HWYR");
	assert_string_equal(T_("PAST SHIFT"), "AR ÔL SHIFFT");
	assert_string_equal(T_(""), "");
	assert_string_equal(T_("no such text"), "no such text");
	assert_string_equal(C_("coverage", "present"), "criw yno");
	assert_string_equal(C_("no such sense", "present"), "present");
	assert_string_equal(tongue_nth(1, nth), "1");
	assert_int_equal(tongue_room(3, 2, "PAST SHIFT"), 2 + 12);
	assert_int_equal(tongue_cells((const char *const[]){ "OVERDUE", "FROM %s" }, 2), 2 + 5);
	tongue_end();
	assert_string_equal(T_("OVERDUE"), "OVERDUE");
}

/* Welsh has a form each for 0, 1, 2, 3 and 6, and one for all others. */
static void welsh_counts(void **state)
{
	static const struct {
		unsigned long n;
		const char *crews, *visits;
	} cases[] = {
		{ 0, "%zu criw, yr hiraf ", "HEB EU HATEB" }, { 1, "%zu criw, yr hiraf ", "HEB EI ATEB" },
		{ 2, "%zu griw, yr hiraf ", "HEB EU HATEB" }, { 3, "%zu chriw, yr hiraf ", "HEB EU HATEB" },
		{ 6, "%zu chriw, yr hiraf ", "HEB EU HATEB" }, { 4, "%zu criw, yr hiraf ", "HEB EU HATEB" },
		{ 23, "%zu criw, yr hiraf ", "HEB EU HATEB" },
	};

	(void)state;
	speak("C.UTF-8", "cy", CATALOGUES);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(P_("%zu crew, longest ", "%zu crews, longest ", cases[i].n), cases[i].crews);
		assert_string_equal(P_("UNANSWERED", "UNANSWERED", cases[i].n), cases[i].visits);
	}
}

/* Of a language whose point is "[.]". */
static void the_point_is_the_languages(void **state)
{
	char number[16] = "4.1", whole[16] = "41", narrow[5] = "4.1";

	(void)state;
	speak("C.UTF-8", "en", BRACKETS);
	assert_string_equal(tongue_decimal(number, sizeof number), "4[.]1");
	assert_string_equal(tongue_decimal(whole, sizeof whole), "41");
	assert_string_equal(tongue_decimal(narrow, sizeof narrow), "4[.]");
	assert_string_equal(P_("crew", "crews", 1), "crew");
	tongue_end();
	snprintf(number, sizeof number, "4.1");
	assert_string_equal(tongue_decimal(number, sizeof number), "4.1");
}

/* A catalogue that somebody has made where he may write, named from the one folder that is looked in. */
static void no_path_is_followed(void **state)
{
	char folder[] = "/tmp/tongueXXXXXX", made[64], from[PATH_MAX], to[128], way[128];

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(made, sizeof made, "%s/LC_MESSAGES", folder);
	assert_int_equal(mkdir(made, 0755), 0);
	assert_non_null(realpath(BRACKETS "/en/LC_MESSAGES/patrolboard.mo", from));
	snprintf(to, sizeof to, "%s/patrolboard.mo", made);
	assert_int_equal(symlink(from, to), 0);
	snprintf(way, sizeof way, "../../../../../../../../../../../../../../../..%s", folder);
	speak("C.UTF-8", way, CATALOGUES);
	assert_string_equal(T_("OVERDUE"), "OVERDUE");
	assert_false(tongue_foreign());
	assert_null(getenv("LANGUAGE"));
	unlink(to);
	rmdir(made);
	rmdir(folder);
}

/* A locale whose numbers have a comma, made here, for not every system has one. */
static int make_comma(void **state)
{
	static char folder[] = "/tmp/commaXXXXXX";
	char command[256];

	*state = mkdtemp(folder);
	snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 --no-archive %s/de_DE.UTF-8 2>/dev/null",
		 folder);
	return *state && system(command) == 0 ? 0 : -1;
}

static int make_latin(void **state)
{
	static char folder[] = "/tmp/latinXXXXXX";
	char command[256];

	*state = mkdtemp(folder);
	snprintf(command, sizeof command,
		 "localedef -i de_DE -f ISO-8859-1 --no-archive %s/de_DE.ISO-8859-1 2>/dev/null", folder);
	return *state && system(command) == 0 ? 0 : -1;
}

static int remove_comma(void **state)
{
	char command[256];

	unsetenv("LOCPATH");
	snprintf(command, sizeof command, "rm -r %s", (const char *)*state);
	return system(command);
}

/* What is read from YAML and from the database has a point, whatever the locale writes. */
static void numbers_are_read_as_ever(void **state)
{
	char text[16];

	assert_int_equal(setenv("LOCPATH", *state, 1), 0);
	assert_int_equal(setenv("LC_ALL", "de_DE.UTF-8", 1), 0);
	assert_non_null(setlocale(LC_ALL, ""));
	assert_string_equal(localeconv()->decimal_point, ",");
	assert_non_null(setlocale(LC_ALL, "C"));
	tongue_letters();
	speak("de_DE.UTF-8", "cy", CATALOGUES);
	assert_true(tongue_foreign());
	snprintf(text, sizeof text, "%.1f", strtod("1.5", NULL));
	assert_string_equal(text, "1.5");
}

/* In a locale whose characters are not UTF-8; where the system has no German, in English. */
static void the_system_speaks_utf_8(void **state)
{
	const char *said;

	assert_int_equal(setenv("LOCPATH", *state, 1), 0);
	speak("de_DE.ISO-8859-1", "cy:de", CATALOGUES);
	tongue_letters();
	assert_true(tongue_foreign());
	said = strerror(ENOSPC);
	assert_true(strcmp(said, "No space left on device") == 0 || strstr(said, "verfügbar"));
	setlocale(LC_CTYPE, "C");
}

static int be_silent(void **state)
{
	(void)state;
	tongue_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_catalogue_it_is_english),
		cmocka_unit_test(welsh_is_spoken),
		cmocka_unit_test(welsh_counts),
		cmocka_unit_test(the_point_is_the_languages),
		cmocka_unit_test(no_path_is_followed),
		cmocka_unit_test_setup_teardown(numbers_are_read_as_ever, make_comma, remove_comma),
		cmocka_unit_test_setup_teardown(the_system_speaks_utf_8, make_latin, remove_comma),
	};

	return cmocka_run_group_tests(tests, NULL, be_silent);
}
