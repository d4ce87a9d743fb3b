/* The tables of tests/e2e/README.md: what was done to the board, and what it did. */
#ifndef E2E_MATRIX_H
#define E2E_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

struct matrix_row {
	const char *fault, *corner, *says; /* none has a '|' */
	long stale_ms, back_ms, key_ms;    /* measured; negative: not */
};

/*
 * Is the table under this heading the one of these rows? Times are not compared. Where it is not, says on stderr what it should be.
 * With GOLDEN_UPDATE=1 in the environment the table is written again, and true is returned; several programs may do so at a time.
 */
bool matrix_keep(const char *heading, const struct matrix_row *rows, size_t n);

#endif
