/* The layouts: their keys, and the rules that they must keep. */
#ifndef CONFIG_LAYOUTS_H
#define CONFIG_LAYOUTS_H

#include "config/list.h"

/* Of struct layout_setting. */
extern const struct config_list layout_list;

#endif
