/* What a key asks of the program, where the screen alone cannot do it: a row each, and the function that does it. */
#ifndef APP_REQUEST_H
#define APP_REQUEST_H

#include "app/display.h"

/* Does it, and tells the operator what is not seen of itself. */
void request_serve(struct display *d, enum ui_request request);

#endif
