/* The version, which --version and the log tell. */
#ifndef APP_VERSION_H
#define APP_VERSION_H

extern const char version_text[];

#endif
