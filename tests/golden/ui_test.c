/* What keys do to a screen: focus, cursor, pages, zoom and help, seen where an operator sees them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/desk.h"

/* At 80x24 eight hotspots show, in rows 4 to 11. */
static void a_page_is_what_shows(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	expect_at(&d, "at first", 4, ">!Arboretum Park");
	type(&d, "j j j j j j j");
	expect_at(&d, "the last that shows", 11, "> Ilkeston Town Ce");
	assert_true(shows(&d, "15 more below"));
	type(&d, "j");
	expect_at(&d, "the list moves by one", 11, "> Alvaston");
	assert_true(shows(&d, "1 above, 14 below"));
	type(&d, "g PgDn");
	expect_at(&d, "a page on", 11, "> Alvaston");
	type(&d, "^U");
	expect_at(&d, "half a page back, inside what shows", 7, "> Derby City Centre");
	type(&d, "G");
	expect_at(&d, "the end", 11, "> Matlock Hall Ley");
	assert_true(shows(&d, "15 above"));
	type(&d, "k k k k k k k");
	assert_true(shows(&d, "15 above"));
	type(&d, "k");
	assert_true(shows(&d, "14 above, 1 below"));
	stand_up(&d);
}

/* Counters that flow over two lines: a page is as many of them as that. */
static void a_page_of_counters(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "4 PgDn");
	expect_at(&d, "the first beyond what showed", 21, " Dispersals authorised");
	assert_true(shows(&d, ">Groups dispersed"));
	stand_up(&d);
}

static void focus_goes_round(void **state)
{
	static const struct {
		const char *keys, *corner;
	} cases[] = {
		{ "Tab", "pane 2/" },	     { "Tab Tab", "pane 4/" }, /* assists are not on this screen */
		{ "S-Tab", "pane 5/" },     { "Tab Tab Tab Tab", "pane 1/" },
		{ "4", "pane 4/" },	     { "3", "pane 3/" }, /* alone */
		{ "9", "pane 9/" },	     { "z 3", "pane 3/" },
		{ "3 Esc", "pane 1/" },	     { "2 3 1", "pane 1/" },
		{ "z Tab Tab", "pane 3/" }, { "z S-Tab", NULL }, /* the last */
		{ "z 3 z", "pane 1/" }, /* back to a pane that is there */
	};
	char last[24];
	size_t n;

	(void)state;
	panes_all(&n);
	snprintf(last, sizeof last, "pane %zu/%zu", n, n);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *corner = cases[i].corner ? cases[i].corner : last;
		struct desk d;

		sit_down(&d, 80, 24);
		type(&d, cases[i].keys);
		if (!shows(&d, corner))
			fail_msg("after '%s' not %s", cases[i].keys, corner);
		stand_up(&d);
	}
}

static void a_pane_alone(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "2 z");
	assert_true(shows(&d, "2 Units 20"));
	assert_false(shows(&d, "Hotspots"));
	type(&d, "Esc");
	assert_true(shows(&d, "Hotspots"));
	assert_false(ui_show_alone(d.ui, "no such pane"));
	assert_true(ui_show_alone(d.ui, "assists"));
	look(&d);
	assert_true(shows(&d, "3 Assists 3 open"));
	assert_false(shows(&d, "Hotspots"));
	stand_up(&d);
}

static void esc_lets_the_row_go(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "G Esc");
	expect_at(&d, "at the top again", 4, ">!Arboretum Park");
	stand_up(&d);
}

/* Help scrolls instead of the pane beneath, and what it lays over takes no cursor. */
static void help_is_over_all(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "?");
	assert_true(shows(&d, "focus the next pane"));
	expect_at(&d, "help has no cursor", NOWHERE, "");
	type(&d, "j");
	assert_false(shows(&d, "focus the next pane"));
	assert_true(shows(&d, "focus the pane before"));
	type(&d, "k Esc");
	assert_false(shows(&d, "focus the pane before"));
	expect_at(&d, "the pane did not move", 4, ">!Arboretum Park");
	type(&d, "F1 G");
	assert_true(shows(&d, "which hotspots had somebody there"));
	type(&d, "? ?");
	assert_true(shows(&d, "focus the next pane"));
	stand_up(&d);
}

/* Nothing of it is cut at the edge; it pages by what shows of it, and ends with its last line at the bottom. */
static void help_is_read_to_its_end(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "?");
	assert_true(shows(&d, " more below -"));
	assert_false(shows(&d, "~ |"));
	assert_false(shows(&d, "| q ^C "));
	type(&d, "PgDn");
	assert_true(shows(&d, "19 above, "));
	assert_true(shows(&d, "| Space               hold the board"));
	type(&d, "G");
	assert_true(shows(&d, "| q ^C                leave"));
	assert_true(shows(&d, "which hotspots had somebody there in which hour of the"));
	assert_false(shows(&d, " below -"));
	type(&d, "k");
	assert_true(shows(&d, ", 1 below -"));
	stand_up(&d);
	sit_down(&d, 40, 15);
	type(&d, "? G k k");
	assert_false(shows(&d, "~ |"));
	stand_up(&d);
}

