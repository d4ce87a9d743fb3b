/* What a place on the screen says about its content; a theme turns each into colours, and mono into attributes alone. */
#ifndef BASE_MEANING_H
#define BASE_MEANING_H

/* Its name in a configuration, its letter in a golden screen. */
#define MEANING_LIST(X) \
	X(PLAIN, "plain", ' ') \
	X(FAINT, "faint", 'f') /* frames, units, what can be left unread */ \
	X(STRONG, "strong", 's') /* headings, the number that counts */ \
	X(NEW, "new", 'n') /* changed a moment ago */ \
	X(GOOD, "good", 'g') \
	X(WARN, "warn", 'w') \
	X(ALARM, "alarm", 'a') \
	X(OLD, "old", 'o') /* rows of a board that is stale or lost */ \
	X(STALE, "stale", 't') /* the banner and the word STALE */ \
	X(LOST, "lost", 'l') /* the banner and the words NO DATABASE */

enum meaning {
#define X(id, name, letter) MEANING_##id,
	MEANING_LIST(X)
#undef X
	MEANING_COUNT,
};

/* "plain", "faint" ...; NULL after the last. */
extern const char *const meaning_names[MEANING_COUNT + 1];

/* ' ' for plain, then f s n g w a o t l. */
char meaning_letter(enum meaning m);

#endif
