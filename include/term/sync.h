/*
 * Synchronized output, DEC private mode 2026: a terminal that has it shows nothing of a frame before all of it has come. How it is
 * asked, and the answer: ESC [ ? 2026 ; 1 $ y, or 2, when it has. Pure.
 */
#ifndef TERM_SYNC_H
#define TERM_SYNC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SYNC_ASK "\033[?2026$p"
#define SYNC_BEGIN "\033[?2026h"
#define SYNC_END "\033[?2026l"

/* How much of an answer has come: Esc, which may be a key; [ behind it, which is kept back until the next character tells; ? */
enum sync_part { SYNC_NOTHING, SYNC_ESCAPE, SYNC_BRACKET, SYNC_NUMBERS };

/* Its characters may come one by one, long apart. Zero-initialise it. */
struct sync {
	bool awaited; /* it was asked, and nothing that might have been the answer came yet */
	bool can;     /* it has answered that it has it */
	enum sync_part part;
	char text[8]; /* behind the question mark, as far as the answer that is hoped for goes */
	size_t n;
};

/* After ESC [ ?, which no key sends, whether awaited or not; and after ESC by itself. */
void sync_begin(struct sync *s);
void sync_escape(struct sync *s);

/*
 * Takes a character of an answer, or one that may be, and returns true. False: it is none, and what came forgotten; a [ that was
 * kept back (SYNC_BRACKET) was a key then.
 */
bool sync_take(struct sync *s, uint32_t character);

#endif
