/* A program on a terminal as a person has it: its screen (read through libvterm), its keys, what it leaves behind. */
#ifndef E2E_SCREEN_H
#define E2E_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

/* How long a wait goes on before it fails: long, so that a busy machine fails no test; a wait ends when it sees. */
#define SCREEN_PATIENCE_MS 60000

struct screen;

/*
 * Runs argv (looked up in PATH) on a new terminal of its own session. `env` (may be NULL) changes the environment and ends with
 * NULL: "NAME=value" sets, "NAME" unsets. Unless it says otherwise: TERM=xterm-256color, LC_ALL=C.UTF-8, no NO_COLOR or COLORTERM.
 * Never NULL.
 */
struct screen *screen_open(const char *const argv[], const char *const env[], int cols, int rows);

/* Closes the terminal, kills what is left of the program, takes its exit status. NULL is allowed. */
void screen_close(struct screen *s);

/* From now on the terminal does not answer what the program asks it. */
void screen_silence(struct screen *s);

pid_t screen_pid(const struct screen *s);

/* Bytes as the keyboard sends them: "q", "\t", "\x1b[A". */
void screen_keys(struct screen *s, const char *keys);
void screen_resize(struct screen *s, int cols, int rows);

/* Stops its output where it is, as ^S does where that is no key, or lets it go on. */
void screen_hold(struct screen *s, bool stopped);

/* Can the program write nothing more until somebody reads? */
bool screen_is_full(const struct screen *s);

/* To the program, not to its group. */
void screen_signal(struct screen *s, int signal);

/* Closes our end of the terminal, as closing a window does. The screen stays readable; the terminal's state does not. */
void screen_hang_up(struct screen *s);

/*
 * Waits until the regular expression (POSIX extended, matched line by line) is found on the screen, or is not there any more.
 * False, and the screen printed to stderr, when patience ran out or, with `until`, the program ended without showing it.
 */
bool screen_until(struct screen *s, const char *regex);
bool screen_until_gone(struct screen *s, const char *regex);

/* The same for anything else; `what` names it when it does not come. The predicate is asked again whenever output came. */
bool screen_until_true(struct screen *s, bool (*predicate)(struct screen *s, void *data), void *data, const char *what);

/* Takes what output there is at this moment, waiting no longer than `ms` for the first byte. True when there was some. */
bool screen_take(struct screen *s, int ms);

/* Waits until the program ended; its status as a shell has it (128 + n when a signal ended it), or -1 when patience ran out. */
int screen_until_exit(struct screen *s);

/* Waits until the program is stopped (^Z). */
bool screen_until_stopped(struct screen *s);

/* Does the expression match the screen as it is? */
bool screen_shows(struct screen *s, const char *regex);
size_t screen_count(struct screen *s, const char *regex);

/* The screen: rows ended by "\n" without the blanks at their ends. Valid until the next call with `s`. */
const char *screen_text(struct screen *s);
const char *screen_row(struct screen *s, int row);
VTermScreenCell screen_cell(struct screen *s, int row, int col);
VTermPos screen_cursor(const struct screen *s);
bool screen_cursor_visible(const struct screen *s);
bool screen_alternate(const struct screen *s);
size_t screen_bells(const struct screen *s);
void screen_print(struct screen *s);

/* Everything the program ever wrote, or what it wrote since the last screen_raw_forget. */
const char *screen_raw(const struct screen *s, size_t *n);
bool screen_raw_has(const struct screen *s, const char *bytes, size_t n);
void screen_raw_forget(struct screen *s);

/* The terminal's state now, and is it as it was before the program started, on its main screen, with its cursor? */
struct termios screen_termios(const struct screen *s);
bool screen_is_sane(struct screen *s);

#endif
