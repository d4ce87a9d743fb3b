#include "fuzz/odd_board.h"

#include <string.h>

#include "db/contract.h"

#define LEN(array) (sizeof(array) / sizeof *(array))
#define ROWS 5
#define TEXT 64

/* As PostgreSQL prints them; NULL is one too. A text is now and then bytes of the feed instead. */
static const char *const texts[] = {
	"DCC", "HD01", "patrol", "2", "asked", "patrols", "arrests", "DAR", "UA1", "drone", "0", "motorcycle", "6",
	"MB1", "accepted", "effective_patrols", "officers", "visit_started", "arrived", "late", "Derby City", "11",
	"5", "offered", "patrol_minutes", "1 arrest, 3 engagements", "engagements", "supervisor", "closed",
	"asb_incidents", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
	"\xe5\xbe\xb7\xe6\xaf\x94\xe5\xb8\x82", "e\xcc\x81\xcc\x81\xcc\x81",
	"\x1b]0;owned\x07", "\xc2\x9b" "31m", "\xe2\x80\xae", "=1+1", "\"><script>",
	"", NULL,
};
static const char *const counts[] = {
	"2", "0", "1", "15", "141", "-7", "2147483647", "-2147483648", "99999999999", NULL,
};
static const char *const numbers[] = { "12", "0",    "552",  "52.9228",  "-1.4766",	  "90.0362", "1e308",
				       "-1", "-1e308", "NaN", "Infinity", "-Infinity", "1e-300",	 NULL };
static const char *const flags[] = { "f", "t", "maybe", NULL };
static const char *const days[] = {
	"2024-01-01", "2023-12-01", "2023-01-01", "2023-11-01", "2022-12-01", "2024-02-01", "2023-12-31", "infinity",
	"-infinity",  "294276-12-31", "4713-01-01 BC", "1969-12-31", "soon", NULL,
};
static const char *const moments[] = {
	"2024-01-01 17:50:00+00", "2024-01-01 18:00:00+00", "2024-01-01 17:59:59.5+00", "2024-01-01 12:00:00+00",
	"2024-01-01 18:05:00+00", "2024-01-02 02:00:00+00", "2023-12-31 23:59:59+00",   "2023-10-29 01:00:00+00",
	"infinity",		  "-infinity",		    "294276-12-31 23:59:59+00", "4713-11-24 00:00:00+00 BC",
	"1969-12-31 23:59:59+00", "never",		    NULL,
};
static const char *const intervals[] = { "PT2H", "PT30M", "P1D", "PT0S", "PT-5M", "P999999999Y", "long", NULL };
static const char *const dailies[] = { "{1,2,3,4,5}", "{}", "{NULL,2147483647,-5}", "{{1},{2}}", "{1,2", NULL };

static const struct {
	const char *const *values;
	size_t n;
} kinds[FIELD_KINDS] = {
	[FIELD_TEXT] = { texts, LEN(texts) },	    [FIELD_COUNT] = { counts, LEN(counts) },
	[FIELD_LARGE] = { counts, LEN(counts) },
	[FIELD_NUMBER] = { numbers, LEN(numbers) }, [FIELD_FLAG] = { flags, LEN(flags) },
	[FIELD_DAY] = { days, LEN(days) },	    [FIELD_MOMENT] = { moments, LEN(moments) },
	[FIELD_INTERVAL] = { intervals, LEN(intervals) }, [FIELD_DAILY] = { dailies, LEN(dailies) },
};

static struct datum value(struct feed *f, enum field_kind kind)
{
	int choice = feed_choose(f, 256);
	const char *text = kinds[kind].values[(size_t)choice % kinds[kind].n];
	size_t n;

	if (kind != FIELD_TEXT || choice < 200)
		return (struct datum){ text ? text : "", text ? strlen(text) : 0, !text };
	n = feed_bytes(f, (size_t)feed_choose(f, TEXT), &text);
	return (struct datum){ text, n, false };
}

static void read_row(struct feed *f, const struct dataset *d, struct arena *a, void *row, size_t *unreadable)
{
	for (size_t i = 0; i < d->fields_n; i++) {
		const struct field *field = &d->fields[i];
		struct datum c = value(f, field->kind);

		/* terminated, as libpq has it */
		c.text = arena_text(a, c.text, c.n);
		*unreadable += !decode_value(decode_kind(field->kind), field->nullable, c, a,
					     (char *)row + field->offset);
	}
}

static void fill(struct feed *f, const struct dataset *d, struct board *b)
{
	struct list list = { .n = (size_t)feed_choose(f, ROWS), .capped = feed_seldom(f, 16) };
	char *rows = arena_alloc(b->arena, list.n, d->row_size);

	for (size_t i = 0; i < list.n; i++)
		read_row(f, d, b->arena, rows + i * d->row_size, &list.unreadable);
	list.at = rows;
	dataset_fill(b, d, list);
}

static void fill_about(struct feed *f, struct board *b)
{
	size_t unreadable = 0;

	read_row(f, &dataset_about, b->arena, &b->about, &unreadable);
	b->about.contract = BOARD_CONTRACT;
	if (!moment_known(b->about.now)) /* which db refuses */
		b->about.now = DAYS(19723) + HOURS(18);
	for (int steps = feed_choose(f, 4); steps > 0; steps--)
		zone_add(&b->zone, moment_plus(b->about.now, HOURS(feed_choose(f, 96) - 48)),
			 (feed_choose(f, 55) - 26) * 1800);
}

const struct board *odd_board(struct feed *f)
{
	struct board *b = board_new();

	fill_about(f, b);
	for (size_t i = 0; i < DATASETS; i++)
		fill(f, &datasets_all[i], b);
	return board_publish(b);
}
