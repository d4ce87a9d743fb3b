/* The tables of tests/e2e/README.md: what was done to the board, and what it did. */
#ifndef E2E_MATRIX_H
#define E2E_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

/* The titles of the columns, as README.md explains them: three of words, then three of times. */
#define MATRIX_OF_DATABASE "fault | corner | says | STALE after | back after | a key"
#define MATRIX_OF_TERMINAL "event | the board | says | gone after | back after | a key"

/* A column of words has no '|'; a time that is negative was not measured. */
struct matrix_row {
	const char *fault, *corner, *says;
	long first_ms, back_ms, key_ms;
};

/*
 * Is the table under this heading, with these titles, the one of these rows? Times are not compared. Where it is not, says on
 * stderr what it should be. With GOLDEN_UPDATE=1 in the environment the table is written again, and true is returned; several
 * programs may do so at a time.
 */
bool matrix_keep(const char *heading, const char *titles, const struct matrix_row *rows, size_t n);

#endif
