#include "view/header.h"

#include <ctype.h>
#include <string.h>

#include "base/print.h"
#include "config/duration.h"
#include "view/corner.h"
#include "view/pace.h"

#define PIECE 112
#define SHIFT_NAME 40

/* A part of the line. The one of highest rank leaves first; those on the right are set from the corner leftwards. */
struct piece {
	bool right;
	int rank, gap; /* cells before it, or after it on the right */
	enum meaning meaning;
	/* Nothing when there is nothing to say. `shift`: a unit of the one that most are on; NULL: there is none. */
	void (*write)(const struct view *v, const struct unit *shift, char *dst);
};

static void write_name(const struct view *v, const struct unit *shift, char *dst)
{
	(void)v;
	(void)shift;
	print_text(dst, PIECE, "PATROLBOARD");
}

static void write_date(const struct view *v, const struct unit *shift, char *dst)
{
	char date[MOMENT_TEXT];

	(void)shift;
	if (v->board && moment_known(v->now))
		print_text(dst, PIECE, "%s", zone_date(&v->board->zone, v->now, date));
}

static void write_year(const struct view *v, const struct unit *shift, char *dst)
{
	(void)shift;
	if (v->board && moment_known(v->now))
		print_text(dst, PIECE, "%d", zone_civil(&v->board->zone, v->now).year);
}

static void write_time(const struct view *v, const struct unit *shift, char *dst)
{
	char time[MOMENT_TEXT];

	(void)shift;
	if (v->board)
		print_text(dst, PIECE, "%s",
			   (pace_step(v->settings) ? zone_minute : zone_time)(&v->board->zone, v->now, time));
}

/* Those of units that were read together are mostly the same text. */
static bool same_shift(const struct unit *a, const struct unit *b)
{
	return a->shift_name == b->shift_name || !strcmp(a->shift_name, b->shift_name);
}

/* The shift that most units are on: of the name that more than half share, if any, it is surely the one (Boyer and Moore). */
static const struct unit *majority_shift(const struct board *b)
{
	const struct unit *candidate = NULL;
	size_t lead = 0;

	for (size_t i = 0; i < b->units.n; i++) {
		const struct unit *u = &b->units.at[i];

		if (!u->shift_name[0])
			continue;
		if (lead == 0)
			candidate = u;
		lead = same_shift(u, candidate) ? lead + 1 : lead - 1;
	}
	return candidate;
}

static void write_shift(const struct view *v, const struct unit *shift, char *dst)
{
	(void)v;
	if (!shift)
		return;
	text_clean(shift->shift_name, dst, SHIFT_NAME);
	for (; *dst; dst++)
		*dst = (char)toupper((unsigned char)*dst);
}

static void write_shift_end(const struct view *v, const struct unit *shift, char *dst)
{
	char minute[MOMENT_TEXT];

	if (shift && moment_known(shift->shift_ends))
		print_text(dst, PIECE, T_("until %s"), zone_minute(&v->board->zone, shift->shift_ends, minute));
}

static void write_server(const struct view *v, const struct unit *shift, char *dst)
{
	char length[MOMENT_TEXT], standby[PIECE / 2] = "";

	(void)shift;
	if (v->link->standby && v->link->lag == MOMENT_NONE)
		print_text(standby, sizeof standby, T_(" (standby, lag unknown)"));
	else if (v->link->standby && v->link->lag >= SECONDS(1))
		print_text(standby, sizeof standby, T_(" (standby, %s behind)"), span_short(v->link->lag, length));
	else if (v->link->standby)
		print_text(standby, sizeof standby, T_(" (standby)"));
	if (v->link->server[0])
		print_text(dst, PIECE, T_("db %.48s%s"), v->link->server, standby);
}

static void write_interval(const struct view *v, const struct unit *shift, char *dst)
{
	char length[DURATION_TEXT];

	(void)shift;
	duration_print(v->settings->database.interval, length, sizeof length);
	print_text(dst, PIECE, T_("every %s"), length);
}

