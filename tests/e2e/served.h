/* A `patrolboard demo serve` under way, as tests of the demo want one. */
#ifndef E2E_SERVED_H
#define E2E_SERVED_H

#include <stdbool.h>
#include <sys/types.h>

struct served {
	char *folder; /* its TMPDIR and its output; nothing of the demo's may stay in there */
	char out[64], err[64], tmp[64], tmpdir[80];
	pid_t pid;
	char *uri; /* "" before served_until_live */
};

/* Starts it with these words (at most 8, the last is NULL) before `serve`, in a temporary folder of its own. */
struct served served_start(const char *const options[]);

/* Waits until it has said where the database is. False when it ended instead, or patience ran out; what it said is printed. */
bool served_until_live(struct served *s);

/* Waits until it has said these words on standard error. */
bool served_until_said(struct served *s, const char *words);

/* Waits until something happens on the board's evening. */
bool served_until_moved(struct served *s);

/* Sends the signal (0: none), waits for the end of it and of all it started, and returns its exit status; -1: something is left. */
int served_end(struct served *s, int signal);

/* The first column of the first row of what the reader is told, "" for none or when it is refused; to be freed. */
char *served_ask(const struct served *s, const char *sql);

/* The server's postmaster; 0 when it does not answer. */
pid_t served_postmaster(const struct served *s);

#endif
