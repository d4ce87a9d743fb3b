/* The board for other programs: all of it as JSON, or one of its tables as CSV. */
#ifndef VIEW_BOARD_WRITERS_H
#define VIEW_BOARD_WRITERS_H

#include <stdio.h>

#include "view/board_data.h"

#define BOARD_SCHEMA "patrolboard.board/1"

/* By the schema of that name: config/schemas/board-1.json. `compact`: on one line. */
void board_write_json(const struct view *v, bool compact, FILE *out);

/* That schema, from the same tables. */
void board_write_schema(FILE *out);

/* A row each, its first column the board's time, `head` above them. NULL is the table of hotspots. */
void board_write_csv(const struct view *v, const struct board_table *t, bool head, FILE *out);

#endif
