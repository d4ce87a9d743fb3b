/* The files that this process can still get at, by the kernel's Landlock. */
#ifndef APP_LANDLOCK_H
#define APP_LANDLOCK_H

#include <stdbool.h>

#include "base/err.h"

/* The version of Landlock that the kernel has; 0: it has none, or has it turned off. */
int landlock_version(void);

/*
 * Rules in the making, a descriptor of the kernel's; -1 when it cannot have any. A path that is not there, or is NULL,
 * is passed over; links are followed.
 *
 * But for what is added to them nothing can be read, written, made, removed or started; nobody outside can be sent a signal, and
 * nobody can call at a TCP port of ours. Descriptors that are open stay as they are.
 */
int landlock_begin(struct err *e);

/* May be read: a folder with all that is in it; or a file, with its folder, so that it can come later and be replaced. */
void landlock_reads(int rules, const char *path);

/* May be written: that file, which may be moved away and made anew in its folder. */
void landlock_writes(int rules, const char *file);

/* From now on, for this process and its children; it must have renounced new privileges before. The rules are gone afterwards. */
bool landlock_enforce(int rules, struct err *e);

#endif
