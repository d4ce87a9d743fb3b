/* A database for many boards, and the way in which they come to it. */
#ifndef BENCH_CROWD_SITE_H
#define BENCH_CROWD_SITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/moment.h"
#include "bench/load.h"

struct way {
	const char *name, *what;
	bool pooled, standby;
	bool bell; /* boards are told of changes; only where neither of them is */
};

extern const struct way ways[];
extern const size_t way_count;

/* What a site has used since it was made, and has at the moment. */
struct site_usage {
	usec at;                               /* when the processor's time was read, which takes a while */
	double server_seconds, pooler_seconds; /* of the processor */
	double work_ms;                        /* execution and planning of what boards asked, by pg_stat_statements */
	double connections;                    /* of boards, on the server */
};

struct site;

/* For so many boards, and as many others as a server of its own takes. Changes go on at the reference rate. */
struct site *site_new(const struct way *way, size_t boards);
void site_free(struct site *s);

/* Of a board; and of another client that is no board and goes to the server itself. Valid as long as the site. */
const char *site_conninfo(struct site *s);
const char *site_other(struct site *s);

struct site_usage site_usage(struct site *s);

/* MB of the server, shared parts once. With a thousand connections it takes seconds to tell. */
double site_memory(struct site *s);

/* SIGKILL to all of the server that boards read; and it is started, and answers. */
void site_kill(struct site *s);
void site_start(struct site *s);

#endif
