#include "e2e/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <regex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include "e2e/process.h"

struct screen {
	pid_t pid;
	int master, slave; /* the slave stays open here: its state can be read after the program has gone */
	int cols, rows;
	int status; /* as waitpid gave it */
	bool ended;
	VTerm *vterm;
	VTermScreen *cells;
	VTermPos cursor;
	bool cursor_visible, alternate;
	size_t bells;
	struct termios before;
	char *raw;
	size_t raw_n, raw_size;
	char *text;
	bool text_is_whole; /* and as the screen is, which is looked at far more often than it changes */
};

static int on_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
	struct screen *s = user;

	(void)old;
	(void)visible;
	s->cursor = pos;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct screen *s = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		s->cursor_visible = value->boolean;
	if (property == VTERM_PROP_ALTSCREEN)
		s->alternate = value->boolean;
	return 1;
}

static int on_bell(void *user)
{
	struct screen *s = user;

	s->bells++;
	return 1;
}

static void on_answer(const char *bytes, size_t n, void *user)
{
	struct screen *s = user;

	if (s->master >= 0 && write(s->master, bytes, n) < 0)
		perror("the terminal's answer");
}

static const VTermScreenCallbacks callbacks = {
	.movecursor = on_cursor,
	.settermprop = on_property,
	.bell = on_bell,
};

static void terminal_new(struct screen *s)
{
	s->vterm = vterm_new(s->rows, s->cols);
	vterm_set_utf8(s->vterm, 1);
	vterm_output_set_callback(s->vterm, on_answer, s);
	s->cells = vterm_obtain_screen(s->vterm);
	vterm_screen_set_callbacks(s->cells, &callbacks, s);
	vterm_screen_enable_altscreen(s->cells, 1);
	vterm_screen_reset(s->cells, 1);
}

static _Noreturn void child_run(const struct screen *s, const char *const argv[], const char *const env[])
{
	static const char *const usual[] = {
		"TERM=xterm-256color", "LC_ALL=C.UTF-8", "NO_COLOR", "COLORTERM", "COLUMNS", "LINES", NULL
	};

	login_tty(s->slave);
	environment_change(usual);
	environment_change(env);
	program_exec(argv);
}

struct screen *screen_open(const char *const argv[], const char *const env[], int cols, int rows)
{
	struct screen *s = calloc(1, sizeof *s);
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };

	setlocale(LC_CTYPE, "C.UTF-8"); /* so that a dot in an expression is a character, not a byte */
	s->cols = cols;
	s->rows = rows;
	if (openpty(&s->master, &s->slave, NULL, NULL, &size) < 0)
		abort();
	fcntl(s->master, F_SETFD, FD_CLOEXEC);
	fcntl(s->slave, F_SETFD, FD_CLOEXEC);
	tcgetattr(s->slave, &s->before);
	terminal_new(s);
	fflush(NULL);
	s->pid = fork();
	if (s->pid == 0)
		child_run(s, argv, env);
	return s;
}

void screen_hang_up(struct screen *s)
{
	if (s->master >= 0)
		close(s->master);
	if (s->slave >= 0)
		close(s->slave);
	s->master = s->slave = -1;
}

void screen_close(struct screen *s)
{
	if (!s)
		return;
	screen_hang_up(s);
	if (!s->ended) {
		kill(s->pid, SIGKILL);
		waitpid(s->pid, &s->status, 0);
	}
	vterm_free(s->vterm);
	free(s->raw);
	free(s->text);
	free(s);
}

void screen_silence(struct screen *s)
{
	vterm_output_set_callback(s->vterm, NULL, NULL);
}

pid_t screen_pid(const struct screen *s)
{
	return s->pid;
}

void screen_keys(struct screen *s, const char *keys)
{
	size_t n = strlen(keys);

	while (n > 0) {
		ssize_t wrote = write(s->master, keys, n);

		if (wrote < 0 && errno != EINTR)
			return;
		keys += wrote > 0 ? wrote : 0;
		n -= wrote > 0 ? (size_t)wrote : 0;
	}
}

void screen_resize(struct screen *s, int cols, int rows)
{
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };

	s->cols = cols;
	s->rows = rows;
	s->text_is_whole = false;
	vterm_set_size(s->vterm, rows, cols);
	ioctl(s->master, TIOCSWINSZ, &size);
}

