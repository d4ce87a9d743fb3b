/* Rows with every value absent, for tests to fill in what they are about. */
#ifndef TESTS_SUPPORT_BLANK_H
#define TESTS_SUPPORT_BLANK_H

#include "model/board.h"

struct unit blank_unit(const char *call_sign);
struct hotspot blank_hotspot(const char *code);
struct visit blank_visit(const char *id, const char *hotspot);
struct assist blank_assist(const char *id);

#endif