/* With two lines in the middle a border would leave no room for a month. */
static void months_on_a_small_screen(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 20, 5);
	type(&d, "M");
	assert_true(shows(&d, ">running month"));
	type(&d, "j");
	assert_true(shows(&d, ">December 2023"));
	stand_up(&d);
}

static void keys_ask_the_program(void **state)
{
	static const struct {
		const char *key;
		enum ui_request request;
	} cases[] = {
		{ "q", UI_QUIT },     { "^C", UI_QUIT },   { "^L", UI_REPAINT }, { "F5", UI_RELOAD },
		{ "^R", UI_RELOAD },  { "~", UI_GLYPHS },  { "+", UI_FASTER },	 { "-", UI_SLOWER },
		{ "^Z", UI_SUSPEND }, { "a", UI_ACKNOWLEDGE }, { "m", UI_MUTE }, { "n", UI_NOTHING },
		 { "j", UI_NOTHING }, { "x", UI_NOTHING },
	};
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (type(&d, cases[i].key) != cases[i].request)
			fail_msg("'%s' asks for something else", cases[i].key);
	stand_up(&d);
}

/* An hour later Belper's window has begun, and it comes before others; the cursor goes with it. */
static void the_cursor_goes_with_its_row(void **state)
{
	struct desk d;
	char before[LINE], after[LINE];
	int row;

	(void)state;
	sit_down(&d, 120, 40);
	type(&d, "G k");
	line_of(&d, row = d.grid.cursor_row, before);
	d.f.view.now += HOURS(1);
	look(&d);
	line_of(&d, d.grid.cursor_row, after);
	assert_memory_equal(after, before, 24);
	assert_int_not_equal(d.grid.cursor_row, row);
	stand_up(&d);
}

/* A filter is for every pane, is always to be seen, and ends with Esc. */
static void a_filter_leaves_rows_out(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "/ A r B");
	expect_at(&d, "the cursor is in the filter", 23, " /ArB  Enter keep");
	assert_true(shows(&d, ">!Arboretum Park"));
	assert_true(shows(&d, "filter: 1 of 23"));
	assert_false(shows(&d, "Long Eaton"));
	assert_true(shows(&d, "HD03  patrol")); /* the unit that is there stays too */
	assert_false(shows(&d, "HD01  patrol"));
	type(&d, "q Backspace x Enter");
	assert_true(shows(&d, " /ArBx  Esc all rows"));
	assert_true(shows(&d, "No row has the words of the filter."));
	assert_true(shows(&d, "filter: 0 of 23"));
	assert_true(shows(&d, "4 January to the 1st -------"));
	assert_true(shows(&d, "filter: no match, all shown -"));
	assert_true(shows(&d, "Patrols  "));
	type(&d, "/ ^U ! o v e r d u e Space ! p r e s e n t Enter");
	assert_false(shows(&d, "OVERDUE"));
	assert_false(shows(&d, "PRESENT"));
	assert_true(shows(&d, "> Normanton Road"));
	type(&d, "Esc");
	expect_at(&d, "all rows again, the cursor where it was put", 4, ">!Arboretum Park");
	assert_false(shows(&d, "filter:"));
	stand_up(&d);
}

/* Counters are no places: a hotspot's name leaves them all, a counter's name only its own; each title says which. */
static void a_filter_spares_the_counters(void **state)
{
	static const struct {
		const char *why, *keys, *title, *shown, *absent;
	} cases[] = {
		{ "no such counter", "4 z / a l v a s t o n Enter", "filter: no match, all shown", "Patrols ",
		  "No row" },
		{ "some of that name", "4 z / a r r e s t Enter", "filter: 1 of ", "Arrests ", "Patrols " },
		{ "totals", "7 / a l v a s t o n Enter", "filter: no match, all shown", "Patrols ", "No row" },
		{ "some totals", "7 / a r r e s t Enter", "filter: 1 of ", "Arrests ", "Patrols " },
		{ "trend", "8 / a l v a s t o n Enter", "filter: no match, all shown", "Patrols ", "No row" },
		{ "some of the trend", "8 / a r r e s t Enter", "filter: 1 of ", "Arrests ", "Patrols " },
		{ "places are filtered", "9 / a l v a s t o n Enter", "filter: 1 of 23", "Alvaston ", "Normanton" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 80, 24);
		type(&d, cases[i].keys);
		if (!shows(&d, cases[i].title) || !shows(&d, cases[i].shown) || shows(&d, cases[i].absent))
			fail_msg("%s", cases[i].why);
		type(&d, "Esc");
		assert_false(shows(&d, "filter:"));
		stand_up(&d);
	}
}

/* On a screen without a footer nothing could tell that rows are missing. */
static void no_filter_where_it_cannot_show(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 40, 4);
	type(&d, "/ z z z");
	assert_true(shows(&d, "Hotspots 23"));
	stand_up(&d);
}

