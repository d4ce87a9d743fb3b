#include "app/choice.h"

#include <stdio.h>

#include "base/text.h"
#include "base/tongue.h"
#include "config/secret.h"

#define NAMES 256

static const char *list(const char *const *names, size_t n, char dst[NAMES])
{
	size_t used = 0;

	dst[0] = '\0';
	for (size_t i = 0; i < n && used < NAMES; i++)
		used += (size_t)snprintf(dst + used, NAMES - used, "%s%s", used ? ", " : "", names[i]);
	return dst;
}

bool choice_refuse(struct err *e, const char *what, const char *word, const char *const *names, size_t n)
{
	const char *near = text_nearest(word, names, n);
	char all[NAMES];

	list(names, n, all);
	if (near)
		return err_set(e, "unknown %s '%s'; did you mean '%s'? there are: %s", T_(what), word, near, all);
	return err_set(e, "unknown %s '%s'; there are: %s", T_(what), secret_masked(word), all);
}
