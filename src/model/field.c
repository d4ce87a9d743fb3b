#include "model/field.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/whole.h"

/* What each kind does; `at` points to the member. */
struct handling {
	size_t size; /* of the member */
	bool (*same)(const void *at, const void *other); /* NULL: when its bytes are */
	void (*pack)(struct packer *p, const void *before, const void *at);
	void (*unpack)(struct unpacker *u, void *at);
	void (*own)(void *at, struct texts *texts, struct arena *arena); /* NULL: it points to nothing */
	const void *blank; /* NULL: zeroes */
};

static const char *text_of(const void *at)
{
	return *(const char *const *)at;
}

static const int *days_of(const void *at)
{
	return *(const int *const *)at;
}

static bool same_text(const void *at, const void *other)
{
	return !strcmp(text_of(at), text_of(other));
}

static bool same_days(const void *at, const void *other)
{
	return !memcmp(days_of(at), days_of(other), ASB_DAYS * sizeof(int));
}

/* 0 and the bytes, with the end, when it is new; else its number. */
static void pack_text(struct packer *p, const void *before, const void *at)
{
	const char *text = text_of(at);
	size_t known = texts_count(p->texts), number = texts_number(p->texts, text, NULL);

	(void)before;
	pack_number(p->to, number > known ? 0 : number);
	if (number > known) {
		pack_number(p->to, strlen(text));
		pack_bytes(p->to, text, strlen(text) + 1);
	}
}

static void hear(struct unpacker *u, const char *text)
{
	if (u->texts_n == u->texts_room) {
		size_t room = u->texts_room ? u->texts_room * 2 : 512;
		const char **texts = arena_alloc(u->arena, room, sizeof *texts);

		if (u->texts_n)
			memcpy(texts, u->texts, u->texts_n * sizeof *texts);
		u->texts = texts;
		u->texts_room = room;
	}
	u->texts[u->texts_n++] = text;
}

static void unpack_text(struct unpacker *u, void *at)
{
	size_t number = unpack_number(&u->from);

	if (!number) {
		size_t n = unpack_number(&u->from);

		hear(u, unpack_bytes(&u->from, n + 1));
		number = u->texts_n;
	}
	*(const char **)at = u->texts[number - 1];
}

static void pack_int(struct packer *p, const void *before, const void *at)
{
	pack_signed(p->to, (int64_t)*(const int *)at - *(const int *)before);
}

static void unpack_int(struct unpacker *u, void *at)
{
	*(int *)at = (int)(*(int *)at + unpack_signed(&u->from));
}

/* There are only two, and it is the other one. */
static void pack_flag(struct packer *p, const void *before, const void *at)
{
	(void)p;
	(void)before;
	(void)at;
}

static void unpack_flag(struct unpacker *u, void *at)
{
	(void)u;
	*(bool *)at = !*(bool *)at;
}

/* The absent moment and the infinities are far from all others: the difference wraps around. */
static void pack_moment(struct packer *p, const void *before, const void *at)
{
	pack_signed(p->to, (int64_t)((uint64_t)*(const usec *)at - (uint64_t)*(const usec *)before));
}

static void unpack_moment(struct unpacker *u, void *at)
{
	*(usec *)at = (usec)((uint64_t)*(usec *)at + (uint64_t)unpack_signed(&u->from));
}

/* How a number is packed, in the two lowest bits: counts and coordinates need no more than they have digits. */
enum { WHOLE, MILLIONTHS, BITS };

static const double scales[] = { [WHOLE] = 1, [MILLIONTHS] = 1e6 };

/* Does the number come back to the last bit when it is packed like this? */
static bool holds(double value, int how)
{
	double scaled = value * scales[how];

	/* A nought may have a sign. */
	return fabs(scaled) < 1e15 && whole(scaled) / scales[how] == value && !(value == 0 && signbit(value));
}

static void pack_double(struct packer *p, const void *before, const void *at)
{
	double value = *(const double *)at;
	int how = WHOLE;

	(void)before;
	while (how < BITS && !holds(value, how))
		how++;
	if (how == BITS) {
		pack_signed(p->to, BITS);
		pack_bytes(p->to, &value, sizeof value);
	} else {
		pack_signed(p->to, (int64_t)whole(value * scales[how]) * 4 + how);
	}
}

