/* Numbers as files for other programs have them: a point whatever the locale, no grouping. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#define DECIMAL_TEXT 32

/* At most four digits after the point, and no noughts at its end: "552", "90.0362", "1e+300"; "" when it is not finite. */
const char *decimal_text(double value, char dst[DECIMAL_TEXT]);

#endif
