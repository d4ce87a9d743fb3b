/* `patrolboard check`: everything that is wrong with configuration and database, where, and what to do about it. */
#ifndef APP_CHECK_H
#define APP_CHECK_H

#include "app/command.h"

/* Findings on standard output; returns the exit status: 78 configuration, 69 and 77 database. */
int check_command(const struct options *o);

#endif
