#include "app/complain.h"

#include <stdarg.h>
#include <stdio.h>

#include "app/letters.h"
#include "base/text.h"
#include "base/tongue.h"

void complain(const char *format, ...)
{
	char text[1024], safe[1024];
	struct letters letters;
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, T_(format), args);
	va_end(args);
	text_clean(text, safe, sizeof safe);
	letters_open(&letters, stderr);
	fprintf(letters.file, "patrolboard: %s\n", safe);
	letters_close(&letters);
}
