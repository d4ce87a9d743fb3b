/* Numbers to the nearest whole one. */
#ifndef BASE_WHOLE_H
#define BASE_WHOLE_H

/* A half goes away from nought, which has no sign; what is not finite stays as it is. */
double whole(double value);

#endif
