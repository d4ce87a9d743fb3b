/* YAML as a tree with exact places, of the plain kind only: no duplicate keys, anchors, aliases, tags, second documents. */
#ifndef CONFIG_TREE_H
#define CONFIG_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "config/report.h"

#define TREE_DEPTH 16

enum node_kind {
	NODE_SCALAR,
	NODE_EMPTY,   /* nothing where a value could stand, or a plain ~ or null */
	NODE_MAP,
	NODE_LIST,
	NODE_REFUSED, /* reported already: nothing more needs to be said about it */
};

struct node {
	enum node_kind kind;
	struct place at;
	const char *text;  /* of a scalar; "" otherwise */
	struct node *key;  /* in a map: this value's key, always a scalar */
	struct node *next; /* the next value of the same map or list */
	struct node *first;
	size_t n; /* of values in a map or list */
};

/*
 * Reads the `n` bytes at `text`, which source_clean has passed. What is refused or cannot be read goes to the report; the tree is
 * then as far as it could be read. NULL when there is nothing in the text. `lenient` keeps broken structure to itself, when
 * the report already holds what may have broken it.
 */
const struct node *tree_read(const char *text, size_t n, struct arena *arena, struct report *r, bool lenient);

#endif
