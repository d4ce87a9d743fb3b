/* The screen of a fixture as an operator has it: keys are typed by name, and what shows is looked for. Without colour, in ASCII. */
#ifndef TESTS_GOLDEN_DESK_H
#define TESTS_GOLDEN_DESK_H

#include "golden/fixture.h"
#include "ui/ui.h"

#define LINE 256
#define NOWHERE (-1)

struct desk {
	struct fixture f;
	struct ui *ui;
	struct grid grid;
	enum glyphs glyphs;
};

/* The live fixture on a screen of that size. */
void sit_down(struct desk *d, int cols, int rows);
/* Any fixture, in that tier. */
void sit_down_to(struct desk *d, enum fixture_scenario scenario, enum glyphs glyphs, int cols, int rows);
void stand_up(struct desk *d);

/* Lays out and draws again. */
void look(struct desk *d);

/* Types keys by name, a blank between; returns what the last one asks of the program. */
enum ui_request type(struct desk *d, const char *keys);

/* A line of the screen, less blanks at its end. */
const char *line_of(const struct desk *d, int row, char dst[LINE]);

bool shows(const struct desk *d, const char *words);

/* The selected row by its place on screen and how it begins; the test fails when it is elsewhere. */
void expect_at(const struct desk *d, const char *why, int row, const char *begins);

#endif
