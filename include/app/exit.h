/* How the program ends, as scripts and monitoring see it (after sysexits.h where that has a number). */
#ifndef APP_EXIT_H
#define APP_EXIT_H

enum exit_status {
	EXIT_STATUS_OK = 0,
	EXIT_STATUS_FAILURE = 1,
	EXIT_STATUS_USAGE = 2,
	EXIT_STATUS_UNREACHABLE = 69,   /* no database */
	EXIT_STATUS_INTERNAL = 70,
	EXIT_STATUS_TOO_OLD = 75,       /* a board, but its data are old */
	EXIT_STATUS_REFUSED = 77,       /* the database, or we, said no: password, privilege, contract */
	EXIT_STATUS_CONFIGURATION = 78,
};

#endif
