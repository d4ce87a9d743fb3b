/* The calls to the kernel that this process can still make, by a filter of the kernel's. */
#ifndef APP_SECCOMP_H
#define APP_SECCOMP_H

#include <stdbool.h>

#include "base/err.h"

/*
 * From now on this process and its children start no program, look into no other process, wait for nobody's calls, change neither
 * who they are nor what they see of the system, and type nothing into a terminal: such calls fail, with EPERM, and nothing is
 * killed. The process must have renounced new privileges before. False where the kernel has no filters, or the machine is not
 * known here.
 */
bool seccomp_enforce(struct err *e);

#endif
