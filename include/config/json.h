/* Texts as JSON writes them; YAML's double quotes read the same. */
#ifndef CONFIG_JSON_H
#define CONFIG_JSON_H

#include <stddef.h>
#include <stdio.h>

/* A string, quotes included. */
void json_write(const char *text, FILE *out);

/* `n` bytes of what stands between the quotes. */
void json_write_part(const char *text, size_t n, FILE *out);

#endif
