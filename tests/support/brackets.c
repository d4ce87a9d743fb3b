#include "support/brackets.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/tongue.h"

void brackets_begin(void)
{
	bool asked = setenv("LC_ALL", "C.UTF-8", 1) == 0 && setenv("LANGUAGE", "en", 1) == 0;

	if (!asked || !tongue_begin("build/brackets")) {
		fputs("build/brackets cannot be read\n", stderr);
		exit(EXIT_FAILURE);
	}
}

void brackets_end(void)
{
	tongue_end();
	unsetenv("LC_ALL");
	unsetenv("LANGUAGE");
}
