#include "base/logfmt.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/zone.h"

/* As long as any error is. */
#define TEXT_BYTES 768

static void add_pair(struct logfmt *l, const char *key, const char *value)
{
	size_t room = sizeof l->text - l->n;
	int n = snprintf(l->text + l->n, room, "%s%s=%s", l->n ? " " : "", key, value);

	if (n > 0 && (size_t)n < room)
		l->n += (size_t)n;
	else
		l->text[l->n] = '\0';
}

/* Bytes from 0x80 on are of characters that text_clean let pass. */
static bool is_word(const char *text)
{
	for (; *text; text++)
		if (isascii((unsigned char)*text) && !isalnum((unsigned char)*text) && !strchr("-_.,:/+@%", *text))
			return false;
	return true;
}

static void quote(const char *text, char *dst)
{
	*dst++ = '"';
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			*dst++ = '\\';
		*dst++ = *text;
	}
	*dst++ = '"';
	*dst = '\0';
}

void logfmt_text(struct logfmt *l, const char *key, const char *text)
{
	char safe[TEXT_BYTES], quoted[2 * TEXT_BYTES + 3];

	text_clip(text, safe, sizeof safe);
	if (is_word(safe)) {
		if (safe[0])
			add_pair(l, key, safe);
		return;
	}
	quote(safe, quoted);
	add_pair(l, key, quoted);
}

void logfmt_number(struct logfmt *l, const char *key, long long number)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%lld", number);
	add_pair(l, key, digits);
}

void logfmt_length(struct logfmt *l, const char *key, usec length)
{
	if (moment_known(length))
		logfmt_number(l, key, length / 1000);
}

void logfmt_moment(struct logfmt *l, const char *key, usec moment)
{
	static const struct zone utc = { .n = 0 };
	struct civil c = zone_civil(&utc, moment);
	char text[64];

	snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", c.year, c.month, c.day, c.hour, c.minute,
		 c.second, (int)(moment % SECONDS(1) / 1000));
	add_pair(l, key, text);
}
