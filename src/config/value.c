#include "config/value.h"

#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/layout.h"
#include "base/moment.h"
#include "base/text.h"
#include "base/tongue.h"
#include "config/duration.h"
#include "base/json.h"
#include "config/secret.h"

static bool in_range(const struct config_key *key, int64_t value)
{
	return value >= key->min && value <= key->max;
}

/* --- durations --- */

static bool duration_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	usec d;

	(void)arena;
	if (!duration_parse(text, &d)) {
		duration_suggest(text, key->def, key->min, key->max, hint, COMPLAINT_TEXT);
		return false;
	}
	if (in_range(key, d))
		*(usec *)field = d;
	return in_range(key, d);
}

static void duration_write(const struct config_key *key, const void *field, FILE *out)
{
	char text[64];

	(void)key;
	duration_print(*(const usec *)field, text, sizeof text);
	fputs(text, out);
}

static void duration_describe(const struct config_key *key, char *dst, size_t size)
{
	char from[64], to[64];

	duration_print(key->min, from, sizeof from);
	duration_print(key->max, to, sizeof to);
	snprintf(dst, size, T_("a duration of %s to %s"), key->min ? from : "0", to);
}

static void duration_schema(const struct config_key *key, FILE *out)
{
	/* Nothing but 0 goes without a unit, and that not where it is out of range. */
	if (key->min)
		fputs("\"type\": \"string\", \"pattern\": \"^([0-9]+(d|h|m|s|ms))+$|[$][{]\"", out);
	else
		fputs("\"type\": [\"string\", \"integer\"], \"minimum\": 0, \"maximum\": 0, "
		      "\"pattern\": \"^([0-9]+(d|h|m|s|ms))+$|^0$|[$][{]\"",
		      out);
}

const struct value_type value_duration = { "duration", duration_read, duration_write, duration_describe,
					   duration_schema };

/* --- counts --- */

static bool count_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	size_t digits = strspn(text, "0123456789");
	long n = digits < 10 ? strtol(text, NULL, 10) : LONG_MAX;

	(void)arena;
	if (digits && text[digits] && strspn(text, "0123456789_, ") == strlen(text))
		complaint_hint(hint, "write the digits alone");
	if (!digits || text[digits] || !in_range(key, n))
		return false;
	*(int *)field = (int)n;
	return true;
}

static void count_write(const struct config_key *key, const void *field, FILE *out)
{
	(void)key;
	fprintf(out, "%d", *(const int *)field);
}

static void count_describe(const struct config_key *key, char *dst, size_t size)
{
	snprintf(dst, size, T_("a whole number of %" PRId64 " to %" PRId64), key->min, key->max);
}

static void count_schema(const struct config_key *key, FILE *out)
{
	fprintf(out,
		"\"type\": [\"integer\", \"string\"], \"minimum\": %" PRId64 ", \"maximum\": %" PRId64 ", "
		"\"pattern\": \"^[0-9]+$|[$][{]\"",
		key->min, key->max);
}

const struct value_type value_count = { "count", count_read, count_write, count_describe, count_schema };

/* --- flags --- */

static const char *const flag_words[][2] = { { "no", "yes" }, { "off", "on" }, { "false", "true" } };

static bool flag_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	const char *near;

	(void)key;
	(void)arena;
	for (size_t i = 0; i < sizeof flag_words / sizeof *flag_words; i++)
		for (int value = 0; value < 2; value++)
			if (!strcmp(text, flag_words[i][value])) {
				*(bool *)field = value;
				return true;
			}
	near = text_nearest(text, flag_words[0], 2);
	if (near)
		complaint_hint(hint, "did you mean '%s'?", near);
	return false;
}

static void flag_write(const struct config_key *key, const void *field, FILE *out)
{
	(void)key;
	fputs(flag_words[0][*(const bool *)field], out);
}

static void flag_describe(const struct config_key *key, char *dst, size_t size)
{
	(void)key;
	snprintf(dst, size, "%s", T_("yes or no"));
}

static void flag_schema(const struct config_key *key, FILE *out)
{
	(void)key;
	fputs("\"type\": [\"boolean\", \"string\"], \"pattern\": \"^(yes|no|on|off|true|false)$|[$][{]\"", out);
}

