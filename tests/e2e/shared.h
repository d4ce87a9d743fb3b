/* One server for all tests of a program: made before the first of them, mended after each, gone after the last. */
#ifndef E2E_SHARED_H
#define E2E_SHARED_H

#include "e2e/server.h"

/* It has the demo's data; nothing plays. */
extern struct server *server;

/* For cmocka: set-up and tear-down of a group, and tear-down of a test. They return 0 and leave *state alone. */
int shared_make(void **state);
int shared_free(void **state);
int shared_mend(void **state);

#define SHARED_TEST(f) cmocka_unit_test_teardown(f, shared_mend)

#endif
