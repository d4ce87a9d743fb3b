/* On the shared server, a database whose every value is hostile, in every column of every view, beside the rows that it has. */
#ifndef E2E_POISON_H
#define E2E_POISON_H

#include "e2e/shared.h"

/*
 * Rows of each view, as many as there are texts: in each column each value of its kind comes once. POISON_BYTES is for a database
 * in SQL_ASCII, whose texts are any bytes.
 */
enum poison { POISON_CHARACTERS, POISON_BYTES };

void poison_mix(const char *database, enum poison poison);

/* Gives every row other values: those of the next column. */
void poison_stir(const char *database);

/* Each list of the board gets a million rows more. */
void poison_flood(const char *database);

/* All as it was before. */
void poison_clear(const char *database);

/* The row of board.about, whose column is this SQL expression. */
void poison_about(const char *column, const char *expression);

/* For cmocka: tear-down of a test that poisoned the shared server, and such a test. */
int poison_mend(void **state);

#define POISON_TEST(f) cmocka_unit_test_teardown(f, poison_mend)

#endif
