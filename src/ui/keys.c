#include "ui/keys.h"

#include "base/press.h"
#include "ui/act.h"

static const struct binding bindings[ACTIONS] = {
#define X(id, name, keys, hint, rank, help, run, argument, request) \
	{ name, keys, hint, rank, help, run, argument, request },
	ACTION_LIST(X)
#undef X
};

const struct binding *binding_of(enum action action)
{
	return &bindings[action];
}

/* A switch, so that none is added of which nobody has thought how far it reaches. */
enum reach binding_reach(const struct binding *b)
{
	switch (b->request) {
	case UI_NOTHING:
	case UI_NOTHING_OPENS:
	case UI_QUIT:
	case UI_REPAINT:
	case UI_MUTE:
	case UI_GLYPHS:
	case UI_THEME:
	case UI_FREEZE:
	case UI_LIVE:
	case UI_BOARD_BACK:
	case UI_BOARD_FORWARD:
	case UI_MINUTE_BACK:
	case UI_MINUTE_FORWARD:
		return REACH_SCREEN;
	case UI_FASTER:
	case UI_SLOWER:
	case UI_ACKNOWLEDGE:
		return REACH_OTHERS;
	case UI_RELOAD:
	case UI_SUSPEND:
	case UI_HANDOVER:
		break;
	}
	return REACH_MACHINE;
}

enum action action_of(int press, const char *const keys[ACTIONS])
{
	for (size_t i = 0; i < ACTIONS; i++)
		if (press_place(keys[i], press) >= 0)
			return (enum action)i;
	return ACTIONS;
}
