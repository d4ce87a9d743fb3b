/* The version, which --version and the log tell. */
#ifndef APP_VERSION_H
#define APP_VERSION_H

#define VERSION "0.1.0"

#endif
