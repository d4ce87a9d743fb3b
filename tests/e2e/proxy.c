#include "e2e/proxy.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/filter.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define PAIRS 32
#define ROOM 65536

/* Bytes on their way; those of an answer may not go on before `due`. */
struct stream {
	char bytes[ROOM];
	size_t n;
	long due;
};

struct pair {
	int board, server; /* -1: none */
	struct stream questions, answers;
	size_t passed; /* bytes to the board since the way was changed */
	bool asks;     /* the last that came was a question */
};

struct order {
	enum proxy_way way;
	size_t amount;
	const char *words;
	unsigned number;
};

struct proxy {
	pthread_t thread;
	pthread_mutex_t lock; /* of `told`, `over` and `counts` */
	struct order told, order;
	struct proxy_counts counts;
	bool over;
	char server[128];
	int listener, port;
	struct pair pairs[PAIRS];
};

static long now_usec(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int tcp_socket(void)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
	return fd;
}

static struct sockaddr_in loopback(int port)
{
	return (struct sockaddr_in){ .sin_family = AF_INET,
				     .sin_port = htons((unsigned short)port),
				     .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

/* The first time at any port, later at the same. */
static void listen_up(struct proxy *p)
{
	struct sockaddr_in at = loopback(p->port);
	socklen_t size = sizeof at;

	p->listener = tcp_socket();
	if (bind(p->listener, (struct sockaddr *)&at, sizeof at) < 0 || listen(p->listener, PAIRS) < 0 ||
	    getsockname(p->listener, (struct sockaddr *)&at, &size) < 0) {
		perror("proxy");
		abort();
	}
	p->port = ntohs(at.sin_port);
}

static int call_server(const struct proxy *p)
{
	struct sockaddr_un path = { .sun_family = AF_UNIX };
	struct sockaddr_in port = loopback(atoi(p->server));
	bool by_path = *p->server == '/';
	int fd = by_path ? socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) : tcp_socket();
	int result;

	snprintf(path.sun_path, sizeof path.sun_path, "%.*s", (int)sizeof path.sun_path - 1, p->server);
	result = by_path ? connect(fd, (struct sockaddr *)&path, sizeof path)
			 : connect(fd, (struct sockaddr *)&port, sizeof port);
	if (result == 0)
		return fd;
	close(fd);
	return -1;
}

static void hang_up(struct pair *c, bool reset)
{
	const struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

	if (c->board >= 0 && reset)
		setsockopt(c->board, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
	if (c->board >= 0)
		close(c->board);
	if (c->server >= 0)
		close(c->server);
	c->board = c->server = -1;
	c->questions.n = c->answers.n = c->passed = 0;
	c->asks = false;
}

static void take_call(struct proxy *p)
{
	int fd = accept4(p->listener, NULL, NULL, SOCK_CLOEXEC);

	for (size_t i = 0; i < PAIRS; i++) {
		struct pair *c = &p->pairs[i];

		if (c->board >= 0)
			continue;
		c->board = fd;
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
		c->server = call_server(p);
		pthread_mutex_lock(&p->lock);
		p->counts.calls++;
		pthread_mutex_unlock(&p->lock);
		if (c->server < 0)
			hang_up(c, false);
		return;
	}
	close(fd);
}

/* To a socket that drops all packets the other end speaks in vain: nothing is acknowledged, no call is taken. */
static void set_deaf(int fd, bool deaf)
{
	struct sock_filter drop = BPF_STMT(BPF_RET | BPF_K, 0);
	const struct sock_fprog all = { 1, &drop };

	if (fd < 0)
		return;
	if (deaf)
		setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &all, sizeof all);
	else
		setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, &(int){ 0 }, sizeof(int));
}

static void obey(struct proxy *p)
{
	bool refuses = p->told.way == PROXY_REFUSES, drops = p->told.way == PROXY_DROPS;

	p->order = p->told;
	for (size_t i = 0; i < PAIRS; i++) {
		p->pairs[i].passed = 0;
		set_deaf(p->pairs[i].board, drops);
		if (refuses)
			hang_up(&p->pairs[i], true);
	}
	set_deaf(p->listener, drops);
	if (refuses) {
		close(p->listener);
		p->listener = -1;
	} else if (p->listener < 0) {
		listen_up(p);
	}
}

/* False at the end of the stream. */
static bool fill(struct stream *s, int from, long due)
{
	ssize_t got = recv(from, s->bytes + s->n, ROOM - s->n, MSG_DONTWAIT);

	if (got < 0)
		return errno == EAGAIN || errno == EINTR;
	if (got > 0 && s->n == 0)
		s->due = due;
	s->n += (size_t)got;
	return got > 0;
}

/* At most `most` bytes; false when nobody takes them any more. */
static bool drain(struct stream *s, int to, size_t most, size_t *passed)
{
	ssize_t put = send(to, s->bytes, s->n < most ? s->n : most, MSG_DONTWAIT | MSG_NOSIGNAL);

	if (put < 0)
		return errno == EAGAIN || errno == EINTR;
	s->n -= (size_t)put;
	*passed += (size_t)put;
	memmove(s->bytes, s->bytes + put, s->n);
	return true;
}

static bool trickle(struct pair *c, size_t pause, long now)
{
	while (c->answers.n > 0 && c->answers.due <= now) {
		size_t before = c->passed;

		if (!drain(&c->answers, c->board, 1, &c->passed))
			return false;
		if (c->passed == before)
			break;
		c->answers.due = now + (long)pause;
	}
	return true;
}