static void unpack_double(struct unpacker *u, void *at)
{
	int64_t packed = unpack_signed(&u->from), digits = packed / 4 - (packed < 0 && packed % 4);
	int how = (int)(packed & 3);

	if (how == BITS)
		memcpy(at, unpack_bytes(&u->from, sizeof(double)), sizeof(double));
	else
		*(double *)at = (double)digits / scales[how];
}

static void pack_days(struct packer *p, const void *before, const void *at)
{
	for (size_t i = 0; i < ASB_DAYS; i++)
		pack_signed(p->to, (int64_t)days_of(at)[i] - days_of(before)[i]);
}

static void unpack_days(struct unpacker *u, void *at)
{
	int *days = arena_alloc(u->arena, ASB_DAYS, sizeof *days);

	for (size_t i = 0; i < ASB_DAYS; i++)
		days[i] = (int)(days_of(at)[i] + unpack_signed(&u->from));
	*(const int **)at = days;
}

static void own_text(void *at, struct texts *texts, struct arena *arena)
{
	const char *text = text_of(at);

	if (texts)
		texts_number(texts, text, at);
	else
		*(const char **)at = *text ? arena_text(arena, text, strlen(text)) : "";
}

static void own_days(void *at, struct texts *texts, struct arena *arena)
{
	int *days = arena_alloc(arena, ASB_DAYS, sizeof *days);

	(void)texts;
	memcpy(days, days_of(at), ASB_DAYS * sizeof *days);
	*(const int **)at = days;
}

static const int no_days[ASB_DAYS];
static const char *const no_text = "";
static const int *const blank_days = no_days;

static const struct handling handlings[] = {
	[FIELD_TEXT] = { sizeof(char *), same_text, pack_text, unpack_text, own_text, &no_text },
	[FIELD_COUNT] = { sizeof(int), NULL, pack_int, unpack_int, NULL, NULL },
	[FIELD_LARGE] = { sizeof(int64_t), NULL, pack_moment, unpack_moment, NULL, NULL },
	[FIELD_NUMBER] = { sizeof(double), NULL, pack_double, unpack_double, NULL, NULL },
	[FIELD_FLAG] = { sizeof(bool), NULL, pack_flag, unpack_flag, NULL, NULL },
	[FIELD_DAY] = { sizeof(day), NULL, pack_int, unpack_int, NULL, NULL },
	[FIELD_MOMENT] = { sizeof(usec), NULL, pack_moment, unpack_moment, NULL, NULL },
	[FIELD_INTERVAL] = { sizeof(usec), NULL, pack_moment, unpack_moment, NULL, NULL },
	[FIELD_DAILY] = { sizeof(int *), same_days, pack_days, unpack_days, own_days, &blank_days },
};

static const void *member(const struct field *f, const void *row)
{
	return (const char *)row + f->offset;
}

bool field_same(const struct field *f, const void *row, const void *other)
{
	const struct handling *h = &handlings[f->kind];
	const void *a = member(f, row), *b = member(f, other);

	return h->same ? h->same(a, b) : !memcmp(a, b, h->size);
}

uint64_t field_hash(const struct field *f, const void *row, struct hash_key key)
{
	const void *at = member(f, row);

	if (f->kind == FIELD_TEXT)
		return hash_text(text_of(at), key);
	return hash_bytes(at, handlings[f->kind].size, key);
}

void field_pack(struct packer *p, const struct field *f, const void *before, const void *row)
{
	handlings[f->kind].pack(p, member(f, before), member(f, row));
}

void field_unpack(struct unpacker *u, const struct field *f, void *row)
{
	handlings[f->kind].unpack(u, (char *)row + f->offset);
}

void field_blank(const struct field *f, void *row)
{
	const struct handling *h = &handlings[f->kind];

	if (h->blank)
		memcpy((char *)row + f->offset, h->blank, h->size);
}

void field_own(const struct field *f, void *row, struct texts *texts, struct arena *arena)
{
	const struct handling *h = &handlings[f->kind];

	if (h->own)
		h->own((char *)row + f->offset, texts, arena);
}
