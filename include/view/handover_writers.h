/* The handover as a file: for people to read, and for a page or a mail. */
#ifndef VIEW_HANDOVER_WRITERS_H
#define VIEW_HANDOVER_WRITERS_H

#include <stdio.h>

#include "view/handover.h"

/* 79 columns wide. */
void handover_write_text(const struct handover *h, FILE *out);

/* Text is escaped. */
void handover_write_markdown(const struct handover *h, FILE *out);

#endif
