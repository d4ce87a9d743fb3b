#include "ui/keys.h"

#include "base/press.h"
#include "ui/act.h"

static const struct binding bindings[ACTIONS] = {
#define X(id, name, keys, hint, help, run, argument, request) { name, keys, hint, help, run, argument, request },
	ACTION_LIST(X)
#undef X
};

const struct binding *binding_of(enum action action)
{
	return &bindings[action];
}

enum action action_of(int press, const char *const keys[ACTIONS])
{
	for (size_t i = 0; i < ACTIONS; i++)
		if (press_place(keys[i], press) >= 0)
			return (enum action)i;
	return ACTIONS;
}
