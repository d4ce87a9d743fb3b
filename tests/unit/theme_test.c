#include "term/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void depth_is_chosen(void **state)
{
	static const struct {
		const char *why;
		enum color_choice color;
		int colors;
		bool direct;
		const char *terminal, *colorterm, *no_color;
		enum depth depth;
	} cases[] = {
		{ "a palette of 256", COLOR_AUTO, 256, false, "xterm-256color", "", "", DEPTH_256 },
		{ "sixteen", COLOR_AUTO, 16, false, "xterm-16color", "", "", DEPTH_16 },
		{ "88 have another cube", COLOR_AUTO, 88, false, "rxvt-88color", "", "", DEPTH_16 },
		{ "eight", COLOR_AUTO, 8, false, "linux", "", "", DEPTH_8 },
		{ "terminfo says RGB", COLOR_AUTO, 1 << 24, true, "xterm-direct", "", "", DEPTH_RGB },
		{ "terminfo says Tc", COLOR_AUTO, 256, true, "tmux-256color", "", "", DEPTH_RGB },
		{ "COLORTERM says it", COLOR_AUTO, 256, false, "xterm-256color", "truecolor", "", DEPTH_RGB },
		{ "or so", COLOR_AUTO, 256, false, "xterm-256color", "24bit", "", DEPTH_RGB },
		{ "it says something else", COLOR_AUTO, 256, false, "xterm-256color", "rxvt", "", DEPTH_256 },
		{ "screen only hands it on", COLOR_AUTO, 256, false, "screen-256color", "truecolor", "", DEPTH_256 },
		{ "as does a terminal of eight", COLOR_AUTO, 8, false, "linux", "truecolor", "", DEPTH_8 },
		{ "too few to tell ten meanings", COLOR_AUTO, 4, false, "x", "", "", DEPTH_MONO },
		{ "none", COLOR_AUTO, 0, false, "vt100", "", "", DEPTH_MONO },
		{ "none, whatever COLORTERM says", COLOR_AUTO, 0, false, "vt100", "truecolor", "", DEPTH_MONO },
		{ "NO_COLOR is honoured", COLOR_AUTO, 256, false, "xterm-256color", "", "1", DEPTH_MONO },
		{ "by direct colour too", COLOR_AUTO, 256, true, "xterm-256color", "truecolor", "1", DEPTH_MONO },
		{ "an empty one says nothing", COLOR_AUTO, 256, false, "xterm-256color", "", "", DEPTH_256 },
		{ "always overrules NO_COLOR", COLOR_ALWAYS, 256, false, "xterm-256color", "", "1", DEPTH_256 },
		{ "always cannot make colours", COLOR_ALWAYS, 0, false, "vt100", "", "", DEPTH_MONO },
		{ "never", COLOR_NEVER, 256, true, "xterm-256color", "truecolor", "", DEPTH_MONO },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct color_hints hints = { cases[i].colors, cases[i].direct, cases[i].terminal,
						   cases[i].colorterm, cases[i].no_color };

		if (theme_depth(cases[i].color, &hints) != cases[i].depth)
			fail_msg("%s", cases[i].why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(depth_is_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
