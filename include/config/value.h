/* The types a configured value can have: read from what a person wrote, written back, described in words and in a schema. */
#ifndef CONFIG_VALUE_H
#define CONFIG_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"

#define COMPLAINT_TEXT 512

/* What is wrong with a value, and what to write instead ("" when that is plain from the message). */
struct complaint {
	char message[COMPLAINT_TEXT], hint[COMPLAINT_TEXT];
	char where[COMPLAINT_TEXT / 4]; /* in a record: which of its values, "rows[1].pane"; "": the record as a whole */
	bool secret; /* the value is or holds a password, which is not to be shown */
};

struct config_key;
struct config_list;

struct value_type {
	const char *name;

	/* Into the field of the key's type; texts go to `arena`. False, and the field untouched, when `text` does not fit. */
	bool (*read)(const struct config_key *key, const char *text, void *field, struct arena *arena,
		     char hint[COMPLAINT_TEXT]);

	/* As YAML that `read` takes. */
	void (*write)(const struct config_key *key, const void *field, FILE *out);

	/* What the value must be, as the catalogue has it: "a duration of 100ms to 1h". */
	void (*describe)(const struct config_key *key, char *dst, size_t size);

	/* Members of a JSON Schema object, without its braces. */
	void (*schema)(const struct config_key *key, FILE *out);
};

/* A value, or a list of records: of the settings ("database.interval", "states"), or of a record in a list ("code"). */
struct config_key {
	const char *name;
	const struct value_type *type;  /* of a single value */
	const struct config_list *list; /* what the records of a list are; NULL: a single value */
	size_t offset; /* of its field in `struct settings`, or in the record; of a list, the pointer to its first record */
	size_t count;  /* of a list: the offset of how many records there are */
	int64_t min, max;                /* of a list: records */
	const char *const *words;        /* of value_word; ends with NULL */
	const char *def;                 /* NULL: must be given (records only); of a list in a record "", may be left out */
	const char *help;                /* no capital, no full stop */
	bool (*refuse)(const char *text, struct complaint *c); /* NULL: no further rule */
	const struct config_key *among; /* a list: the text must be what makes one of its records (config/list.h); NULL: any */
};

extern const struct value_type value_duration; /* usec, "1h30m"; limits in usec */
extern const struct value_type value_count;    /* int */
extern const struct value_type value_flag;     /* bool, "yes" */
extern const struct value_type value_word;     /* enum, one of key->words by its number */
extern const struct value_type value_text;     /* const char *; limits in cells */
extern const struct value_type value_size;     /* struct screen_size, "120x40"; limits for both of its numbers */

/* Reads `text` as key's value into its field of `record`; false and a complaint when it does not fit. */
bool value_read(const struct config_key *key, const char *text, void *record, struct arena *arena, struct complaint *c);

/* What the key's value must be: "a duration of 100ms to 1h", "a list of 1 to 8". */
void key_describe(const struct config_key *key, char *dst, size_t size);

/* The part of the key's name after the section: "interval". */
const char *key_leaf(const struct config_key *key);

/* What is wrong, and what to write instead, as the catalogue has the format. */
void complaint_say(struct complaint *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
void complaint_hint(char hint[COMPLAINT_TEXT], const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Makes the nearest of the names the hint, or where none is near all of them. */
void complaint_suggest(struct complaint *c, const char *text, const char *const *names, size_t n);

/* `text` as people may be shown it: safe, at most 40 cells, nothing of it when it may hold a password. */
const char *value_quote(const char *text, struct arena *arena);

#endif
