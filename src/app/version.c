#include "app/version.h"

const char version_text[] = "1.0.0";
