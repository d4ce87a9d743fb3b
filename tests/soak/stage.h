/* All that takes part in a soak, and its chance. */
#ifndef SOAK_STAGE_H
#define SOAK_STAGE_H

#include <stdint.h>
#include <sys/types.h>

#include "e2e/proxy.h"
#include "e2e/screen.h"
#include "e2e/server.h"
#include "soak/truth.h"

struct stage {
	struct server *server;
	struct proxy *proxy; /* between the server and the boards on a terminal */
	struct truth *truth;
	struct screen *wall;     /* never touched, always read */
	struct screen *operator; /* has keys pressed at random, in sizes at random */
	pid_t writer;            /* writes all it has as JSON, again and again */
	char json[128], log[128];
	uint64_t chance;
};

/* Of 0 to n - 1. */
static inline unsigned stage_pick(struct stage *s, unsigned n)
{
	s->chance ^= s->chance << 13;
	s->chance ^= s->chance >> 7;
	s->chance ^= s->chance << 17;
	return (unsigned)(s->chance >> 33) % n;
}

#endif
