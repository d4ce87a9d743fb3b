#include "app/completion.h"

#include <string.h>

#include "app/choice.h"
#include "app/completion_bash.h"
#include "app/completion_fish.h"
#include "app/completion_zsh.h"
#include "base/tongue.h"

const struct shell completion_shells[] = {
	{ "bash", completion_write_bash },
	{ "fish", completion_write_fish },
	{ "zsh", completion_write_zsh },
	{ 0 },
};

#define SHELLS (sizeof completion_shells / sizeof *completion_shells - 1)

bool completion_write(const char *shell, const struct command *commands, FILE *out, struct err *e)
{
	const char *names[SHELLS];

	for (size_t i = 0; i < SHELLS; i++) {
		names[i] = completion_shells[i].name;
		if (strcmp(names[i], shell) == 0) {
			completion_shells[i].write(commands, out);
			return true;
		}
	}
	return choice_refuse(e, N_("shell"), shell, names, SHELLS);
}
