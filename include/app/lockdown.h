/* A board that is forced on somebody (ForceCommand): it hears only the machine, not whoever sits at the other end. */
#ifndef APP_LOCKDOWN_H
#define APP_LOCKDOWN_H

#include <stdbool.h>

#include "app/command.h"
#include "base/err.h"

/*
 * With --locked: from now on the environment has nothing but what tells about the terminal, the home is a folder that does not
 * exist, and so is no file of the user's to any library; the working directory is the root. What has been read by then (all that
 * runs before main) stays read. Called before anything else looks at the environment. False when the words ask for what a
 * locked board does not do. Without --locked nothing happens.
 */
bool lockdown(const struct options *o, struct err *e);

#endif
