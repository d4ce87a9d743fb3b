/* What a server would answer: rows of the contract as the texts that PostgreSQL sends, without one. */
#ifndef TESTS_SUPPORT_ANSWER_H
#define TESTS_SUPPORT_ANSWER_H

#include "model/dataset.h"

struct pg_result;

/* `rows` as contract_select asks for them; the caller clears it. No text of them is longer than 1,000 bytes. */
struct pg_result *answer_of(const struct dataset *d, struct list rows);

/*
 * The same as contract_select_by_row does, each row there, with moments since `since`; and in the end, of each of the `gone` keys,
 * that there is none.
 */
struct pg_result *answer_by_row(const struct dataset *d, struct list rows, usec since, const char *const *gone,
				size_t gone_n);

#endif
