#include "base/vocabulary.h"

#include <string.h>

const struct pane_words *vocabulary_pane(const struct vocabulary *v, const char *name)
{
	for (size_t i = 0; i < v->panes_n; i++)
		if (strcmp(v->panes[i].name, name) == 0)
			return &v->panes[i];
	return NULL;
}
