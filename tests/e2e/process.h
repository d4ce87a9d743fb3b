/* Running programs without a terminal, and looking at what processes there are. */
#ifndef E2E_PROCESS_H
#define E2E_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* What a program did; texts are terminated, "" when there is none. */
struct outcome {
	int status; /* as a shell has it: 128 + n when a signal ended it; -1 when patience ran out and it was killed */
	char *out, *err;
};

/* Monotonic. */
long now_ms(void);

/* "NAME=value" sets, "NAME" unsets; ends with NULL. NULL is allowed. */
void environment_change(const char *const env[]);

/* Becomes argv (looked up in PATH). */
_Noreturn void program_exec(const char *const argv[]);

/* Runs argv to its end, `input` (may be NULL: /dev/null) as its standard input. `env` as environment_change takes it. */
struct outcome program_run(const char *const argv[], const char *const env[], const char *input);
void outcome_release(struct outcome *o);

/* Starts argv with standard output and error to files named here (NULL: our own). The program dies when this one does. */
pid_t program_start(const char *const argv[], const char *const env[], const char *out, const char *err);

/* Waits for the end of a child; its status as a shell has it, or -1 when patience ran out. */
int program_until_end(pid_t pid);

/* The letter of /proc/PID/stat, '\0' when there is no such process. */
char process_state(pid_t pid);

/* 0 when there is no such process. */
pid_t process_parent(pid_t pid);

/* The number after these words in a file of /proc/PID; -1 when there is none. */
long process_number(pid_t pid, const char *file, const char *words);

/* How many sockets it has open. */
long process_sockets(pid_t pid);

/*
 * From here on, what our descendants leave behind becomes ours and is found by process_descendants, whatever it did to hide.
 * Called once, first thing in main.
 */
void process_adopt(void);

/* The living descendants of `ancestor`; returns how many there are, writes at most `n` of them. */
size_t process_descendants(pid_t ancestor, pid_t *pids, size_t n);

/*
 * Waits until we have no living descendants; or none but `spared` and its own. Prints those that stay, and returns false, when
 * patience runs out.
 */
bool process_until_alone(void);
bool process_until_only(pid_t spared);

/* Kills our descendants but `spared` and its own: what a test leaves when it fails is not to fail the next. */
void process_kill_all_but(pid_t spared);

/* Asks again every few milliseconds until it is so; false when patience ran out. */
bool until_true(bool (*predicate)(void *data), void *data);

/* A new directory that anybody may enter and only we may change, and its removal with all that is in it. */
char *directory_new(void);
void directory_remove(char *path);

/* Removes all that is in a directory. */
void directory_clear(const char *path);

/* The entries of a directory, without "." and "..". 0 also when there is no such directory. */
size_t directory_entries(const char *path);

/* The whole file, terminated, to be freed; "" when it cannot be read. */
char *file_read(const char *path);

/* Makes the file, or makes it anew, with what printf makes of the rest. */
void file_write(const char *path, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Lines may be broken anywhere: in place, blanks and line ends become one blank. */
void text_unwrap(char *text);

/* The program under test, absolute: $TESTED_PROGRAM, else build/patrolboard. */
const char *patrolboard(void);

#endif
