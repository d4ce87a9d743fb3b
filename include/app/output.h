/* Where what a command writes goes: standard output or a file, which is either as it was or holds all of it. */
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "app/exit.h"
#include "base/err.h"

struct output {
	const char *path; /* as it was asked for; NULL and "-" for standard output */
	FILE *file;       /* to write to: it is in memory until output_end */
	char *text;
	size_t n;
};

/* Does it stand for standard output? */
bool output_is_standard(const char *path);

/* `path` must live as long as the output. False, with a message, when there is no memory for it. */
bool output_begin(struct output *o, const char *path);

/*
 * Writes what was gathered, and releases it. A regular file is written beside its place, with the permissions of the one that
 * is there, and put there when all of it is on the disk; what is none, such as a pipe, is written to directly. A reader who
 * goes away before the end is no failure; what is one is told on standard error, and EXIT_STATUS_FAILURE.
 */
enum exit_status output_end(struct output *o);

enum output_result { OUTPUT_WRITTEN, OUTPUT_EXISTS, OUTPUT_FAILED };

/*
 * Writes what was gathered into a new file, whole or not at all; one that is there already stays as it is. `e` is set unless it
 * was written. Nothing is released.
 */
enum output_result output_put(struct output *o, const char *path, struct err *e);

/* Releases what was gathered without writing it. */
void output_drop(struct output *o);

#endif
