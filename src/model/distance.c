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

/*
 * By their series, which say as much as the C library's functions: for a distance now and then half a megabyte of those is not
 * worth having in memory. From 0 to pi.
 */
static double sine(double angle)
{
	double term = angle, sum = angle;

	for (int n = 2; n <= 28; n += 2) {
		term *= -angle * angle / (n * (n + 1));
		sum += term;
	}
	return sum;
}

static double cosine_of_latitude(double lat)
{
	return sine((90 + lat) * RADIANS);
}

static double half_sine_squared(double degrees)
{
	double s = sine(fabs(degrees) * RADIANS / 2);

	return s * s;
}

/* From 0 to 1. Of an angle half as large, and again, and again: the series of a small one is short. */
static double arc_tangent(double tangent)
{
	double square, sum = 0;

	for (int halved = 0; halved < 3; halved++)
		tangent /= 1 + sqrt(1 + tangent * tangent);
	square = tangent * tangent;
	for (int n = 13; n >= 1; n -= 2)
		sum = 1.0 / n - square * sum;
	return 8 * tangent * sum;
}

/* The haversine formula: exact enough also for places side by side. */
double distance_km(double lat, double lon, double other_lat, double other_lon)
{
	double h;

	if (!on_earth(lat, lon) || !on_earth(other_lat, other_lon))
		return NAN;
	h = half_sine_squared(other_lat - lat) +
		cosine_of_latitude(lat) * cosine_of_latitude(other_lat) * half_sine_squared(other_lon - lon);
	h = h < 1 ? h : 1;
	return 4 * EARTH_KM * arc_tangent(sqrt(h) / (1 + sqrt(1 - h))); /* of a quarter of the arc */
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
