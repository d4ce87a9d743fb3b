/* What shells make of config/completions, at a prompt, as somebody types who presses Tab. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "e2e/process.h"
#include "e2e/screen.h"

struct prompt {
	const char *argv[4];
	const char *begin; /* typed first */
	const char *clear; /* keys that leave an empty prompt on an empty screen */
};

/* What is typed, and what then stands on the screen. */
static const struct {
	const char *keys, *shows;
} cases[] = {
	{ "patrolboard repo\t", "patrolboard report" },
	{ "patrolboard demo hando\t", "patrolboard demo handover" },
	{ "patrolboard check data\t", "patrolboard check database" },
	{ "patrolboard once --format=h\t", "--format=html" },
	{ "patrolboard report --format mark\t", "--format markdown" },
	{ "patrolboard once --form\t", "once --format" },
	{ "patrolboard --layout=oper\t", "--layout=operator" },
	{ "patrolboard -l oper\t", "-l operator" },
	{ "patrolboard demo --theme=con\t", "--theme=contrast" },
	{ "patrolboard once --pane=cov\t", "--pane=coverage" },
	{ "patrolboard --set=kiosk.night_t\t", "--set=kiosk.night_theme" },
	{ "patrolboard --color=al\t", "--color=always" },
	{ "patrolboard -c config/patrolboard.y\t", "config/patrolboard.yaml" },
	/* an option's argument is no command */
	{ "patrolboard -d demo --eff\tX", "-d demo --effX" },
	{ "patrolboard config --eff\t", "config --effective" },
	/* nor is what a setting comes to */
	{ "patrolboard --set=screen.theme=repo\tX", "--set=screen.theme=repoX" },
	/* what means nothing to a command is not offered */
	{ "patrolboard report --wat\tX", "report --watX" },
};

static void complete_all(const struct prompt *prompt)
{
	char path[4096];
	const char *env[] = { path, "PS1=> ", "TERM=xterm-256color", NULL };
	struct screen *s;

	snprintf(path, sizeof path, "PATH=%.*s:%s", (int)(strrchr(patrolboard(), '/') - patrolboard()), patrolboard(),
		 getenv("PATH"));
	s = screen_open(prompt->argv, env, 100, 24);
	screen_keys(s, prompt->begin);
	assert_true(screen_until(s, "ready"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		screen_keys(s, prompt->clear);
		assert_true(screen_until_gone(s, "ready|patrolboard"));
		screen_keys(s, cases[i].keys);
		if (!screen_until(s, cases[i].shows))
			fail_msg("%s: %s", prompt->argv[0], cases[i].keys);
	}
	screen_close(s);
}

static void test_bash(void **state)
{
	static const struct prompt prompt = {
		{ "bash", "--norc", "--noprofile", NULL },
		"source config/completions/patrolboard.bash; echo rea'dy'\n",
		"\x15\x0c",
	};

	(void)state;
	complete_all(&prompt);
}

static void test_fish(void **state)
{
	static const struct prompt prompt = {
		{ "fish", "--no-config", NULL },
		"source config/completions/patrolboard.fish; echo rea'dy'\n",
		"\x15\x0c",
	};

	(void)state;
	complete_all(&prompt);
}

static void test_zsh(void **state)
{
	static const struct prompt prompt = {
		{ "zsh", "-f", NULL },
		"fpath=(config/completions $fpath); autoload -U compinit; compinit -u -D; echo rea'dy'\n",
		"\x15\x0c",
	};

	(void)state;
	complete_all(&prompt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bash),
		cmocka_unit_test(test_fish),
		cmocka_unit_test(test_zsh),
	};

	process_adopt();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
