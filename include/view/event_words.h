/* An event in words: who or where, then what. */
#ifndef VIEW_EVENT_WORDS_H
#define VIEW_EVENT_WORDS_H

#include "model/board.h"

#define EVENT_WORDS 512

/* The place stands at the end where the text leaves it out. Not yet safe to show. */
void event_words(const struct event *e, const struct board *b, char *dst, size_t size);

#endif
