/* What the report of a month says: one table, a row a sentence. A new sentence is a row here. */
#ifndef VIEW_MONTH_SENTENCES_H
#define VIEW_MONTH_SENTENCES_H

#include "view/month_data.h"

/* Which part of a counter's life a sentence is about. */
enum month_extent {
	EXTENT_MONTH, /* the month of the report; to date when it is the running one */
	EXTENT_BEFORE, /* the month before it, whole */
	EXTENT_TOTAL, /* from the start of the programme to the end of the month, or to date */
};

/* What it is compared with, in months before. */
enum { AGAINST_NOTHING = 0, AGAINST_MONTH = 1, AGAINST_YEAR = 12, AGAINST_THREE_YEARS = 36 };

/* In which order headings come; the names of month_section. */
enum month_section {
	SECTION_PATROLS,
	SECTION_HOURS,
	SECTION_ENGAGEMENT,
	SECTION_ENFORCEMENT,
	SECTION_DISPERSALS,
	SECTION_FOUND,
	SECTION_ASB,
	SECTION_TEAM,
	SECTION_PLAN,
	SECTION_TOTALS,
	SECTION_NOW,
	SECTIONS,
};

/*
 * `text` holds words in braces:
 *   {n}       the value and its noun, "552 patrols", "no patrols"; a capital at the start of the sentence
 *   {part}    of a share the number that it counts; {whole} the number, with its noun, that it is a share of
 *   {share}   " (90 per cent)", or nothing where {whole} is too small for that
 *   {when}    "in December 2023", "in January 2024 to date", "from 1 July to 31 December 2023"
 *   {change}  ", 18 per cent more than in November 2023 (468)", or nothing
 *   {nearly}  ", nearly 2,000", or nothing
 *   {crew}    "double-crewed ", where there were two officers a patrol
 *   {minutes} of an effective visit
 *   {list}    what `find` has gathered
 */
struct month_sentence {
	const char *name; /* in files, unique; never changes its meaning */
	enum month_section section;
	enum month_extent extent;
	const char *metric, *of; /* `of`: that it is a share of; "" otherwise. `metric` is "" where `find` needs none. */
	enum counter_format format;
	int against;
	const char *one, *many; /* the noun of {n}, or of a share's {whole} */
	const char *text;
	const char *definition; /* may hold {minutes} */
	/* NULL for counters. Else finds value and {list}; false when there is nothing to say. */
	bool (*find)(const struct month_report *r, const struct board *b, struct month_figure *f);
};

extern const struct month_sentence month_sentences[];
extern const size_t month_sentences_n;

/* "Patrols": what a heading begins with; and its name in files, "patrols". */
const char *month_section_title(enum month_section s);
const char *month_section_name(enum month_section s);

#endif