static void sorts_by_a_column(void **state)
{
	static const struct {
		const char *keys, *aside, *first;
	} cases[] = {
		{ "", "sort: need", ">!Arboretum Park" },
		{ ">", "sort: HOTSPOT ^", "> Alfreton Town Cent" },
		{ "> I", "sort: HOTSPOT v", "> Swadlincote Town" },
		{ "> > > > > > >", "sort: LAST v", "> Matlock Hall" },
		{ "> > > > > > > I", "sort: LAST ^", ">!Arboretum Park" }, /* now */
		{ "<", "sort: RAN 7/28 v", ">!Arboretum Park" },
		{ "> <", "sort: need", ">!Arboretum Park" },
		{ "> > s", "sort: need", ">!Arboretum Park" },
		{ "< I", "sort: RAN 7/28 ^", ">!Long Eaton" },
		{ "I", "sort: need", ">!Arboretum Park" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 120, 40);
		if (cases[i].keys[0])
			type(&d, cases[i].keys);
		if (!shows(&d, cases[i].aside))
			fail_msg("after '%s' not '%s'", cases[i].keys, cases[i].aside);
		expect_at(&d, cases[i].keys, 4, cases[i].first);
		stand_up(&d);
	}
}

/* The selected row is followed when the order changes, and each pane has an order of its own. */
static void sorting_keeps_the_row(void **state)
{
	struct desk d;
	char before[LINE], after[LINE];

	(void)state;
	sit_down(&d, 120, 40);
	type(&d, "j j");
	line_of(&d, d.grid.cursor_row, before);
	type(&d, ">");
	line_of(&d, d.grid.cursor_row, after);
	assert_memory_equal(after, before, 20);
	assert_int_not_equal(d.grid.cursor_row, 6);
	type(&d, "2");
	assert_true(shows(&d, "UA1   drone")); /* units stay in their own order */
	stand_up(&d);
}

/* Where there is room for all that is raised, none of it is hidden; units are further down. */
static void a_desk_lists_its_alerts(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 200, 60);
	fixture_alerts(&d.f);
	look(&d);
	assert_true(shows(&d, "6 Alerts 8 "));
	type(&d, "6");
	assert_true(shows(&d, "OVERDUE Chesterfield"));
	type(&d, "G");
	assert_true(shows(&d, "EMERGENCY HS11"));
	stand_up(&d);
}

/* What an operator needs most stands there on the narrowest desk, and what the pages are wherever there are any. */
static void the_footer_says_what_counts(void **state)
{
	static const struct {
		const char *why, *layout;
		int cols;
		const char *want;
	} cases[] = {
		{ "a desk", "operator", 80,
		  " ? help  Tab pane  Enter detail  / filter  a ack  n alert  q quit     pane 1/10" },
		{ "pages", "wall", 80,
		  " ? help  Tab pane  Enter detail  / filter  a ack  n alert  q quit    p page 1/3" },
		{ "a telephone keeps the way out", "operator", 40, " ? help  Tab pane  q quit     pane 1/10" },
		{ "room for more, and for the page's title", "wall", 120,
		  " ? help  Tab pane  Enter detail  / filter  a ack  n alert  M month  z zoom  Space freeze  q quit"
		  "       p page 1/3 board" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;
		char line[LINE];

		sit_down(&d, cases[i].cols, 24);
		d.f.settings.screen.layout = cases[i].layout;
		look(&d);
		if (strcmp(line_of(&d, 23, line), cases[i].want))
			fail_msg("%s:\n%s\n%s", cases[i].why, line, cases[i].want);
		stand_up(&d);
	}
}

/* The line is the same however it is cut off: nothing that counts less stands where something else has left. */
static void the_footer_is_cut_by_rank(void **state)
{
	static const char *const by_rank[] = {
		"? help", "q quit", "Tab pane", "Enter detail", "/ filter", "a ack", "n alert",
		"Space freeze", "z zoom", "M month", "> sort", "m mute", "[ back in time",
	};

	(void)state;
	for (int cols = 20; cols <= 170; cols++) {
		struct desk d;
		bool gone = false;

		sit_down(&d, cols, 24);
		for (size_t i = 0; i < sizeof by_rank / sizeof *by_rank; i++) {
			char line[LINE];
			bool there = strstr(line_of(&d, 23, line), by_rank[i]) != NULL;

			if (there && gone)
				fail_msg("at %d columns '%s': %s", cols, by_rank[i], line);
			gone = gone || !there;
		}
		stand_up(&d);
	}
}

/* What the operator is told does not wait until a filter is typed. */
static void a_notice_beside_what_is_typed(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "/ A r b");
	d.f.view.notice = "configuration read again";
	look(&d);
	expect_at(&d, "in the same line", 23, " /Arb  configuration read again  Enter keep");
	d.f.view.notice = "configuration not loaded: 2 errors, see them all with 'patrolboard check config', here";
	look(&d);
	expect_at(&d, "a long one above it", 23, " /Arb  Enter keep  Esc all rows");
	assert_true(shows(&d, "see them all with"));
	stand_up(&d);
}

/* Keys for the rows do nothing while these are not to be seen. */
static void nothing_is_done_beneath(void **state)
{
	static const char *const overlays[] = { "?", "M", "Enter" }, *const keys[] = { "z", ">", "<", "I", "s" };

	(void)state;
	for (size_t i = 0; i < sizeof overlays / sizeof *overlays; i++)
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			struct desk d;

			sit_down(&d, 80, 24);
			type(&d, "> > 2 >");
			type(&d, overlays[i]);
			type(&d, keys[k]);
			type(&d, "Esc");
			if (!shows(&d, "sort: UNIT ^") || !shows(&d, "sort: AREA ^"))
				fail_msg("'%s' over the rows, then '%s'", overlays[i], keys[k]);
			stand_up(&d);
		}
}

