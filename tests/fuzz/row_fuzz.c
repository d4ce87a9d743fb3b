/* What must hold for any row a server may send: it becomes a row of the board, whole, bounded, and what is bad in it is counted. */
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/moment.h"
#include "db/contract.h"
#include "db/record.h"

/* Between the cells of an input; a cell that is this alone is NULL. */
#define BETWEEN '|'
#define NULL_CELL "~"

/* From this first byte on the rest is a row in one text, with moments as seconds. */
#define RECORDS 0x80

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Takes the next cell from `*s`; past the end all are NULL. */
static struct datum next_cell(char **s)
{
	char *text = *s, *end;

	if (!text)
		return (struct datum){ "", 0, true };
	end = strchr(text, BETWEEN);
	if (end)
		*end++ = '\0';
	*s = end;
	return (struct datum){ text, strlen(text), !strcmp(text, NULL_CELL) };
}

/* All cells, one by one or as a row in one text, of which there may be none. */
static bool take_cells(char *text, bool record, struct datum *cells, size_t n)
{
	if (record)
		return record_split(text, cells, n);
	for (size_t i = 0; i < n; i++)
		cells[i] = next_cell(&text);
	return true;
}

static void check_value(const struct field *f, const char *row)
{
	if (f->kind == FIELD_TEXT) {
		const char *text;

		memcpy(&text, row + f->offset, sizeof text);
		assert(text && strlen(text) <= 4 * DECODE_CHARACTERS);
	} else if (f->kind == FIELD_NUMBER) {
		double number;

		memcpy(&number, row + f->offset, sizeof number);
		assert(!isinf(number));
	} else if (f->kind == FIELD_DAILY) {
		const int *days;
		int64_t sum = 0;

		memcpy(&days, row + f->offset, sizeof days);
		for (int i = 0; i < ASB_DAYS; i++)
			sum += days[i];
		assert(sum >= (int64_t)INT_MIN * ASB_DAYS);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct dataset *d = contract_view(n ? data[0] % RECORDS % CONTRACT_VIEWS : 0);
	bool record = n && data[0] >= RECORDS;
	struct arena *a = arena_new();
	char *text = malloc(n + 1), *rest = text, *row = arena_alloc(a, 1, d->row_size);
	struct datum cells[CONTRACT_FIELDS];
	size_t unreadable[CONTRACT_FIELDS] = { 0 }, counted = 0, failed;

	assert(text);
	memcpy(text, data, n);
	text[n] = '\0';
	if (n)
		rest++;
	memset(row, 0x55, d->row_size); /* nothing may be left as it was */
	if (!take_cells(rest, record, cells, d->fields_n))
		goto out;
	failed = contract_read(d, cells, record ? SECONDS(1704132000) : MOMENT_NONE, a, row, unreadable);
	for (size_t i = 0; i < d->fields_n; i++) {
		counted += unreadable[i];
		assert(!cells[i].null || unreadable[i] == !d->fields[i].nullable);
		check_value(&d->fields[i], row);
	}
	assert(counted == failed);
out:
	arena_drop(a);
	free(text);
	return 0;
}
