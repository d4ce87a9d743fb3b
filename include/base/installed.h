/* Where `make install` puts the files that come with the program: SQL, schemas, examples. */
#ifndef BASE_INSTALLED_H
#define BASE_INSTALLED_H

/* "/usr/local/share/patrolboard", whether anything is there or not. */
extern const char installed_folder[];

#endif
