/* Numbers as heights and lengths: the sparkline and the bar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "view/bar.h"
#include "view/spark.h"

static void heights(void **state)
{
	static const struct {
		const char *why;
		double value, most;
		enum glyph glyph;
	} cases[] = {
		{ "the highest", 552, 552, GLYPH_SPARK_8 },
		{ "half of it", 276, 552, GLYPH_SPARK_4 },
		{ "a little more than half", 277, 552, GLYPH_SPARK_5 },
		{ "an eighth", 69, 552, GLYPH_SPARK_1 },
		{ "hardly anything is not nothing", 1, 1e9, GLYPH_SPARK_1 },
		{ "less than a double can divide", 1e-300, 1e300, GLYPH_SPARK_1 },
		{ "nothing", 0, 552, GLYPH_SPARK_0 },
		{ "nothing of nothing", 0, 0, GLYPH_SPARK_0 },
		{ "below nothing", -5, 552, GLYPH_SPARK_0 },
		{ "absent is not nothing", NAN, 552, GLYPH_SPARK_NONE },
		{ "absent where all are", NAN, 0, GLYPH_SPARK_NONE },
		{ "more than the highest", 600, 552, GLYPH_SPARK_8 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (spark_glyph(cases[i].value, cases[i].most) != cases[i].glyph)
			fail_msg("%s: %u", cases[i].why, spark_glyph(cases[i].value, cases[i].most));
}

static void months(void **state)
{
	static const struct counter rows[] = {
		{ 19723, "patrols", 20, 20, 1 },  /* January 2024, to date */
		{ 19692, "patrols", 552, 10, 1 }, /* December 2023 */
		{ 19662, "patrols", 468, 10, 1 }, { 19631, "patrols", 0, 10, 1 },
		{ 19358, "patrols", 276, 10, 1 }, /* January 2023 */
		{ 19327, "patrols", 999, 10, 1 }, /* December 2022: a month too early */
	};
	static const struct counter_setting patrols = { "patrols", "Patrols", "", COUNTER_COUNT, false };
	static const struct counter_setting nothing = { "nothing", "Nothing", "", COUNTER_COUNT, false };
	static const char *const want[GLYPHS_TIERS] = { "▄········_▇█▁", "▒········_██░", "4........0781" };
	struct board *b = board_new();
	struct view v = { .board = b };
	char text[SPARK_TEXT];

	(void)state;
	b->about.now = DAYS(19723) + HOURS(18);
	b->counters.at = rows;
	b->counters.n = sizeof rows / sizeof *rows;
	board_publish(b);
	for (int tier = 0; tier < GLYPHS_TIERS; tier++)
		assert_string_equal(spark_months(&v, &patrols, 19723, (enum glyphs)tier, text), want[tier]);
	assert_string_equal(spark_months(&v, &nothing, 19723, GLYPHS_TIER_ASCII, text), ".............");
	board_free(b);
}

static void lengths(void **state)
{
	static const struct {
		const char *why;
		double value, most;
		int cells, eighths;
	} cases[] = {
		{ "all of it", 552, 552, 10, 80 },
		{ "half", 276, 552, 10, 40 },
		{ "to the nearest eighth", 279, 552, 10, 40 },
		{ "and up", 280, 552, 10, 41 },
		{ "hardly anything is not nothing", 1, 1e9, 10, 1 },
		{ "nothing", 0, 552, 10, 0 },
		{ "below nothing", -3, 552, 10, 0 },
		{ "absent", NAN, 552, 10, 0 },
		{ "nothing to compare with", 5, 0, 10, 0 },
		{ "more than there is room for", 600, 552, 10, 80 },
		{ "no room", 552, 552, 0, 0 },
		{ "less than no room", 552, 552, -3, 0 },
		{ "huge", 1e300, 1e300, 10, 80 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int got = bar_eighths(cases[i].value, cases[i].most, cases[i].cells);

		if (got != cases[i].eighths)
			fail_msg("%s: %d", cases[i].why, got);
	}
}

static void bars(void **state)
{
	static const struct {
		int eighths;
		const char *drawn[GLYPHS_TIERS];
	} cases[] = {
		{ 0, { "", "", "" } },     { 1, { "▏", "│", "|" } },    { 4, { "▌", "▒", "=" } },
		{ 8, { "█", "█", "#" } },  { 15, { "█▉", "█▒", "#=" } }, { 16, { "██", "██", "##" } },
	};
	struct grid g = { 0 };

	(void)state;
	grid_resize(&g, 10, 1);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int tier = 0; tier < GLYPHS_TIERS; tier++) {
			char text[64] = "";
			FILE *out = fmemopen(text, sizeof text, "w");
			int end;

			assert_non_null(out);
			grid_clear(&g);
			end = bar_draw(canvas_of(&g, (enum glyphs)tier), 0, 0, MEANING_PLAIN, cases[i].eighths);
			grid_write_text(&g, out);
			fclose(out);
			text[strcspn(text, "\n")] = '\0';
			assert_string_equal(text, cases[i].drawn[tier]);
			assert_int_equal(end, (cases[i].eighths + 7) / 8);
		}
	grid_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heights),
		cmocka_unit_test(months),
		cmocka_unit_test(lengths),
		cmocka_unit_test(bars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
