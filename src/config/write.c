#include "config/write.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "config/config.h"
#include "config/json.h"
#include "config/keys.h"

#define COMMENT_COLUMNS 100

/* "a duration of 100ms to 1h" */
static const char *described(const struct config_key *key, char dst[COMPLAINT_TEXT])
{
	key->type->describe(key, dst, COMPLAINT_TEXT);
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

static void write_key_comment(const struct config_key *key, const char *indent, FILE *out)
{
	char must[COMPLAINT_TEXT], text[2 * COMPLAINT_TEXT];

	snprintf(text, sizeof text, "%s (%s)", key->help, described(key, must));
	write_comment(indent, text, out);
}

/* --- YAML --- */

static void write_keys(const struct settings *s, bool comments, FILE *out)
{
	const struct config_key *keys;
	size_t n, section = 0, length = 0;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || !key_in(&keys[i], keys[section].name, length)) {
			section = i;
			length = strcspn(keys[i].name, ".");
			fprintf(out, "%s%.*s:\n", i ? "\n" : "", (int)length, keys[i].name);
		}
		if (comments)
			write_key_comment(&keys[i], "  ", out);
		fprintf(out, "  %s: ", key_leaf(&keys[i]));
		keys[i].type->write(&keys[i], (const char *)s + keys[i].offset, out);
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

static void write_record(const struct config_list *list, const void *record, FILE *out)
{
	const char *between = "  - { ";

	for (size_t i = 0; i < list->keys_n; i++) {
		if (is_default(&list->keys[i], record))
			continue;
		fprintf(out, "%s%s: ", between, list->keys[i].name);
		list->keys[i].type->write(&list->keys[i], (const char *)record + list->keys[i].offset, out);
		between = ", ";
	}
	fputs(" }\n", out);
}

static void write_list_comment(const struct config_list *list, FILE *out)
{
	char must[COMPLAINT_TEXT], text[2 * COMPLAINT_TEXT];

	fprintf(out, "# %s; a list here replaces the built-in one whole\n", list->help);
	for (size_t i = 0; i < list->keys_n; i++) {
		const struct config_key *key = &list->keys[i];

		snprintf(text, sizeof text, "%s: %s (%s%s%s)", key->name, key->help, described(key, must),
			 key->def ? "; without it " : "", key->def ? *key->def ? key->def : "none" : "");
		write_comment("", text, out);
	}
}

static void write_lists(const struct settings *s, bool comments, FILE *out)
{
	const struct config_list *lists;
	size_t lists_n, n;
	const char *records;

	lists = keys_lists(&lists_n);
	for (size_t i = 0; i < lists_n; i++) {
		memcpy(&records, (const char *)s + lists[i].at, sizeof records);
		memcpy(&n, (const char *)s + lists[i].count, sizeof n);
		putc('\n', out);
		if (comments)
			write_list_comment(&lists[i], out);
		fprintf(out, "%s:%s\n", lists[i].name, n ? "" : " []");
		for (size_t j = 0; j < n; j++)
			write_record(&lists[i], records + j * lists[i].size, out);
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
	fputs("# patrolboard: every key with its default. What a file leaves out keeps its default, so keep only what you change.\n"
	      "# Durations have units: 250ms, 5s, 15m, 2h, 1h30m. ${VAR} and ${VAR:-default} in values come from the environment.\n"
	      "# 'patrolboard check config' shows every mistake at its place.\n\n",
	      out);
	write_keys(&s, true, out);
	write_lists(&s, true, out);
	arena_drop(arena);
}

/* --- JSON Schema --- */

static void write_property(const struct config_key *key, const char *indent, FILE *out)
{
	fprintf(out, "%s\"%s\": { ", indent, key_leaf(key));
	key->type->schema(key, out);
	fputs(", \"description\": ", out);
	json_write(key->help, out);
	if (key->def) {
		fputs(", \"default\": ", out);
		json_write(key->def, out);
	}
	fputs(" }", out);
}

static void write_section_schemas(FILE *out)
{
	const struct config_key *keys;
	size_t n, section = 0, length = 0;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || !key_in(&keys[i], keys[section].name, length)) {
			section = i;
			length = strcspn(keys[i].name, ".");
			fprintf(out, "%s    \"%.*s\": {\n      \"type\": [\"object\", \"null\"], \"additionalProperties\": false,\n"
				"      \"properties\": {\n", i ? "\n      }\n    },\n" : "", (int)length, keys[i].name);
		} else {
			fputs(",\n", out);
		}
		write_property(&keys[i], "        ", out);
	}
	fputs("\n      }\n    }", out);
}

static void write_list_schema(const struct config_list *list, FILE *out)
{
	const char *between = "";

	fprintf(out, ",\n    \"%s\": {\n      \"type\": \"array\", \"maxItems\": %zu, \"description\": ", list->name, list->most);
	json_write(list->help, out);
	fputs(",\n      \"items\": {\n        \"type\": \"object\", \"additionalProperties\": false, \"required\": [", out);
	for (size_t i = 0; i < list->keys_n; i++)
		if (!list->keys[i].def) {
			fprintf(out, "%s\"%s\"", between, list->keys[i].name);
			between = ", ";
		}
	fputs("],\n        \"properties\": {\n", out);
	for (size_t i = 0; i < list->keys_n; i++) {
		write_property(&list->keys[i], "          ", out);
		fputs(i + 1 < list->keys_n ? ",\n" : "\n", out);
	}
	fputs("        }\n      }\n    }", out);
}

void config_write_schema(FILE *out)
{
	const struct config_list *lists;
	size_t n;

	fputs("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"patrolboard configuration\",\n"
	      "  \"type\": [\"object\", \"null\"], \"additionalProperties\": false,\n  \"properties\": {\n", out);
	write_section_schemas(out);
	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		write_list_schema(&lists[i], out);
	fputs("\n  }\n}\n", out);
}

/* --- the manual --- */

/* A sentence: with its capital, its full stop, and nothing that mdoc would take for a request. */
static void write_sentence(const char *text, const char *end, FILE *out)
{
	putc(toupper((unsigned char)*text), out);
	for (text++; *text; text++)
		if (*text == '\\')
			fputs("\\e", out);
		else
			putc(*text, out);
	fputs(end, out);
}

static void write_item(const char *before, const struct config_key *key, FILE *out)
{
	char must[COMPLAINT_TEXT];

	fprintf(out, ".It Ic %s%s\n", before, key->name);
	write_sentence(key->help, ".\n", out);
	write_sentence(described(key, must), "", out);
	if (!key->def)
		fputs("; must be given.\n", out);
	else if (*key->def)
		fprintf(out, "; default %s.\n", key->def);
	else
		fputs("; empty by default.\n", out);
}

void config_write_manual(FILE *out)
{
	const struct config_list *lists;
	const struct config_key *keys;
	char before[64];
	size_t n;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++)
		write_item("", &keys[i], out);
	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++) {
		fprintf(out, ".It Ic %s\n", lists[i].name);
		write_sentence(lists[i].help, ".\n", out);
		fprintf(out, "A list of at most %zu, which replaces the built-in one whole.\nEach has:\n", lists[i].most);
		snprintf(before, sizeof before, "%s[].", lists[i].name);
		for (size_t j = 0; j < lists[i].keys_n; j++)
			write_item(before, &lists[i].keys[j], out);
	}
}
