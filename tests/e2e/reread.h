/* What a board should have: all that the views say at this moment. */
#ifndef E2E_REREAD_H
#define E2E_REREAD_H

#include "base/settings.h"
#include "model/board.h"

/*
 * Compares all rows of the board with those that another board reads, all of them, from the same database; the test fails where
 * they differ. False, and nothing compared: it is another minute by now, with which counters go on.
 */
bool reread_compare(const struct board *b, const char *conninfo, const struct database_settings *settings);

#endif
