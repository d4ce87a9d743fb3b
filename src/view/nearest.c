#include "view/nearest.h"

#include <math.h>
#include <string.h>

#include "model/state.h"

#define KM_A_DEGREE 111.2

/* Flat within a county: the error stays below one in a thousand. */
static double distance(const struct hotspot *h, const struct unit *u)
{
	double north = (u->lat - h->lat) * KM_A_DEGREE;
	double east = (u->lon - h->lon) * KM_A_DEGREE * cos(h->lat * M_PI / 180);

	return sqrt(north * north + east * east);
}

const struct unit *nearest_free(const struct board *b, const struct settings *s, const char *hotspot,
				const char *wanted, double *km)
{
	const struct hotspot *h = board_hotspot(b, hotspot);
	const char *kind = strcmp(wanted, "officers") == 0 ? "patrol" : wanted;
	const struct unit *nearest = NULL;

	for (size_t i = 0; h && i < b->units.n; i++) {
		const struct unit *u = &b->units.at[i];
		double d = distance(h, u);

		if (!isfinite(d) || strcmp(u->kind, kind) != 0 || !unit_free(s, u) || (nearest && d >= *km))
			continue;
		nearest = u;
		*km = d;
	}
	return nearest;
}
