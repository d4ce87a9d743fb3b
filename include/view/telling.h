/* What has changed from one board to the next, in sentences: for screen readers and logs. Adding what is told is a file. */
#ifndef VIEW_TELLING_H
#define VIEW_TELLING_H

#include "base/arena.h"
#include "draw/glyph.h"
#include "view/view.h"

/* Two looks at the board, and who hears what came in between. */
struct telling {
	const struct view *before, *now; /* each has a board, which may be the same */
	struct arena *scratch;           /* memory for as long as the telling takes */
	enum glyphs glyphs;              /* the characters that may be used */
	/* One sentence, safe to show, without an end of line; it does not outlive the call. */
	void (*hear)(void *listener, const char *sentence);
	void *listener;
	unsigned alerts_told; /* alert_log_tellings when alerts were last told of */
};

/* Everything is longer than this, or it is cut. */
#define TELLING_SENTENCE 512

/* What the board is like, for one who has heard nothing yet; only `now` is looked at. */
void telling_begin(const struct telling *t);

/*
 * The change of data from one age to another: "STALE: ...", "NO DATABASE: ...", "LIVE again ...". Nothing when it is as it was.
 */
void telling_age(const struct telling *t);

/* Alerts that were raised, told again, or cleared since `alerts_told`. */
void telling_alerts(const struct telling *t);

/*
 * The rows that came, went or changed, and what time alone has changed: a visit that is effective now, a hotspot that is
 * overdue. What is most urgent comes first. Meaningful only while `now` is live.
 */
void telling_changes(const struct telling *t);

/* --- for those who put the sentences together --- */

/* One kind of row. Both are of its dataset and have the same keys; `before` is NULL for one that came, `now` for one that went. */
struct teller {
	const char *view; /* the dataset's: "unit" */
	void (*tell)(const struct telling *t, const void *before, const void *now);
};

/* Makes the text safe, brings it into `glyphs` and hands it on. */
void tell(const struct telling *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The configured counters of the running month. */
void tell_counters(const struct telling *t);

extern const struct teller teller_unit, teller_visit, teller_assist, teller_hotspot;

#endif
