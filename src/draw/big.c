#include "draw/big.h"

#include <ctype.h>
#include <string.h>

#include "draw/tier.h"

struct shape {
	char character;
	const char *rows[BIG_ROWS];
};

/* Strokes that go up are two cells wide, about as thick as those that go across. The first one stands for what is not here. */
static const struct shape shapes[] = {
	{ ' ', { "   ", "   ", "   ", "   ", "   " } },
	{ '0', { "######", "##  ##", "##  ##", "##  ##", "######" } },
	{ '1', { "  ##  ", "####  ", "  ##  ", "  ##  ", "######" } },
	{ '2', { "######", "    ##", "######", "##    ", "######" } },
	{ '3', { "######", "    ##", " #####", "    ##", "######" } },
	{ '4', { "##  ##", "##  ##", "######", "    ##", "    ##" } },
	{ '5', { "######", "##    ", "######", "    ##", "######" } },
	{ '6', { "######", "##    ", "######", "##  ##", "######" } },
	{ '7', { "######", "    ##", "   ## ", "  ##  ", "  ##  " } },
	{ '8', { "######", "##  ##", "######", "##  ##", "######" } },
	{ '9', { "######", "##  ##", "######", "    ##", "######" } },
	{ '?', { "######", "    ##", "  ####", "      ", "  ##  " } },
	{ '!', { "##", "##", "##", "  ", "##" } },
	{ ':', { "  ", "##", "  ", "##", "  " } },
	{ '~', { "      ", " ##  #", "######", "#  ## ", "      " } },
	{ '-', { "    ", "    ", "####", "    ", "    " } },
	{ 'A', { " #### ", "##  ##", "######", "##  ##", "##  ##" } },
	{ 'B', { "##### ", "##  ##", "##### ", "##  ##", "##### " } },
	{ 'C', { " #####", "##    ", "##    ", "##    ", " #####" } },
	{ 'D', { "##### ", "##  ##", "##  ##", "##  ##", "##### " } },
	{ 'E', { "######", "##    ", "##### ", "##    ", "######" } },
	{ 'F', { "######", "##    ", "##### ", "##    ", "##    " } },
	{ 'G', { " #####", "##    ", "## ###", "##  ##", " #####" } },
	{ 'H', { "##  ##", "##  ##", "######", "##  ##", "##  ##" } },
	{ 'I', { "####", " ## ", " ## ", " ## ", "####" } },
	{ 'J', { "    ##", "    ##", "    ##", "##  ##", " #### " } },
	{ 'K', { "##  ##", "## ## ", "####  ", "## ## ", "##  ##" } },
	{ 'L', { "##    ", "##    ", "##    ", "##    ", "######" } },
	{ 'M', { "##   ##", "### ###", "#######", "## # ##", "##   ##" } },
	{ 'N', { "##   ##", "###  ##", "## # ##", "##  ###", "##   ##" } },
	{ 'O', { " #### ", "##  ##", "##  ##", "##  ##", " #### " } },
	{ 'P', { "##### ", "##  ##", "##### ", "##    ", "##    " } },
	{ 'Q', { " #### ", "##  ##", "##  ##", "## ## ", " ## ##" } },
	{ 'R', { "##### ", "##  ##", "##### ", "## ## ", "##  ##" } },
	{ 'S', { " #####", "##    ", " #### ", "    ##", "##### " } },
	{ 'T', { "######", "  ##  ", "  ##  ", "  ##  ", "  ##  " } },
	{ 'U', { "##  ##", "##  ##", "##  ##", "##  ##", " #### " } },
	{ 'V', { "##  ##", "##  ##", "##  ##", " #### ", "  ##  " } },
	{ 'W', { "##   ##", "## # ##", "#######", "### ###", "##   ##" } },
	{ 'X', { "##  ##", " #### ", "  ##  ", " #### ", "##  ##" } },
	{ 'Y', { "##  ##", "##  ##", " #### ", "  ##  ", "  ##  " } },
	{ 'Z', { "######", "   ## ", "  ##  ", " ##   ", "######" } },
};

#define SHAPES (sizeof shapes / sizeof *shapes)

/* Takes the next character off *text; letters have no accents here, so that a Welsh W with one is a W. */
static const struct shape *next_shape(const char **text)
{
	const char *at = *text;
	struct grapheme g;
	char wanted;

	*text += tier_next(GLYPHS_TIER_ASCII, at, strlen(at), &g);
	wanted = (char)toupper((int)g.rune[0]);
	if (wanted == '?' && *at != '?')
		return &shapes[0];
	for (size_t i = 0; i < SHAPES; i++)
		if (shapes[i].character == wanted)
			return &shapes[i];
	return &shapes[0];
}

static int shape_cols(const struct shape *shape)
{
	return (int)strlen(shape->rows[0]);
}

int big_cols(const char *text)
{
	int cols = 0;

	while (*text) {
		cols += shape_cols(next_shape(&text));
		cols += *text ? BIG_GAP : 0;
	}
	return cols;
}

int big_fits(const char *text, int cols, int rows, int most)
{
	int wide = big_cols(text), scale = most;

	while (scale > 0 && (scale * wide > cols || scale * BIG_ROWS > rows))
		scale--;
	return scale;
}

static void draw_shape(const struct shape *shape, int scale, enum meaning meaning, struct canvas c)
{
	int cols = shape_cols(shape);

	for (int row = 0; row < BIG_ROWS * scale; row++)
		for (int col = 0; col < cols; col++)
			if (shape->rows[row / scale][col] == '#')
				canvas_line(c, col * scale, row, scale, meaning, GLYPH_BAR_FULL);
}

int big_text(struct canvas c, int col, int row, int scale, enum meaning meaning, const char *text)
{
	int cols = big_cols(text) * scale;
	struct canvas box = canvas_part(c, col, row, cols, BIG_ROWS * scale);

	canvas_fill(box, meaning);
	for (int at = 0; *text;) {
		const struct shape *shape = next_shape(&text);

		draw_shape(shape, scale, meaning, canvas_part(box, at, 0, shape_cols(shape) * scale, box.rows));
		at += (shape_cols(shape) + BIG_GAP) * scale;
	}
	return col + cols;
}