static void write_took(const struct view *v, const struct unit *shift, char *dst)
{
	usec took = v->link->took_about, tenths = (took + 50) / 100;
	char number[32];

	(void)shift;
	if (!v->link->connected || took <= 0)
		return;
	if (took < 10000)
		print_text(number, sizeof number, "%d.%d", (int)(tenths / 10), (int)(tenths % 10));
	else
		print_text(number, sizeof number, "%d", (int)((tenths + 5) / 10));
	print_text(dst, PIECE, T_("took %s ms"), tongue_decimal(number, sizeof number));
}

static void write_read_only(const struct view *v, const struct unit *shift, char *dst)
{
	(void)shift;
	if (v->settings->slow)
		print_text(dst, PIECE, T_("READ ONLY"));
}

/* Rounded up, so that it begins with the whole time and ends with 1s. */
static void write_muted(const struct view *v, const struct unit *shift, char *dst)
{
	char length[MOMENT_TEXT];

	(void)shift;
	if (v->muted > 0)
		print_text(dst, PIECE, T_("MUTED %s"), pace_left(v->settings, v->muted + SECONDS(1) - 1, length));
}

static const struct piece pieces[] = {
	{ false, 2, 1, MEANING_STRONG, write_name },
	{ false, 3, 3, MEANING_PLAIN, write_date },
	{ false, 6, 1, MEANING_PLAIN, write_year },
	{ false, 0, 1, MEANING_PLAIN, write_time },
	{ false, 4, 2, MEANING_PLAIN, write_shift },
	{ false, 5, 1, MEANING_FAINT, write_shift_end },
	{ true, 1, 2, MEANING_WARN, write_muted },
	{ true, 2, 2, MEANING_PLAIN, write_read_only },
	{ true, 9, 2, MEANING_FAINT, write_took },
	{ true, 8, 2, MEANING_FAINT, write_interval },
	{ true, 7, 2, MEANING_FAINT, write_server },
};

#define PIECES (sizeof pieces / sizeof *pieces)
/* Between left and right. */
#define GAP 2

static int total_width(char texts[PIECES][PIECE], struct canvas c)
{
	int width = GAP;

	for (size_t i = 0; i < PIECES; i++)
		if (texts[i][0])
			width += canvas_width(c, texts[i]) + pieces[i].gap;
	return width;
}

/* False when nothing is left to leave. */
static bool leave(char texts[PIECES][PIECE])
{
	size_t worst = PIECES;

	for (size_t i = 0; i < PIECES; i++)
		if (texts[i][0] && (worst == PIECES || pieces[i].rank > pieces[worst].rank))
			worst = i;
	if (worst == PIECES)
		return false;
	texts[worst][0] = '\0';
	return true;
}

/* A clock that stands still does not look like one that runs. */
static enum meaning shown_meaning(const struct view *v, enum meaning m)
{
	return v->showing != SHOWING_LIVE && m == MEANING_PLAIN ? MEANING_OLD : m;
}

static void draw_pieces(const struct view *v, char texts[PIECES][PIECE], int end, struct canvas c)
{
	int left = 0;

	for (size_t i = 0; i < PIECES; i++) {
		if (!texts[i][0])
			continue;
		if (pieces[i].right) {
			end -= canvas_width(c, texts[i]) + pieces[i].gap;
			canvas_text(c, end, 0, pieces[i].meaning, texts[i]);
		} else {
			left = canvas_text(c, left + pieces[i].gap, 0, shown_meaning(v, pieces[i].meaning), texts[i]);
		}
	}
}

void header_draw(const struct view *v, struct canvas c)
{
	char texts[PIECES][PIECE] = { 0 };
	const struct unit *shift = v->board ? majority_shift(v->board) : NULL;
	int end = corner_draw(v, c);

	for (size_t i = 0; i < PIECES; i++)
		pieces[i].write(v, shift, texts[i]);
	while (total_width(texts, c) > end && leave(texts))
		continue;
	draw_pieces(v, texts, end, c);
}