/* After midnight what happened before reads as what it is. */
static void another_day_is_named(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	fixture_alerts(&d.f);
	type(&d, "5 z");
	expect_at(&d, "today the time is enough", 3, "> 17:59:");
	d.f.view.now += HOURS(7);
	look(&d);
	expect_at(&d, "in the night, of the day before", 3, "> Mon 1759 ");
	d.f.view.now += DAYS(6);
	look(&d);
	expect_at(&d, "a week later", 3, "> 1 Jan ");
	type(&d, "z");
	assert_true(shows(&d, " 1 Jan "));
	d.f.view.now -= DAYS(6);
	type(&d, "6");
	assert_true(shows(&d, "Mon 17"));
	stand_up(&d);
}

/* The tenth pane has a key, too. */
static void a_key_for_the_tenth_pane(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "0");
	assert_true(shows(&d, "pane 10/10"));
	type(&d, "? G");
	assert_true(shows(&d, "0 headline"));
	stand_up(&d);
}

/* Whoever sits here for the first time finds the keys, and the way out of what is open. */
static void the_footer_leads_to_help(void **state)
{
	static const int cols[] = { 40, 60, 80, 120, 200 };

	(void)state;
	for (size_t i = 0; i < sizeof cols / sizeof *cols; i++) {
		struct desk d;

		sit_down(&d, cols[i], 24);
		assert_true(shows(&d, "? help"));
		type(&d, "Enter");
		assert_true(shows(&d, "Esc back") && shows(&d, "? help"));
		stand_up(&d);
	}
}

static void acknowledge(struct desk *d)
{
	assert_int_equal(type(d, "a"), UI_ACKNOWLEDGE);
	assert_non_null(alert_log_acknowledge(d->f.alerts, ui_alert(d->ui), d->f.view.now));
	look(d);
}

/* HS11 in an emergency, an assist, HD04 in an emergency that is acknowledged, HS13 too long, UA1, HS12, two overdue. */
static void alerts_lead_to_their_rows(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 120, 40);
	fixture_alerts(&d.f);
	look(&d);
	type(&d, "n");
	expect_at(&d, "the first", d.grid.cursor_row, "> HS11");
	assert_true(shows(&d, "pane 2/"));
	type(&d, "n");
	assert_true(shows(&d, "pane 3/"));
	expect_at(&d, "an assist", d.grid.cursor_row, "");
	type(&d, "n n n n n");
	expect_at(&d, "a hotspot", d.grid.cursor_row, ">!Chesterfield");
	type(&d, "N N N N N");
	assert_true(shows(&d, "pane 3/"));
	type(&d, "N N");
	assert_true(shows(&d, "pane 1/")); /* round to the last, a hotspot */
	stand_up(&d);
}

/* Where the layout has no room for its pane, that pane stands alone; Esc goes back. */
static void an_alert_whose_pane_is_not_there(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "n");
	assert_true(shows(&d, "3 Assists 3 open"));
	assert_false(shows(&d, "Hotspots"));
	type(&d, "Esc");
	assert_true(shows(&d, "Hotspots"));
	stand_up(&d);
}

/* A filter gives way: what calls for attention may be among what it leaves out. */
static void an_alert_ends_the_filter(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 120, 40);
	type(&d, "/ z z z Enter n");
	assert_false(shows(&d, "filter:"));
	assert_true(shows(&d, "pane 3/"));
	stand_up(&d);
}

/* Nothing selected: the first that is not acknowledged. Stepped to: that one. In their own pane: the selected one. */
static void which_alert_is_acknowledged(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	fixture_alerts(&d.f);
	look(&d);
	assert_string_equal(ui_alert(d.ui), "");
	type(&d, "n n");
	acknowledge(&d);
	assert_int_equal(type(&d, "a"), UI_ACKNOWLEDGE);
	assert_string_equal(ui_alert(d.ui), ""); /* and then the first one, without another key */
	type(&d, "n");
	expect_at(&d, "the one that came after it", d.grid.cursor_row, "> HD04");
	type(&d, "6 g");
	expect_at(&d, "the first is as it was", 4, ">!UNACK x3  EMERGENCY HS11");
	assert_true(shows(&d, "ACK       ASSIST HD03"));
	type(&d, "j j");
	expect_at(&d, "one of several", 6, "> UNACK     TOO LONG HS13");
	acknowledge(&d);
	assert_true(shows(&d, "ACK       TOO LONG HS13"));
	expect_at(&d, "the next one", 6, "> UNACK     ENDURANCE UA1");
	stand_up(&d);
}

