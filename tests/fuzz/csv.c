#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "read/csvfile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Each cell lies in the text, and no row is wider than the header. */
static void check(const struct csvfile *csv)
{
	size_t i, j;

	for (i = 0; i < csv->count; i++) {
		const struct csvfile_row *row = &csv->rows[i];

		if (row->count > csv->header.count)
			abort();
		for (j = 0; j < row->count; j++)
			if (row->cells[j].off + row->cells[j].len >
					csv->src->size ||
				row->cells[j].text.len > CSVFILE_MAX_CELL)
				abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src = {0};
	struct csvfile csv;
	size_t column;

	if (source_make(&d, &src, STR("s.csv"),
		    (struct str){(const char *)data, size})) {
		bool ok = csvfile_read(&d, &arena, &src, &csv);

		if (ok != (d.count == 0))
			abort();
		check(&csv);
		if (ok)
			csvfile_find_column(&d, &csv, STR("name"),
				(struct span){0}, &column);
	}
	arena_release(&arena);
	return 0;
}
