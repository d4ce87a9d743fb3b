/* The themes of a configuration: their keys, colours as values, and the rule that all can be read. */
#ifndef CONFIG_THEMES_H
#define CONFIG_THEMES_H

#include "config/list.h"

/* int: base/color.h; "#d55e00" */
extern const struct value_type value_color;

/* Of struct theme_setting. */
extern const struct config_list theme_list;

#endif
