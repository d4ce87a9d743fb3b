/* What places add to a counter: nothing counted is 0, not counted at all is not. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "model/place_month.h"
#include "support/blank.h"

#define JANUARY 19723
#define DECEMBER 19692
#define NOVEMBER 19662

static const struct counter_hotspot rows[] = {
	{ JANUARY, "DAR", "patrols", 4 },	    { JANUARY, "DAR", "effective_patrols", 3 },
	{ JANUARY, "DCC", "patrols", 6 },	    { JANUARY, "DCC", "effective_patrols", 6 },
	{ DECEMBER, "DAR", "patrols", 40 },	    { JANUARY, "GLO", "patrol_minutes", 90 },
	{ JANUARY, "OLD", "patrols", 1000 }, /* no longer on the board */
	{ JANUARY, "GLO", "patrols", (double)NAN }, { DAY_NONE, "DAR", "patrols", 7 },
};

static const struct counter_setting patrols = { "patrols", "Patrols", "", COUNTER_COUNT, false };
static const struct counter_setting share = { "effective_patrols", "15min+", "patrols", COUNTER_SHARE, false };
static const struct counter_setting hours = { "patrol_minutes", "Hours", "", COUNTER_HOURS, false };
static const struct counter_setting county = { "asb_incidents_county", "County", "", COUNTER_COUNT, false };
static const struct counter_setting odd = { "patrols", "Odd", "asb_incidents_county", COUNTER_SHARE, false };

static void values(void **state)
{
	static const struct {
		const char *why;
		const struct counter_setting *counter;
		day month;
		const char *hotspot, *division;
		double want;
	} cases[] = {
		{ "a count", &patrols, JANUARY, "DAR", NULL, 4 },
		{ "of another month", &patrols, DECEMBER, "DAR", NULL, 40 },
		{ "nothing counted", &patrols, DECEMBER, "DCC", NULL, 0 },
		{ "before anything that was read", &patrols, NOVEMBER, "DAR", NULL, NAN },
		{ "that a share is of, too", &share, NOVEMBER, "DAR", NULL, NAN },
		{ "before anything, of a division", &patrols, NOVEMBER, NULL, "Derby", NAN },
		{ "no such hotspot", &patrols, JANUARY, "ZZZ", NULL, 0 },
		{ "a share", &share, JANUARY, "DAR", NULL, 75 },
		{ "a share of nothing", &share, DECEMBER, "DCC", NULL, NAN },
		{ "minutes as hours", &hours, JANUARY, "GLO", NULL, 1.5 },
		{ "not counted by hotspot", &county, JANUARY, "DAR", NULL, NAN },
		{ "a share of what is not", &odd, JANUARY, "DAR", NULL, NAN },
		{ "a value that is none", &patrols, JANUARY, "GLO", NULL, NAN },
		{ "a division adds its hotspots up", &patrols, JANUARY, NULL, "Derby", 10 },
		{ "its share is one of sums, not a mean of shares", &share, JANUARY, NULL, "Derby", 90 },
		{ "a division without anything", &patrols, DECEMBER, NULL, "North", 0 },
		{ "where no division is told", &hours, JANUARY, NULL, "", 1.5 },
		{ "no such division", &patrols, JANUARY, NULL, "Nowhere", 0 },
		{ "nor is the county's known by division", &county, JANUARY, NULL, "Derby", NAN },
	};
	struct hotspot hotspots[] = { blank_hotspot("DAR"), blank_hotspot("GLO"), blank_hotspot("DCC"),
				      blank_hotspot("BUX") };
	struct board *b = board_new();

	(void)state;
	hotspots[0].division = hotspots[2].division = "Derby";
	hotspots[3].division = "North";
	b->hotspots.at = hotspots;
	b->hotspots.n = sizeof hotspots / sizeof *hotspots;
	b->counters_by_hotspot.at = rows;
	b->counters_by_hotspot.n = sizeof rows / sizeof *rows;
	board_publish(b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double got = cases[i].hotspot
			? place_month_of_hotspot(b, cases[i].counter, cases[i].month, cases[i].hotspot)
			: place_month_of_division(b, cases[i].counter, cases[i].month, cases[i].division);

		if (isnan(cases[i].want) ? !isnan(got) : !(fabs(got - cases[i].want) < 1e-9))
			fail_msg("%s: %f", cases[i].why, got);
	}
	assert_true(place_month_counted(b, &share));
	assert_false(place_month_counted(b, &odd));
	board_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(values) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
