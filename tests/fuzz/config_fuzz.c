/* Any bytes at all are read, or refused with a report that is safe to show; what was read reads back as it was written. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "config/config.h"
#include "view/vocabulary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char *lookup(const char *variable)
{
	return strchr(variable, 'A') ? variable : NULL;
}

static size_t parse(struct settings *s, struct arena *arena, const char *text, size_t n, char **report)
{
	size_t length, mistakes;
	FILE *out = open_memstream(report, &length);

	assert(out);
	mistakes = config_parse(s, arena, "fuzz.yaml", text, n, lookup, vocabulary_new(arena), out);
	fclose(out);
	assert(!mistakes == !length);
	return mistakes;
}

/* Nothing in it but what the sanitiser lets through, and ends of lines. */
static void check_safe(const char *report)
{
	size_t n = strlen(report) + 1;
	char *line = malloc(n), *clean = malloc(3 * n);

	assert(line && clean);
	for (size_t length; *report; report += length + 1) {
		length = strcspn(report, "\n");
		memcpy(line, report, length);
		line[length] = '\0';
		text_clean(line, clean, 3 * n);
		assert(!strcmp(line, clean));
	}
	free(line);
	free(clean);
}

static char *written(const struct settings *s, size_t *n)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, n);

	assert(out);
	config_write(s, out);
	fclose(out);
	return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_new();
	char *report = NULL, *text, *again;
	struct settings s, before;
	size_t length, length_again;

	config_default(&s, arena);
	before = s;
	if (parse(&s, arena, (const char *)data, n, &report)) {
		assert(!memcmp(&s, &before, sizeof s));
		check_safe(report);
	} else {
		text = written(&s, &length);
		free(report);
		assert(length > CONFIG_MAX_BYTES || parse(&s, arena, text, length, &report) == 0);
		again = written(&s, &length_again);
		assert(!strcmp(text, again));
		free(text);
		free(again);
	}
	free(report);
	arena_drop(arena);
	return 0;
}