/* Stepped to one that somebody has acknowledged, the key is not for another. */
static void an_acknowledged_alert_is_left(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	fixture_alerts(&d.f);
	look(&d);
	type(&d, "n n n");
	expect_at(&d, "an emergency that is acknowledged", d.grid.cursor_row, "> HD04");
	assert_int_equal(type(&d, "a"), UI_ACKNOWLEDGE);
	assert_null(alert_log_acknowledge(d.f.alerts, ui_alert(d.ui), d.f.view.now));
	stand_up(&d);
}

/* A window that is over, or not before another time, is told from one in which nobody was; the legend says so where one is. */
static void windows_that_are_over(void **state)
{
	static const struct {
		const char *why;
		usec by;
		bool over;
	} cases[] = {
		{ "as it is", 0, false },
		{ "tomorrow's is the next", DAYS(1), true },
		{ "it ended", -DAYS(1), true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hotspot rows[64];
		struct desk d;
		struct board b;

		sit_down(&d, 80, 40);
		b = *d.f.board;
		assert_true(b.hotspots.n <= 64);
		memcpy(rows, b.hotspots.at, b.hotspots.n * sizeof *rows);
		for (size_t k = 0; k < b.hotspots.n; k++)
			if (strcmp(rows[k].code, "DSN") == 0) {
				rows[k].window_starts += cases[i].by;
				rows[k].window_ends += cases[i].by;
			}
		b.hotspots.at = rows;
		d.f.view.board = &b;
		type(&d, "9");
		if (shows(&d, " xSinfin") != cases[i].over || shows(&d, "x no window left") != cases[i].over)
			fail_msg("%s", cases[i].why);
		assert_true(shows(&d, "  Alvaston"));
		stand_up(&d);
	}
}

/* Where nothing opens the program is asked to say so. */
static void enter_may_find_nothing(void **state)
{
	static const struct {
		const char *why, *keys;
		enum ui_request request;
	} cases[] = {
		{ "something opens", "Enter", UI_NOTHING },
		{ "and is left", "Enter Enter", UI_NOTHING },
		{ "no row has the words of the filter", "/ z z z Enter Enter", UI_NOTHING_OPENS },
		{ "the filter's own Enter", "/ z z z Enter", UI_NOTHING },
		{ "the next press is about itself", "/ z z z Enter Enter j", UI_NOTHING },
		{ "help is read", "5 ? Enter", UI_NOTHING },
		{ "a month is chosen", "5 M Enter", UI_NOTHING },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 80, 24);
		if (type(&d, cases[i].keys) != cases[i].request)
			fail_msg("%s", cases[i].why);
		stand_up(&d);
	}
}

/* Enter on a row of each pane opens what belongs to it; header, banner and corner stay. */
static void enter_opens_the_row(void **state)
{
	static const struct {
		const char *why, *keys, *title;
	} cases[] = {
		{ "the first hotspot", "Enter", "- Hotspot Arboretum Park -" },
		{ "the second", "j Enter", "- Hotspot Chesterfield Town Centre -" },
		{ "a unit", "2 j Enter", "- Unit HS13 -" },
		{ "an assist", "z 3 Enter", "- Assist Arboretum Park -" },
		{ "a counter", "4 j Enter", "- Counter 15min+ -" },
		{ "a total", "7 j Enter", "- Counter 15min+ -" },
		{ "a trend", "8 j Enter", "- Counter 15min+ -" },
		{ "coverage", "9 Enter", "- Hotspot Arboretum Park -" },
		{ "an alert: what it is about, an assist", "z 6 Enter", "- Assist Arboretum Park -" },
		{ "a hotspot", "z 6 G Enter", "- Hotspot Long Eaton Town Centre -" },
		{ "a unit", "z 6 j Enter", "- Unit HS13 -" },
		{ "an event: the unit that it is about", "z 5 Enter", "- Unit MB3 -" },
		{ "an event without a unit: the hotspot", "z 5 G k Enter", "- Hotspot Arboretum Park -" },

	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 80, 24);
		type(&d, cases[i].keys);
		if (!shows(&d, cases[i].title))
			fail_msg("%s: no %s", cases[i].why, cases[i].title);
		assert_true(shows(&d, "LIVE 2s") && shows(&d, "ASSIST HD03") && shows(&d, "Esc back"));
		expect_at(&d, "the cursor is where its title begins", 2, "- ");
		type(&d, "Enter");
		assert_false(shows(&d, cases[i].title));
		assert_false(shows(&d, "Esc back"));
		stand_up(&d);
	}
}

/* What does not fit is reached by the keys of lists, and neither end is passed. */
static void a_detail_scrolls(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "Enter");
	assert_true(shows(&d, "Why it stands where it does"));
	assert_true(shows(&d, " more below -"));
	type(&d, "k j j");
	assert_true(shows(&d, "2 above, "));
	type(&d, "g PgDn");
	assert_true(shows(&d, "20 above, "));
	type(&d, "^U");
	assert_true(shows(&d, "10 above, "));
	type(&d, "G j PgDn");
	assert_true(shows(&d, "ASB in hotspots"));
	assert_false(shows(&d, " below -"));
	type(&d, "k");
	assert_true(shows(&d, ", 1 below -"));
	grid_resize(&d.grid, 200, 60);
	look(&d);
	assert_false(shows(&d, " above"));
	stand_up(&d);
}