void screen_hold(struct screen *s, bool stopped)
{
	tcflow(s->slave, stopped ? TCOOFF : TCOON);
}

bool screen_is_full(const struct screen *s)
{
	struct pollfd room = { .fd = s->slave, .events = POLLOUT };

	return poll(&room, 1, 0) == 0;
}

void screen_signal(struct screen *s, int signal)
{
	kill(s->pid, signal);
}

/* --- what the program writes --- */

static void keep_raw(struct screen *s, const char *bytes, size_t n)
{
	if (s->raw_n + n > s->raw_size) {
		s->raw_size = 2 * (s->raw_n + n);
		s->raw = realloc(s->raw, s->raw_size);
		if (!s->raw)
			abort();
	}
	memcpy(s->raw + s->raw_n, bytes, n);
	s->raw_n += n;
}

bool screen_take(struct screen *s, int ms)
{
	struct pollfd ready = { .fd = s->master, .events = POLLIN };
	char bytes[16384];
	bool some = false;

	while (poll(&ready, 1, some ? 0 : ms) > 0 && ready.revents & POLLIN) {
		ssize_t n = read(s->master, bytes, sizeof bytes);

		if (n <= 0)
			break;
		keep_raw(s, bytes, (size_t)n);
		vterm_input_write(s->vterm, bytes, (size_t)n);
		s->text_is_whole = false;
		some = true;
	}
	return some;
}

static bool has_ended(struct screen *s)
{
	if (!s->ended && waitpid(s->pid, &s->status, WNOHANG) == s->pid)
		s->ended = true;
	return s->ended;
}

/* Output comes when it comes; that a program ended or stopped is looked for every few milliseconds. */
#define LOOK_MS 10

static bool wait_for(struct screen *s, bool (*seen)(struct screen *s, void *data), void *data)
{
	long deadline = now_ms() + SCREEN_PATIENCE_MS;

	screen_take(s, 0);
	while (!seen(s, data)) {
		bool over = has_ended(s);
		bool more = screen_take(s, over ? 0 : LOOK_MS);

		if ((over && !more && !seen(s, data)) || now_ms() > deadline)
			return false;
	}
	return true;
}

struct wanted {
	regex_t regex;
	bool present;
};

static bool is_as_wanted(struct screen *s, void *data)
{
	const struct wanted *w = data;

	return (regexec(&w->regex, screen_text(s), 0, NULL, 0) == 0) == w->present;
}

static regex_t compiled(const char *regex, int flags)
{
	regex_t r;

	if (regcomp(&r, regex, REG_EXTENDED | REG_NEWLINE | flags) != 0) {
		fprintf(stderr, "the expression '%s' is wrong\n", regex);
		abort();
	}
	return r;
}

static bool until(struct screen *s, const char *regex, bool present)
{
	struct wanted w = { compiled(regex, REG_NOSUB), present };
	bool seen = screen_until_true(s, is_as_wanted, &w, regex);

	regfree(&w.regex);
	return seen;
}

bool screen_until(struct screen *s, const char *regex)
{
	return until(s, regex, true);
}

bool screen_until_gone(struct screen *s, const char *regex)
{
	return until(s, regex, false);
}

bool screen_until_true(struct screen *s, bool (*predicate)(struct screen *s, void *data), void *data, const char *what)
{
	if (wait_for(s, predicate, data))
		return true;
	fprintf(stderr, "waited in vain for: %s\n", what);
	if (s->ended)
		fprintf(stderr, "the program has ended (%s %d)\n", WIFSIGNALED(s->status) ? "signal" : "status",
			WIFSIGNALED(s->status) ? WTERMSIG(s->status) : WEXITSTATUS(s->status));
	screen_print(s);
	return false;
}

static bool ended(struct screen *s, void *data)
{
	(void)data;
	return has_ended(s);
}

int screen_until_exit(struct screen *s)
{
	if (!screen_until_true(s, ended, NULL, "the program's end"))
		return -1;
	screen_take(s, 0);
	return WIFSIGNALED(s->status) ? 128 + WTERMSIG(s->status) : WEXITSTATUS(s->status);
}

static bool stopped(struct screen *s, void *data)
{
	(void)data;
	return process_state(s->pid) == 'T';
}

bool screen_until_stopped(struct screen *s)
{
	return screen_until_true(s, stopped, NULL, "the program to stop");
}

/* --- what is on the screen --- */

bool screen_shows(struct screen *s, const char *regex)
{
	return screen_count(s, regex) > 0;
}

