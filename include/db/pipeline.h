/* Questions sent in one go and their answers, taken as they come: libpq's pipeline mode. */
#ifndef DB_PIPELINE_H
#define DB_PIPELINE_H

#include <stdbool.h>
#include <stddef.h>

struct pg_conn;
struct pg_result;

#define PIPELINE_QUESTIONS 48

struct question {
	const char *sql;
	const char *name;     /* of a prepared statement, NULL for none */
	bool prepare;         /* it is to be prepared first */
	int params;           /* so many of the next */
	const char *param[2]; /* NULL: the parameter is NULL */
	const char *view;     /* that it reads, "" for none: to name it when it goes wrong */
	size_t dataset;
	int columns;          /* that its rows have, or more; 0 where the answer does not matter */
	void (*take)(void *asker, const struct question *q, const struct pg_result *r);   /* NULL: the answer does not matter */
	void (*failed)(void *asker, const struct question *q, const struct pg_result *r); /* NULL: nor does an error */
};

/* Zeroed is ready for pipeline_begin. */
struct pipeline {
	struct pg_conn *conn;
	struct question asked[PIPELINE_QUESTIONS];
	size_t asked_n, answered, syncs; /* syncs: still to come */
	bool raw;                        /* values come as the server has them; its encoding is ours to deal with */
	size_t rows, bytes;              /* of the answers so far, and of the values in them; for the asker to reset */
};

enum pipeline_progress { PIPELINE_WAITS, PIPELINE_DONE, PIPELINE_BROKEN };

/* Puts the connection into pipeline mode. This and the next three are false when the connection is broken. */
bool pipeline_begin(struct pipeline *p, struct pg_conn *conn);

/* Adds a question; text and view must live until its answer. */
bool pipeline_ask(struct pipeline *p, struct question q);

/* Ends a transaction: an error costs the questions after it up to here. */
bool pipeline_sync(struct pipeline *p);

/*
 * Hands out the answers that are there: rows of as many columns as were asked for, or errors. PIPELINE_DONE: there was one to each
 * question. PIPELINE_BROKEN: pipeline_problem knows, as libpq puts it.
 */
enum pipeline_progress pipeline_collect(struct pipeline *p, void *asker);
const char *pipeline_problem(const struct pipeline *p);

/* Events for poll(2) that pipeline_collect waits for. */
short pipeline_events(const struct pipeline *p);

#endif
