/* What --month says. */
#ifndef APP_MONTH_OPTION_H
#define APP_MONTH_OPTION_H

#include "base/calendar.h"
#include "base/err.h"

/* "2023-12" is its first day; NULL is DAY_NONE: the one that the command takes then. */
bool month_option_read(const char *text, day *month, struct err *e);

#endif
