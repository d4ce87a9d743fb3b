/* Who is recommended for an assist, and why not. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/candidate.h"
#include "model/distance.h"
#include "model/state.h"
#include "support/blank.h"
#include "support/crowd.h"

#define NOW HOURS(18)

static const struct state_setting states[] = {
	{ "1", "ON DUTY", STATE_FREE, 0 },
	{ "6", "AT SCENE", STATE_COMMITTED, 0 },
	{ "4", "REFRESH", STATE_UNAVAILABLE, 0 },
};
static const struct settings settings = { .states = states, .states_n = 3 };

static void distances(void **state)
{
	static const struct {
		const char *why;
		double lat, lon, other_lat, other_lon, km;
	} cases[] = {
		{ "the same place", 52.9, -1.4, 52.9, -1.4, 0 },
		{ "a degree of latitude", 53, -1.5, 54, -1.5, 111.19 },
		{ "a degree of longitude is shorter up here", 53, -1, 53, -2, 66.92 },
		{ "Derby to Glossop", 52.9228, -1.4766, 53.4432, -1.9490, 65.87 },
		{ "the other side of the earth", 0, 0, 0, 180, 20015.09 },
		{ "across the date line", 0, 179.5, 0, -179.5, 111.19 },
		{ "not known", NAN, -1.4, 52.9, -1.4, NAN },
		{ "no place on earth", 52.9, -1.4, 95, -1.4, NAN },
		{ "nor this", 52.9, INFINITY, 52, -1.4, NAN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double km = distance_km(cases[i].lat, cases[i].lon, cases[i].other_lat, cases[i].other_lon);

		if (isnan(cases[i].km) ? !isnan(km) : !(fabs(km - cases[i].km) < 0.01))
			fail_msg("%s: %f", cases[i].why, km);
	}
}

static double radians(double degrees)
{
	return degrees * M_PI / 180;
}

/* By the C library's functions; in kilometres. */
static double haversine(double lat, double lon, double other_lat, double other_lon)
{
	double north = sin(radians(other_lat - lat) / 2), east = sin(radians(other_lon - lon) / 2);
	double h = north * north + cos(radians(lat)) * cos(radians(other_lat)) * east * east;

	return 2 * 6371 * asin(fmin(1, sqrt(h)));
}

/* To a tenth of a millimetre; opposite each other, where the arc no longer tells, to some metres. */
static void distances_all_over_the_earth(void **state)
{
	(void)state;
	for (double lat = -90; lat <= 90; lat += 7.5)
		for (double other_lat = -90; other_lat <= 90; other_lat += 7.5)
			for (double lon = -180; lon <= 180; lon += 3.75) {
				double km = distance_km(lat, -1.5, other_lat, lon);
				double known = haversine(lat, -1.5, other_lat, lon);

				if (!(fabs(km - known) < (known < 20000 ? 1e-7 : 1e-2)))
					fail_msg("%g to %g %g: %.9f, not %.9f", lat, other_lat, lon, km, known);
			}
	assert_true(fabs(distance_km(53, -1.5, 53.000009, -1.5) - 0.001) < 1e-5);
}

/* All over the earth, and places so near that rounding could tell. */
static void distances_told_in_short(void **state)
{
	static const double places[][2] = {
		{ 0, 0 }, { 90, 0 }, { -90, 180 }, { 90, -180 }, { 0, 180 }, { 0, -180 }, { 53, -1.5 }, { 53, -1.5 },
		{ 53.0000001, -1.5 }, { 53, -1.5000001 }, { 53.01, -1.5 }, { 53, -1.6 }, { 53.4432, -1.9490 },
		{ 52.774, -1.5574 }, { -53, 178.5 }, { -37, 144.9 }, { 60, 179.9 }, { 60, -179.9 }, { NAN, 0 },
		{ 53, NAN }, { 91, 0 }, { 0, -181 }, { 0, INFINITY },
	};
	size_t n = sizeof places / sizeof *places;

	(void)state;
	for (size_t i = 0; i < n * n; i++) {
		const double *a = places[i / n], *b = places[i % n];
		double km = distance_km(a[0], a[1], b[0], b[1]);
		double least = distance_least_km(a[0], a[1], b[0], b[1]);
		double most = distance_most_km(a[0], a[1], b[0], b[1]);
		bool in_one_county = km < 100 && fabs(a[0]) < 60 && fabs(a[1] - b[1]) < 2;

		if (isnan(km) ? !isnan(least) || !isnan(most) : !(least <= km && most >= km))
			fail_msg("%g %g to %g %g: %g, from %g to %g", a[0], a[1], b[0], b[1], km, least, most);
		if (in_one_county && !(least >= km * 0.999))
			fail_msg("%g %g to %g %g: %g, %g at least", a[0], a[1], b[0], b[1], km, least);
	}
}

