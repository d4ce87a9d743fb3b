/* What goes wrong, told to the person at the terminal. */
#ifndef APP_COMPLAIN_H
#define APP_COMPLAIN_H

/* Prints "patrolboard: ..." as one line on standard error, as the catalogue has it and made safe to show. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
