/* The way from the board to the server, over TCP on the loopback, on which everything goes wrong when told to. */
#ifndef E2E_PROXY_H
#define E2E_PROXY_H

#include <stddef.h>

struct proxy;

/* What has come through since it was made: a round trip begins where a question follows an answer. */
struct proxy_counts {
	size_t calls, trips, asked_bytes, answered_bytes;
};

/* What becomes of connections, those that there are and new ones. */
enum proxy_way {
	PROXY_FORWARDS,
	PROXY_HOLDS,    /* not a byte either way; what is sent arrives, but nobody reads it */
	PROXY_DROPS,    /* a middlebox that drops every packet, without a goodbye */
	PROXY_REFUSES,  /* nobody listens; those that there are, are reset */
	PROXY_RESETS,   /* after `amount` bytes more to the board: RST */
	PROXY_CUTS,     /* the same, but an orderly end */
	PROXY_TRICKLES, /* to the board one byte at a time, each after `amount` microseconds */
	PROXY_DELAYS,   /* answers come `amount` microseconds later */
	PROXY_SAYS,     /* instead of each answer, `amount` bytes of `words` */
};

/* Stands before a server's socket (a path) or port on the loopback (digits). It goes with proxy_free, or with the program. */
struct proxy *proxy_new(const char *server);
void proxy_free(struct proxy *p);

int proxy_port(const struct proxy *p);
struct proxy_counts proxy_counts(struct proxy *p);

/* From now on. Each connection counts from here; `words` must live until the next call. */
void proxy_turn(struct proxy *p, enum proxy_way way, size_t amount, const char *words);

#endif
