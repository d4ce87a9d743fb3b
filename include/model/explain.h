/* Why a hotspot has the colour and the rank that it has, in one plain sentence in local time. */
#ifndef MODEL_EXPLAIN_H
#define MODEL_EXPLAIN_H

#include "base/settings.h"
#include "model/board.h"

#define EXPLAIN_TEXT 320

/*
 * "overdue: 2 visits planned 14:00-23:00, 0 effective, last 09:12; the next was to start by 18:15". Safe to show, cut to fit
 * `size` (EXPLAIN_TEXT takes all but the longest reasons).
 */
void coverage_explain(const struct board *b, const struct hotspot *h, usec now, char *dst, size_t size);

/*
 * What goes on after that: "1st of 23 in need: extra officers are wanted", "4th of 23 in need: it is overdue". Safe to show, cut to
 * fit `size`.
 */
void need_explain(const struct board *b, const struct settings *s, const struct hotspot *h, usec now, char *dst,
		  size_t size);

#endif
