/*
 * The terminal floor on a real terminal. The program under test is this one, run again as `term_test board`: it shows what it
 * is told to by single keys.
 */
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/press.h"
#include "e2e/process.h"
#include "e2e/screen.h"
#include "term/term.h"

/* --- the program under test --- */

struct board {
	struct term *term;
	struct grid grid;
	char said[64];
	int presses;
};

static volatile sig_atomic_t resized, stop_asked;

static void on_signal(int signal)
{
	if (signal == SIGWINCH)
		resized = 1;
	else
		stop_asked = 1;
}

static void on_crash(int signal)
{
	term_restore_in_emergency();
	raise(signal);
}

static void put(struct grid *g, int col, int row, enum meaning meaning, const char *text)
{
	size_t n = strlen(text);

	while (n > 0) {
		struct grapheme grapheme;
		size_t used = text_next(text, n, &grapheme);

		for (int i = 0; i < grapheme.width; i++) {
			struct cell *c = grid_at(g, col + i, row);

			if (c)
				*c = (struct cell){ .meaning = (uint8_t)meaning };
			if (c && i == 0)
				c->text = grapheme;
		}
		col += grapheme.width;
		text += used;
		n -= used;
	}
}

static void compose(struct board *b)
{
	static const char *const tiers[] = { "full", "console", "ascii" };
	int cols, rows;
	char text[96];

	term_size(b->term, &cols, &rows);
	grid_resize(&b->grid, cols, rows);
	grid_clear(&b->grid);
	snprintf(text, sizeof text, "%dx%d %s", cols, rows, tiers[term_glyphs(b->term)]);
	put(&b->grid, 0, 0, MEANING_STRONG, text);
	put(&b->grid, 0, 1, MEANING_ALARM, "EMERGENCY");
	put(&b->grid, 12, 1, MEANING_NEW, "new");
	put(&b->grid, 0, 2, MEANING_PLAIN, "e\xcc\x81 \xe6\x9d\xb1\xe4\xba\xac|");
	put(&b->grid, 0, 3, MEANING_PLAIN, b->said);
	snprintf(text, sizeof text, "presses %d", b->presses);
	put(&b->grid, 0, 5, MEANING_PLAIN, text);
	put(&b->grid, cols - 1, rows - 1, MEANING_WARN, "#");
	b->grid.cursor_col = 2;
	b->grid.cursor_row = rows > 3 ? 3 : 0;
}

/* Frames of which each differs in every cell, until the terminal takes no more; then stops, and goes on when it is continued. */
static void stall(struct board *b)
{
	bool taken = true;

	for (int i = 0; taken; i++) {
		for (int n = b->grid.cols * b->grid.rows; n > 0; n--)
			b->grid.cells[n - 1].text.rune[0] = U'a' + (char32_t)(i % 26);
		taken = term_draw(b->term, &b->grid);
	}
	raise(SIGSTOP);
	snprintf(b->said, sizeof b->said, "went on");
}

static void suspend(struct board *b)
{
	term_suspend(b->term);
	raise(SIGSTOP);
	term_resume(b->term);
	stop_asked = 0;
	snprintf(b->said, sizeof b->said, "resumed");
}

static void change_glyphs(struct board *b)
{
	term_set_glyphs(b->term, GLYPHS_TIER_CONSOLE);
	term_bell(b->term);
}

static void complain(struct board *b)
{
	(void)b;
	fprintf(stderr, "a library's complaint\033[31m\nand no newline");
}

static void restore(struct board *b)
{
	term_restore_in_emergency();
	term_restore_in_emergency();
	printf("restored\r\n");
	fflush(stdout);
	raise(SIGSTOP);
	(void)b;
	_exit(5);
}

static void crash(struct board *b)
{
	(void)b;
	raise(SIGSEGV);
}

static void repaint(struct board *b)
{
	term_repaint(b->term);
	snprintf(b->said, sizeof b->said, "again");
}

