#include "support/capped.h"

struct board capped_board(const struct board *b, const struct dataset *d)
{
	struct board copy = *b;

	for (size_t i = 0; i < DATASETS; i++) {
		struct list rows = dataset_list(b, &datasets_all[i]);

		rows.capped = &datasets_all[i] == d;
		dataset_fill(&copy, &datasets_all[i], rows);
	}
	return copy;
}
