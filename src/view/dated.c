#include "view/dated.h"

#include "base/print.h"

/* Room for " AS AT 18:00:00", and cells beside it without which it is left out. */
#define DATED (MOMENT_TEXT + 40)
#define LEAST_BESIDE 20

struct canvas dated_line(const struct view *v, struct canvas c, bool draw)
{
	char time[MOMENT_TEXT], text[DATED];
	int width;

	if (c.rows != 1 || view_is_live(v))
		return c;
	print_text(text, DATED, T_(" AS AT %s"), view_as_at(v, time));
	width = canvas_width(c, text);
	if (c.cols - width < LEAST_BESIDE)
		return c;
	if (draw)
		canvas_text(c, c.cols - width, 0, MEANING_OLD, text);
	return canvas_part(c, 0, 0, c.cols - width, 1);
}
