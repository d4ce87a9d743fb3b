#include "model/history.h"

#include "model/difference.h"

/* Boards of one segment at most, so that making the last of them again is quick. */
#define SEGMENT_BOARDS 512
/* A segment is a so-manieth of all that is kept, in time and in bytes: so much memory is freed at once. */
#define SEGMENTS 12

/* Boards that stand on their own: the first differs from an empty board, each other one from the one before it. */
struct segment {
	struct segment *newer;
	struct arena *arena; /* of this struct */
	struct pack packed;
	size_t first, n, first_bytes; /* bytes of the first board */
	size_t first_room;            /* and all that is taken for it */
	usec received[SEGMENT_BOARDS];
};

struct history {
	struct arena *arena, *scratch;
	usec keep;
	size_t memory;
	size_t first, end; /* the numbers of the boards that there are; earlier ones in the oldest segment have gone too */
	struct segment *oldest, *newest; /* NULL: no board */
	usec again; /* a board alone had no room: not before then is it tried again */
	struct arena *texts_arena;       /* of the texts that the newest segment has */
	struct texts *texts;
	const struct board *empty, *last;
};

struct history *history_new(usec keep, size_t memory)
{
	struct arena *arena = arena_new();
	struct history *h = arena_alloc(arena, 1, sizeof *h);

	*h = (struct history){ .arena = arena, .scratch = arena_new(), .keep = keep, .memory = memory,
				.again = MOMENT_PAST };
	h->empty = board_publish(board_new());
	return h;
}

static void drop_oldest(struct history *h)
{
	struct segment *s = h->oldest;

	h->oldest = s->newer;
	if (!h->oldest)
		h->newest = NULL;
	pack_release(&s->packed);
	arena_drop(s->arena);
}

void history_free(struct history *h)
{
	if (!h)
		return;
	while (h->oldest)
		drop_oldest(h);
	board_free(h->empty);
	board_free(h->last);
	arena_drop(h->texts_arena);
	arena_drop(h->scratch);
	arena_drop(h->arena);
}

static size_t bytes_of(const struct history *h, const struct segment *s)
{
	return sizeof *s + s->packed.room + (s == h->newest ? arena_used(h->texts_arena) : 0);
}

size_t history_bytes(const struct history *h)
{
	size_t bytes = 0;

	for (const struct segment *s = h->oldest; s; s = s->newer)
		bytes += bytes_of(h, s);
	return bytes;
}

static usec newest_of(const struct segment *s)
{
	return s->received[s->n - 1];
}

static bool too_old(const struct history *h)
{
	return moment_since(newest_of(h->newest), newest_of(h->oldest)) > h->keep;
}

/* Whole segments are freed, but boards that are too old go one by one. */
static void forget(struct history *h)
{
	usec newest;

	if (!h->oldest || !h->newest) {
		h->first = h->end;
		return;
	}
	newest = newest_of(h->newest);
	if (h->first < h->oldest->first)
		h->first = h->oldest->first;
	while (moment_since(newest, history_received(h, h->first)) > h->keep)
		h->first++;
}

void history_limit(struct history *h, usec keep, size_t memory)
{
	if (memory != h->memory)
		h->again = MOMENT_PAST;
	h->keep = keep;
	h->memory = memory;
	while (h->oldest && (too_old(h) || history_bytes(h) > memory))
		drop_oldest(h);
	forget(h);
}

/*
 * A segment that is mostly its first board would waste memory; but where little is allowed two must fit, unless its first board
 * leaves no room for that of another.
 */
static bool is_full(const struct history *h, const struct segment *s, usec received)
{
	size_t bytes = bytes_of(h, s);

	return s->n == SEGMENT_BOARDS || moment_since(received, s->received[0]) > h->keep / SEGMENTS ||
	       (bytes > h->memory / 2 && s->first_room <= h->memory / 2) ||
	       (bytes > h->memory / SEGMENTS && s->packed.n > 2 * s->first_bytes);
}

static void begin_segment(struct history *h, size_t number)
{
	struct arena *arena = arena_new();
	struct segment *s = arena_alloc(arena, 1, sizeof *s);

	s->arena = arena;
	s->first = number;
	if (h->newest)
		pack_fit(&h->newest->packed);
	else
		h->first = number;
	*(h->newest ? &h->newest->newer : &h->oldest) = s;
	h->newest = s;
	arena_drop(h->texts_arena);
	h->texts_arena = arena_new();
	h->texts = texts_new(h->texts_arena);
}

static void pack(struct history *h, const struct board *b, bool first)
{
	struct segment *s = h->newest;
	struct packer p = { &s->packed, h->texts };

	difference_pack(&p, first ? h->empty : h->last, b, h->scratch);
	arena_reset(h->scratch);
	if (first) {
		s->first_bytes = s->packed.n;
		s->first_room = bytes_of(h, s);
	}
}

static void hold(struct history *h, const struct board *b)
{
	if (b)
		arena_share(b->arena);
	board_free(h->last);
	h->last = b;
}

/* As the last board; what then is too much goes, and may be all. */
static void add(struct history *h, const struct board *b, usec received, bool begin)
{
	if (begin)
		begin_segment(h, h->end - 1);
	pack(h, b, begin);
	h->newest->received[h->newest->n++] = received;
	history_limit(h, h->keep, h->memory);
}

/* Where not even one board has room, to try each of them would cost more than all the rest. */
void history_add(struct history *h, const struct board *b, usec received)
{
	h->end++;
	if (!h->newest && received < h->again) {
		hold(h, NULL);
		forget(h);
		return;
	}
	if (h->newest)
		add(h, b, received, is_full(h, h->newest, received));
	if (!h->newest)
		add(h, b, received, true);
	if (!h->newest)
		h->again = moment_plus(received, h->keep / SEGMENTS);
	hold(h, b);
}

size_t history_first(const struct history *h)
{
	return h->first;
}

size_t history_end(const struct history *h)
{
	return h->end;
}

static const struct segment *segment_of(const struct history *h, size_t number)
{
	const struct segment *s = h->oldest;

	while (number >= s->first + s->n)
		s = s->newer;
	return s;
}

usec history_received(const struct history *h, size_t number)
{
	const struct segment *s = segment_of(h, number);

	return s->received[number - s->first];
}

size_t history_find(const struct history *h, usec received)
{
	const struct segment *s = h->oldest;
	size_t i = 0;

	while (s->newer && s->newer->received[0] <= received)
		s = s->newer;
	while (i + 1 < s->n && s->received[i + 1] <= received)
		i++;
	return s->first + i > h->first ? s->first + i : h->first;
}

const struct board *history_board(const struct history *h, size_t number)
{
	const struct segment *s = segment_of(h, number);
	struct arena *scratch = arena_new();
	struct difference *d = difference_begin(&s->packed, scratch);
	const struct board *b;

	for (size_t i = s->first; i <= number; i++)
		difference_next(d);
	b = difference_board(d);
	arena_drop(scratch);
	return b;
}
