#include "base/meaning.h"

#include <stddef.h>

const char *const meaning_names[MEANING_COUNT + 1] = {
#define X(id, name, letter) name,
	MEANING_LIST(X)
#undef X
	NULL,
};

char meaning_letter(enum meaning m)
{
	static const char letters[MEANING_COUNT] = {
#define X(id, name, letter) letter,
		MEANING_LIST(X)
#undef X
	};

	return letters[m];
}
