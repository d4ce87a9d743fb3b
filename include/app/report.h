/* `patrolboard report`: what is published of a month, in a format to choose. */
#ifndef APP_REPORT_H
#define APP_REPORT_H

#include "app/command.h"

extern const struct format report_formats[];

/* Returns the exit status; messages on standard error. */
int report_command(const struct options *o);

#endif
