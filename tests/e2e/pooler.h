/* PgBouncer in transaction mode before a private server. */
#ifndef E2E_POOLER_H
#define E2E_POOLER_H

#include <stddef.h>
#include <sys/types.h>

#include "e2e/server.h"

struct pooler;

/*
 * `pool` connections to the server for `clients` that come to it; `more` are lines of its configuration, "" for none. It takes
 * everybody in, as patrolboard_reader.
 */
struct pooler *pooler_new(struct server *s, int pool, size_t clients, const char *more);
void pooler_free(struct pooler *p);

/* A URI, valid as long as the pooler. */
const char *pooler_conninfo(const struct pooler *p);

pid_t pooler_pid(const struct pooler *p);

#endif
