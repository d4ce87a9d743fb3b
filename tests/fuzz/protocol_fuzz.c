/*
 * A server that says anything at all: garbage from the first byte on, or the protocol as it is but with answers that nobody asked
 * for. The board's source neither ends nor hangs, says what is wrong in safe words, and makes no board of what is none.
 */
#include <assert.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "config/defaults.h"
#include "db/contract.h"
#include "db/source.h"
#include "fuzz/feed.h"
#include "support/whole.h"

#define MOST_BYTES 32768
#define MOST_MESSAGES 120
#define MOST_COLUMNS 34
#define PARTS 4

/* What a server is about to say. */
struct said {
	struct feed feed;
	char bytes[MOST_BYTES];
	size_t n;
	size_t welcome; /* bytes before the first question, which is asked only then: what is said too early goes unheard */
};

static void add(struct said *s, const void *bytes, size_t n)
{
	n = n < sizeof s->bytes - s->n ? n : sizeof s->bytes - s->n;
	memcpy(s->bytes + s->n, bytes, n);
	s->n += n;
}

static void add_number(struct said *s, unsigned number, int bytes)
{
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		add(s, &(char){ (char)(number >> shift) }, 1);
}

/* Begins a message, and ends it with its length: now and then a little more or less than it is. */
static size_t begin(struct said *s, char type)
{
	add(s, &type, 1);
	add_number(s, 0, 4);
	return s->n;
}

static void end(struct said *s, size_t began)
{
	size_t at = s->n;
	unsigned length = (unsigned)(at - began) + 4;

	if (at == sizeof s->bytes)
		return;
	if (feed_seldom(&s->feed, 40))
		length = length + (unsigned)feed_choose(&s->feed, 5) - 2;
	s->n = began - 4;
	add_number(s, length, 4);
	s->n = at;
}

static void add_empty(struct said *s, char type)
{
	end(s, begin(s, type));
}

static void add_value(struct said *s, const char *value)
{
	add_number(s, (unsigned)strlen(value), 4);
	add(s, value, strlen(value));
}

static void add_cell(struct said *s)
{
	static const char *const values[] = {
		"1", "2", "f", "t", "2024-01-01 18:00:00+00", "unit", "Europe/London", "HD01", "2024-01-01", "0", "",
		"15", "Derbyshire", "9223372036854775807", "-9223372036854775808", "99999999999999999999",
		"infinity", "NaN",
		"{1,2,3}", "it is a superuser", "\x1b]0;owned\x07", "PT2H",
	};

	if (feed_seldom(&s->feed, 5))
		add_number(s, UINT_MAX, 4);
	else
		add_value(s, FEED_ONE_OF(&s->feed, values));
}

static void add_columns(struct said *s, int columns)
{
	size_t began = begin(s, 'T');

	add_number(s, (unsigned)columns, 2);
	for (int i = 0; i < columns; i++) {
		add(s, "column", sizeof "column");
		add_number(s, 0, 4);
		add_number(s, 0, 2);
		add_number(s, 25, 4); /* text */
		add_number(s, UINT_MAX, 2);
		add_number(s, UINT_MAX, 4);
		add_number(s, feed_seldom(&s->feed, 60), 2);
	}
	end(s, began);
}

static void add_row(struct said *s, int columns)
{
	size_t began = begin(s, 'D');

	if (feed_seldom(&s->feed, 60))
		columns = feed_choose(&s->feed, MOST_COLUMNS);
	add_number(s, (unsigned)columns, 2);
	for (int i = 0; i < columns; i++)
		add_cell(s);
	end(s, began);
}

/* As many columns as some question is about, or any number. */
static int choose_columns(struct said *s)
{
	const struct dataset *d = contract_view((size_t)feed_choose(&s->feed, CONTRACT_VIEWS));

	return feed_seldom(&s->feed, 4) ? feed_choose(&s->feed, MOST_COLUMNS) : (int)d->fields_n;
}

static void add_done(struct said *s)
{
	size_t began = begin(s, 'C');

	add(s, "SELECT 1", sizeof "SELECT 1");
	end(s, began);
}

