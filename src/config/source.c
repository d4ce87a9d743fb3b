#include "config/source.h"

#include <string.h>

#include "base/text.h"
#include "base/tongue.h"

struct scan {
	const char *text;
	size_t n, at;
	struct place place;
	struct report *report;
};

/* A line end is LF or CR LF. */
static bool at_line_end(const struct scan *s, char32_t rune)
{
	return rune == '\n' || (rune == '\r' && s->n - s->at > 1 && s->text[s->at + 1] == '\n');
}

/* Reports what may not stand here; '\0' when all is well, else what to put in its place. */
static char objection(const struct scan *s, size_t taken, char32_t rune)
{
	if (!taken) {
		report_add(s->report, s->place, N_("save the file as UTF-8"), "byte 0x%02X is not UTF-8",
			   (unsigned)(unsigned char)s->text[s->at]);
		return '?';
	}
	if (rune == '\t') {
		report_add(s->report, s->place, N_("use spaces"), "tab");
		return ' ';
	}
	if (rune_is_control(rune) && !at_line_end(s, rune)) {
		report_add(s->report, s->place, N_("take it out"), "control character U+%04X", (unsigned)rune);
		return '?';
	}
	return '\0';
}

static void advance(struct scan *s, size_t taken, bool new_line)
{
	s->at += taken;
	s->place.column++;
	if (new_line) {
		s->place.line++;
		s->place.column = 0;
	}
}

const char *source_clean(const char *text, size_t n, struct arena *arena, struct report *r, size_t *clean_n)
{
	struct scan s = { text, n, 0, { 0, 0, 1 }, r };
	char *clean = arena_alloc(arena, n + 1, 1), instead;
	size_t taken, written = 0;
	char32_t rune = 0;

	/* A byte order mark takes no column. */
	if (n >= 3 && !memcmp(text, "\xef\xbb\xbf", 3))
		s.at = 3;
	while (s.at < n) {
		taken = text_rune(text + s.at, n - s.at, &rune);
		instead = objection(&s, taken, rune);
		taken = taken ? taken : 1;
		if (instead)
			clean[written++] = instead;
		else
			written += (size_t)((char *)mempcpy(clean + written, text + s.at, taken) - (clean + written));
		advance(&s, taken, rune == '\n' && !instead);
	}
	*clean_n = written;
	return clean;
}
