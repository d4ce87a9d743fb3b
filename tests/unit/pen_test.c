/* Colours and attributes taken up, as bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "term/pen.h"

/* Colours that are kept in one place are still each their own, also where ground and letters have the same. */
static void colors(void **state)
{
	static const struct {
		bool by_parts;
		struct style style;
		const char *sent;
	} steps[] = {
		{ false, { 20, STYLE_DEFAULT, 0 }, "\033[38;5;20m" },
		{ false, { 20 + PEN_INKS, STYLE_DEFAULT, 0 }, "\033[38;5;84m" },
		{ false, { 20 + PEN_INKS, STYLE_DEFAULT, 0 }, "" },
		{ false, { 20, 20, 0 }, "\033[38;5;20m\033[48;5;20m" },
		{ false, { 20, 20 + PEN_INKS, 0 }, "\033[48;5;84m" },
		{ true, { 0x102030, 20, 0 }, "\033[38;2;16;32;48m\033[48;2;0;0;20m" },
		{ true, { 0x102030 + PEN_INKS, 20, 0 }, "\033[38;2;16;32;112m" },
	};
	struct arena *arena = arena_new();
	struct bytes out = { .arena = arena };
	struct pen_inks own = { .of[0][0].text = "" }, by_parts = own;
	struct pen pen = { .known = true, .style = { STYLE_DEFAULT, STYLE_DEFAULT, 0 } };
	struct caps caps;
	struct err e;

	(void)state;
	if (!caps_read(&caps, "xterm-256color", arena, &e))
		fail_msg("%s", e.text);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (pen.by_parts != steps[i].by_parts)
			pen.style = (struct style){ STYLE_DEFAULT, STYLE_DEFAULT, 0 };
		pen.by_parts = steps[i].by_parts;
		pen.inks = pen.by_parts ? &by_parts : &own;
		out.n = 0;
		pen_take(&pen, &caps, &steps[i].style, false, &out);
		bytes_put(&out, "", 1);
		if (strcmp(out.at, steps[i].sent) != 0)
			fail_msg("step %zu: '%s', not '%s'", i, out.at, steps[i].sent);
	}
	arena_drop(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
