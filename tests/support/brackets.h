/* The language of build/brackets, where each text of the catalogue stands in brackets: what begins without one was forgotten. */
#ifndef TESTS_SUPPORT_BRACKETS_H
#define TESTS_SUPPORT_BRACKETS_H

/* Speaks it, from here to the end; a program that cannot ends. */
void brackets_begin(void);
void brackets_end(void);

#endif
