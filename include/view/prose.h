/* Sentences on paper: lines of plain text broken between words, and text that Markdown takes as it is. */
#ifndef VIEW_PROSE_H
#define VIEW_PROSE_H

#include <stdio.h>

#define PROSE_COLS 79

/* A line of that character, as long as the text is wide. */
void prose_underline(char ch, const char *text, FILE *out);

/* The words of `text` on lines that begin with `first`, and then with as many blanks. */
void prose_wrapped(const char *first, const char *text, FILE *out);

/* What Markdown would take for its own is escaped; "://" and "www." too, which would make a link. */
void prose_markdown(const char *text, FILE *out);

/* The same at the beginning of a line or of an item, where more would be taken so: "- ", "12. ", blanks. */
void prose_markdown_line(const char *text, FILE *out);

#endif
