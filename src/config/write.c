#include "config/write.h"

#include <stdlib.h>
#include <string.h>

#include "base/installed.h"
#include "config/defaults.h"
#include "config/keys.h"

#define COMMENT_COLUMNS 100

/* "a duration of 100ms to 1h" */
static const char *described(const struct config_key *key, char dst[COMPLAINT_TEXT])
{
	key_describe(key, dst, COMPLAINT_TEXT);
	return dst;
}

/* Words after `indent` and "# ", as many on a line as fit. */
static void write_comment(const char *indent, const char *text, FILE *out)
{
	size_t column = 0, length;

	for (; *text; text += length, text += strspn(text, " ")) {
		length = strcspn(text, " ");
		if (column && column + 1 + length > COMMENT_COLUMNS) {
			putc('\n', out);
			column = 0;
		}
		column += column ? 0 : (size_t)fprintf(out, "%s#", indent);
		column += (size_t)fprintf(out, " %.*s", (int)length, text);
	}
	putc('\n', out);
}

/* Must the keys, more than one, all be the same? That is then said once. */
static bool are_alike(const struct config_key *keys, size_t n)
{
	char first[COMPLAINT_TEXT], other[COMPLAINT_TEXT];

	described(&keys[0], first);
	for (size_t i = 1; i < n; i++)
		if (strcmp(first, described(&keys[i], other)) != 0)
			return false;
	return n > 1;
}

static void write_key_comment(const struct config_key *key, bool says_what, FILE *out)
{
	char must[COMPLAINT_TEXT], text[2 * COMPLAINT_TEXT];

	snprintf(text, sizeof text, says_what ? "%s (%s)" : "%s", key->help, described(key, must));
	write_comment("  ", text, out);
}

static void write_section(const struct config_key *keys, size_t n, const struct settings *s, bool comments, FILE *out)
{
	bool alike = are_alike(keys, n);
	char must[COMPLAINT_TEXT], text[2 * COMPLAINT_TEXT];

	fprintf(out, "%.*s:\n", (int)strcspn(keys[0].name, "."), keys[0].name);
	if (comments && alike) {
		snprintf(text, sizeof text, "each of them: %s", described(&keys[0], must));
		write_comment("  ", text, out);
	}
	for (size_t i = 0; i < n; i++) {
		if (comments)
			write_key_comment(&keys[i], !alike, out);
		fprintf(out, "  %s: ", key_leaf(&keys[i]));
		keys[i].type->write(&keys[i], (const char *)s + keys[i].offset, out);
		putc('\n', out);
	}
}

static void write_keys(const struct settings *s, bool comments, FILE *out)
{
	size_t n, in_section;
	const struct config_key *keys = keys_all(&n);

	for (; n > 0; keys += in_section, n -= in_section) {
		in_section = keys_in_section(keys, n);
		write_section(keys, in_section, s, comments, out);
		if (n > in_section)
			putc('\n', out);
	}
}

/* Whether a value is written the same as the key's default. */
static bool is_default(const struct config_key *key, const void *record)
{
	union {
		usec duration;
		const char *text;
		int number;
		bool flag;
	} field = { 0 };
	struct arena *scratch = arena_new();
	char hint[COMPLAINT_TEXT], *texts[2] = { NULL, NULL };
	const void *fields[] = { &field, (const char *)record + key->offset };
	size_t sizes[2];
	bool same;

	same = key->def && key->type->read(key, key->def, &field, scratch, hint);
	for (int i = 0; i < 2 && same; i++) {
		FILE *memory = open_memstream(&texts[i], &sizes[i]);

		if (memory) {
			key->type->write(key, fields[i], memory);
			fclose(memory);
		}
	}
	same = same && texts[0] && texts[1] && !strcmp(texts[0], texts[1]);
	free(texts[0]);
	free(texts[1]);
	arena_drop(scratch);
	return same;
}

/* The records of a list that `holder` has. */
static const char *records_of(const struct config_key *key, const void *holder, size_t *n)
{
	const char *records;

	memcpy(&records, (const char *)holder + key->offset, sizeof records);
	memcpy(n, (const char *)holder + key->count, sizeof *n);
	return records;
}

/* Has the record lists of records in it? It takes several lines then. */
static bool is_tall(const struct config_list *list, const void *record)
{
	size_t n;

	for (size_t i = 0; i < list->keys_n; i++)
		if (list->keys[i].list && !list->keys[i].list->plain && records_of(&list->keys[i], record, &n) && n)
			return true;
	return false;
}

