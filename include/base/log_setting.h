/* What is kept of a board's course, and where. */
#ifndef BASE_LOG_SETTING_H
#define BASE_LOG_SETTING_H

enum log_detail {
	LOG_CHANGES, /* how the database, the terminal and the program stand, whenever that changes */
	LOG_DETAILS, /* and each attempt, polls that were slow, and the settings in force */
	LOG_POLLS,   /* and every poll */
};

struct log_settings {
	const char *file; /* "": there is no log */
	enum log_detail detail;
};

#endif
