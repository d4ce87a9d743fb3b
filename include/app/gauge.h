/* What the program's own figures (model/vitals.h) are read from. */
#ifndef APP_GAUGE_H
#define APP_GAUGE_H

#include "db/source.h"
#include "model/vitals.h"
#include "term/term.h"

void gauge_hear(struct vitals *v, const struct source_news *news);

/* The terminal's, the memory's, and the time. */
void gauge_look(struct vitals *v, const struct term *term, enum glyphs glyphs, usec now);

#endif