/* The place is at 53 north, 1.5 west; a hundredth of a degree of latitude is 1.11 km. */
struct trial {
	const char *why;
	const char *call_sign, *kind, *state, *assist;
	double north; /* hundredths of a degree from the place */
	int located;  /* minutes ago; -1: never said */
	int shift;    /* minutes left; -1: not known */
	int endurance;
	enum candidate_verdict verdict;
};

static struct unit unit_of(const struct trial *t)
{
	struct unit u = blank_unit(t->call_sign);

	u.kind = t->kind;
	u.state_code = t->state;
	u.assist_id = t->assist;
	u.lat = 53 + t->north / 100;
	u.lon = -1.5;
	u.located_at = t->located < 0 ? MOMENT_NONE : NOW - MINUTES(t->located);
	u.shift_ends = t->shift < 0 ? MOMENT_NONE : NOW + MINUTES(t->shift);
	u.endurance_ends = t->endurance < 0 ? MOMENT_NONE : NOW + MINUTES(t->endurance);
	return u;
}

static struct board *board_with(const struct hotspot *h, const struct unit *units, size_t n)
{
	struct board *b = board_new();

	b->hotspots.at = h;
	b->hotspots.n = 1;
	b->units.at = units;
	b->units.n = n;
	board_publish(b);
	return b;
}

static struct hotspot place(void)
{
	struct hotspot h = blank_hotspot("DAR");

	h.lat = 53;
	h.lon = -1.5;
	return h;
}

static struct assist call_for(const char *wanted)
{
	struct assist a = blank_assist("5");

	a.hotspot = "DAR";
	a.asked_by = "HD03";
	a.wanted = wanted;
	a.state = "asked";
	a.asked_at = NOW - MINUTES(1);
	return a;
}

