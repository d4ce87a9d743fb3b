#include "view/layout_page.h"

#include <string.h>

static bool is_in_force(const struct settings *s, const struct layout_setting *l)
{
	return strcmp(l->name, s->screen.layout) == 0;
}

/* Is it the first of its page? */
static bool opens_page(const struct settings *s, const struct layout_setting *l)
{
	if (!is_in_force(s, l))
		return false;
	for (const struct layout_setting *before = s->layouts; before < l; before++)
		if (layout_same_page(before, l))
			return false;
	return true;
}

/* The first entry of a page; NULL when there is no such page. */
static const struct layout_setting *page_at(const struct settings *s, size_t page)
{
	for (size_t i = 0; i < s->layouts_n; i++)
		if (opens_page(s, &s->layouts[i]) && page-- == 0)
			return &s->layouts[i];
	return NULL;
}

size_t layout_pages(const struct settings *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->layouts_n; i++)
		n += opens_page(s, &s->layouts[i]);
	return n ? n : 1;
}

const char *layout_page_title(const struct settings *s, size_t page)
{
	const struct layout_setting *first = page_at(s, page);

	return first ? first->page : "";
}

const struct layout_setting *layout_variant(const struct settings *s, size_t page, struct screen_size screen)
{
	const struct layout_setting *first = page_at(s, page), *last = first;

	for (size_t i = 0; first && i < s->layouts_n; i++)
		if (layout_same_page(first, &s->layouts[i])) {
			last = &s->layouts[i];
			if (layout_is_for(last, screen))
				break;
		}
	return last;
}
