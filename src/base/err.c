#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/tongue.h"

/* Through a copy: the arguments may point into the text they replace. */
bool err_set(struct err *e, const char *format, ...)
{
	struct err next;
	va_list args;

	if (!e)
		return false;
	va_start(args, format);
	vsnprintf(next.text, sizeof next.text, T_(format), args);
	va_end(args);
	*e = next;
	return false;
}

bool err_wrap(struct err *e, const char *format, ...)
{
	struct err context;
	va_list args;

	if (!e)
		return false;
	va_start(args, format);
	vsnprintf(context.text, sizeof context.text, T_(format), args);
	va_end(args);
	return err_set(e, "%s: %s", context.text, e->text);
}
