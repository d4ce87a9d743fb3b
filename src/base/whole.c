#include "base/whole.h"

#include <math.h>

/* round() would be the only reason to have the library of all other functions in memory; these the compiler has itself. */
double whole(double value)
{
	double size = fabs(value), below = floor(size), nearest = below + (size - below >= 0.5);

	return value < 0 ? 0 - nearest : nearest;
}
