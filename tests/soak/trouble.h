/* What goes wrong in a soak. */
#ifndef SOAK_TROUBLE_H
#define SOAK_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "soak/stage.h"

struct trouble {
	const char *name;
	const char *begins; /* SQL, then a function; NULL: nothing */
	void (*begin)(struct stage *s);
	void (*end)(struct stage *s);
	const char *ends;
	bool rests; /* the database can take no changes while it lasts */
	bool short_lived; /* it is over as soon as it has begun */
};

extern const struct trouble troubles[];
extern const size_t troubles_n;

void trouble_begin(const struct trouble *t, struct stage *s);
void trouble_end(const struct trouble *t, struct stage *s);

/* A key that somebody presses who does not leave. */
const char *trouble_key(struct stage *s);

#endif
