/* The report of a month as a file: for people to read, for a web page or a mail, for a spreadsheet, for other programs. */
#ifndef VIEW_MONTH_WRITERS_H
#define VIEW_MONTH_WRITERS_H

#include <stdio.h>

#include "view/month_data.h"

/* Paragraphs and tables of plain text, 79 columns wide but for the tables. */
void month_write_text(const struct month_report *r, FILE *out);

/* Text from the database is escaped. */
void month_write_markdown(const struct month_report *r, FILE *out);

/* One table: a row a figure, and a row for each number of the tables by place. Man page: patrolboard(1), REPORTS. */
void month_write_csv(const struct month_report *r, FILE *out);

/* The schema "patrolboard.report/1": config/schemas/report-1.json. */
void month_write_json(const struct month_report *r, FILE *out);
void month_write_schema(FILE *out);

#define MONTH_SCHEMA "patrolboard.report/1"

/* "Derbyshire: hotspot patrols in December 2023", "... in January 2024 to date". Lives in the report's arena. */
const char *month_title(const struct month_report *r);

/* "Patrols", "Nov 23", "Change": what stands above a column. Lives in the report's arena. */
const char *month_column_title(const struct month_report *r, const struct month_column *c);

/* The words of files: "count", "hours", "per cent"; "per cent", "difference", "points", "" where there is no comparison. */
const char *month_unit_name(enum counter_format format);
const char *month_change_name(enum comparison_kind kind);

/* A cell of the tables: "552", "90%", "19/25" of a share of another month, "+18%", "(-2)", "-" for what is not known. */
const char *month_cell(const struct month_report *r, const struct month_place *p, size_t column, char dst[24]);

/* Is there anything to say in this table? */
bool month_has_table(const struct month_report *r, enum month_table t);

/* "Against the plan, by hotspot, December 2023", of "hotspot". Lives in the report's arena. */
const char *month_table_title(const struct month_report *r, enum month_table t, bool by_hotspot);

/* What its reader must know. Lives in the report's arena. */
const char *month_table_words(const struct month_report *r, enum month_table t);

#endif
