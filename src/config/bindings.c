#include "config/bindings.h"

#include <string.h>

#include "base/press.h"
#include "base/tongue.h"

/* Always there to leave by, whatever else the configuration says. */
#define ALWAYS_QUITS PRESS_CTRL('C')

static const char *const names[] = {
#define X(id, name, ...) name,
	ACTION_LIST(X)
#undef X
};

/* --- the value --- */

static void suggest(const char *name, char hint[COMPLAINT_TEXT])
{
	char text[PRESS_TEXT];
	const char *near = press_nearest(name, text);

	if (near)
		complaint_hint(hint, "there is no key '%s'; did you mean '%s'?", name, near);
	else
		complaint_hint(hint,
			       "there is no key '%s'; write a character, ^ and a letter, or a name as "
			       "Tab, Enter, PgDn, F1",
			       name);
}

static bool bindings_read(const struct config_key *key, const char *text, void *field, struct arena *arena, char *hint)
{
	const char *rest = text;
	char name[PRESS_TEXT];

	(void)key;
	for (int press; press_next(&rest, &press, name);)
		if (press == PRESS_NONE) {
			suggest(name, hint);
			return false;
		}
	*(const char **)field = arena_text(arena, text, strlen(text));
	return true;
}

static void bindings_write(const struct config_key *key, const void *field, FILE *out)
{
	value_text.write(key, field, out);
}

static void bindings_describe(const struct config_key *key, char *dst, size_t size)
{
	(void)key;
	snprintf(dst, size, "%s", T_("names of keys in quotes"));
}

static void bindings_schema(const struct config_key *key, FILE *out)
{
	(void)key;
	/* Other readers take an unquoted 1 for a number. */
	fputs("\"type\": [\"string\", \"number\"]", out);
}

const struct value_type value_bindings = { "bindings", bindings_read, bindings_write, bindings_describe,
					   bindings_schema };

/* --- the rules --- */

static bool has_name(const char *keys)
{
	return keys[strspn(keys, " ")] != '\0';
}

/* The first key that both lists have, by its name in `a`. */
static bool share(const char *a, const char *b, char name[PRESS_TEXT])
{
	for (int press; press_next(&a, &press, name);)
		if (press_place(b, press) >= 0)
			return true;
	return false;
}

/* What `action` would keep if it gave up all that `others` has. */
static const char *rest_of(const char *keys, const char *others, struct arena *arena)
{
	const char *kept = "";
	char name[PRESS_TEXT];

	for (int press; press_next(&keys, &press, name);)
		if (press_place(others, press) < 0)
			kept = arena_printf(arena, "%s%s%s", kept, *kept ? " " : "", name);
	return kept;
}

static const struct node *node_of(const struct node *section, enum action action)
{
	const struct node *value = section->first;

	while (value && strcmp(value->key->text, names[action]) != 0)
		value = value->next;
	return value;
}

static bool is_before(const struct node *a, const struct node *b)
{
	return a->at.line < b->at.line || (a->at.line == b->at.line && a->at.column < b->at.column);
}

/* Two actions with the same key: said where the later of them stands, or the only one that the file has. */
static void check_pair(const struct node *section, const struct settings *s, enum action action, enum action other,
		       struct arena *scratch, struct report *r)
{
	const struct node *value = node_of(section, action), *second = node_of(section, other);
	const char *mine = s->keys[action], *others = s->keys[other], *hint;
	char name[PRESS_TEXT];

	if (!value || (second && is_before(value, second)) || !share(mine, others, name))
		return;
	if (second)
		hint = arena_printf(scratch, T_("in line %zu"), second->at.line + 1);
	else
		hint = arena_printf(scratch, T_("or give that others: '%s: \"%s\"'"), names[other],
				    rest_of(others, mine, scratch));
	report_add(r, value->at, hint, "key '%s' is that of '%s' already", name, names[other]);
}

static void check_action(const struct node *section, const struct settings *s, enum action action,
			 struct arena *scratch, struct report *r)
{
	const struct node *value = node_of(section, action);

	if (!value)
		return;
	if (action == ACTION_QUIT && !has_name(s->keys[action]))
		report_add(r, value->at, N_("write \"^C\" for that alone"),
			   "without a key for 'quit' nobody could leave");
	if (action != ACTION_QUIT && press_place(s->keys[action], ALWAYS_QUITS) >= 0) {
		report_add(r, value->at, N_("choose another"), "key '^C' always leaves the board");
		return;
	}
	for (size_t other = 0; other < ACTIONS; other++)
		if (other != action)
			check_pair(section, s, action, (enum action)other, scratch, r);
}

void bindings_check(const struct node *section, const struct settings *s, struct arena *scratch, struct report *r)
{
	for (size_t action = 0; action < ACTIONS; action++)
		check_action(section, s, (enum action)action, scratch, r);
}

static bool agree(const struct settings *s, enum action action, struct err *e)
{
	char name[PRESS_TEXT];

	for (size_t other = 0; other < action; other++)
		if (share(s->keys[action], s->keys[other], name))
			return err_set(e, "key '%s' is both that of '%s' and of '%s'", name, names[other],
				       names[action]);
	if (action != ACTION_QUIT && press_place(s->keys[action], ALWAYS_QUITS) >= 0)
		return err_set(e, "key '^C' always leaves the board; choose another for '%s'", names[action]);
	return true;
}

bool bindings_agree(const struct settings *s, struct err *e)
{
	if (!has_name(s->keys[ACTION_QUIT]))
		return err_set(e, "without a key for 'quit' nobody could leave; \"^C\" is one");
	for (size_t action = 0; action < ACTIONS; action++)
		if (!agree(s, (enum action)action, e))
			return false;
	return true;
}
