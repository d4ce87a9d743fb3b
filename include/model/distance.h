/* How far apart two places on earth are, as the crow flies. */
#ifndef MODEL_DISTANCE_H
#define MODEL_DISTANCE_H

/* Along the great circle, in kilometres; places in degrees. NAN when one of them is not known, or no place on earth. */
double distance_km(double lat, double lon, double other_lat, double other_lon);

/*
 * No more than that, and hardly less for places in one county; and no less, and seldom more than half as much again. Without a sine
 * or cosine: enough to tell that a place is farther away than another, or near enough. NAN where distance_km is.
 */
double distance_least_km(double lat, double lon, double other_lat, double other_lon);
double distance_most_km(double lat, double lon, double other_lat, double other_lon);

#endif
