/* The live board as sentences, a line each, for screen readers, slow printers and logs: needs no terminal. */
#ifndef APP_PLAIN_H
#define APP_PLAIN_H

#include "app/command.h"

/*
 * Tells on standard output what the board is like, and from then on every change and every alert, until a signal ends it or
 * nobody reads any more. While its reader is slow polling goes on, and it then tells what has changed in all.
 */
int plain_command(const struct options *o);

#endif
