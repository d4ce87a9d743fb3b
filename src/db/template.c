#include "db/template.h"

#include <string.h>

static size_t put(char *dst, size_t size, size_t at, const char *text, size_t n)
{
	if (n > size - 1 - at)
		n = size - 1 - at;
	memcpy(dst + at, text, n);
	return at + n;
}

static const char *text_of(const char *name, size_t n, const struct part *parts, size_t parts_n)
{
	for (size_t i = 0; i < parts_n; i++)
		if (strlen(parts[i].name) == n && !strncmp(parts[i].name, name, n))
			return parts[i].text;
	return "";
}

void template_fill(char *dst, size_t size, const char *template, const struct part *parts, size_t n)
{
	size_t at = 0;

	while (*template) {
		size_t plain = strcspn(template, "{"), name;
		const char *text;

		at = put(dst, size, at, template, plain);
		template += plain;
		if (!*template)
			break;
		name = strcspn(++template, "}");
		text = text_of(template, name, parts, n);
		at = put(dst, size, at, text, strlen(text));
		template += name + (template[name] == '}');
	}
	dst[at] = '\0';
}
