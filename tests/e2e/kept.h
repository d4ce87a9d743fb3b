/* A folder of the demo's data for all tests of a program that need none of their own: the first demo in it makes them. */
#ifndef E2E_KEPT_H
#define E2E_KEPT_H

#include "e2e/served.h"

/* The folder, for --keep. */
extern char *kept;

/* For cmocka: set-up and tear-down of a group, and tear-down of a test. They return 0 and leave *state alone. */
int kept_make(void **state);
int kept_remove(void **state);
int kept_clean(void **state);

#define KEPT_TEST(f) cmocka_unit_test_teardown(f, kept_clean)

/* A `patrolboard demo --keep` of it, live. */
struct served kept_serve(void);

#endif