const struct value_type value_flag = { "flag", flag_read, flag_write, flag_describe, flag_schema };

/* --- one word of several, kept as its number --- */

static size_t words_n(const struct config_key *key)
{
	size_t n = 0;

	while (key->words[n])
		n++;
	return n;
}

/* The word's number, or words_n. */
static size_t word_find(const struct config_key *key, const char *text, char *hint)
{
	size_t i, n = words_n(key);
	const char *near;

	for (i = 0; i < n && strcmp(key->words[i], text) != 0;)
		i++;
	near = i == n ? text_nearest(text, key->words, n) : NULL;
	if (near)
		complaint_hint(hint, "did you mean '%s'?", near);
	return i;
}

static bool word_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	unsigned i = (unsigned)word_find(key, text, hint);

	(void)arena;
	if (!key->words[i])
		return false;
	memcpy(field, &i, sizeof i);
	return true;
}

/* In quotes where other readers of YAML would take the word for a flag: "off". */
static void word_write(const struct config_key *key, const void *field, FILE *out)
{
	bool flag = false;
	const char *word;
	unsigned number;

	memcpy(&number, field, sizeof number);
	word = key->words[number];

	for (size_t i = 0; i < sizeof flag_words / sizeof *flag_words; i++)
		flag = flag || !strcmp(word, flag_words[i][0]) || !strcmp(word, flag_words[i][1]);
	fprintf(out, flag ? "\"%s\"" : "%s", word);
}

static void word_describe(const struct config_key *key, char *dst, size_t size)
{
	size_t at = (size_t)snprintf(dst, size, "%s", T_("one of"));

	for (size_t i = 0; key->words[i] && at < size; i++)
		at += (size_t)snprintf(dst + at, size - at, "%s %s", i ? "," : "", key->words[i]);
}

static void word_schema(const struct config_key *key, FILE *out)
{
	fputs("\"type\": \"string\", \"pattern\": \"^(", out);
	for (size_t i = 0; key->words[i]; i++)
		fprintf(out, "%s%s", i ? "|" : "", key->words[i]);
	fputs(")$|[$][{]\"", out);
}

const struct value_type value_word = { "word", word_read, word_write, word_describe, word_schema };

/* --- texts --- */

/* What comes from a command line or a variable has passed no other check. */
static bool is_readable(const char *text, char *hint)
{
	size_t n = strlen(text), taken;
	char32_t rune;

	for (; n; text += taken, n -= taken) {
		taken = text_rune(text, n, &rune);
		if (!taken || rune_is_control(rune)) {
			if (taken)
				complaint_hint(hint, "it holds the control character U+%04X", (unsigned)rune);
			else
				complaint_hint(hint, "it is not UTF-8");
			return false;
		}
	}
	return true;
}

static bool text_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	if (!is_readable(text, hint) || !in_range(key, text_width(text)))
		return false;
	*(const char **)field = arena_text(arena, text, strlen(text));
	return true;
}

/* Always in quotes, so that no other reader of YAML takes "0" or "no" for something else; JSON's are YAML's too. */
static void text_write(const struct config_key *key, const void *field, FILE *out)
{
	const char *text = *(const char *const *)field, *dollar;

	(void)key;
	putc('"', out);
	for (; (dollar = strstr(text, "${")); text = dollar + 1) {
		json_write_part(text, (size_t)(dollar - text), out);
		fputs("$$", out);
	}
	json_write_part(text, strlen(text), out);
	putc('"', out);
}

static void text_describe(const struct config_key *key, char *dst, size_t size)
{
	if (key->min > 0)
		snprintf(dst, size, T_("text of %" PRId64 " to %" PRId64 " cells"), key->min, key->max);
	else
		snprintf(dst, size, T_("text of at most %" PRId64 " cells"), key->max);
}

static void text_schema(const struct config_key *key, FILE *out)
{
	/* Other readers take an unquoted code 0 for a number. */
	fprintf(out, "\"type\": [\"string\", \"number\"], \"minLength\": %" PRId64, key->min);
}

