/* The pages of a layout, and which of a page's variants suits a screen. */
#ifndef VIEW_LAYOUT_PAGE_H
#define VIEW_LAYOUT_PAGE_H

#include "base/settings.h"

/* Of the layout in force (screen.layout): at least 1. */
size_t layout_pages(const struct settings *s);

/* The title of a page, counted from 0; "" when it has none, or there is no such page. */
const char *layout_page_title(const struct settings *s, size_t page);

/* NULL when the layout has no such page. */
const struct layout_setting *layout_variant(const struct settings *s, size_t page, struct screen_size screen);

#endif
