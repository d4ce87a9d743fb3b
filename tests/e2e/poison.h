/* A database whose every value is hostile, in every column of every view of the contract, beside the rows that it has. */
#ifndef E2E_POISON_H
#define E2E_POISON_H

#include "e2e/server.h"

/*
 * Rows of each view, as many as there are texts: in each column each value of its kind comes once. POISON_BYTES is for a database
 * in SQL_ASCII, whose texts are any bytes.
 */
enum poison { POISON_CHARACTERS, POISON_BYTES };

void poison_mix(struct server *server, const char *database, enum poison poison);

/* Gives every row other values: those of the next column. */
void poison_stir(struct server *server, const char *database);

/* Each list of the board gets a million rows more. */
void poison_flood(struct server *server, const char *database);

/* All as it was before. */
void poison_clear(struct server *server, const char *database);

/* The row of board.about, whose column is this SQL expression. */
void poison_about(struct server *server, const char *column, const char *expression);

#endif
