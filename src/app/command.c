#include "app/command.h"

#include <stdio.h>

#include "base/tongue.h"

static unsigned everybody(const struct command *commands)
{
	unsigned all = FOR_NONE;

	for (const struct command *c = commands; c->help; c++)
		all |= c->whom;
	return all;
}

const char *command_names(unsigned whom, const struct command *commands, const char *mark, char dst[COMMAND_NAMES])
{
	const char *between = "";
	size_t used = 0;

	dst[0] = '\0';
	whom &= everybody(commands);
	for (const struct command *c = commands; c->help && used < COMMAND_NAMES; c++) {
		if (!(whom & c->whom))
			continue;
		whom &= ~c->whom;
		between = used == 0 ? "" : whom ? ", " : T_(" and ");
		if (c->name[0])
			used += (size_t)snprintf(dst + used, COMMAND_NAMES - used, "%s%s%s%s", between, mark, c->name,
						 mark);
		else
			used += (size_t)snprintf(dst + used, COMMAND_NAMES - used, "%s%s", between,
						 T_("the live board"));
	}
	return dst;
}
