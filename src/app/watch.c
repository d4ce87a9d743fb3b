#include "app/watch.h"

#include <stdio.h>
#include <sys/random.h>
#include <unistd.h>

#include "app/clock.h"
#include "app/complain.h"
#include "app/wait.h"
#include "model/difference.h"

static unsigned random_seed(void)
{
	unsigned seed = 0;

	/* Only jitter hangs on it: without entropy the process id will do. */
	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != sizeof seed)
		seed = (unsigned)getpid();
	return seed;
}

bool watch_open(struct watch *w, const struct settings *s, const char *layout, struct err *e)
{
	char host[64] = "", name[128];

	gethostname(host, sizeof host - 1);
	snprintf(name, sizeof name, "%s %s", host, layout);
	*w = (struct watch){ .as_of = MOMENT_NONE };
	w->source = source_new(s->database.conninfo, name, &s->database, random_seed(), clock_now(), e);
	return w->source != NULL;
}

void watch_listen(struct watch *w, void (*hear)(void *listener, const struct source_news *news), void *listener)
{
	w->hear = hear;
	w->listener = listener;
	source_listen(w->source, hear, listener);
}

static void drop_board(struct watch *w)
{
	board_free(w->board);
	w->board = NULL;
	w->as_of = MOMENT_NONE;
}

bool watch_turn_to(struct watch *w, const struct settings *s, const char *layout, bool *anew, struct err *e)
{
	struct watch next;

	if (!watch_open(&next, s, layout, e))
		return false;
	*anew = !source_same_database(w->source, next.source);
	if (*anew)
		drop_board(w);
	source_free(w->source);
	w->source = next.source;
	if (w->hear)
		source_listen(w->source, w->hear, w->listener);
	return true;
}

void watch_close(struct watch *w)
{
	source_free(w->source);
	board_free(w->board);
	*w = (struct watch){ 0 };
}

/* True when it says something else than the one before. */
static bool take_board(struct watch *w, const struct board *next)
{
	bool other = !w->board || !difference_is_none(w->board, next);

	board_free(w->board);
	w->board = next;
	w->as_of = source_as_of(w->source);
	return other;
}

bool watch_step(struct watch *w, usec now)
{
	struct link before = *source_link(w->source, now);
	bool news = source_step(w->source, now) && !link_same(&before, source_link(w->source, now));
	const struct board *next = source_take(w->source);

	return (next && take_board(w, next)) || news;
}

enum exit_status watch_await(struct watch *w)
{
	static const enum exit_status statuses[] = {
		[LINK_UNREACHABLE] = EXIT_STATUS_UNREACHABLE,
		[LINK_REFUSED] = EXIT_STATUS_REFUSED,
	};

	while (!w->board) {
		struct pollfd fd = { .fd = source_fd(w->source), .events = source_events(w->source) };
		const struct link *link;

		wait_until(&fd, 1, source_deadline(w->source));
		watch_step(w, clock_now());
		link = source_link(w->source, clock_now());
		/* Every host had its turn when the source begins to wait before it tries again. */
		if (!w->board && link->failure != LINK_FINE && link->retry_in > 0) {
			complain("%s", link->problem);
			return statuses[link->failure];
		}
	}
	return EXIT_STATUS_OK;
}

struct view watch_view(struct watch *w, const struct settings *s, usec now)
{
	const struct link *link = source_link(w->source, now);
	usec since = w->board ? now - w->as_of : MOMENT_NONE, lag = w->board && link->lag > 0 ? link->lag : 0;
	usec age = moment_plus(since, lag);

	return (struct view){
		.board = w->board,
		.now = w->board ? moment_plus(w->board->about.now, since) : MOMENT_NONE,
		.age = age,
		.lag = lag,
		.staleness = staleness_of(age, s),
		.link = link,
		.settings = s,
		.notice = "",
	};
}
