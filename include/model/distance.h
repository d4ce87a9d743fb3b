/* How far apart two places on earth are, as the crow flies. */
#ifndef MODEL_DISTANCE_H
#define MODEL_DISTANCE_H

/* Along the great circle, in kilometres; places in degrees. NAN when one of them is not known, or no place on earth. */
double distance_km(double lat, double lon, double other_lat, double other_lon);

#endif
