/* Guesses whether a text holds a password, so that no report repeats it. */
#ifndef CONFIG_SECRET_H
#define CONFIG_SECRET_H

#include <stdbool.h>
#include <stddef.h>

/* For any text, such as a line of a file; says yes rather too often. */
bool secret_in(const char *text, size_t n);

/* What a message may say of a word of the command line: the word, or "(not shown)". */
const char *secret_masked(const char *word);

#endif
