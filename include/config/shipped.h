/* The layouts that come with the program. */
#ifndef CONFIG_SHIPPED_H
#define CONFIG_SHIPPED_H

#include <stddef.h>

/* Each a struct layout_setting; *n is set. */
const void *shipped_layouts(size_t *n);

#endif
