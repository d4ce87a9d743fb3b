#include "db/source.h"

#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "db/backoff.h"
#include "db/connect.h"
#include "db/poll.h"

/* Once in a while nothing is taken on trust: a database whose promises do not hold is wrong for no longer than that. */
#define WHOLE_EVERY MINUTES(5)
/*
 * Who rings after a quiet moment is answered at once; who rings again and again, a little over a second after the last poll, or a
 * database in which much happens would be read as often as it changes. It need not ring for half a second after it has
 * (config/sql/patrol/versions.sql): what changed meanwhile is seen then, too.
 */
#define BELL_QUIET (SECONDS(3) / 4)
#define BELL_REST (SECONDS(5) / 4)

/* An answer that was longer on its way than this may be of any moment since it was asked for. */
#define WAY_LONG SECONDS(1)

enum state { STATE_RESTS, STATE_CONNECTS, STATE_IDLES, STATE_ASKS };

struct source {
	struct arena *arena;
	struct database_settings settings;
	struct conninfo info;
	struct connect *connect;
	struct poll *poll;
	struct backoff backoff;
	enum state state;
	PGconn *conn;
	usec deadline; /* of the state: the end of the rest, the next poll, the last moment for an answer */
	usec due;      /* the next poll; kept apart from the deadline while asking */
	usec sent;
	usec as_of; /* the moment of the newest board */
	usec zone_period; /* of board time, in which the zone was last asked for */
	usec whole_at;    /* when all rows are to be read again */
	bool asks_whole;
	usec board_now;   /* of the newest board */
	usec caught_up;   /* when a poll was sent that found the server not behind; MOMENT_NONE: not on this connection */
	bool asks_zone, zone_known;
	usec rung;        /* when the door-bell was last heard */
	usec wanted;      /* a poll before the one that is due, which keeps its beat; MOMENT_FUTURE: none */
	bool late;        /* the last answer was long on its way */
	unsigned answers; /* on this connection */
	const struct board *board; /* until somebody takes it */
	struct link link;
	bool news;
	void (*hear)(void *listener, const struct source_news *news);
	void *listener;
};

static void ignore(void *listener, const struct source_news *news)
{
	(void)listener;
	(void)news;
}

struct source *source_new(const char *conninfo, const char *name, const struct database_settings *settings,
			  unsigned random, usec now, struct err *e)
{
	struct arena *arena = arena_new();
	struct source *s = arena_alloc(arena, 1, sizeof *s);

	s->arena = arena;
	s->settings = *settings;
	if (!conninfo_read(&s->info, conninfo, arena, e)) {
		arena_drop(arena);
		return NULL;
	}
	s->connect = connect_new(&s->info, arena_printf(arena, "patrolboard %s", name), settings->connect_timeout);
	s->poll = poll_new(&s->settings);
	backoff_init(&s->backoff, random);
	s->state = STATE_RESTS;
	s->deadline = now;
	s->board_now = s->as_of = s->caught_up = MOMENT_NONE;
	s->rung = now - BELL_QUIET;
	s->wanted = MOMENT_FUTURE;
	s->hear = ignore;
	return s;
}

void source_free(struct source *s)
{
	if (!s)
		return;
	board_free(s->board);
	poll_free(s->poll);
	PQfinish(s->conn);
	connect_free(s->connect);
	arena_drop(s->arena);
}

void source_listen(struct source *s, void (*hear)(void *listener, const struct source_news *news), void *listener)
{
	s->hear = hear;
	s->listener = listener;
}

struct source_whom source_whom(const struct source *s)
{
	return (struct source_whom){ conninfo_servers(&s->info, s->arena), s->info.database, s->info.role };
}

size_t source_files(const struct source *s, const char *paths[SOURCE_FILES])
{
	return conninfo_files(&s->info, paths, SOURCE_FILES);
}

bool source_same_database(const struct source *s, const struct source *other)
{
	return conninfo_same_database(&s->info, &other->info);
}

static void tell(struct source *s, struct source_news news, usec now)
{
	news.now = now;
	news.link = &s->link;
	s->hear(s->listener, &news);
}

static void take_words(struct source *s, const struct failure *f)
{
	memcpy(s->link.problem, f->text, sizeof s->link.problem);
	memcpy(s->link.problem_english, f->english, sizeof s->link.problem_english);
}

/*
 * Whatever went wrong, the connection goes: one way back, the one that is always taken, with the self-check at its start.
 * PQfinish does not wait for the server, unlike ROLLBACK, PQcancel and PQreset.
 */
static void fail(struct source *s, struct failure f, usec now)
{
	bool polling = s->conn;

	if (polling)
		connect_avoid(s->connect);
	PQfinish(s->conn);
	s->conn = NULL;
	s->link.connected = false;
	s->link.failure = f.kind;
	take_words(s, &f);
	s->state = STATE_RESTS;
	s->deadline = now + backoff_failed(&s->backoff, f.pace, s->settings.retry_max);
	s->link.tries = s->backoff.tries;
	s->link.retry_in = s->deadline - now;
	s->news = true;
	tell(s, (struct source_news){ polling ? SOURCE_POLL_FAILED : SOURCE_NOT_CONNECTED, .state = f.state }, now);
}

