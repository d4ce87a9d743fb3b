#include "config/schema.h"

#include <inttypes.h>
#include <string.h>

#include "base/json.h"
#include "config/keys.h"

static void write_list_type(const struct config_key *key, FILE *out)
{
	fprintf(out, "\"type\": \"array\", \"minItems\": %" PRId64 ", \"maxItems\": %" PRId64, key->min, key->max);
}

/* A kind of record is called after the first key of the table whose list has such. */
static const char *definition_of(const struct config_list *kind)
{
	const struct config_key *lists, *below[LIST_BELOW];
	size_t lists_n, n;

	lists = keys_lists(&lists_n);
	for (size_t i = 0; i < lists_n; i++) {
		n = list_below(lists[i].list, below);
		for (size_t j = 0; j < n; j++)
			if (below[j]->list == kind)
				return below[j]->name;
	}
	return "";
}

/* Of a list in a record. */
static void write_items(const struct config_key *key, FILE *out)
{
	const struct config_key *item = &key->list->keys[0];

	write_list_type(key, out);
	if (key->list->plain) {
		fputs(", \"items\": { ", out);
		item->type->schema(item, out);
		fputs(" }", out);
	} else {
		fprintf(out, ", \"items\": { \"$ref\": \"#/$defs/%s\" }", definition_of(key->list));
	}
}

static void write_property(const struct config_key *key, const char *indent, FILE *out)
{
	fprintf(out, "%s\"%s\": { ", indent, key_leaf(key));
	if (key->list)
		write_items(key, out);
	else
		key->type->schema(key, out);
	fputs(", \"description\": ", out);
	json_write(key->help, out);
	if (key->def && !key->list) {
		fputs(", \"default\": ", out);
		json_write(key->def, out);
	}
	fputs(" }", out);
}

static void write_section_schemas(FILE *out)
{
	size_t n, in_section;
	const struct config_key *keys = keys_all(&n);

	for (; n > 0; keys += in_section, n -= in_section) {
		in_section = keys_in_section(keys, n);
		fprintf(out, "    \"%.*s\": {\n", (int)strcspn(keys->name, "."), keys->name);
		fputs("      \"type\": [\"object\", \"null\"], \"additionalProperties\": false,\n"
		      "      \"properties\": {\n",
		      out);
		for (size_t i = 0; i < in_section; i++) {
			write_property(&keys[i], "        ", out);
			fputs(i + 1 < in_section ? ",\n" : "\n", out);
		}
		fputs(n > in_section ? "      }\n    },\n" : "      }\n    }", out);
	}
}

/* The members of a schema of such records. */
static void write_record_schema(const struct config_list *list, const struct vocabulary *words, const char *indent,
				FILE *out)
{
	const char *between = "";
	char deeper[32];

	snprintf(deeper, sizeof deeper, "%s  ", indent);
	fprintf(out, "%s\"type\": \"object\", \"additionalProperties\": false, \"required\": [", indent);
	for (size_t i = 0; i < list->keys_n; i++)
		if (!list->keys[i].def) {
			fprintf(out, "%s\"%s\"", between, list->keys[i].name);
			between = ", ";
		}
	fprintf(out, "],\n%s\"properties\": {\n", indent);
	for (size_t i = 0; i < list->keys_n; i++) {
		write_property(&list->keys[i], deeper, out);
		fputs(i + 1 < list->keys_n ? ",\n" : "\n", out);
	}
	fprintf(out, "%s}", indent);
	if (list->schemas) {
		fprintf(out, ",\n%s\"allOf\": [\n", indent);
		list->schemas(words, deeper, out);
		fprintf(out, "\n%s]", indent);
	}
	fputs("\n", out);
}

static void write_list_schema(const struct config_key *key, const struct vocabulary *words, FILE *out)
{
	fprintf(out, ",\n    \"%s\": {\n      ", key->name);
	write_list_type(key, out);
	fputs(", \"description\": ", out);
	json_write(key->help, out);
	fputs(",\n      \"items\": {\n", out);
	write_record_schema(key->list, words, "        ", out);
	fputs("      }\n    }", out);
}

/* What lists in records have, each kind of record once, for it may stand within itself. */
static void write_definitions(const struct vocabulary *words, FILE *out)
{
	const struct config_key *lists, *below[LIST_BELOW];
	const char *between = "";
	size_t lists_n, n;

	lists = keys_lists(&lists_n);
	for (size_t i = 0; i < lists_n; i++) {
		n = list_below(lists[i].list, below);
		for (size_t j = 0; j < n; j++) {
			fprintf(out, "%s    \"%s\": {\n", between, below[j]->name);
			write_record_schema(below[j]->list, words, "      ", out);
			fputs("    }", out);
			between = ",\n";
		}
	}
}

void config_write_schema(const struct vocabulary *words, FILE *out)
{
	const struct config_key *lists;
	size_t n;

	fputs("{\n"
	      "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
	      "  \"title\": \"patrolboard configuration\",\n"
	      "  \"type\": [\"object\", \"null\"], \"additionalProperties\": false,\n"
	      "  \"properties\": {\n",
	      out);
	write_section_schemas(out);
	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		write_list_schema(&lists[i], words, out);
	fputs("\n  },\n  \"$defs\": {\n", out);
	write_definitions(words, out);
	fputs("\n  }\n}\n", out);
}
