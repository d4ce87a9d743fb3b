#include "model/distance.h"

#include <math.h>
#include <stdbool.h>

/* The mean radius. */
#define EARTH_KM 6371.0
#define RADIANS (M_PI / 180)
/* More than it can add. */
#define ROUNDING 1e-9

static bool on_earth(double lat, double lon)
{
	return fabs(lat) <= 90 && fabs(lon) <= 180;
}

static double half_sine_squared(double angle)
{
	double s = sin(angle / 2);

	return s * s;
}

/* The haversine formula: exact enough also for places side by side. */
double distance_km(double lat, double lon, double other_lat, double other_lon)
{
	double h;

	if (!on_earth(lat, lon) || !on_earth(other_lat, other_lon))
		return NAN;
	h = half_sine_squared((other_lat - lat) * RADIANS) +
		cos(lat * RADIANS) * cos(other_lat * RADIANS) * half_sine_squared((other_lon - lon) * RADIANS);
	return 2 * EARTH_KM * asin(fmin(1, sqrt(h)));
}

/* Both are no more than the function itself, whose series go up and down from one term to the next. */
static double least_sine(double angle)
{
	double square = angle * angle, least = angle * (1 - square / 6);

	return least > 0 ? least : 0;
}

static double least_cosine(double angle)
{
	double square = angle * angle, least = 1 - square / 2 * (1 - square / 12 * (1 - square / 30));

	return least > 0 ? least : 0;
}

double distance_least_km(double lat, double lon, double other_lat, double other_lon)
{
	double north, east;

	if (!on_earth(lat, lon) || !on_earth(other_lat, other_lon))
		return NAN;
	north = least_sine(fabs(other_lat - lat) * RADIANS / 2);
	east = least_sine(fabs(other_lon - lon) * RADIANS / 2);
	/* The chord is no longer than the arc. */
	return 2 * EARTH_KM * (1 - ROUNDING) *
	       sqrt(north * north + least_cosine(lat * RADIANS) * least_cosine(other_lat * RADIANS) * east * east);
}

/* Along a meridian and a parallel, of which none is longer than the equator. */
double distance_most_km(double lat, double lon, double other_lat, double other_lon)
{
	if (!on_earth(lat, lon) || !on_earth(other_lat, other_lon))
		return NAN;
	return EARTH_KM * (1 + ROUNDING) * RADIANS * (fabs(other_lat - lat) + fabs(other_lon - lon));
}
