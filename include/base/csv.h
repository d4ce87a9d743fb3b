/* Rows of comma-separated values as RFC 4180 has them, safe to open in a spreadsheet. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stdio.h>

/* Begins with `out` and nothing else set. */
struct csv {
	FILE *out;
	bool begun; /* the row has a cell */
};

/*
 * A cell of text that anybody may have written: made safe by base/text, and with ' before it where a spreadsheet would take it
 * for a formula (it begins with = + - @, in full width too, a tab or the end of a line).
 */
void csv_text(struct csv *c, const char *text);

/* A number, never changed; nothing when it is not finite. */
void csv_number(struct csv *c, double value);

void csv_end_row(struct csv *c);

#endif
