#include "config/manual.h"

#include "base/mdoc.h"
#include "config/keys.h"

static void write_item(const char *before, const struct config_key *key, FILE *out)
{
	char must[COMPLAINT_TEXT], end[COMPLAINT_TEXT];

	key->type->describe(key, must, sizeof must);
	if (!key->def)
		snprintf(end, sizeof end, "; must be given.");
	else if (*key->def)
		snprintf(end, sizeof end, "; default %s.", key->def);
	else
		snprintf(end, sizeof end, "; empty by default.");
	fprintf(out, ".It Ic %s%s\n", before, key->name);
	mdoc_sentence(key->help, ".", out);
	mdoc_sentence(must, end, out);
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
		mdoc_sentence(lists[i].help, ".", out);
		fprintf(out, "A list of at most %zu, which replaces the built-in one whole.\nEach has:\n",
			lists[i].most);
		snprintf(before, sizeof before, "%s[].", lists[i].name);
		for (size_t j = 0; j < lists[i].keys_n; j++)
			write_item(before, &lists[i].keys[j], out);
	}
}
