#include "bench/asked.h"

#include <stdlib.h>
#include <string.h>

double asked_number(const char *variable, double otherwise)
{
	const char *value = getenv(variable);

	return value && *value ? strtod(value, NULL) : otherwise;
}

bool asked_for(const char *variable, const char *name)
{
	const char *names = getenv(variable), *at = names;
	size_t n = strlen(name);

	if (!names || !*names)
		return true;
	for (; (at = strstr(at, name)); at += n)
		if ((at == names || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' '))
			return true;
	return false;
}