static void add_answer(struct said *s)
{
	int columns = choose_columns(s);

	add_empty(s, '1');
	add_empty(s, '2');
	add_columns(s, columns);
	for (int rows = feed_choose(&s->feed, 3); rows > 0; rows--)
		add_row(s, columns);
	add_done(s);
}

/* BEGIN, COMMIT: no rows. */
static void add_nothing(struct said *s)
{
	add_empty(s, '1');
	add_empty(s, '2');
	add_empty(s, 'n');
	add_done(s);
}

static void add_ready(struct said *s)
{
	size_t began = begin(s, 'Z');

	add(s, "I", 1);
	end(s, began);
}

/* An error or a notice: fields of any kind, each with its text. */
static void add_words(struct said *s)
{
	static const char *const fields[] = {
		"SERROR", "C42P01", "MHelp\x1b[31m\xe2\x80\xae", "C57P03", "C28P01", "C0A000", "V", "",
	};
	size_t began = begin(s, feed_seldom(&s->feed, 3) ? 'N' : 'E');

	for (int n = feed_choose(&s->feed, 5); n > 0; n--) {
		const char *field = FEED_ONE_OF(&s->feed, fields);

		add(s, field, strlen(field) + 1);
	}
	add(s, "", 1);
	end(s, began);
}

static void add_any(struct said *s)
{
	static const char types[] = "12TDCEZNSAtnsIRKcdWHGVf3v";
	size_t began = begin(s, FEED_ONE_OF(&s->feed, types)), n;
	const char *bytes;

	n = feed_bytes(&s->feed, (size_t)feed_choose(&s->feed, 40), &bytes);
	add(s, bytes, n);
	end(s, began);
}

static void add_welcome(struct said *s)
{
	size_t began = begin(s, 'R');

	add_number(s, feed_seldom(&s->feed, 10) ? (unsigned)feed_choose(&s->feed, 14) : 0, 4);
	end(s, began);
	began = begin(s, 'S');
	add(s, "server_version\0" "15.5", 20);
	end(s, began);
	began = begin(s, 'K');
	add_number(s, 7, 4);
	add_number(s, 7, 4);
	end(s, began);
	add_ready(s);
}

/* One row of so many values, which now and then are others; NULL is one. */
static void add_good(struct said *s, const char *const *values, int columns)
{
	size_t began;

	add_empty(s, '1');
	add_empty(s, '2');
	add_columns(s, columns);
	began = begin(s, 'D');
	add_number(s, (unsigned)columns, 2);
	for (int i = 0; i < columns; i++)
		if (feed_seldom(&s->feed, 200))
			add_cell(s);
		else if (values[i])
			add_value(s, values[i]);
		else
			add_number(s, UINT_MAX, 4);
	end(s, began);
	add_done(s);
}

#define ADD_GOOD(said, ...) \
	add_good(said, (const char *const[]){ __VA_ARGS__ }, sizeof(const char *[]){ __VA_ARGS__ } / sizeof(char *))

/* All that the first poll asks for, and in most cases as it should be. */
static void add_poll(struct said *s)
{
	add_nothing(s);
	ADD_GOOD(s, "f", "0", "700:700:");
	ADD_GOOD(s, NULL);
	ADD_GOOD(s, "1");
	ADD_GOOD(s, "1", "Derbyshire", "Europe/London", "2024-01-01 18:00:00+00", "2023-07-01", "15");
	ADD_GOOD(s, "unit", "token", "700");
	for (size_t i = 0; i < DATASETS; i++) {
		if (datasets_all[i].of_one)
			continue;
		add_empty(s, '1');
		add_empty(s, '2');
		add_columns(s, (int)datasets_all[i].fields_n);
		for (int rows = feed_choose(&s->feed, 3); rows > 0; rows--)
			add_row(s, (int)datasets_all[i].fields_n);
		add_done(s);
	}
	add_nothing(s);
	add_ready(s);
	ADD_GOOD(s, "1698541200", "0");
	add_ready(s);
}