static const struct {
	int press;
	void (*act)(struct board *b);
} acts[] = {
	{ 's', stall },   { 'z', suspend }, { 'g', change_glyphs }, { 'w', complain },
	{ 'e', restore }, { 'c', crash },   { 'r', repaint },
};

static void say(struct board *b, int press)
{
	static const char *const words[] = { "", "click", "wheel up", "wheel down" };
	struct pointed p = press_pointed(press);
	char name[PRESS_TEXT];

	if (p.what == POINTING_NOTHING)
		snprintf(b->said, sizeof b->said, "key %s", press_name(press, name));
	else
		snprintf(b->said, sizeof b->said, "%s %d,%d", words[p.what], p.col, p.row);
}

/* False when it is time to leave. */
static bool answer(struct board *b, int press)
{
	if (press == 'q' || press == PRESS_HANGUP)
		return false;
	b->presses++;
	say(b, press);
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (acts[i].press == press)
			acts[i].act(b);
	return true;
}

static void catch_signals(void)
{
	struct sigaction caught = { .sa_handler = on_signal };
	struct sigaction crashed = { .sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND };
	sigset_t waiting;

	sigaction(SIGWINCH, &caught, NULL);
	sigaction(SIGTSTP, &caught, NULL);
	sigaction(SIGSEGV, &crashed, NULL);
	signal(SIGHUP, SIG_IGN);
	/* they come in ppoll only, so that none is missed */
	sigemptyset(&waiting);
	sigaddset(&waiting, SIGWINCH);
	sigaddset(&waiting, SIGTSTP);
	sigprocmask(SIG_BLOCK, &waiting, NULL);
}

static int board_loop(struct board *b)
{
	int press = PRESS_NONE;
	sigset_t open;

	sigemptyset(&open);
	for (;;) {
		struct pollfd fds[2] = { { .fd = term_keys(b->term), .events = POLLIN } };

		compose(b);
		fds[1] = (struct pollfd){ .fd = term_draw(b->term, &b->grid) ? -1 : STDOUT_FILENO, .events = POLLOUT };
		ppoll(fds, 2, NULL, &open);
		if (resized)
			term_resized(b->term);
		resized = 0;
		if (stop_asked)
			suspend(b);
		while ((press = term_press(b->term)) != PRESS_NONE)
			if (!answer(b, press))
				return press == PRESS_HANGUP ? 9 : 0;
	}
}

static int board_main(void)
{
	struct screen_settings settings = { .theme = "default" };
	struct board b = { .said = "ready" };
	struct err e;
	int status;

	setlocale(LC_ALL, "");
	settings.mouse = getenv("BOARD_MOUSE") != NULL;
	catch_signals();
	b.term = term_open(&settings, palette_shipped(THEME_DEFAULT), &e);
	if (!b.term) {
		fprintf(stderr, "term_test: %s\n", e.text);
		return 2;
	}
	status = board_loop(&b);
	term_close(b.term);
	grid_release(&b.grid);
	return status;
}

/* --- the tests --- */

static const char *const board[] = { "/proc/self/exe", "board", NULL };

static struct screen *board_open(const char *const env[])
{
	struct screen *s = screen_open(board, env, 40, 8);

	if (!screen_until(s, "^ready$"))
		fail();
	return s;
}

static void board_quit(struct screen *s)
{
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_true(screen_is_sane(s));
	screen_close(s);
}

static void test_shows(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	assert_string_equal(screen_row(s, 0), "40x8 full");
	assert_string_equal(screen_row(s, 1), "EMERGENCY   new");
	assert_string_equal(screen_row(s, 2), "e\xcc\x81 \xe6\x9d\xb1\xe4\xba\xac|");
	assert_string_equal(screen_row(s, 7), "                                       #");
	assert_true(screen_alternate(s));
	assert_true(screen_cursor_visible(s));
	assert_int_equal(screen_cursor(s).row, 3);
	assert_int_equal(screen_cursor(s).col, 2);
	assert_int_equal(screen_cell(s, 0, 0).fg.indexed.idx, 231);
	assert_int_equal(screen_cell(s, 1, 0).bg.indexed.idx, 166);
	assert_int_equal(screen_cell(s, 1, 12).fg.indexed.idx, 74);
	board_quit(s);
}

