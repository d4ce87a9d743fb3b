#include "config/expand.h"

#include <string.h>

#include "base/tongue.h"

static const char *complain(struct complaint *c, const char *message, const char *hint)
{
	complaint_say(c, "%s", T_(message));
	complaint_hint(c->hint, "%s", T_(hint));
	return NULL;
}

static bool is_name(const char *s, size_t n)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";

	return n > 0 && strspn(s, letters) >= n && !(s[0] >= '0' && s[0] <= '9');
}

/* What stands for the variable described between the braces. */
static const char *value_of(const char *inside, size_t n, const char *(*lookup)(const char *), struct arena *arena,
			    struct complaint *c)
{
	const char *mark = memmem(inside, n, ":-", 2), *name, *value;
	size_t length = mark ? (size_t)(mark - inside) : n;

	if (!is_name(inside, length))
		return complain(c, N_("the name of a variable has letters, digits and _ only"),
				N_("write '${NAME}' or '${NAME:-default}'"));
	name = arena_text(arena, inside, length);
	value = lookup(name);
	if (mark && (!value || !*value))
		return arena_text(arena, mark + 2, n - length - 2);
	if (!value)
		return complain(c, arena_printf(arena, T_("variable '%s' is not set"), name),
				arena_printf(arena, T_("set it, or write '${%s:-default}'"), name));
	return value;
}

/* More than any value may be long, so that variables cannot make a small file a big one. */
#define EXPANDED_MOST 16384

struct expansion {
	char text[EXPANDED_MOST];
	size_t n;
	bool full;
};

static void append(struct expansion *x, const char *s, size_t n)
{
	x->full = x->full || n >= EXPANDED_MOST - x->n;
	if (x->full)
		return;
	memcpy(x->text + x->n, s, n);
	x->n += n;
}

const char *expand(const char *text, const char *(*lookup)(const char *variable), struct arena *arena,
		   struct complaint *c)
{
	struct expansion x = { .n = 0 };
	const char *dollar, *end, *value;

	while ((dollar = strstr(text, "${")) && !x.full) {
		if (dollar > text && dollar[-1] == '$') {
			append(&x, text, (size_t)(dollar - text));
			append(&x, "{", 1);
			text = dollar + 2;
			continue;
		}
		append(&x, text, (size_t)(dollar - text));
		end = strchr(dollar, '}');
		if (!end)
			return complain(c, N_("'${' without its '}'"), N_("write '$${' for a plain '${'"));
		value = value_of(dollar + 2, (size_t)(end - dollar) - 2, lookup, arena, c);
		if (!value)
			return NULL;
		append(&x, value, strlen(value));
		text = end + 1;
	}
	append(&x, text, strlen(text));
	if (x.full)
		return complain(c, N_("too long once its variables are put in"), "");
	return arena_text(arena, x.text, x.n);
}
