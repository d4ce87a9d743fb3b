/* `patrolboard demo`: a private PostgreSQL with an evening that plays, the board on it, and nothing left behind. */
#ifndef APP_DEMO_H
#define APP_DEMO_H

/*
 * The words after `demo`: [--seed N] [--keep DIR] [serve | COMMAND...]. Runs this program again as `patrolboard COMMAND...` on
 * the demo's database, or with `serve` says where that is, and stays. Words that no command takes, and help, need no
 * database. Returns the exit status.
 */
int demo_command(int argc, char **argv);

#endif
