/* Several screens of one thing in one golden file, one after another, each under a heading. */
#ifndef TESTS_GOLDEN_ALBUM_H
#define TESTS_GOLDEN_ALBUM_H

#include "golden/screen.h"

struct shot {
	const char *what; /* the heading */
	enum fixture_scenario scenario;
	struct screen_size size; /* of the screen when `whole`, else of what is between banner and footer */
	bool whole;
};

struct album;

/* Begins the file tests/golden/NAME.txt of screens in a tier; `name` outlives it. */
struct album *album_new(const char *name, enum glyphs tier);

/*
 * Draws one, as `like` says with pane or detail, and adds its glyphs and its meanings to the file, runs of blank lines squeezed
 * into one that counts them. A cell that holds what the tier has not is told on stderr, and fails the album.
 */
void album_add(struct album *a, const struct shot *shot, const struct screen *like);

/* Is the whole what is committed (golden_is), and all of it fit for the tier? Frees it. */
bool album_close(struct album *a);

extern const char *const tier_names[GLYPHS_TIERS];

#endif
