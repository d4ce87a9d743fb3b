/* Are documents whole: well formed by their own grammar, whoever wrote the texts in them? Shares no code with what writes them. */
#ifndef TESTS_SUPPORT_WHOLE_H
#define TESTS_SUPPORT_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

/* Valid UTF-8 without any control but ends of lines, and `controls`; nor what is not seen: bidi controls, zero width. */
bool whole_text(const char *text, const char *controls);

/* One document as RFC 8259 has it, and an end of line. */
bool whole_json(const char *text);

/*
 * SVG, or a page of HTML whose elements all end but for those that never do: elements nested, attributes in double quotes, in texts
 * and values no sign that begins something.
 */
bool whole_markup(const char *text);

/* Rows as RFC 4180 has them, all of so many cells; *columns 0: as the first. No cell that a spreadsheet takes for a formula. */
bool whole_csv(const char *text, size_t *columns);

/* The two with nothing more to say: no controls, and as many columns as the first row has. */
bool whole_plain(const char *text);
bool whole_table(const char *text);

/* Lines of text and SGR sequences, and each line ends with all of them reset. */
bool whole_ansi(const char *text);

#endif
