#include "model/distance.h"

#include <math.h>
#include <stdbool.h>

/* The mean radius. */
#define EARTH_KM 6371.0
#define RADIANS (M_PI / 180)

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
