/* The second line at each width: what is told, what is cut, and that what is not there is counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/fixture.h"
#include "view/banner.h"

#define LINE 1024

/* As it is drawn, without blanks at its end. */
static const char *banner_of(const struct view *v, int cols, enum glyphs glyphs, char dst[LINE])
{
	struct grid g = { 0 };
	FILE *out = fmemopen(dst, LINE, "w");

	assert_non_null(out);
	grid_resize(&g, cols, 1);
	banner_draw(v, canvas_of(&g, glyphs));
	grid_write_text(&g, out);
	fclose(out);
	dst[strcspn(dst, "\n")] = '\0';
	grid_release(&g);
	return dst;
}

struct at_width {
	const char *why;
	int cols;
	const char *want;
};

static void check_widths(struct fixture *f, enum glyphs glyphs, const struct at_width *cases, size_t n)
{
	char line[LINE];

	for (size_t i = 0; i < n; i++)
		if (strcmp(banner_of(&f->view, cases[i].cols, glyphs, line), cases[i].want))
			fail_msg("%s, %d columns:\n%s\n%s", cases[i].why, cases[i].cols, line, cases[i].want);
}

#define CHECK_WIDTHS(f, glyphs, cases) check_widths(f, glyphs, cases, sizeof(cases) / sizeof *(cases))

/* An assist, HS13 too long, UA1, HS12 silent, two overdue: six. */
static void alerts_take_the_room_there_is(void **state)
{
	static const struct at_width cases[] = {
		{ "everything whole", 175,
		  " ◆ ASSIST HD03 Arboretum Park 1m not answered  ▲ TOO LONG HS13 PRISONER 54m"
		  "  ▲ ENDURANCE UA1 ends in 13m  ▲ SILENT HS12 31m  ▲ 2 OVERDUE Chesterfield Town Centre 1m" },
		{ "a place is cut before an alert leaves", 120,
		  " ◆ ASSIST HD03 Arboretum P… 1m  ▲ TOO LONG HS13 54m  ▲ ENDURANCE UA1 in 13m  ▲ SILENT HS12 31m"
		  "  ▲ 2 OVERDUE Chester… 1m" },
		{ "two of a kind leave together", 115,
		  " ◆ ASSIST HD03 Arboretum Park 1m  ▲ TOO LONG HS13 PRISONER 54m  ▲ ENDURANCE UA1 in 13m"
		  "  ▲ SILENT HS12 31m  +2 more" },
		{ "an operator's screen", 80,
		  " ◆ ASSIST HD03 Arboretum P… 1m  ▲ TOO LONG HS13 54m  ▲ SILENT HS12 31m  +3 more" },
		{ "the number loses its word before an alert leaves", 76,
		  " ◆ ASSIST HD03 Arboretum Pa… 1m  ▲ TOO LONG HS13 54m  ▲ SILENT HS12 31m  +3" },
		{ "a telephone", 40, " ◆ ASSIST HD03 Arboretum P… 1m  +5 more" },
		{ "a place too short to tell leaves", 24, " ◆ ASSIST HD03 1m    +5" },
		{ "the length leaves, for it is never cut", 20, " ◆ ASSIST HD03   +5" },
		{ "hardly anything", 6, " … +5" },
	};
	static const struct at_width ascii[] = {
		{ "in ASCII", 80, " * ASSIST HD03 Arboretum P> 1m  ! TOO LONG HS13 54m  ! SILENT HS12 31m  +3 more" },
	};
	struct fixture f;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	CHECK_WIDTHS(&f, GLYPHS_TIER_FULL, cases);
	CHECK_WIDTHS(&f, GLYPHS_TIER_ASCII, ascii);
	fixture_release(&f);
}

/* A board that stands still: what it is, of when, and the way back; but first what goes on meanwhile. */
static void a_board_that_stands_still(void **state)
{
	static const struct {
		enum fixture_scenario scenario;
		struct at_width at;
	} cases[] = {
		{ FIXTURE_FROZEN, { "all of it", 80, " ‖ FROZEN at 18:00:00 · L live" } },
		{ FIXTURE_FROZEN, { "without its symbol, which the corner has", 29, " FROZEN at 18:00:00 · L live" } },
		{ FIXTURE_FROZEN, { "the corner has the word too", 20, " L live" } },
		{ FIXTURE_REPLAY, { "beside an alert of the present", 80,
				    " ◆ NOW ASSIST HD03 Arboretum Park 32m              "
				    "◄ REPLAY at 18:00:00 · L live" } },
		{ FIXTURE_REPLAY, { "on a telephone", 40, " ◆ NOW ASSIST HD03 Arbore… 32m  L live" } },
		{ FIXTURE_REPLAY, { "an alert before the key", 24, " ◆ NOW ASSIST HD03 32m" } },
		{ FIXTURE_REPLAY_LOST, { "nobody knows the present", 80,
					 " ◄ REPLAY at 18:00:00 · NO DATABASE since 18:00:00 · L live" } },
		{ FIXTURE_REPLAY_LOST, { "the time leaves first", 40, " REPLAY · NO DATABASE · L live" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture f;

		fixture_make(&f, cases[i].scenario);
		check_widths(&f, GLYPHS_TIER_FULL, &cases[i].at, 1);
		fixture_release(&f);
	}
}

/* Lines that a banner tells of or counts as hidden. */
static size_t counted(const char *line)
{
	static const char *const symbols[] = { "◆ ", "▲ ", "· " };
	const char *hidden = strrchr(line, '+');
	size_t n = hidden ? strtoul(hidden, NULL, 10) : 0;

	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
		for (const char *at = line; (at = strstr(at, symbols[i]));) {
			unsigned long lines;

			at += strlen(symbols[i]);
			at += strncmp(at, "ACK ", 4) == 0 ? 4 : 0;
			lines = strtoul(at, NULL, 10);
			n += lines ? lines : 1;
		}
	return n;
}

static void nothing_goes_uncounted(void **state)
{
	struct fixture f;
	char line[LINE];
	size_t n;

	(void)state;
	fixture_make(&f, FIXTURE_LIVE);
	for (int alerts = 0; alerts < 2; alerts++) {
		if (alerts)
			fixture_alerts(&f);
		alert_log_raised(f.view.alerts, &n);
		for (int cols = 12; cols <= 250; cols++)
			if (counted(banner_of(&f.view, cols, GLYPHS_TIER_FULL, line)) != n)
				fail_msg("%zu alerts in %d columns:\n%s", n, cols, line);
	}
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alerts_take_the_room_there_is),
		cmocka_unit_test(a_board_that_stands_still),
		cmocka_unit_test(nothing_goes_uncounted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