/* "[a, b]" */
static void write_plain(const struct config_key *key, const void *holder, FILE *out)
{
	const struct config_key *item = &key->list->keys[0];
	size_t n;
	const char *records = records_of(key, holder, &n);

	for (size_t i = 0; i < n; i++) {
		fputs(i ? ", " : "[", out);
		item->type->write(item, records + i * key->list->size + item->offset, out);
	}
	putc(']', out);
}

static void write_records(const struct config_key *key, const void *holder, int indent, FILE *out);

/* Is there nothing to say of the key, for it is as it would be without? */
static bool is_silent(const struct config_key *key, const void *record)
{
	size_t n;

	if (!key->list)
		return is_default(key, record);
	records_of(key, record, &n);
	return n == 0;
}

/* "name: value", which may go on over further lines at `indent`. */
static void write_value(const struct config_key *key, const void *record, int indent, FILE *out)
{
	fprintf(out, "%s:", key->name);
	if (key->list && !key->list->plain) {
		putc('\n', out);
		write_records(key, record, indent + 2, out);
		return;
	}
	putc(' ', out);
	if (key->list)
		write_plain(key, record, out);
	else
		key->type->write(key, (const char *)record + key->offset, out);
}

/* On one line within { }, or a line for each key. The end of the last line is there already after a list. */
static void write_record(const struct config_list *list, const void *record, int indent, FILE *out)
{
	bool tall = is_tall(list, record), first = true;

	fprintf(out, "%*s- %s", indent, "", tall ? "" : "{ ");
	for (size_t i = 0; i < list->keys_n; i++) {
		const struct config_key *key = &list->keys[i];

		if (is_silent(key, record))
			continue;
		if (!first)
			fprintf(out, tall ? "%*s" : ", ", indent + 2, "");
		write_value(key, record, indent + 2, out);
		if (tall && !(key->list && !key->list->plain))
			putc('\n', out);
		first = false;
	}
	fputs(tall ? "" : " }\n", out);
}

static void write_records(const struct config_key *key, const void *holder, int indent, FILE *out)
{
	size_t n;
	const char *records = records_of(key, holder, &n);

	for (size_t i = 0; i < n; i++)
		write_record(key->list, records + i * key->list->size, indent, out);
}

static void write_key_comments(const struct config_list *list, FILE *out)
{
	char must[COMPLAINT_TEXT], text[2 * COMPLAINT_TEXT];

	for (size_t i = 0; i < list->keys_n; i++) {
		const struct config_key *key = &list->keys[i];

		snprintf(text, sizeof text, "%s: %s (%s%s%s)", key->name, key->help, described(key, must),
			 key->def ? "; without it " : "", key->def ? *key->def ? key->def : "none" : "");
		write_comment("", text, out);
	}
}

static void write_list_comment(const struct config_key *key, FILE *out)
{
	const struct config_key *below[LIST_BELOW];
	size_t n = list_below(key->list, below);

	fprintf(out, "# %s; %s\n", key->help,
		key->list->named ? "those here replace earlier ones of the same name"
				 : "a list here replaces the built-in one whole");
	write_key_comments(key->list, out);
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "# each of '%s':\n", below[i]->name);
		write_key_comments(below[i]->list, out);
	}
}

static void write_lists(const struct settings *s, bool comments, FILE *out)
{
	const struct config_key *lists;
	size_t lists_n, n;

	lists = keys_lists(&lists_n);
	for (size_t i = 0; i < lists_n; i++) {
		records_of(&lists[i], s, &n);
		putc('\n', out);
		if (comments)
			write_list_comment(&lists[i], out);
		fprintf(out, "%s:%s\n", lists[i].name, n ? "" : " []");
		write_records(&lists[i], s, 2, out);
	}
}

void config_write(const struct settings *s, FILE *out)
{
	write_keys(s, false, out);
	write_lists(s, false, out);
}

void config_write_defaults(FILE *out)
{
	struct arena *arena = arena_new();
	struct settings s;

	config_default(&s, arena);
	fprintf(out, "# yaml-language-server: $schema=%s/schemas/settings-1.json\n", installed_folder);
	fputs("# patrolboard: every key with its default. What a file leaves out keeps its default, so write only\n"
	      "# what you change. Durations have units: 250ms, 5s, 15m, 2h, 1h30m. ${VAR} and ${VAR:-default} in\n"
	      "# values come from the environment; between { } put such a value in quotes.\n"
	      "# Keys: a character, ^ and a letter, or Tab, S-Tab, Enter, Esc, Space, Backspace, Up, Down, Left,\n"
	      "# Right, PgUp, PgDn, Home, End, Ins, Del, F1 to F12; several with blanks between, in quotes;\n"
	      "# \"\" for none.\n"
	      "# 'patrolboard check config' shows every mistake at its place.\n\n",
	      out);
	write_keys(&s, true, out);
	write_lists(&s, true, out);
	arena_drop(arena);
}