size_t screen_count(struct screen *s, const char *regex)
{
	regex_t r = compiled(regex, 0);
	const char *text = screen_text(s), *at = text;
	regmatch_t m;
	size_t n = 0;

	while (*at && regexec(&r, at, 1, &m, at == text || at[-1] == '\n' ? 0 : REG_NOTBOL) == 0) {
		n++;
		at += m.rm_eo > 0 ? m.rm_eo : 1;
	}
	regfree(&r);
	return n;
}

static size_t rune_put(char *to, uint32_t rune)
{
	if (rune < 0x80) {
		to[0] = (char)rune;
		return 1;
	}
	if (rune < 0x800) {
		to[0] = (char)(0xc0 | rune >> 6);
		to[1] = (char)(0x80 | (rune & 0x3f));
		return 2;
	}
	if (rune < 0x10000) {
		to[0] = (char)(0xe0 | rune >> 12);
		to[1] = (char)(0x80 | (rune >> 6 & 0x3f));
		to[2] = (char)(0x80 | (rune & 0x3f));
		return 3;
	}
	to[0] = (char)(0xf0 | rune >> 18);
	to[1] = (char)(0x80 | (rune >> 12 & 0x3f));
	to[2] = (char)(0x80 | (rune >> 6 & 0x3f));
	to[3] = (char)(0x80 | (rune & 0x3f));
	return 4;
}

static char *row_put(struct screen *s, int row, char *to)
{
	char *end = to;

	for (int col = 0; col < s->cols; col++) {
		VTermScreenCell cell = screen_cell(s, row, col);

		if (cell.chars[0] == (uint32_t)-1)
			continue;
		if (!cell.chars[0])
			*to++ = ' ';
		for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			to += rune_put(to, cell.chars[i]);
		if (to[-1] != ' ')
			end = to;
	}
	*end = '\0';
	return end;
}

static char *text_room(struct screen *s)
{
	free(s->text);
	s->text_is_whole = false;
	s->text = malloc((size_t)s->rows * ((size_t)s->cols * VTERM_MAX_CHARS_PER_CELL * 4 + 1) + 1);
	if (!s->text)
		abort();
	return s->text;
}

const char *screen_text(struct screen *s)
{
	char *to;

	if (s->text_is_whole)
		return s->text;
	to = text_room(s);
	for (int row = 0; row < s->rows; row++) {
		to = row_put(s, row, to);
		*to++ = '\n';
	}
	*to = '\0';
	s->text_is_whole = true;
	return s->text;
}

const char *screen_row(struct screen *s, int row)
{
	row_put(s, row, text_room(s));
	return s->text;
}

VTermScreenCell screen_cell(struct screen *s, int row, int col)
{
	VTermScreenCell cell = { 0 };

	vterm_screen_get_cell(s->cells, (VTermPos){ row, col }, &cell);
	return cell;
}

VTermPos screen_cursor(const struct screen *s)
{
	return s->cursor;
}

bool screen_cursor_visible(const struct screen *s)
{
	return s->cursor_visible;
}

bool screen_alternate(const struct screen *s)
{
	return s->alternate;
}

size_t screen_bells(const struct screen *s)
{
	return s->bells;
}

void screen_print(struct screen *s)
{
	fprintf(stderr, "--- screen, %dx%d\n%s---\n", s->cols, s->rows, screen_text(s));
}

const char *screen_raw(const struct screen *s, size_t *n)
{
	*n = s->raw_n;
	return s->raw;
}

bool screen_raw_has(const struct screen *s, const char *bytes, size_t n)
{
	return s->raw_n > 0 && memmem(s->raw, s->raw_n, bytes, n);
}

void screen_raw_forget(struct screen *s)
{
	s->raw_n = 0;
}

struct termios screen_termios(const struct screen *s)
{
	struct termios now = { 0 };

	tcgetattr(s->slave, &now);
	return now;
}

bool screen_is_sane(struct screen *s)
{
	struct termios now = screen_termios(s);

	screen_take(s, 0);
	return !s->alternate && s->cursor_visible && now.c_lflag == s->before.c_lflag &&
		now.c_iflag == s->before.c_iflag && now.c_oflag == s->before.c_oflag &&
		now.c_cflag == s->before.c_cflag && memcmp(now.c_cc, s->before.c_cc, sizeof now.c_cc) == 0;
}
