/* An option of the command line as one row: parsing, refusal, help and manual follow from it. */
#ifndef APP_OPTION_ROW_H
#define APP_OPTION_ROW_H

#include "app/command.h"

/* A long option, whom it is for, and what it fills: a setting's key, or a field of struct options. */
struct option_row {
	const char *name;
	char letter;          /* 0: none */
	const char *argument; /* its name in help; NULL: takes none, and the field is a bool */
	unsigned whom;        /* of enum whom */
	const char *help;     /* "": it is in the commands */
	const char *setting;  /* "" when the argument is itself "key=value"; NULL: it fills the field */
	size_t field;
	bool counted; /* the field is an int: how often it was said */
	const char *names; /* the list that its argument is of, as app/names.h has them; NULL: none, or its setting's */
};

enum { OPTION_ROWS = 30 };

/* All of them; those for the same stand together. */
extern const struct option_row option_rows[OPTION_ROWS];

#define OPTION_NAME 48

/* "--output (-o)". */
const char *option_name(const struct option_row *row, char dst[OPTION_NAME]);

#endif
