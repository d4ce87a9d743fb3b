/*
 * The language that people are told things in. English texts stand in the code; a catalogue (config/po) has them in another
 * language, and whoever draws or says one takes it through here. What programs read is never translated.
 */
#ifndef BASE_TONGUE_H
#define BASE_TONGUE_H

#include <stdbool.h>
#include <stddef.h>

/* The text as it is to be shown, for good; itself where nothing else is known for it, as for "". */
#define T_(text) tongue_text(text)

/* Marks a text in a table, and leaves it as it is: whoever shows it says T_(row->text). */
#define N_(text) text

/* The form that goes with `n` of what is counted; English has two of them, Welsh six. */
#define P_(one, many, n) tongue_count(one, many, n)

/* Marks both in a table. */
#define NP_(one, many) one, many

/* A text that means something else elsewhere: here it is said in this sense, for the catalogue. */
#define C_(sense, text) tongue_sense(sense, text)

/* Marks one in a table: whoever shows it says tongue_sense with the same sense. */
#define CN_(sense, text) text

/*
 * Begins to speak the language of the locale, where there is a catalogue for it beside the program, or in `folder` when that is
 * not NULL; else English. Text is UTF-8, whatever the locale's characters are. The catalogue is read here and never again, and
 * names from the environment lead to none outside that folder. Returns whether it speaks another language than English.
 */
bool tongue_begin(const char *folder);

/* Characters as the locale has them, for curses and for what is typed; what numbers and times look like stays as C has it. */
void tongue_letters(void);

/* English from now on. */
void tongue_end(void);

/* After tongue_end the language that tongue_begin found, where it found one. */
void tongue_again(void);

/* Has tongue_begin found another language than English? At no cost worth thinking of. */
bool tongue_foreign(void);

#define TONGUE_NTH 24

/* "1st", "22nd"; in other languages only the number, about which a catalogue's sentence may put what it needs. Returns dst. */
const char *tongue_nth(unsigned long n, char dst[TONGUE_NTH]);

/* In place: the point of a number that has one becomes what the language has for it: "4.1", "4,1". Returns `number`. */
const char *tongue_decimal(char *number, size_t size);

/* Cells of the widest of `n` texts as the catalogue has them; each "%s" in them stands for five. */
int tongue_cells(const char *const *texts, size_t n);

/* Cells enough for `least`, and in another language for `beside` and the text as the catalogue has it. */
int tongue_room(int least, int beside, const char *text);

/* What the macros call. */
const char *tongue_text(const char *text) __attribute__((format_arg(1)));
const char *tongue_sense(const char *sense, const char *text) __attribute__((format_arg(2)));
const char *tongue_count(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));

#endif
