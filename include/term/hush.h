/* Keeps what libraries print to standard error off the screen, and gives it back afterwards. */
#ifndef TERM_HUSH_H
#define TERM_HUSH_H

/* Zero-initialise before the first hush_begin. */
struct hush {
	int kept; /* the real standard error; 0: not hushed */
	int collected;
};

/*
 * From here on, what is written to descriptor 2 is collected, up to what a pipe holds; more is lost and nobody waits.
 * Does nothing when descriptor 2 is not a terminal, for then it does no harm.
 */
void hush_begin(struct hush *h);

/* Puts descriptor 2 back and prints there, made safe, what was collected. Harmless when not hushed. For signal handlers too. */
void hush_end(struct hush *h);

#endif