static void what_leaves_a_detail(void **state)
{
	static const struct {
		const char *why, *keys, *shown;
	} cases[] = {
		{ "Esc", "Enter Esc", "1 Hotspots 23" },
		{ "Enter again", "Enter Enter", "1 Hotspots 23" },
		{ "another pane", "Enter 2", "2 Units 20" },
		{ "the next pane", "Enter Tab", "1 Hotspots 23" },
		{ "not help, which is over it", "Enter ? Esc", "Hotspot Arboretum Park" },
		{ "nor Enter in help", "Enter ? Enter Esc", "Hotspot Arboretum Park" },
		{ "Esc leaves the zoom as it was", "z Enter Esc", "1 Hotspots 23" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 80, 24);
		type(&d, cases[i].keys);
		if (!shows(&d, cases[i].shown))
			fail_msg("%s: no %s", cases[i].why, cases[i].shown);
		stand_up(&d);
	}
}

/* The detail goes with its row, whatever the order, and says so when it is gone. */
static void a_detail_follows_its_row(void **state)
{
	struct desk d;
	struct fixture later;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "j Enter");
	d.f.view.now += HOURS(3);
	look(&d);
	assert_true(shows(&d, "- Hotspot Chesterfield Town Centre -"));
	fixture_make(&later, FIXTURE_EMPTY);
	d.f.view.board = later.board;
	look(&d);
	assert_true(shows(&d, "CHE is not on the board any more."));
	type(&d, "G Esc");
	assert_true(shows(&d, "No hotspots on the board."));
	type(&d, "Enter");
	assert_true(shows(&d, "No hotspots on the board."));
	d.f.view.board = d.f.board;
	fixture_release(&later);
	stand_up(&d);
}

/* Before the first board no key does harm. */
static void nothing_to_show_yet(void **state)
{
	static const char *const keys[] = { "j", "n", "N", "a", "G", "PgUp",  "Tab", "S-Tab", "2",
					    "z", "z", "Enter", "?",   "Esc",   "Esc" };
	struct desk d = { .glyphs = GLYPHS_TIER_ASCII };

	(void)state;
	fixture_make(&d.f, FIXTURE_CONNECTING);
	d.ui = ui_new();
	grid_resize(&d.grid, 1, 1);
	look(&d);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		type(&d, keys[i]);
	grid_resize(&d.grid, 80, 24);
	look(&d);
	assert_true(shows(&d, "There is nothing to show yet."));
	stand_up(&d);
}

static void nothing_to_show_in_any_layout(void **state)
{
	static const struct {
		int cols, rows;
	} sizes[] = { { 1, 1 }, { 40, 15 }, { 80, 24 }, { 120, 40 }, { 200, 60 } };
	struct desk shipped;

	(void)state;
	sit_down(&shipped, 80, 24);
	for (size_t i = 0; i < shipped.f.settings.layouts_n; i++)
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			struct desk d = { .glyphs = GLYPHS_TIER_ASCII };

			fixture_make(&d.f, FIXTURE_CONNECTING);
			d.f.settings.screen.layout = shipped.f.settings.layouts[i].name;
			d.ui = ui_new();
			grid_resize(&d.grid, sizes[k].cols, sizes[k].rows);
			look(&d);
			stand_up(&d);
		}
	stand_up(&shipped);
}

static void sit_at_the_wall(struct desk *d, int cols, int rows)
{
	sit_down(d, cols, rows);
	d->f.settings.screen.layout = "wall";
	look(d);
}

/* p and P go round; the corner says where, and what stood over the page is left. */
static void pages_go_round(void **state)
{
	static const struct {
		const char *why, *keys, *shown, *corner;
	} cases[] = {
		{ "the first page", "Esc", "1 Hotspots 23", "page 1/3 board" },
		{ "the next", "p", "2 Units 20", "page 2/3 crews" },
		{ "round", "p p p", "1 Hotspots 23", "page 1/3 board" },
		{ "the one before", "P", "4 January to the 1st", "page 3/3 month" },
		{ "focus goes to a pane of the page", "p p j", "> 15min+", "page 3/3 month" },
		{ "a pane alone is left", "z p", "2 Units 20", "page 2/3 crews" },
		{ "a detail is left", "Enter p", "2 Units 20", "page 2/3 crews" },
		{ "help is left", "? p", "2 Units 20", "page 2/3 crews" },
		{ "a pane alone on its page, and back", "p z Esc", "2 Units 20", "page 2/3 crews" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_at_the_wall(&d, 120, 40);
		type(&d, cases[i].keys);
		if (!shows(&d, cases[i].shown) || !shows(&d, cases[i].corner))
			fail_msg("%s: no %s, %s", cases[i].why, cases[i].shown, cases[i].corner);
		stand_up(&d);
	}
}

static void one_page_has_no_other(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 80, 24);
	type(&d, "p P");
	assert_true(shows(&d, "1 Hotspots 23") && shows(&d, "2 Units") && shows(&d, "pane 1/"));
	assert_false(shows(&d, "page "));
	type(&d, "z");
	assert_false(shows(&d, "2 Units"));
	type(&d, "p"); /* the way back from a pane alone, as in a layout of several */
	assert_true(shows(&d, "2 Units"));
	stand_up(&d);
}