static void test_terminals(void **state)
{
	static const struct {
		const char *term, *tier;
		bool color;
	} cases[] = {
		{ "TERM=xterm", "full", true },           { "TERM=xterm-256color", "full", true },
		{ "TERM=screen", "full", true },          { "TERM=screen-256color", "full", true },
		{ "TERM=tmux-256color", "full", true },   { "TERM=linux", "console", true },
		{ "TERM=vt100", "full", false },          { "TERM=vt220", "full", false },
		{ "TERM=xterm-mono", "full", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *env[] = { cases[i].term, NULL };
		struct screen *s = board_open(env);
		VTermScreenCell alarm = screen_cell(s, 1, 0);
		char title[32];

		snprintf(title, sizeof title, "40x8 %s", cases[i].tier);
		assert_string_equal(screen_row(s, 0), title);
		assert_string_equal(screen_row(s, 1), "EMERGENCY   new");
		assert_int_equal(alarm.attrs.bold, !strstr(cases[i].term, "256"));
		if (VTERM_COLOR_IS_DEFAULT_BG(&alarm.bg) == cases[i].color || alarm.attrs.reverse == cases[i].color)
			fail_msg("%s: colour where there is none, or none where there is", cases[i].term);
		board_quit(s);
	}
}

static void test_environment(void **state)
{
	static const struct {
		const char *set, *row0, *row2;
		bool color;
	} cases[] = {
		{ "NO_COLOR=1", "40x8 full", "e\xcc\x81 \xe6\x9d\xb1\xe4\xba\xac|", false },
		{ "LC_ALL=C", "40x8 ascii", "? ? ? |", true },
		{ "ESCDELAY=1000", "40x8 full", "e\xcc\x81 \xe6\x9d\xb1\xe4\xba\xac|", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *env[] = { cases[i].set, NULL };
		struct screen *s = board_open(env);
		VTermScreenCell alarm = screen_cell(s, 1, 0);

		assert_string_equal(screen_row(s, 0), cases[i].row0);
		assert_string_equal(screen_row(s, 2), cases[i].row2);
		assert_int_equal(VTERM_COLOR_IS_DEFAULT_BG(&alarm.bg), !cases[i].color);
		board_quit(s);
	}
}

static void test_refusals(void **state)
{
	static const struct {
		const char *env, *says;
	} cases[] = {
		{ "TERM", "TERM is not set.*'--plain' tells" },
		{ "TERM=", "TERM is not set.*'--plain' tells" },
		{ "TERM=nonsense",
		  "TERM is 'nonsense', a terminal that this system does not know.*'--plain' tells" },
		{ "TERM=dumb", "TERM is 'dumb', a terminal that cannot move its cursor; '--plain' tells" },
		{ "TERM=a\x1b[31mb", "TERM is 'a\xef\xbf\xbd\\[31mb', a terminal that this system does not know" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *env[] = { cases[i].env, NULL };
		struct screen *s = screen_open(board, env, 160, 4);

		assert_true(screen_until(s, cases[i].says));
		assert_int_equal(screen_until_exit(s), 2);
		assert_string_equal(screen_row(s, 1), "");
		assert_true(screen_is_sane(s));
		screen_close(s);
	}
}

static void test_no_terminal(void **state)
{
	struct outcome o = program_run(board, NULL, NULL);

	(void)state;
	assert_int_equal(o.status, 2);
	assert_string_equal(o.out, "");
	assert_non_null(strstr(o.err, "standard output is not a terminal; 'patrolboard once' prints"));
	outcome_release(&o);
}

static void test_no_keyboard(void **state)
{
	static const char *const argv[] = { "sh", "-c", "exec /proc/$PPID/exe board </dev/null", NULL };
	struct screen *s = screen_open(argv, NULL, 40, 8);

	(void)state;
	assert_true(screen_until(s, "^ready$"));
	screen_resize(s, 30, 8);
	assert_true(screen_until(s, "^30x8 full"));
	screen_close(s);
}

static void test_keys(void **state)
{
	static const struct {
		const char *bytes, *says;
	} cases[] = {
		{ "a", "key a" },
		{ " ", "key Space" },
		{ "\xc3\xa9", "key \xc3\xa9" },
		{ "\xe6\x9d\xb1", "key \xe6\x9d\xb1" },
		{ "\x03", "key \\^C" },
		{ "\x13", "key \\^S" },
		{ "\x1a", "key \\^Z" },
		{ "\t", "key Tab" },
		{ "\r", "key Enter" },
		{ "\n", "key Enter" },
		{ "\x7f", "key Backspace" },
		{ "\x1b", "key Esc" },
		{ "\x1bOA", "key Up" },
		{ "\x1b[A", "key Up" },
		{ "\x1bOB", "key Down" },
		{ "\x1b[D", "key Left" },
		{ "\x1bOC", "key Right" },
		{ "\x1b[Z", "key S-Tab" },
		{ "\x1b[5~", "key PgUp" },
		{ "\x1b[6~", "key PgDn" },
		{ "\x1bOH", "key Home" },
		{ "\x1b[1~", "key Home" },
		{ "\x1bOF", "key End" },
		{ "\x1b[4~", "key End" },
		{ "\x1bOP", "key F1" },
		{ "\x1b[15~", "key F5" },
	};
	struct screen *s = board_open(NULL);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char line[64];

		screen_keys(s, cases[i].bytes);
		snprintf(line, sizeof line, "^%s$", cases[i].says);
		assert_true(screen_until(s, line));
		screen_keys(s, "x");
		assert_true(screen_until(s, "^key x$"));
	}
	board_quit(s);
}

static void test_unknown_sequences_say_nothing(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	/* a pasted bracket, a focus report, a report of the cursor, a mouse: none of their letters may act */
	screen_keys(s, "a\x1b[200~\x1b[I\x1b[12;40R\x1b[<0;3;4Mx");
	assert_true(screen_until(s, "^key x$"));
	assert_false(screen_raw_has(s, "key ~", 5));
	assert_true(screen_shows(s, "^presses 2$"));
	/* nor of what another program had asked for: a colour, a setting, a name, what was copied; nor of a keypad */
	screen_keys(s, "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP1$r0 q\x1b\\\x1bP>|term(1)\x1b\\\x1b]52;c;cXE=\a\x1bOly");
	assert_true(screen_until(s, "^key y$"));
	assert_true(screen_shows(s, "^presses 3$"));
	board_quit(s);
}

static void test_garbage(void **state)
{
	struct screen *s = board_open(NULL);
	unsigned seed = 1;
	char noise[4097] = "";

	(void)state;
	for (size_t i = 0; i < sizeof noise - 1; i++) {
		seed = seed * 1103515245 + 12345;
		noise[i] = (char)(seed >> 16 | 1);
		if (strchr("qszgwecr", noise[i]))
			noise[i] = '\x1b';
	}
	screen_keys(s, noise);
	screen_keys(s, "\x1b\x1b\x1b[999999999999999999999999999999999999999999999999999999999999");
	screen_keys(s, "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkx");
	assert_true(screen_until(s, "^key x$"));
	board_quit(s);
}

static void test_resize(void **state)
{
	static const struct {
		int cols, rows;
	} sizes[] = { { 1, 1 }, { 80, 24 }, { 2, 50 }, { 500, 200 }, { 1, 1 }, { 40, 8 } };
	struct screen *s = board_open(NULL);

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char title[32];

		snprintf(title, sizeof title, "%dx%d full", sizes[i].cols, sizes[i].rows);
		screen_resize(s, sizes[i].cols, sizes[i].rows);
		if (sizes[i].cols <= 2)
			continue;
		assert_true(screen_until(s, title));
		assert_true(screen_until(s, "^ready$"));
		assert_true(screen_until(s, "#$"));
	}
	board_quit(s);
}

static void test_suspend(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	screen_signal(s, SIGTSTP);
	assert_true(screen_until_stopped(s));
	assert_true(screen_is_sane(s));
	screen_resize(s, 50, 9);
	screen_signal(s, SIGCONT);
	assert_true(screen_until(s, "^resumed$"));
	assert_true(screen_until(s, "^50x9 full$"));
	assert_true(screen_alternate(s));
	screen_keys(s, "\x1bOA");
	assert_true(screen_until(s, "^key Up$"));
	board_quit(s);
}

static bool is_sane(struct screen *s, void *data)
{
	(void)data;
	return screen_is_sane(s);
}

static void test_emergency(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	screen_keys(s, "e");
	assert_true(screen_until_stopped(s));
	assert_true(screen_until(s, "^restored$"));
	assert_true(screen_until_true(s, is_sane, NULL, "a sane terminal"));
	screen_signal(s, SIGCONT);
	assert_int_equal(screen_until_exit(s), 5);
	screen_close(s);
	s = board_open(NULL);
	screen_keys(s, "wc");
	assert_int_equal(screen_until_exit(s), 128 + SIGSEGV);
	assert_true(screen_is_sane(s));
	assert_true(screen_until(s, "^a library's complaint"));
	screen_close(s);
}

static void test_complaints_wait(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	screen_keys(s, "wx");
	assert_true(screen_until(s, "^key x$"));
	screen_signal(s, SIGTSTP);
	assert_true(screen_until_stopped(s));
	assert_true(screen_until(s, "^a library's complaint\xef\xbf\xbd\\[31m$"));
	assert_true(screen_until(s, "^and no newline$"));
	screen_signal(s, SIGCONT);
	assert_true(screen_until(s, "^resumed$"));
	assert_false(screen_shows(s, "complaint"));
	screen_keys(s, "wx");
	assert_true(screen_until(s, "^key x$"));
	screen_raw_forget(s);
	board_quit(s);
}

static bool is_stopped(void *pid)
{
	return process_state(*(pid_t *)pid) == 'T';
}

static bool has_ended(void *pid)
{
	return process_state(*(pid_t *)pid) == 'Z';
}

static void test_stalled_line(void **state)
{
	struct screen *s = board_open(NULL);
	pid_t pid = screen_pid(s);

	(void)state;
	screen_keys(s, "s");
	/* nobody reads now: were term_draw to wait, it would do so for ever */
	assert_true(until_true(is_stopped, &pid));
	screen_signal(s, SIGCONT);
	assert_true(screen_until(s, "^went on$"));
	assert_true(screen_until(s, "^EMERGENCY   new$"));
	board_quit(s);
}

static void test_leaving_a_stalled_line(void **state)
{
	struct screen *s = board_open(NULL);
	pid_t pid = screen_pid(s);

	(void)state;
	screen_keys(s, "sq");
	assert_true(until_true(is_stopped, &pid));
	screen_signal(s, SIGCONT);
	/* whether the farewell still fits or not, it leaves, and the modes are right */
	assert_true(until_true(has_ended, &pid));
	assert_true(screen_termios(s).c_lflag & ICANON);
	assert_int_equal(screen_until_exit(s), 0);
	screen_close(s);
}

static void test_hangup(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	screen_hang_up(s);
	assert_int_equal(screen_until_exit(s), 9);
	screen_close(s);
}

static void test_bell_and_tier(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	screen_keys(s, "g");
	assert_true(screen_until(s, "^40x8 console$"));
	assert_int_equal(screen_bells(s), 1);
	screen_keys(s, "r");
	assert_true(screen_until(s, "^again$"));
	assert_true(screen_shows(s, "^40x8 console$"));
	board_quit(s);
}

static void test_little_is_sent(void **state)
{
	struct screen *s = board_open(NULL);
	size_t n;

	(void)state;
	screen_raw_forget(s);
	screen_keys(s, "x");
	assert_true(screen_until(s, "^key x$"));
	screen_raw(s, &n);
	if (n > 40)
		fail_msg("changing a word took %zu bytes", n);
	board_quit(s);
}

#define MOUSE_ON "\x1b[?1000h\x1b[?1006h"
#define MOUSE_OFF "\x1b[?1006l\x1b[?1000l"

static bool sent(const struct screen *s, const char *bytes)
{
	return screen_raw_has(s, bytes, strlen(bytes));
}

static bool has_sent(struct screen *s, void *bytes)
{
	return sent(s, *(const char *const *)bytes);
}

static struct screen *mouse_open(const char *terminal)
{
	const char *env[] = { "BOARD_MOUSE=1", terminal, NULL };

	return board_open(env);
}

static void test_mouse(void **state)
{
	static const char *const terminals[] = { "TERM=xterm-256color", "TERM=tmux-256color", "TERM=linux",
						 "TERM=vt220" };
	static const struct {
		const char *bytes, *says;
	} cases[] = {
		{ "\x1b[<0;5;3M\x1b[<0;5;3m", "click 4,2" },
		{ "\x1b[<64;1;1M", "wheel up 0,0" },
		{ "\x1b[<65;40;8M", "wheel down 39,7" },
	};

	(void)state;
	for (size_t t = 0; t < sizeof terminals / sizeof *terminals; t++) {
		struct screen *s = mouse_open(terminals[t]);

		assert_true(sent(s, MOUSE_ON));
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			char line[64];

			screen_keys(s, cases[i].bytes);
			snprintf(line, sizeof line, "^%s$", cases[i].says);
			assert_true(screen_until(s, line));
		}
		assert_true(screen_shows(s, "^presses 3$"));
		screen_raw_forget(s);
		screen_keys(s, "q");
		assert_int_equal(screen_until_exit(s), 0);
		assert_true(sent(s, MOUSE_OFF));
		screen_close(s);
	}
}

