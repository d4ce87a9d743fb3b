/* What happens again and again, told when it first does and then once a minute, with how often it did. */
#ifndef APP_REPEATS_H
#define APP_REPEATS_H

#include <stdbool.h>

#include "model/link.h"

#define REPEATS 16

struct repeat {
	const char *event; /* NULL: free */
	char reason[LINK_TEXT];
	usec since;     /* its minute begins */
	unsigned again; /* in that minute, told of none */
};

/* Zero-initialised: nothing has happened. */
struct repeats {
	struct repeat at[REPEATS];
	struct repeat due; /* the last that repeats_due gave */
};

/*
 * Is this to be told? False: it was not long ago, and is counted. The event lives for ever; of more different ones in a minute than
 * there is room for only the number is kept, as of the event "others".
 */
bool repeats_tell(struct repeats *r, const char *event, const char *reason, usec now);

/* One that has happened again in a minute that is over by `now`, to be told; NULL when there is none more. Until the next call. */
const struct repeat *repeats_due(struct repeats *r, usec now);

#endif
