/* What a program wrote to a terminal, byte by byte: is all of it what the board itself says? */
#ifndef E2E_RAW_H
#define E2E_RAW_H

#include <stdbool.h>
#include <stddef.h>

#define RAW_WHY 160

/*
 * Of escape sequences those that move, colour, clear and set modes; of controls BEL, BS, CR and LF; of characters those that show,
 * with at most two marks on each. Writes what else there is first into `why`. What is not whole yet at the end may
 * be ours.
 */
bool raw_is_ours(const char *bytes, size_t n, char why[RAW_WHY]);

#endif
