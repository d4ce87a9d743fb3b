#include "config/schema.h"

#include <string.h>

#include "config/json.h"
#include "config/keys.h"

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
			fprintf(out, "%s    \"%.*s\": {\n", i ? "\n      }\n    },\n" : "", (int)length, keys[i].name);
			fputs("      \"type\": [\"object\", \"null\"], \"additionalProperties\": false,\n"
			      "      \"properties\": {\n",
			      out);
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

	fprintf(out, ",\n    \"%s\": {\n      \"type\": \"array\", \"maxItems\": %zu, \"description\": ", list->name,
		list->most);
	json_write(list->help, out);
	fputs(",\n      \"items\": {\n        \"type\": \"object\", \"additionalProperties\": false, \"required\": [",
	      out);
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

	fputs("{\n"
	      "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
	      "  \"title\": \"patrolboard configuration\",\n"
	      "  \"type\": [\"object\", \"null\"], \"additionalProperties\": false,\n"
	      "  \"properties\": {\n",
	      out);
	write_section_schemas(out);
	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		write_list_schema(&lists[i], out);
	fputs("\n  }\n}\n", out);
}
