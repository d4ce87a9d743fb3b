#include "config/manual.h"

#include <inttypes.h>

#include "base/mdoc.h"
#include "config/bindings.h"
#include "config/keys.h"

static void write_item(const char *before, const struct config_key *key, FILE *out)
{
	char must[COMPLAINT_TEXT], end[COMPLAINT_TEXT];

	key_describe(key, must, sizeof must);
	if (!key->def)
		snprintf(end, sizeof end, "; must be given.");
	else if (key->list)
		snprintf(end, sizeof end, "; may be left out.");
	else if (key->type == &value_bindings)
		snprintf(end, sizeof end, "; default \"%s\".", key->def);
	else if (*key->def)
		snprintf(end, sizeof end, "; default %s.", key->def);
	else
		snprintf(end, sizeof end, "; empty by default.");
	fprintf(out, ".It Ic %s%s\n", before, key->name);
	mdoc_sentence(key->help, ".", out);
	mdoc_sentence(must, end, out);
}

static void write_records(const char *before, const struct config_list *list, FILE *out)
{
	for (size_t i = 0; i < list->keys_n; i++)
		write_item(before, &list->keys[i], out);
}

/* The list, its records, and the records of lists in them. */
static void write_list(const struct config_key *key, FILE *out)
{
	const struct config_key *below[LIST_BELOW];
	size_t n = list_below(key->list, below);
	char before[64];

	fprintf(out, ".It Ic %s\n", key->name);
	mdoc_sentence(key->help, ".", out);
	fprintf(out, "A list of at most %" PRId64 ", %s.\nEach has:\n", key->max,
		key->list->named ? "which replaces earlier ones of the same name"
				 : "which replaces the built-in one whole");
	snprintf(before, sizeof before, "%s[].", key->name);
	write_records(before, key->list, out);
	for (size_t i = 0; i < n; i++) {
		snprintf(before, sizeof before, "%s[].%s[].", key->name, below[i]->name);
		write_records(before, below[i]->list, out);
	}
}

void config_write_manual(FILE *out)
{
	const struct config_key *keys, *lists;
	size_t n;

	keys = keys_all(&n);
	for (size_t i = 0; i < n; i++)
		write_item("", &keys[i], out);
	lists = keys_lists(&n);
	for (size_t i = 0; i < n; i++)
		write_list(&lists[i], out);
}