/* The answers go to the board as ordered; false: the pair is to end. */
static bool answer(struct pair *c, const struct order *o, long now)
{
	size_t left = o->amount > c->passed ? o->amount - c->passed : 0;

	switch (o->way) {
	case PROXY_RESETS:
	case PROXY_CUTS:
		return (c->answers.n <= left || !drain(&c->answers, c->board, left, &c->passed)) &&
		       drain(&c->answers, c->board, ROOM, &c->passed);
	case PROXY_TRICKLES:
		return trickle(c, o->amount, now);
	case PROXY_SAYS:
		c->answers.n = 0;
		return send(c->board, o->words, o->amount, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0;
	case PROXY_FORWARDS:
	case PROXY_DELAYS:
		return c->answers.due > now || drain(&c->answers, c->board, ROOM, &c->passed);
	case PROXY_HOLDS:
	case PROXY_DROPS:
	case PROXY_REFUSES:
		break;
	}
	return true;
}

/* What has come since `before` bytes were there. */
static void count(struct proxy *p, struct pair *c, const struct stream *s, size_t before)
{
	bool asks = s == &c->questions;

	if (s->n == before)
		return;
	pthread_mutex_lock(&p->lock);
	*(asks ? &p->counts.asked_bytes : &p->counts.answered_bytes) += s->n - before;
	p->counts.trips += asks && !c->asks;
	pthread_mutex_unlock(&p->lock);
	c->asks = asks;
}

static bool take(struct proxy *p, struct pair *c, struct stream *s, int from, long due)
{
	size_t before = s->n;
	bool on = fill(s, from, due);

	count(p, c, s, before);
	return on;
}

static void serve(struct proxy *p, struct pair *c, short board, short server, long now)
{
	const short ready = POLLIN | POLLHUP | POLLERR;
	const struct order *o = &p->order;
	bool on = true;

	if (board & ready && c->questions.n < ROOM)
		on = take(p, c, &c->questions, c->board, now);
	if (c->questions.n > 0)
		on = drain(&c->questions, c->server, ROOM, &(size_t){ 0 }) && on;
	if (server & ready && c->answers.n < ROOM)
		on = take(p, c, &c->answers, c->server, now + (o->way == PROXY_DELAYS ? (long)o->amount : 0)) && on;
	if (c->answers.n > 0)
		on = answer(c, o, now) && on;
	if (!on)
		hang_up(c, o->way == PROXY_RESETS);
}

/* The longest that it takes until an order is obeyed. */
#define TURN_MS 2

static void turn(struct proxy *p)
{
	struct pollfd fds[2 * PAIRS + 1];
	bool holds = p->order.way == PROXY_HOLDS || p->order.way == PROXY_DROPS;

	fds[2 * PAIRS] = (struct pollfd){ .fd = p->listener, .events = POLLIN };
	for (size_t i = 0; i < PAIRS; i++) {
		const struct pair *c = &p->pairs[i];

		fds[2 * i] = (struct pollfd){ .fd = holds ? -1 : c->board, .events = POLLIN };
		fds[2 * i + 1] = (struct pollfd){ .fd = holds || c->answers.n == ROOM ? -1 : c->server,
						  .events = POLLIN };
	}
	poll(fds, 2 * PAIRS + 1, TURN_MS);
	for (size_t i = 0; i < PAIRS && !holds; i++)
		if (p->pairs[i].board >= 0)
			serve(p, &p->pairs[i], fds[2 * i].revents, fds[2 * i + 1].revents, now_usec());
	if (fds[2 * PAIRS].revents & POLLIN)
		take_call(p);
}

static bool is_over(struct proxy *p)
{
	bool over;

	pthread_mutex_lock(&p->lock);
	over = p->over;
	if (!over && p->order.number != p->told.number)
		obey(p);
	pthread_mutex_unlock(&p->lock);
	return over;
}

static void *run(void *arg)
{
	struct proxy *p = arg;

	while (!is_over(p))
		turn(p);
	for (size_t i = 0; i < PAIRS; i++)
		hang_up(&p->pairs[i], false);
	if (p->listener >= 0)
		close(p->listener);
	return NULL;
}

struct proxy *proxy_new(const char *server)
{
	struct proxy *p = calloc(1, sizeof *p);

	if (!p)
		abort();
	snprintf(p->server, sizeof p->server, "%s", server);
	for (size_t i = 0; i < PAIRS; i++)
		p->pairs[i].board = p->pairs[i].server = -1;
	listen_up(p);
	pthread_mutex_init(&p->lock, NULL);
	if (pthread_create(&p->thread, NULL, run, p) != 0)
		abort();
	return p;
}

void proxy_free(struct proxy *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->over = true;
	pthread_mutex_unlock(&p->lock);
	pthread_join(p->thread, NULL);
	free(p);
}

int proxy_port(const struct proxy *p)
{
	return p->port;
}

struct proxy_counts proxy_counts(struct proxy *p)
{
	struct proxy_counts counts;

	pthread_mutex_lock(&p->lock);
	counts = p->counts;
	pthread_mutex_unlock(&p->lock);
	return counts;
}

void proxy_turn(struct proxy *p, enum proxy_way way, size_t amount, const char *words)
{
	pthread_mutex_lock(&p->lock);
	p->told = (struct order){ way, amount, words, p->told.number + 1 };
	pthread_mutex_unlock(&p->lock);
}