/* A report that comes in two pieces, long apart, is one; what is left of it is no key. */
static void test_mouse_in_pieces(void **state)
{
	struct screen *s = mouse_open("TERM=xterm-256color");

	(void)state;
	screen_keys(s, "\x1b[<0;1");
	assert_false(screen_take(s, 200));
	screen_keys(s, "2;3");
	assert_false(screen_take(s, 200));
	screen_keys(s, "M");
	assert_true(screen_until(s, "^click 11,2$"));
	assert_true(screen_shows(s, "^presses 1$"));
	board_quit(s);
}

/* Whatever is sent as one, no character of it becomes a key; the key after it does. */
static void test_mouse_nonsense(void **state)
{
	static const char *const nonsense[] = {
		"\x1b[<M",	     "\x1b[<0;1M",	"\x1b[<0;0;0M",     "\x1b[<0;99999;99999M",
		"\x1b[<;;;;;;;;;M", "\x1b[<0;1;1;1M", "\x1b[<32;5;5M",	 "\x1b[<1;5;5M",
		"\x1b[<1;2;3m",	     "\x1b[M !!",	"\x1b[<0;5\x1b[<3m", "\x1b[M   \x1b[Mqqq",
		"\x1b[<00000000000000000000000000000000000000000000000000000000000009;1;1M",
	};
	struct screen *s = mouse_open("TERM=xterm-256color");

	(void)state;
	for (size_t i = 0; i < sizeof nonsense / sizeof *nonsense; i++) {
		char line[32];

		screen_keys(s, nonsense[i]);
		screen_keys(s, i % 2 ? "x" : "y");
		snprintf(line, sizeof line, "^presses %zu$", i + 1);
		if (!screen_until(s, line) || !screen_shows(s, i % 2 ? "^key x$" : "^key y$"))
			fail_msg("nonsense %zu", i);
	}
	board_quit(s);
}

