/* A network of the test program's own: nothing but the loopback, with every port free, and names that the test answers for. */
#ifndef E2E_NETWORK_H
#define E2E_NETWORK_H

#include <stdbool.h>

/* Two addresses that are ours, yet not local ones to the board. */
#define NETWORK_ADDRESS "192.0.2.1"
#define NETWORK_OTHER "192.0.2.2"

/*
 * Moves this process and all that it starts from here on into one, with name spaces. Called once, first thing in main. False, and
 * a line that says why for tests/run, when the system does not let us: all tests of the program are skipped then.
 */
bool network_enter(void);

enum network_names {
	NAMES_ANSWER,  /* every name has the address */
	NAMES_UNKNOWN, /* there is no such name */
	NAMES_FAIL,    /* the server of names has a problem of its own */
	NAMES_SILENT,
};

/* From now on; `address` in digits, `delay_ms` before each answer. */
void network_names(enum network_names how, const char *address, int delay_ms);

#endif
