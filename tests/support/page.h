/* A page of the manual, a screen, or another text that is committed. */
#ifndef TESTS_SUPPORT_PAGE_H
#define TESTS_SUPPORT_PAGE_H

/* All of the file, to be freed; the program ends when it cannot be read, or is too long to be one. */
char *page_read(const char *path);

#endif
