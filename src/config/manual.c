#include "config/manual.h"

#include <ctype.h>

#include "config/keys.h"

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

	key->type->describe(key, must, sizeof must);
	fprintf(out, ".It Ic %s%s\n", before, key->name);
	write_sentence(key->help, ".\n", out);
	write_sentence(must, "", out);
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
		fprintf(out, "A list of at most %zu, which replaces the built-in one whole.\nEach has:\n",
			lists[i].most);
		snprintf(before, sizeof before, "%s[].", lists[i].name);
		for (size_t j = 0; j < lists[i].keys_n; j++)
			write_item(before, &lists[i].keys[j], out);
	}
}
