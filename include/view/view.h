/* What a pane may look at: one board at one moment, and how old it is. Drawing reads nothing else. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/settings.h"
#include "model/board.h"
#include "model/link.h"

struct view {
	const struct board *board; /* NULL before the first good poll */
	usec now;                  /* board time: about.now plus local monotonic time since it was received */
	usec age;                  /* since the newest good poll; MOMENT_NONE: there was none */
	enum staleness staleness;
	const struct link *link;
	const struct settings *settings;
	const char *notice; /* one line for the operator, in place of the footer; "" for none */
};

#endif
