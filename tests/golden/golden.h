/* Text compared with a committed file below tests/golden. */
#ifndef TESTS_GOLDEN_GOLDEN_H
#define TESTS_GOLDEN_GOLDEN_H

#include <stdbool.h>

/*
 * Is `text` what tests/golden/NAME.txt holds? Where it is not, says on stderr how they differ. With GOLDEN_UPDATE=1 in the
 * environment the file is written instead: look at every one that changed, as an operator would, before committing it.
 */
bool golden_is(const char *name, const char *text);

#endif
