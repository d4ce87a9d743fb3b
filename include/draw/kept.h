/*
 * Lines of a part of the screen as they were drawn last, to be put there again for as long as they would come out the same: from
 * the same things, in the spell of time for which that holds.
 */
#ifndef DRAW_KEPT_H
#define DRAW_KEPT_H

#include "base/spell.h"
#include "draw/canvas.h"

#define KEPT_WORDS 28

/* All that a line is drawn from but time, in so many words, or where that lies in memory, until the next drawing ends. */
struct kept_stamp {
	uint64_t of[KEPT_WORDS];
	size_t n; /* so many of them were added one by one */
};

/* There has to be room for them; bytes take whole words. */
void kept_add(struct kept_stamp *s, uint64_t word);
void kept_add_bytes(struct kept_stamp *s, const void *bytes, size_t n);

/* What a text, or so many bytes, are in a stamp: a word that no others have. */
uint64_t kept_text(const char *text);
uint64_t kept_bytes(const void *bytes, size_t n);

struct kept;

struct kept *kept_new(void);
void kept_free(struct kept *k);

/*
 * Makes room for the lines of such a canvas, from 0; where it had another size nothing is kept any more. Drawings are counted on
 * from each to the next: a line stays only from one to the very next, for what stamps say lies where may be gone after that.
 */
void kept_fit(struct kept *k, struct canvas c, uint64_t drawing);

/*
 * Has `what` drawn by `draw` on `c`, one line of that canvas: nothing outside it, nor the cursor. Or it puts the line there as it
 * was drawn from the same stamp, while the spell lasts in which that was; `spell` is of now, and drawing lowers its end; NULL: time
 * does not matter. `k` is NULL where nothing is kept.
 */
void kept_draw(struct kept *k, int line, const struct kept_stamp *from, struct spell *spell,
	       void (*draw)(const void *what, struct canvas c), const void *what, struct canvas c);

#endif
