/* Lists of names that a word of the command line may be one of, a line each: for people, and for shells that complete it. */
#ifndef APP_NAMES_H
#define APP_NAMES_H

#include "app/exit.h"
#include "app/command.h"

/* Those in force: a configuration may add to a list. Complains when there is no such list. */
enum exit_status names_write(const char *list, const struct options *o, FILE *out);

#endif
