#include "config/secret.h"

#include <string.h>
#include <strings.h>

#include "base/tongue.h"

/* Case-insensitive memmem. */
static const char *find(const char *text, size_t n, const char *wanted)
{
	size_t length = strlen(wanted);

	for (size_t i = 0; i + length <= n; i++)
		if (!strncasecmp(text + i, wanted, length))
			return text + i;
	return NULL;
}

bool secret_in(const char *text, size_t n)
{
	const char *scheme = find(text, n, "://");
	size_t rest = scheme ? n - (size_t)(scheme - text) : 0;

	return find(text, n, "password") || (scheme && (memchr(scheme, '@', rest) || memchr(scheme, '%', rest)));
}

const char *secret_masked(const char *word)
{
	return secret_in(word, strlen(word)) ? T_("(not shown)") : word;
}
