/* The table of keys as the manual lists it. */
#ifndef CONFIG_MANUAL_H
#define CONFIG_MANUAL_H

#include <stdio.h>

/* Items of an mdoc list: the keys of all sections, then each list and the keys of its records. */
void config_write_manual(FILE *out);

#endif
