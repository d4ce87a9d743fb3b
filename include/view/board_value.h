/* A value of the board as other programs get it: of one of the kinds that columns of the contract have. */
#ifndef VIEW_BOARD_VALUE_H
#define VIEW_BOARD_VALUE_H

#include "model/board.h"
#include "model/dataset.h"

/* A value of that kind: the member is that of the kind, as in a row. Of FIELD_DAILY `daily`. */
struct board_value {
	enum field_kind kind;
	const char *text;
	double number; /* also of FIELD_COUNT, NAN: absent */
	bool flag;
	day day;
	usec moment; /* also of FIELD_INTERVAL */
	const int *daily;
	bool absent;
};

/* "", NAN, MOMENT_NONE and DAY_NONE are absent; so are moments that never come. */
struct board_value board_text(const char *text);
struct board_value board_number(double value);
struct board_value board_flag(bool value);
struct board_value board_at(usec moment);
struct board_value board_length(usec length);
struct board_value board_date(day d);

struct board_value board_field(const struct field *f, const void *row);

/* "2024-01-01T18:00:00+00:00" in local time; "" when it is not known, or not of the years that four digits can say. */
#define BOARD_MOMENT 40
const char *board_moment(const struct board *b, usec t, char dst[BOARD_MOMENT]);

/* "2024-01-01", "" as above. */
const char *board_day(day d, char dst[BOARD_MOMENT]);

#endif
