/* A candidate for an assist in words: "UA2 free, 36 km, 6h00 to shift end, charge 25m left". */
#ifndef VIEW_CANDIDATE_LINE_H
#define VIEW_CANDIDATE_LINE_H

#include "model/candidate.h"
#include "view/view.h"

#define CANDIDATE_LINE 256

/*
 * As many of its parts as fit in `cells`, the first always. One that is not usable reads "not UA1: AT SCENE, 0.8 km". Lengths
 * of time run on as estimates while the data is stale. Once it is lost nobody is recommended: do not call it then.
 */
void candidate_line(const struct view *v, const struct candidate *c, int cells, char dst[CANDIDATE_LINE]);

/* "0.8 km", "36 km", "far" from a thousand on; "" when not known. */
const char *candidate_km(double km, char dst[MOMENT_TEXT]);

#endif
