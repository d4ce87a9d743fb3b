#include "base/json.h"

#include <string.h>

#include "base/decimal.h"
#include "base/text.h"

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

static void begin_line(struct json *j)
{
	if (j->depth == 0 || j->compact)
		return;
	putc('\n', j->out);
	for (unsigned i = 0; i < j->depth; i++)
		putc('\t', j->out);
}

static void begin_value(struct json *j, const char *key)
{
	if (j->followed)
		putc(',', j->out);
	begin_line(j);
	if (key)
		fprintf(j->out, "\"%s\":%s", key, j->compact ? "" : " ");
	j->followed = true;
}

void json_open(struct json *j, const char *key, char bracket)
{
	begin_value(j, key);
	putc(bracket, j->out);
	j->depth++;
	j->followed = false;
}

void json_close(struct json *j, char bracket)
{
	bool empty = !j->followed;

	j->depth--;
	if (!empty && j->depth == 0 && !j->compact)
		putc('\n', j->out);
	if (!empty)
		begin_line(j);
	putc(bracket == '{' ? '}' : ']', j->out);
	if (j->depth == 0)
		putc('\n', j->out);
	j->followed = true;
}

void json_text(struct json *j, const char *key, const char *text)
{
	struct grapheme g;
	char bytes[4 * GRAPHEME_RUNES];
	size_t left = strlen(text), n;

	begin_value(j, key);
	putc('"', j->out);
	for (; (n = text_next(text, left, &g)) > 0; text += n, left -= n)
		json_write_part(bytes, grapheme_encode(&g, bytes), j->out);
	putc('"', j->out);
}

void json_number(struct json *j, const char *key, double value)
{
	char text[DECIMAL_TEXT];
	const char *digits = decimal_text(value, text);

	begin_value(j, key);
	fputs(digits[0] ? digits : "null", j->out);
}

void json_flag(struct json *j, const char *key, bool value)
{
	begin_value(j, key);
	fputs(value ? "true" : "false", j->out);
}

void json_null(struct json *j, const char *key)
{
	begin_value(j, key);
	fputs("null", j->out);
}