/* At 60 km an hour a drone flies 90 hundredths of a degree in 100 minutes. */
static void verdicts(void **state)
{
	static const struct trial trials[] = {
		{ "free, near, with time", "UA1", "drone", "1", "", 9, 2, 360, 25, CANDIDATE_FITS },
		{ "neither shift nor endurance known", "UA1", "drone", "1", "", 9, 2, -1, -1, CANDIDATE_FITS },
		{ "a state that is not free", "UA1", "drone", "6", "", 9, 2, 360, 25, CANDIDATE_NOT_FREE },
		{ "a state that nobody knows", "UA1", "drone", "77", "", 9, 2, 360, 25, CANDIDATE_NOT_FREE },
		{ "free, but on another assist", "UA1", "drone", "1", "4", 9, 2, 360, 25, CANDIDATE_NOT_FREE },
		{ "another kind", "MB1", "motorcycle", "1", "", 1, 2, 360, -1, CANDIDATE_WRONG_KIND },
		{ "the one that asks", "HD03", "drone", "1", "", 0, 2, 360, -1, CANDIDATE_ASKS },
		{ "no position", "UA1", "drone", "1", "", NAN, -1, 360, -1, CANDIDATE_POSITION_NONE },
		{ "just fresh enough", "UA1", "drone", "1", "", 9, 30, 360, -1, CANDIDATE_FITS },
		{ "stale position", "UA1", "drone", "1", "", 9, 31, 360, -1, CANDIDATE_POSITION_OLD },
		{ "position of unknown age", "UA1", "drone", "1", "", 9, -1, 360, -1, CANDIDATE_POSITION_OLD },
		{ "shift ends on the way", "UA1", "drone", "1", "", 90, 2, 99, -1, CANDIDATE_TOO_LATE },
		{ "shift ends just after it is there", "UA1", "drone", "1", "", 90, 2, 101, -1, CANDIDATE_FITS },
		{ "shift over, way unknown", "UA1", "drone", "1", "", NAN, -1, 0, -1, CANDIDATE_TOO_LATE },
		{ "charge ends on the way", "UA1", "drone", "1", "", 90, 2, 360, 99, CANDIDATE_TOO_FAR },
		{ "charge ends just after", "UA1", "drone", "1", "", 90, 2, 360, 101, CANDIDATE_FITS },
		{ "what cannot come is not mended by a new position", "UA1", "drone", "1", "", 90, 60, 99, -1,
		  CANDIDATE_TOO_LATE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
		struct hotspot h = place();
		struct unit u = unit_of(&trials[i]);
		struct assist a = call_for("drone");
		struct board *b = board_with(&h, &u, 1);
		struct candidate c = candidate_of(b, &settings, &a, &b->units.at[0], NOW);

		if (c.verdict != trials[i].verdict)
			fail_msg("%s: verdict %d", trials[i].why, c.verdict);
		board_free(b);
	}
}

/* Who has asked for help is where it is needed, until that is over. */
static void who_needs_help_stays(void **state)
{
	static const struct trial crew = { "", "HD01", "patrol", "1", "", 9, 2, 360, -1, CANDIDATE_FITS };
	static const struct {
		const char *state;
		enum candidate_verdict verdict;
	} own[] = {
		{ "asked", CANDIDATE_NEEDS_HELP },
		{ "arrived", CANDIDATE_NEEDS_HELP },
		{ "released", CANDIDATE_FITS },
		{ "declined", CANDIDATE_FITS },
	};

	(void)state;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		struct hotspot h = place();
		struct unit u = unit_of(&crew);
		struct assist calls[] = { call_for("officers"), call_for("drone") };
		struct board *b = board_new();

		calls[1].id = "6";
		calls[1].asked_by = "HD01";
		calls[1].state = own[i].state;
		b->hotspots.at = &h;
		b->hotspots.n = 1;
		b->assists.at = calls;
		b->assists.n = 2;
		board_publish(b);
		if (candidate_of(b, &settings, &calls[0], &u, NOW).verdict != own[i].verdict)
			fail_msg("one of its own that is %s", own[i].state);
		board_free(b);
	}
}

/* An absent call sign is not the same as another absent one. */
static void without_names(void **state)
{
	static const struct trial nameless = { "", "", "drone", "1", "", 9, 2, 360, -1, CANDIDATE_FITS };
	struct hotspot h = place();
	struct unit u = unit_of(&nameless);
	struct assist a = call_for("drone");
	struct board *b = board_with(&h, &u, 1);

	(void)state;
	a.asked_by = "";
	assert_int_equal(candidate_of(b, &settings, &a, &u, NOW).verdict, CANDIDATE_FITS);
	board_free(b);
}

static void officers_are_patrols(void **state)
{
	static const struct trial trials[] = {
		{ "", "HD01", "patrol", "1", "", 1, 2, 360, -1, CANDIDATE_FITS },
		{ "", "HX1", "supervisor", "1", "", 1, 2, 360, -1, CANDIDATE_WRONG_KIND },
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct hotspot h = place();
		struct unit u = unit_of(&trials[i]);
		struct assist a = call_for("officers");
		struct board *b = board_with(&h, &u, 1);

		assert_int_equal(candidate_of(b, &settings, &a, &u, NOW).verdict, trials[i].verdict);
		a.hotspot = "no such place";
		assert_true(isnan(candidate_of(b, &settings, &a, &u, NOW).km));
		board_free(b);
	}
}

