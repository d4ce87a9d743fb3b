/* Who runs a server that this program starts: this user, or, because PostgreSQL refuses root, somebody with fewer powers. */
#ifndef APP_ACCOUNT_H
#define APP_ACCOUNT_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

struct account {
	uid_t uid;
	gid_t gid;
	bool other; /* somebody else than who we are now */
	char name[64];
	char ours[64]; /* the name of who we are now */
};

/* Root gets `postgres`, or else `nobody`; everybody else themselves. */
bool account_find(struct account *a, struct err *e);

/* Becomes it, for good, with none of our own groups. For a child that was just forked. */
bool account_become(const struct account *a);

#endif
