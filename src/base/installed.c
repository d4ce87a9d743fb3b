#include "base/installed.h"

const char installed_folder[] = INSTALLED_FOLDER;