static const struct trial crowd[] = {
	{ "", "UA1", "drone", "1", "", 20, 2, 360, -1, CANDIDATE_FITS },
	{ "", "UA2", "drone", "1", "", 9, 2, 360, -1, CANDIDATE_FITS },
	{ "", "UA3", "drone", "1", "", NAN, -1, 360, -1, CANDIDATE_POSITION_NONE },
	{ "", "UA4", "drone", "1", "", 1, 90, 360, -1, CANDIDATE_POSITION_OLD },
	{ "", "UA5", "drone", "6", "", 0.5, 2, 360, -1, CANDIDATE_NOT_FREE },
	{ "", "UA6", "drone", "1", "", 9, 2, 360, -1, CANDIDATE_FITS },
	{ "", "UA7", "drone", "4", "", 0.4, 2, 360, -1, CANDIDATE_NOT_FREE },
	{ "", "UA8", "drone", "1", "", 90, 2, 360, 5, CANDIDATE_TOO_FAR },
	{ "", "MB1", "motorcycle", "1", "", 0, 2, 360, -1, CANDIDATE_WRONG_KIND },
};

/* Which of the crowd are there (a bit each), how many are wanted, and who comes out. */
static void the_best(void **state)
{
	static const struct {
		const char *why;
		unsigned there;
		size_t max;
		const char *order;
	} cases[] = {
		{ "nearest first, ties by call sign", 0x1ff, 3, "UA2 UA6 UA1 " },
		{ "then those whose place is in doubt", 0x00d, 3, "UA1 UA4 UA3 " },
		{ "nobody who cannot go beside one who can", 0x093, 5, "UA2 UA1 " },
		{ "when nobody can, why", 0x1d0, 3, "UA8 UA7 UA5 " },
		{ "no more than asked for", 0x1ff, 1, "UA2 " },
		{ "none wanted", 0x1ff, 0, "" },
		{ "none of the kind", 0x100, 3, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct hotspot h = place();
		struct unit units[sizeof crowd / sizeof *crowd];
		struct assist a = call_for("drone");
		struct candidate best[8];
		char order[64] = "";
		size_t n = 0;
		struct board *b;

		for (size_t k = 0; k < sizeof crowd / sizeof *crowd; k++)
			if (cases[i].there >> k & 1)
				units[n++] = unit_of(&crowd[k]);
		b = board_with(&h, units, n);
		n = candidate_best(b, &settings, &a, NOW, best, cases[i].max);
		for (size_t k = 0; k < n; k++)
			snprintf(order + strlen(order), sizeof order - strlen(order), "%s ", best[k].unit->call_sign);
		if (strcmp(order, cases[i].order))
			fail_msg("%s: %s", cases[i].why, order);
		board_free(b);
	}
}

enum { UNITS = 400, CALLS = 30 };

/* A crowd in which everything is in doubt for somebody: where they are, since when, how long they can stay, and what they do. */
static struct board *doubtful_crowd(struct arena *arena, unsigned *chance)
{
	static const char *const kinds[] = { "drone", "motorcycle", "patrol", "dog", "" };
	struct board *b = crowd_board(&(struct crowd){ UNITS, 40, CALLS });
	struct unit *units = memcpy(arena_alloc(arena, UNITS, sizeof *units), b->units.at, UNITS * sizeof *units);
	struct assist *calls = memcpy(arena_alloc(arena, CALLS, sizeof *calls), b->assists.at, CALLS * sizeof *calls);

	for (size_t i = 0; i < UNITS; i++) {
		unsigned c = *chance = *chance * 1103515245 + 12345;

		units[i].kind = kinds[(c >> 16) % 5];
		units[i].state_code = states[(c >> 8) % 2].code;
		units[i].lat = c % 13 ? 52.8 + (double)(c >> 12 & 7) / 10 : (double)NAN;
		units[i].lon = -1.9 + (double)(c >> 20 & 3) / 10;
		units[i].located_at = c % 7 ? CROWD_NOW - MINUTES((int)(c >> 10 & 31) + c % 3) : MOMENT_NONE;
		units[i].shift_ends = c % 5 ? CROWD_NOW + MINUTES((int)(c >> 14 & 255) - 20) : MOMENT_NONE;
		units[i].endurance_ends = c % 3 ? MOMENT_NONE : CROWD_NOW + MINUTES((int)(c >> 22 & 63));
		units[i].assist_id = c % 11 ? "" : "4";
	}
	for (size_t i = 0; i < CALLS; i++) {
		calls[i].wanted = i % 7 ? kinds[i % 5] : "officers";
		calls[i].hotspot = i % 9 ? calls[i].hotspot : "no such place";
		calls[i].state = i % 4 ? "asked" : "released";
		calls[i].asked_by = units[(*chance >> 8) % (i % 2 ? UNITS : 8)].call_sign;
		*chance = *chance * 1103515245 + 12345;
	}
	b->units.at = units;
	b->assists.at = calls;
	board_publish(b);
	return b;
}

/* The same ones in the same order, whether all are weighed or only whom it takes. */
static void weighed_in_short(void **state)
{
	struct candidate plain[UNITS], quick[UNITS];
	size_t enough = 0, few = 0, nobody = 0;
	unsigned chance = 1;

	(void)state;
	for (size_t round = 0; round < 40; round++) {
		struct arena *arena = arena_new();
		struct spell spell = spell_at(CROWD_NOW);
		struct board *b = doubtful_crowd(arena, &chance);
		struct reserve r;

		b->units.n = round % 4 ? UNITS : round;
		r = candidate_reserve(b, &settings, &spell, arena);
		for (size_t i = 0; i < CALLS * 4; i++) {
			const struct assist *a = &b->assists.at[i / 4];
			size_t max = i % 4 * 3 % 8;
			size_t n = candidate_best(b, &settings, a, CROWD_NOW, plain, max);
			bool usable = n > 0 && candidate_usable(&plain[0]);

			assert_int_equal(candidate_best_of(&r, a, quick, max), n);
			for (size_t k = 0; k < n; k++) {
				assert_ptr_equal(quick[k].unit, plain[k].unit);
				assert_int_equal(quick[k].verdict, plain[k].verdict);
				assert_true(quick[k].travel == plain[k].travel);
			}
			if (candidate_enough(&r, a, max))
				assert_true(n == max && (usable || !max));
			enough += max && candidate_enough(&r, a, max);
			few += usable && n < max;
			nobody += n && !usable;
		}
		board_free(b);
		arena_drop(arena);
	}
	assert_true(enough > 100 && few > 100 && nobody > 100);
}

/* So far away that the shortest way that it could be is one that its charge lasts for, and the way that it is is not. */
static void enough_are_sure(void **state)
{
	const struct hotspot h = place();
	const struct assist a = call_for("drone");
	struct unit u = unit_of(&(struct trial){ NULL, "UA1", "drone", "1", "", 500, 0, -1, -1, CANDIDATE_FITS });
	struct board *b = board_with(&h, &u, 1);
	struct arena *arena = arena_new();
	struct spell spell = spell_at(NOW);
	struct reserve r = candidate_reserve(b, &settings, &spell, arena);
	usec travel = candidate_of(b, &settings, &a, &u, NOW).travel;

	(void)state;
	assert_true(candidate_enough(&r, &a, 1));
	u.lon = 8;
	u.endurance_ends = NOW + candidate_of(b, &settings, &a, &u, NOW).travel - SECONDS(1);
	assert_true(u.endurance_ends > NOW + travel);
	assert_int_equal(candidate_of(b, &settings, &a, &u, NOW).verdict, CANDIDATE_TOO_FAR);
	assert_false(candidate_enough(&r, &a, 1));
	board_free(b);
	arena_drop(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances),
		cmocka_unit_test(distances_all_over_the_earth),
		cmocka_unit_test(verdicts),
		cmocka_unit_test(who_needs_help_stays),
		cmocka_unit_test(without_names),
		cmocka_unit_test(officers_are_patrols),
		cmocka_unit_test(the_best),
		cmocka_unit_test(distances_told_in_short),
		cmocka_unit_test(weighed_in_short),
		cmocka_unit_test(enough_are_sure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
