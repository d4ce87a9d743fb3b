#include "term/travel.h"

#include <string.h>

#include "base/print.h"

/* The steps along one axis: to an absolute place, by a distance, and one at a time. */
struct axis {
	enum cap absolute;
	struct {
		enum cap many, one;
	} ahead, back;
};

static const struct axis vertical = { CAP_ROW, { CAP_NONE, CAP_DOWN_ONE }, { CAP_NONE, CAP_UP_ONE } };
static const struct axis horizontal = { CAP_COLUMN, { CAP_RIGHT, CAP_RIGHT_ONE }, { CAP_LEFT, CAP_LEFT_ONE } };

/* No command with a number in it is shorter: what is need not be compared with one, which would have to be made first. */
#define SHORTEST_COMMAND 4

static void prefer_shorter(char best[CAPS_TEXT], const char *candidate)
{
	size_t n = strlen(candidate);

	if (n && n < CAPS_TEXT && (!*best || n < strlen(best)))
		memcpy(best, candidate, n + 1);
}

static const char *repeated(const char *step, int times, char dst[CAPS_TEXT])
{
	size_t n = strlen(step), all = n * (size_t)times;

	if (all >= CAPS_TEXT)
		all = 0;
	for (size_t i = 0; i < all; i++)
		dst[i] = step[i % n];
	dst[all] = '\0';
	return dst;
}

/* Writes the shortest way along one axis; false when there is none. */
static bool along(const struct caps *c, const struct axis *axis, int from, int to, char best[CAPS_TEXT])
{
	int distance = to > from ? to - from : from - to;
	enum cap many = to > from ? axis->ahead.many : axis->back.many;
	enum cap one = to > from ? axis->ahead.one : axis->back.one;
	char way[CAPS_TEXT];

	repeated(c->text[one], distance, best);
	if (distance == 0 || (*best && strlen(best) < SHORTEST_COMMAND))
		return true;
	best[0] = '\0';
	prefer_shorter(best, caps_fill(c, axis->absolute, to, 0, way));
	prefer_shorter(best, caps_fill(c, many, distance, 0, way));
	prefer_shorter(best, repeated(c->text[one], distance, way));
	return *best;
}

const char *travel(const struct caps *c, struct place from, struct place to, char dst[TRAVEL_TEXT])
{
	char absolute[CAPS_TEXT], rows[CAPS_TEXT], cols[CAPS_TEXT];
	bool known = from.col >= 0 && from.row >= 0;

	if (known && along(c, &vertical, from.row, to.row, rows) && along(c, &horizontal, from.col, to.col, cols)) {
		if (to.col == 0 && from.col > 0)
			prefer_shorter(cols, c->text[CAP_RETURN]);
		print_text(dst, TRAVEL_TEXT, "%s%s", rows, cols);
		if (strlen(dst) <= SHORTEST_COMMAND ||
		    strlen(dst) <= strlen(caps_fill(c, CAP_MOVE, to.row, to.col, absolute)))
			return dst;
	}
	print_text(dst, TRAVEL_TEXT, "%s", caps_fill(c, CAP_MOVE, to.row, to.col, absolute));
	return dst;
}
