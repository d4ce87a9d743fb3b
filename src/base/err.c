#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/tongue.h"

/* In both languages; `format` as it stands is the English one. */
static void __attribute__((format(printf, 2, 0))) say(struct err *e, const char *format, va_list args)
{
	va_list again;

	va_copy(again, args);
	vsnprintf(e->text, sizeof e->text, T_(format), args);
	vsnprintf(e->english, sizeof e->english, format, again);
	va_end(again);
}

/* Through a copy: the arguments may point into the text they replace. */
bool err_set(struct err *e, const char *format, ...)
{
	struct err next;
	va_list args;

	if (!e)
		return false;
	va_start(args, format);
	say(&next, format, args);
	va_end(args);
	*e = next;
	return false;
}

/* Puts ": text" behind the context, and takes both over. */
static void follow(char context[ERR_TEXT], char text[ERR_TEXT])
{
	size_t n = strlen(context);

	snprintf(context + n, ERR_TEXT - n, ": %.*s", (int)(ERR_TEXT - n), text);
	memcpy(text, context, ERR_TEXT);
}

bool err_wrap(struct err *e, const char *format, ...)
{
	struct err context;
	va_list args;

	if (!e)
		return false;
	va_start(args, format);
	say(&context, format, args);
	va_end(args);
	follow(context.text, e->text);
	follow(context.english, e->english);
	return false;
}