/* Seldom anything but what a poll is answered with. True: it is the protocol, at least in the beginning. */
static bool compose(struct said *s)
{
	static void (*const parts[])(struct said *) = { add_answer, add_answer, add_answer, add_answer, add_nothing,
							add_answer, add_answer, add_ready,  add_words,	add_any };
	const char *bytes;
	size_t n;

	if (feed_seldom(&s->feed, 4)) {
		n = feed_bytes(&s->feed, MOST_BYTES, &bytes);
		add(s, bytes, n);
		return false;
	}
	add_welcome(s);
	s->welcome = s->n;
	if (feed_seldom(&s->feed, 3))
		add_poll(s);
	else if (!feed_seldom(&s->feed, 4))
		add_nothing(s);
	for (int i = 0; i < MOST_MESSAGES && s->feed.n > 0; i++)
		FEED_ONE_OF(&s->feed, parts)(s);
	return true;
}

/* A socket to listen on that is no file; `conninfo` leads to it. */
static int listen_at(char conninfo[128])
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	int n = snprintf(at.sun_path + 1, sizeof at.sun_path - 1, "fuzz-%d/.s.PGSQL.5432", getpid());
	socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n);

	snprintf(conninfo, 128, "host=@fuzz-%d port=5432 user=u dbname=d sslmode=disable", getpid());
	assert(fd >= 0 && bind(fd, (struct sockaddr *)&at, size) == 0 && listen(fd, 8) == 0);
	return fd;
}

/* From this byte to that; false when nobody hears it. */
static bool say(struct source *source, int fd, const char *from, const char *to, usec *now)
{
	char heard[4096];

	source_step(source, *now += SECONDS(1) / 1000);
	while (recv(fd, heard, sizeof heard, 0) > 0)
		;
	return send(fd, from, (size_t)(to - from), MSG_NOSIGNAL) >= 0;
}

/* Says all of it, a part at a time, to whoever called, and hangs up. */
static void talk(struct source *source, int listening, const struct said *said, usec *now)
{
	const char *at = said->bytes + said->welcome, *end = said->bytes + said->n;
	int fd = accept4(listening, NULL, NULL, SOCK_NONBLOCK);

	assert(fd >= 0);
	if (say(source, fd, said->bytes, at, now))
		for (int part = PARTS; part > 0; part--) {
			const char *to = at + (end - at) / part;

			if (!say(source, fd, at, to, now))
				break;
			at = to;
		}
	source_step(source, *now);
	close(fd);
	source_step(source, *now);
}

static void check_board(const struct board *b)
{
	if (!b)
		return;
	assert(b->about.contract == BOARD_CONTRACT && moment_known(b->about.now));
	for (size_t i = 0; i < DATASETS; i++)
		assert(dataset_list(b, &datasets_all[i]).n <= MOST_BYTES);
	board_free(b);
}

static void check(struct source *source, int listening, const struct said *said, bool protocol)
{
	usec now = SECONDS(1);
	const struct link *link;
	const struct board *b;

	source_step(source, now);
	talk(source, listening, said, &now);
	b = source_take(source);
	assert(protocol || !b);
	check_board(b);
	now += HOURS(1); /* longer than any wait of its own */
	source_step(source, now);
	link = source_link(source, now);
	assert(!link->connected && whole_text(link->problem, "") && !strchr(link->problem, '\n'));
	assert(link->problem[0] && link->tries > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct said said;
	static struct settings settings;
	static char conninfo[128];
	static struct arena *arena;
	static int listening = -1;
	struct source *source;
	struct err e;
	bool protocol;

	if (listening < 0) {
		listening = listen_at(conninfo);
		arena = arena_new();
		config_default(&settings, arena);
	}
	said.feed = (struct feed){ data, n };
	said.n = said.welcome = 0;
	protocol = compose(&said);
	source = source_new(conninfo, "fuzz", &settings.database, 7, 0, &e);
	assert(source);
	check(source, listening, &said, protocol);
	source_free(source);
	for (int fd; (fd = accept4(listening, NULL, NULL, 0)) >= 0;) /* who called again */
		close(fd);
	return 0;
}
