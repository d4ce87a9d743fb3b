#include "view/event_words.h"

#include <string.h>

#include "base/print.h"

void event_words(const struct event *e, const struct board *b, char *dst, size_t size)
{
	const char *place = board_place(b, e->hotspot), *who = e->call_sign[0] ? e->call_sign : place;
	bool tell = e->call_sign[0] && place[0] && !strstr(e->text, place);

	print_text(dst, size, "%s%s%s%s%s%s", who, who[0] ? " " : "", e->text, tell ? " (" : "", tell ? place : "",
		   tell ? ")" : "");
}