/* The zone is asked for once in each of these: an hour of board time; while the server does not know it, a minute. */
static usec zone_period(const struct source *s, usec now)
{
	return moment_plus(s->board_now, now - s->as_of) / (s->zone_known ? HOURS(1) : MINUTES(1));
}

static usec patience(const struct source *s)
{
	return backoff_patience(&s->backoff, s->settings.answer_timeout);
}

/* There is nothing to be collected yet, unless it failed. */
static bool ask(struct source *s, usec now)
{
	s->asks_zone = !moment_known(s->board_now) || zone_period(s, now) != s->zone_period;
	s->asks_whole = now >= s->whole_at;
	if (!poll_send(s->poll, s->asks_zone, s->asks_whole, patience(s))) {
		fail(s, *poll_failure(s->poll), now);
		return true;
	}
	s->state = STATE_ASKS;
	s->wanted = now - s->rung < BELL_QUIET ? now + BELL_REST : MOMENT_FUTURE;
	s->sent = now;
	s->deadline = now + patience(s);
	return false;
}

static const char *way_of(PGconn *conn)
{
	const char *host = PQhost(conn), *protocol = PQsslAttribute(conn, "protocol");

	if (PQsslInUse(conn))
		return protocol ? protocol : "TLS";
	return host && (*host == '/' || *host == '@') ? "socket" : "plain";
}

static void tell_connected(struct source *s, usec now)
{
	const char *said = PQparameterStatus(s->conn, "server_version");
	char version[64];
	struct source_news news = {
		.what = SOURCE_CONNECTED,
		.version = version,
		.way = way_of(s->conn),
		.backend = PQbackendPID(s->conn),
	};

	text_clean(said ? said : "", version, sizeof version);
	tell(s, news, now);
}

/* The first poll goes out at once, the later ones in a phase of their own: boards that start together do not stay together. */
static bool connected(struct source *s, usec now)
{
	struct failure_place at = connect_place(s->connect);

	s->conn = connect_take(s->connect);
	text_clean(connect_server(s->connect), s->link.server, sizeof s->link.server);
	s->caught_up = MOMENT_NONE;
	s->answers = 0;
	s->due = now + backoff_jitter(&s->backoff, s->settings.interval);
	tell_connected(s, now);
	if (poll_meet(s->poll, s->conn, &at))
		return ask(s, now);
	fail(s, *poll_failure(s->poll), now);
	return true;
}

static bool rest(struct source *s, usec now)
{
	if (now < s->deadline)
		return false;
	connect_begin(s->connect, backoff_patience(&s->backoff, s->settings.connect_timeout), now);
	s->state = STATE_CONNECTS;
	s->news = true;
	s->link.retry_in = 0;
	tell(s, (struct source_news){ .what = SOURCE_CONNECTING }, now);
	return true;
}

static bool get_connected(struct source *s, usec now)
{
	switch (connect_step(s->connect, now)) {
	case CONNECT_DONE:
		return connected(s, now);
	case CONNECT_FAILED:
		fail(s, *connect_failure(s->connect), now);
		return true;
	case CONNECT_WAITS:
		break;
	}
	return connect_deadline(s->connect) <= now; /* on to the next host at once */
}

static void want(struct source *s, usec when)
{
	s->wanted = when < s->wanted ? when : s->wanted;
}

static void hear_bell(struct source *s, usec now)
{
	if (!poll_rung(s->poll))
		return;
	want(s, now - s->rung >= BELL_QUIET ? now : s->sent + BELL_REST);
	s->rung = now;
}

static usec next_poll(const struct source *s)
{
	return s->due < s->wanted ? s->due : s->wanted;
}

static bool is_due(const struct source *s, usec now)
{
	return next_poll(s) <= now;
}

/* Between polls the server speaks only to ring, or to say farewell; once a poll is due its answer will tell. */
static bool idle(struct source *s, usec now)
{
	if (!is_due(s, now) && !PQconsumeInput(s->conn)) {
		fail(s, connect_lost(s->connect, s->conn), now);
		return true;
	}
	hear_bell(s, now);
	return is_due(s, now) && ask(s, now);
}

/*
 * A standby that is replaying at this instant measures from its last transaction, which may be of long ago; but what was there
 * at the last poll that found nothing missing is no older than that.
 */
static usec lag_of(struct source *s, usec now)
{
	usec told = poll_lag(s->poll), since = s->caught_up == MOMENT_NONE ? MOMENT_NONE : now - s->caught_up;

	if (told == 0)
		s->caught_up = s->sent;
	return told == MOMENT_NONE || (since != MOMENT_NONE && since < told) ? since : told;
}

