/* Values of a server that does not get them into UTF-8: they are made UTF-8 here. */
#ifndef DB_TRANSCODE_H
#define DB_TRANSCODE_H

struct pg_result;

/*
 * All values of an answer, which are in `encoding`, as PostgreSQL names it. What means nothing in it becomes U+FFFD. Of an encoding
 * that the system does not know, and of NULL, they stay as they are.
 */
void transcode(struct pg_result *r, const char *encoding);

#endif