/* Half a report, and then keys: the first of them may end it, those after it are keys, digits too. */
static void test_half_a_report(void **state)
{
	static const struct {
		const char *bytes, *key;
	} cases[] = {
		{ "\x1b[<0;12", "\x1b[A" },
		{ "\x1b[<0;12;", "\x1bOB" },
		{ "\x1b[M!", "\x1b[A" },
		{ "\x1b[M", "\x03" },
	};
	struct screen *s = mouse_open("TERM=xterm-256color");

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char line[32];

		screen_keys(s, cases[i].bytes);
		assert_false(screen_take(s, 60));
		screen_keys(s, cases[i].key);
		snprintf(line, sizeof line, "^presses %zu$", 2 * i + 1);
		assert_true(screen_until(s, line));
		screen_keys(s, "5");
		snprintf(line, sizeof line, "^presses %zu$", 2 * i + 2);
		assert_true(screen_until(s, line));
		assert_true(screen_shows(s, "^key 5$"));
	}
	board_quit(s);
}

#define SYNC_ASK "\x1b[?2026$p"
#define SYNC_BEGIN "\x1b[?2026h"
#define SYNC_END "\x1b[?2026l"
#define SYNC_HAS_IT "\x1b[?2026;2$y"

static void test_who_is_asked_for_synchronized_output(void **state)
{
	static const struct {
		const char *terminal;
		bool asked;
	} cases[] = {
		{ "TERM=xterm-256color", true }, { "TERM=xterm", true },  { "TERM=tmux-256color", true },
		{ "TERM=screen", false },	 { "TERM=linux", false }, { "TERM=vt220", false },
		{ "TERM=vt100", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct screen *s = board_open((const char *const[]){ cases[i].terminal, NULL });

		if (sent(s, SYNC_ASK) != cases[i].asked)
			fail_msg("%s", cases[i].terminal);
		/* libvterm answers that it does not have it */
		screen_raw_forget(s);
		screen_resize(s, 60, 20);
		assert_true(screen_until(s, "^60x20 "));
		assert_false(sent(s, "2026"));
		assert_true(screen_shows(s, "^presses 0$"));
		board_quit(s);
	}
}

static struct screen *silent_open(void)
{
	struct screen *s = screen_open(board, NULL, 40, 8);

	screen_silence(s);
	assert_true(screen_until(s, "^ready$"));
	return s;
}

/* However the answer comes, none of it is a key but an Esc by itself, which it cannot be told from. */
static void test_the_answer_in_pieces(void **state)
{
	(void)state;
	for (size_t first = 0; first < strlen(SYNC_HAS_IT); first++) {
		struct screen *s = silent_open();
		char piece[16];

		assert_true(sent(s, SYNC_ASK));
		snprintf(piece, sizeof piece, "%.*s", (int)first, SYNC_HAS_IT);
		screen_keys(s, piece);
		while (screen_take(s, 100))
			continue;
		screen_keys(s, SYNC_HAS_IT + first);
		screen_keys(s, "x");
		assert_true(screen_until(s, "^key x$"));
		if (!screen_shows(s, first == 1 || first == 2 ? "^presses 2$" : "^presses 1$"))
			fail_msg("cut behind %zu", first);
		screen_raw_forget(s);
		screen_resize(s, 60, 20);
		assert_true(screen_until(s, "^60x20 "));
		if (!sent(s, SYNC_BEGIN) || !sent(s, SYNC_END))
			fail_msg("cut behind %zu: not synchronized", first);
		board_quit(s);
	}
}

/* A terminal that never answers: Esc and a bracket are keys, the bracket when the next one comes. */
static void test_no_answer(void **state)
{
	struct screen *s = silent_open();

	(void)state;
	screen_keys(s, "\x1b");
	assert_true(screen_until(s, "^key Esc$"));
	screen_keys(s, "[");
	screen_keys(s, "x");
	assert_true(screen_until(s, "^key x$"));
	assert_true(screen_shows(s, "^presses 3$"));
	screen_keys(s, "\x1b");
	assert_true(screen_until(s, "^key Esc$"));
	screen_keys(s, "[");
	assert_true(screen_until(s, "^key \\[$"));
	board_quit(s);
}

/* Left in whatever way, the mode is over; come back to, it is in force again and not asked for. */
static void test_synchronized_output_comes_and_goes(void **state)
{
	struct screen *s = silent_open();

	(void)state;
	screen_keys(s, SYNC_HAS_IT "x");
	assert_true(screen_until(s, "^key x$"));
	screen_raw_forget(s);
	screen_signal(s, SIGTSTP);
	assert_true(screen_until_stopped(s));
	assert_true(screen_until_true(s, has_sent, &(const char *){ SYNC_END }, "the mode switched off"));
	screen_raw_forget(s);
	screen_signal(s, SIGCONT);
	assert_true(screen_until(s, "^resumed$"));
	assert_true(sent(s, SYNC_BEGIN));
	assert_false(sent(s, SYNC_ASK));
	screen_raw_forget(s);
	screen_keys(s, "y");
	assert_true(screen_until(s, "^key y$"));
	assert_false(sent(s, "2026")); /* one row is on the screen at once */
	screen_keys(s, "c");
	assert_int_not_equal(screen_until_exit(s), 0);
	assert_true(sent(s, SYNC_END));
	screen_close(s);
}

/* Off with the screen and on with it again; off in an emergency. */
static void test_mouse_comes_and_goes(void **state)
{
	struct screen *s = mouse_open("TERM=xterm-256color");

	(void)state;
	screen_signal(s, SIGTSTP);
	assert_true(screen_until_stopped(s));
	assert_true(screen_until_true(s, has_sent, &(const char *){ MOUSE_OFF }, "the mouse switched off"));
	screen_raw_forget(s);
	screen_signal(s, SIGCONT);
	assert_true(screen_until(s, "^resumed$"));
	assert_true(sent(s, MOUSE_ON));
	screen_raw_forget(s);
	screen_keys(s, "r");
	assert_true(screen_until(s, "^again$"));
	assert_false(sent(s, MOUSE_ON)); /* once is enough */
	screen_keys(s, "c");
	assert_int_not_equal(screen_until_exit(s), 0);
	assert_true(sent(s, MOUSE_OFF));
	screen_close(s);
}

static void test_no_mouse(void **state)
{
	struct screen *s = board_open(NULL);

	(void)state;
	screen_keys(s, "\x1b[<0;5;3M\x1b[<64;5;3Mx");
	assert_true(screen_until(s, "^key x$"));
	assert_true(screen_shows(s, "^presses 1$"));
	screen_keys(s, "q");
	assert_int_equal(screen_until_exit(s), 0);
	assert_false(sent(s, "\x1b[?1000") || sent(s, "\x1b[?1006"));
	screen_close(s);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shows),
		cmocka_unit_test(test_terminals),
		cmocka_unit_test(test_environment),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_no_terminal),
		cmocka_unit_test(test_no_keyboard),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_unknown_sequences_say_nothing),
		cmocka_unit_test(test_garbage),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_mouse_in_pieces),
		cmocka_unit_test(test_mouse_nonsense),
		cmocka_unit_test(test_half_a_report),
		cmocka_unit_test(test_mouse_comes_and_goes),
		cmocka_unit_test(test_no_mouse),
		cmocka_unit_test(test_who_is_asked_for_synchronized_output),
		cmocka_unit_test(test_the_answer_in_pieces),
		cmocka_unit_test(test_no_answer),
		cmocka_unit_test(test_synchronized_output_comes_and_goes),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_suspend),
		cmocka_unit_test(test_emergency),
		cmocka_unit_test(test_complaints_wait),
		cmocka_unit_test(test_stalled_line),
		cmocka_unit_test(test_leaving_a_stalled_line),
		cmocka_unit_test(test_hangup),
		cmocka_unit_test(test_bell_and_tier),
		cmocka_unit_test(test_little_is_sent),
	};

	if (argc > 1 && strcmp(argv[1], "board") == 0)
		return board_main();
	process_adopt();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
