/* Lists of records, at the top of a configuration or within other records; and what rows of the tables of keys are made of. */
#ifndef CONFIG_LIST_H
#define CONFIG_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/vocabulary.h"
#include "config/value.h"

/* What the records of a list are. */
struct config_list {
	const struct config_key *keys;
	size_t keys_n;
	size_t size;        /* of a record */
	bool plain;         /* a record is the value of its only key by itself: [unit, status] */
	size_t deepest;     /* how many lists deep it may stand; 0: no matter */
	const char *unique; /* the key, a text, that no two records may share; NULL: none */
	/*
	 * The key, a text, by which several records together are one thing: a file's replace the earlier ones of the same name,
	 * and others stay. NULL: a file's list replaces the earlier one whole. For lists at the top of a file.
	 */
	const char *named;
	const char *const *also; /* further names that values may speak of, with NULL after the last; NULL: none */
	/* The records when nobody has said anything; *n is set. NULL in records, where there are none. */
	const void *(*shipped)(size_t *n);
	/* A rule between the keys of a record, or with those before it; c->where says what it is about. NULL: none. */
	bool (*refuse)(const void *records, size_t at, const struct vocabulary *words, struct complaint *c);
	/* Schemas, a comma between, that say of a record what the types of its keys cannot. NULL: nothing. */
	void (*schemas)(const struct vocabulary *words, const char *indent, FILE *out);
};

#define LIST_BELOW 8

/* The keys of lists of records below `list`, one for each kind of record, however often it nests; returns how many. */
size_t list_below(const struct config_list *list, const struct config_key *found[LIST_BELOW]);

/* The text of the key `name` in a record. */
const char *list_text(const struct config_list *list, const char *name, const void *record);

/* --- what rows of the table are made of --- */

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* The offset of a field; a field of another type does not compile. */
#define FIELD_OF(record, f, ctype) (offsetof(record, f) * _Generic(((record *)NULL)->f, ctype: 1))

#define DURATION(from, to) .type = &value_duration, .min = (from), .max = (to)
#define COUNT(from, to) .type = &value_count, .min = (from), .max = (to)
#define TEXT(from, to) .type = &value_text, .min = (from), .max = (to)
#define SIZE(from, to) .type = &value_size, .min = (from), .max = (to)
#define FLAG .type = &value_flag
#define WORD(enumerated) .type = &value_word, .words = (enumerated)

/* Records of `kind`, which `f` points to, and `f`_n counts. */
#define LIST(from, to, kind, record, f, ctype) \
	.list = &(kind), .min = (from), .max = (to), .offset = FIELD_OF(record, f, const ctype *), \
	.count = FIELD_OF(record, f##_n, size_t)

#define KEYS(array) .keys = (array), .keys_n = LENGTH(array)

#endif
