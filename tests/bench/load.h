/* The database behind what is measured: 300 units, changes of them at a steady rate, and what the server says it has done. */
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include <stdbool.h>

struct load;

/* What the server has done for the reader since it was started. */
struct work {
	double execution_ms, planning_ms, buffers, rows;
};

/* Takes some seconds. A failure prints its cause and ends the program. */
struct load *load_new(void);
void load_free(struct load *l);

/* Of the reader, by its socket; as `owner`, of a superuser. Valid as long as the load. */
const char *load_conninfo(struct load *l, bool owner);
const char *load_socket(struct load *l);
struct server *load_server(struct load *l);

/* Before the server goes, so that it takes nothing of the load with it; and when it is there again, as it was. */
void load_leave(struct load *l);
void load_return(struct load *l);

/* So many units change their state each second, from now on; 0: nothing happens. */
void load_churn(struct load *l, int a_second);

/* A unit that every screen shows has another number in its note from now on, as "mark 7". Returned. */
int load_mark(struct load *l);

struct work load_work(struct load *l);

/* So many visits are in the database from now on, if it has not more: takes a minute for a million. */
void load_visits(struct load *l, long visits);

/* So many units are on duty from now on, and 23 hotspots for each 300 of them, if there are not more. */
void load_units(struct load *l, long units);

#endif