const struct value_type value_text = { "text", text_read, text_write, text_describe, text_schema };

/* --- sizes of screens --- */

static bool size_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	size_t cols = strspn(text, "0123456789"), rows = strspn(text + cols + (text[cols] == 'x'), "0123456789");
	struct screen_size size = { 0, 0 };

	(void)arena;
	if (!cols || cols > 4 || !rows || rows > 4 || text[cols] != 'x' || text[cols + 1 + rows]) {
		complaint_hint(hint, "columns, an 'x', lines: 120x40");
		return false;
	}
	size.cols = (int)strtol(text, NULL, 10);
	size.rows = (int)strtol(text + cols + 1, NULL, 10);
	if (!in_range(key, size.cols) || !in_range(key, size.rows))
		return false;
	*(struct screen_size *)field = size;
	return true;
}

static void size_write(const struct config_key *key, const void *field, FILE *out)
{
	const struct screen_size *size = field;

	(void)key;
	fprintf(out, "%dx%d", size->cols, size->rows);
}

static void size_describe(const struct config_key *key, char *dst, size_t size)
{
	snprintf(dst, size, T_("a size of %" PRId64 "x%" PRId64 " to %" PRId64 "x%" PRId64), key->min, key->min,
		 key->max, key->max);
}

static void size_schema(const struct config_key *key, FILE *out)
{
	(void)key;
	fputs("\"type\": \"string\", \"pattern\": \"^[0-9]{1,4}x[0-9]{1,4}$|[$][{]\"", out);
}

const struct value_type value_size = { "size", size_read, size_write, size_describe, size_schema };

/* --- all of them --- */

void key_describe(const struct config_key *key, char *dst, size_t size)
{
	if (!key->list)
		key->type->describe(key, dst, size);
	else if (key->min > 0)
		snprintf(dst, size, T_("a list of %" PRId64 " to %" PRId64), key->min, key->max);
	else
		snprintf(dst, size, T_("a list of at most %" PRId64), key->max);
}

const char *key_leaf(const struct config_key *key)
{
	const char *dot = strchr(key->name, '.');

	return dot ? dot + 1 : key->name;
}

bool value_read(const struct config_key *key, const char *text, void *record, struct arena *arena, struct complaint *c)
{
	char must[COMPLAINT_TEXT / 2];
	struct arena *scratch;

	c->message[0] = c->hint[0] = c->where[0] = '\0';
	c->secret = false;
	if (key->refuse && key->refuse(text, c))
		return false;
	if (key->type->read(key, text, (char *)record + key->offset, arena, c->hint))
		return true;
	scratch = arena_new();
	key->type->describe(key, must, sizeof must);
	complaint_say(c, "'%s' must be %s, got %s", key_leaf(key), must, value_quote(text, scratch));
	arena_drop(scratch);
	return false;
}

void complaint_say(struct complaint *c, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(c->message, sizeof c->message, T_(format), args);
	va_end(args);
}

void complaint_hint(char hint[COMPLAINT_TEXT], const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(hint, COMPLAINT_TEXT, T_(format), args);
	va_end(args);
}

void complaint_suggest(struct complaint *c, const char *text, const char *const *names, size_t n)
{
	const char *near = text_nearest(text, names, n);
	size_t at = 0;

	c->hint[0] = '\0';
	if (near)
		at = (size_t)snprintf(c->hint, sizeof c->hint, T_("did you mean '%s'? "), near);
	for (size_t i = 0; i < n && at < sizeof c->hint; i++)
		at += (size_t)snprintf(c->hint + at, sizeof c->hint - at, "%s%s", i ? ", " : T_("there are "),
				       names[i]);
}

#define QUOTED_CELLS 40

const char *value_quote(const char *text, struct arena *arena)
{
	size_t n = strlen(text), taken, at = 0;
	struct grapheme g;
	int cells = 0;

	if (secret_in(text, n))
		return T_("a text not shown");
	while (at < n && cells < QUOTED_CELLS) {
		taken = text_next(text + at, n - at, &g);
		cells += g.width;
		at += taken;
	}
	return arena_printf(arena, "'%.*s%s'", (int)at, text, at < n ? "..." : "");
}
