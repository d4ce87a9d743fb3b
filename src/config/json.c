#include "config/json.h"

#include <string.h>

void json_write_part(const char *text, size_t n, FILE *out)
{
	for (size_t i = 0; i < n; i++) {
		if (text[i] == '"' || text[i] == '\\')
			putc('\\', out);
		if ((unsigned char)text[i] < ' ')
			fprintf(out, "\\u%04x", (unsigned)text[i]);
		else
			putc(text[i], out);
	}
}

void json_write(const char *text, FILE *out)
{
	putc('"', out);
	json_write_part(text, strlen(text), out);
	putc('"', out);
}
