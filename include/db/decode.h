/* One value of a row, from the text that PostgreSQL sent to the C type that the board has for it. Pure; nothing is trusted. */
#ifndef DB_DECODE_H
#define DB_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/dataset.h"

/* Text is kept up to so many characters. */
#define DECODE_CHARACTERS 256

/* A value as it came: `n` bytes and a terminator; `text` is not looked at when it is NULL in the database. */
struct datum {
	const char *text;
	size_t n;
	bool null;
};

/* A type of the contract. */
struct kind {
	const char *wants;   /* the SQL type that the contract names */
	const char *accepts; /* types that are read as well, as pg_type names them, each between spaces */
	bool cut;            /* asked for as left(x::text, DECODE_CHARACTERS) */
	void (*absent)(void *at);
	bool (*read)(struct datum c, struct arena *a, void *at); /* false: not, or not all of it, readable */
};

extern const struct kind decode_text;     /* const char * */
extern const struct kind decode_count;    /* int */
extern const struct kind decode_large;    /* int64_t */
extern const struct kind decode_number;   /* double */
extern const struct kind decode_flag;     /* bool */
extern const struct kind decode_day;      /* day */
extern const struct kind decode_moment;   /* usec */
extern const struct kind decode_interval; /* usec */

/* const int *: ASB_DAYS values, the newest last; of more the newest are kept, for fewer the oldest are absent. */
extern const struct kind decode_daily;

/* How the kind of a field is read. */
const struct kind *decode_kind(enum field_kind kind);

/*
 * Writes the value to `at`; what cannot be read becomes the type's absent value (model/board.h). False when there was
 * something that could not be read, or nothing where the contract has no NULL. Text is copied to `a`.
 */
bool decode_value(const struct kind *kind, bool nullable, struct datum c, struct arena *a, void *at);

/* Does a server's type serve? `type` as pg_type names it, domains by their base type, any enum as "enum". */
bool decode_accepts(const struct kind *kind, const char *type);

#endif
