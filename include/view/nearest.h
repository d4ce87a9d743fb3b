/* Which free unit of the kind that is wanted is nearest to where it is wanted. */
#ifndef VIEW_NEAREST_H
#define VIEW_NEAREST_H

#include "base/settings.h"
#include "model/board.h"

/* NULL when no free unit of the kind says where it is; else its distance as the crow flies. "officers" are patrols. */
const struct unit *nearest_free(const struct board *b, const struct settings *s, const char *hotspot,
				const char *wanted, double *km);

#endif