/* Settings that are read again may have fewer pages. */
static void a_page_that_is_gone(void **state)
{
	struct desk d;

	(void)state;
	sit_at_the_wall(&d, 120, 40);
	type(&d, "p");
	d.f.settings.screen.layout = "operator";
	look(&d);
	assert_true(shows(&d, "1 Hotspots 23") && shows(&d, "2 Units 20"));
	assert_false(shows(&d, "page "));
	stand_up(&d);
}

/* A layout names columns: they stand in its order, and sorting goes by the right one. */
static void columns_that_a_layout_names(void **state)
{
	static const char *const titles[] = { "in status", "Unit" };
	static const struct layout_node units = { .pane = "units", .least = 1, .columns = titles, .columns_n = 2 };
	static const struct layout_setting own = { "own", "", { 1, 1 }, { .rows = &units, .rows_n = 1 } };
	struct desk d;
	char line[LINE];

	(void)state;
	sit_down(&d, 80, 24);
	d.f.settings.layouts = &own;
	d.f.settings.layouts_n = 1;
	d.f.settings.screen.layout = "own";
	look(&d);
	assert_string_equal(line_of(&d, 3, line), "  IN STATUS UNIT");
	assert_string_equal(line_of(&d, 4, line), ">!00:19     HS12");
	type(&d, ">");
	assert_int_equal(grid_at(&d.grid, 12, 3)->meaning, MEANING_STRONG);
	assert_int_equal(grid_at(&d.grid, 2, 3)->meaning, MEANING_FAINT);
	assert_true(shows(&d, "sort: UNIT"));
	stand_up(&d);
}

/* The published December: 552 patrols, 18 % more than November; and no way to take it for the running month. */
static void a_month_is_chosen(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 100, 30);
	type(&d, "4 z M");
	assert_true(shows(&d, ">running month         12 patrols"));
	assert_true(shows(&d, " November 2023        468 patrols"));
	type(&d, "j");
	assert_true(shows(&d, ">December 2023        552 patrols"));
	assert_true(shows(&d, "4 January to the 1st"));
	type(&d, "Enter");
	assert_false(shows(&d, "running month"));
	assert_true(shows(&d, "4 PAST MONTH December 2023 . against November 2023"));
	assert_true(shows(&d, "Patrols                       552      468      +18%"));
	type(&d, "8");
	assert_true(shows(&d, "8 Trend to PAST MONTH December 2023"));
	assert_false(shows(&d, "at this pace"));
	stand_up(&d);
}

static void back_to_the_running_month(void **state)
{
	static const struct {
		const char *why, *keys;
		bool past;
	} cases[] = {
		{ "chosen", "", true },
		{ "M twice", "M M", false },
		{ "the first line", "M g Enter", false },
		{ "Esc changes nothing", "M g Esc", true },
		{ "nor does looking at others", "M j j Esc", true },
		{ "help over it, and away", "M ? ? M", false },
		{ "another key goes its way", "M z M", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 100, 30);
		type(&d, "4 z M j Enter");
		type(&d, cases[i].keys);
		if (shows(&d, "PAST MONTH December 2023") != cases[i].past || shows(&d, "running month"))
			fail_msg("%s", cases[i].why);
		stand_up(&d);
	}
}

/* Of a past month, by the columns that it shows, stepped to and clicked on. */
static void a_past_month_is_arranged_by_what_shows(void **state)
{
	static const struct {
		const char *why, *keys, *shown;
	} cases[] = {
		{ "its own name", "> >", "sort: DEC 2023 v" },
		{ "the year before comes after the change", "> > > > >", "sort: DEC 2022 ^" },
		{ "the last column is the months", "<", "sort: DEC 22-DEC 23 v" },
		{ "no part of a month, and so no such word", "/ ~ Enter", "filter: no match, all shown" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 100, 30);
		type(&d, "4 z M j Enter");
		type(&d, cases[i].keys);
		if (!shows(&d, cases[i].shown))
			fail_msg("%s: no '%s'", cases[i].why, cases[i].shown);
		type(&d, "s M M > > > > >");
		assert_true(shows(&d, "sort: DEC 2023 v"));
		type(&d, "M j Enter");
		assert_false(shows(&d, "sort:"));
		stand_up(&d);
	}
}

/* What is counted of before is there to be compared with; a board that does not know when it began lists all. */
static void the_list_begins_with_the_programme(void **state)
{
	struct desk d;
	struct board b;

	(void)state;
	sit_down(&d, 80, 30);
	type(&d, "M");
	assert_true(shows(&d, "July 2023            132 patrols"));
	assert_false(shows(&d, "June 2023"));
	assert_false(shows(&d, "no patrols"));
	b = *d.f.board;
	b.about.programme_started = DAY_NONE;
	d.f.view.board = &b;
	look(&d);
	assert_true(shows(&d, "January 2023          no patrols"));
	stand_up(&d);
}

