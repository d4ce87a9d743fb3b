#include "db/transcode.h"

#include <errno.h>
#include <iconv.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "db/decode.h"

#define STRANGE "\xef\xbf\xbd"

/*
 * UTF-8 has at most four bytes a character, no text is asked for in full that has more of them than are kept, and no row in one
 * text has more texts than that.
 */
#define ROOM ((size_t)4 * 4 * DECODE_CHARACTERS * DATASET_FIELDS)

/* How the names of PostgreSQL's encodings begin, and how in the C library. What a server says is not passed on unless it is one. */
static const struct {
	const char *theirs, *ours;
} names[] = {
	{ "EUC_JIS_2004", "EUC-JISX0213" }, { "EUC_", "EUC-" }, { "ISO_8859_", "ISO_8859-" }, { "JOHAB", "JOHAB" },
	{ "KOI8", "KOI8-" },                { "LATIN", "LATIN" }, { "WIN", "CP" },
};

#define NAME 32

/* The C library's name of an encoding of PostgreSQL's; false for one that it has none for. */
static bool name_of(const char *encoding, char name[NAME])
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t n = strlen(names[i].theirs);
		const char *rest = encoding + n;

		if (strncmp(encoding, names[i].theirs, n) != 0)
			continue;
		if (strspn(rest, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != strlen(rest))
			break;
		return snprintf(name, NAME, "%s%s", names[i].ours, rest) < NAME;
	}
	return false;
}

/* All of these encodings have ASCII in them. */
static bool is_plain(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

/* Returns how many bytes it has written. */
static size_t convert(iconv_t way, char *text, size_t n, char *out)
{
	size_t left = ROOM;
	char *to = out;

	while (iconv(way, &text, &n, &to, &left) == (size_t)-1 && errno != E2BIG && left >= strlen(STRANGE)) {
		to = mempcpy(to, STRANGE, strlen(STRANGE));
		left -= strlen(STRANGE);
		text++;
		n--;
	}
	return ROOM - left;
}

static void convert_value(iconv_t way, PGresult *r, int row, int field, char *out)
{
	char *text = PQgetvalue(r, row, field);
	size_t n = (size_t)PQgetlength(r, row, field);

	if (!is_plain(text, n))
		PQsetvalue(r, row, field, out, (int)convert(way, text, n, out));
}

void transcode(PGresult *r, const char *encoding)
{
	char name[NAME];
	struct arena *a;
	iconv_t way;
	char *out;

	if (!encoding || !name_of(encoding, name))
		return;
	way = iconv_open("UTF-8", name);
	a = arena_new();
	out = arena_alloc(a, ROOM, 1);
	for (int row = 0; (intptr_t)way != -1 && row < PQntuples(r); row++)
		for (int field = 0; field < PQnfields(r); field++)
			convert_value(way, r, row, field, out);
	iconv_close(way);
	arena_drop(a);
}