/* As long as it is not worth a word the text stays empty; and it has no number, which would make it news again and again. */
static void tell_lag(struct source *s)
{
	const struct failure_place at = connect_place(s->connect);
	struct failure f;

	s->link.problem[0] = s->link.problem_english[0] = '\0';
	if (s->link.lag == MOMENT_NONE || s->link.lag <= 2 * s->settings.interval)
		return;
	f = failure_at(LINK_FINE, PACE_SOON, N_("{server} is a standby that lags behind its primary"), "", &at);
	take_words(s, &f);
}

/*
 * By the local clock, the moment that a poll complete now shows: while the server was at it the rows grew old. How long they were
 * on their way nobody knows; when that may be long (the line is slow, or we stood still while they lay here) the worst is taken,
 * and it is asked once more at once. Never earlier than when it was asked, whatever became of the server's clock.
 */
static usec moment_shown(struct source *s, usec now)
{
	usec worked = poll_worked(s->poll), took = now - s->sent;
	bool late = took - worked > WAY_LONG;

	if (late && !s->late)
		want(s, now);
	s->late = late;
	return now - (late || worked > took ? took : worked < 0 ? 0 : worked);
}

static void publish(struct source *s, usec now)
{
	board_free(s->board);
	s->board = poll_take(s->poll);
	s->board_now = s->board->about.now;
	s->zone_known = s->board->zone.n;
	s->as_of = moment_shown(s, now);
	if (s->asks_zone)
		s->zone_period = zone_period(s, now);
	if (s->asks_whole)
		s->whole_at = now + WHOLE_EVERY;
	backoff_succeeded(&s->backoff, now - s->sent <= s->settings.answer_timeout);
	s->link.connected = true;
	s->link.failure = LINK_FINE;
	s->link.tries = 0;
	s->link.took = now - s->sent;
	/* The first reads everything, and has it planned. */
	s->link.took_about = ++s->answers > 2 ? link_steady(s->link.took_about, s->link.took) : s->link.took;
	s->link.standby = poll_standby(s->poll);
	s->link.lag = lag_of(s, now);
	tell_lag(s);
	s->news = true;
	tell(s, (struct source_news){ .what = SOURCE_POLLED, .rows = poll_rows(s->poll), .bytes = poll_bytes(s->poll) },
	     now);
}

/* Polls keep their beat; one that was missed is not made up for. */
static void plan_next(struct source *s, usec now)
{
	usec interval = s->settings.interval;

	if (s->due <= s->sent)
		s->due += interval;
	if (s->due <= now)
		s->due += ((now - s->due) / interval + 1) * interval;
	s->state = STATE_IDLES;
}

static bool await_answer(struct source *s, usec now)
{
	switch (poll_collect(s->poll)) {
	case POLL_DONE:
		publish(s, now);
		plan_next(s, now);
		hear_bell(s, now); /* what came with the answer need not be waited for */
		return false;
	case POLL_FAILED:
		fail(s, *poll_failure(s->poll), now);
		return true;
	case POLL_GOES_ON: /* slow, but at it: to begin anew would take it longer */
		s->deadline = now + patience(s);
		break;
	case POLL_WAITS:
		break;
	}
	if (now < s->deadline)
		return false;
	fail(s, connect_timed_out(s->connect, patience(s)), now);
	return true;
}

bool source_step(struct source *s, usec now)
{
	/* Each goes as far as it can, and says whether there is more to do at once. */
	static bool (*const steps[])(struct source *, usec) = {
		[STATE_RESTS] = rest,
		[STATE_CONNECTS] = get_connected,
		[STATE_IDLES] = idle,
		[STATE_ASKS] = await_answer,
	};
	bool news;

	while (steps[s->state](s, now))
		;
	news = s->news;
	s->news = false;
	return news;
}

int source_fd(const struct source *s)
{
	return s->state == STATE_CONNECTS ? connect_fd(s->connect) : PQsocket(s->conn); /* -1 without a connection */
}

short source_events(const struct source *s)
{
	switch (s->state) {
	case STATE_CONNECTS:
		return connect_events(s->connect);
	case STATE_ASKS:
		return poll_events(s->poll);
	case STATE_RESTS:
	case STATE_IDLES:
		break;
	}
	return POLLIN;
}

usec source_deadline(const struct source *s)
{
	switch (s->state) {
	case STATE_CONNECTS:
		return connect_deadline(s->connect);
	case STATE_IDLES:
		return next_poll(s);
	case STATE_RESTS:
	case STATE_ASKS:
		break;
	}
	return s->deadline;
}

const struct board *source_take(struct source *s)
{
	const struct board *b = s->board;

	s->board = NULL;
	return b;
}

usec source_as_of(const struct source *s)
{
	return s->as_of;
}

const struct link *source_link(struct source *s, usec now)
{
	s->link.retry_in = s->state == STATE_RESTS && s->deadline > now ? s->deadline - now : 0;
	return &s->link;
}

void source_look_at(struct source *s, const char *call_sign)
{
	if (poll_look_at(s->poll, call_sign))
		s->wanted = 0;
}

void source_set_interval(struct source *s, usec interval)
{
	s->due += interval - s->settings.interval;
	s->settings.interval = interval;
}