/* More months than lines: the one under the cursor shows, and is the real cursor's. */
static void a_long_list_scrolls(void **state)
{
	struct desk d;

	(void)state;
	sit_down(&d, 40, 8);
	type(&d, "M G");
	assert_true(shows(&d, ">July 2023"));
	assert_false(shows(&d, "running month  "));
	expect_at(&d, "at the end of the box", 5, "");
	type(&d, "g");
	assert_true(shows(&d, ">running month"));
	stand_up(&d);
}

/* The way back first, and nothing that is done to the rows beneath; the same under help and the months. */
static void the_footer_of_a_detail(void **state)
{
	static const char hints[] = " Esc back  ? help  Tab pane  / filter  a ack  n alert  m mute  M month  "
				    "Space freeze  [ back in time  q quit  ";
	struct desk d;
	char line[LINE];

	(void)state;
	sit_down(&d, 120, 24);
	type(&d, "Enter");
	line_of(&d, 23, line);
	line[sizeof hints - 1] = '\0';
	assert_string_equal(line, hints);
	type(&d, "Esc ?");
	assert_non_null(strstr(line_of(&d, 23, line), hints));
	type(&d, "M");
	assert_non_null(strstr(line_of(&d, 23, line), hints));
	type(&d, "Esc");
	assert_null(strstr(line_of(&d, 23, line), "Esc back"));
	type(&d, "Enter");
	d.f.settings.keys[ACTION_BACK] = "";
	ui_bind(d.ui, d.f.settings.keys);
	look(&d);
	assert_ptr_equal(strstr(line_of(&d, 23, line), "Enter back  ? help "), line + 1);
	type(&d, "?");
	assert_ptr_equal(strstr(line_of(&d, 23, line), "? back  ? help "), line + 1);
	stand_up(&d);
}

/* Whoever goes somewhere sees it: help and the months close. */
static void nothing_lies_over_where_one_goes(void **state)
{
	static const struct {
		const char *keys, *shown, *gone;
	} cases[] = {
		{ "M n", ">!HD03", "Which month?" },	     { "? n", ">!HD03", "focus the next pane" },
		{ "M 2", "pane 2/", "Which month?" },	     { "? Tab", "pane 2/", "focus the next pane" },
		{ "M / a r b", "filter: 1 of 23", "Which month?" }, { "? /", "Enter keep", "focus the next pane" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;

		sit_down(&d, 80, 24);
		type(&d, cases[i].keys);
		if (!shows(&d, cases[i].shown) || shows(&d, cases[i].gone))
			fail_msg("after '%s' no '%s', or still '%s'", cases[i].keys, cases[i].shown, cases[i].gone);
		stand_up(&d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(enter_opens_the_row),	cmocka_unit_test(a_detail_scrolls),
		cmocka_unit_test(what_leaves_a_detail), cmocka_unit_test(a_detail_follows_its_row),
		cmocka_unit_test(a_page_is_what_shows), cmocka_unit_test(a_page_of_counters),
		cmocka_unit_test(focus_goes_round),	cmocka_unit_test(a_pane_alone),
		cmocka_unit_test(esc_lets_the_row_go),	cmocka_unit_test(help_is_over_all),
		cmocka_unit_test(help_is_read_to_its_end), cmocka_unit_test(months_on_a_small_screen),
		cmocka_unit_test(a_desk_lists_its_alerts), cmocka_unit_test(the_footer_leads_to_help),
		cmocka_unit_test(keys_ask_the_program), cmocka_unit_test(the_cursor_goes_with_its_row),
		cmocka_unit_test(nothing_to_show_yet),	cmocka_unit_test(a_filter_leaves_rows_out),
		cmocka_unit_test(windows_that_are_over),
		cmocka_unit_test(a_filter_spares_the_counters), cmocka_unit_test(enter_may_find_nothing),
		cmocka_unit_test(sorts_by_a_column),	cmocka_unit_test(no_filter_where_it_cannot_show),
		cmocka_unit_test(sorting_keeps_the_row), cmocka_unit_test(nothing_to_show_in_any_layout),
		cmocka_unit_test(pages_go_round), cmocka_unit_test(one_page_has_no_other),
		cmocka_unit_test(a_page_that_is_gone), cmocka_unit_test(columns_that_a_layout_names),
		cmocka_unit_test(alerts_lead_to_their_rows),
		cmocka_unit_test(the_footer_says_what_counts),
		cmocka_unit_test(the_footer_is_cut_by_rank),
		cmocka_unit_test(a_notice_beside_what_is_typed),
		cmocka_unit_test(nothing_is_done_beneath),
		cmocka_unit_test(another_day_is_named),
		cmocka_unit_test(a_key_for_the_tenth_pane),
		cmocka_unit_test(an_alert_whose_pane_is_not_there), cmocka_unit_test(an_alert_ends_the_filter),
		cmocka_unit_test(which_alert_is_acknowledged),
		cmocka_unit_test(an_acknowledged_alert_is_left),
		cmocka_unit_test(a_month_is_chosen),	cmocka_unit_test(back_to_the_running_month),
		cmocka_unit_test(a_past_month_is_arranged_by_what_shows),
		cmocka_unit_test(the_list_begins_with_the_programme), cmocka_unit_test(a_long_list_scrolls),
		cmocka_unit_test(the_footer_of_a_detail),
		cmocka_unit_test(nothing_lies_over_where_one_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
