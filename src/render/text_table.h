#ifndef RENDER_TEXT_TABLE_H
#define RENDER_TEXT_TABLE_H

#include "render/text_wrap.h"

struct text_row {
	struct text_words *cells;
	size_t count;
};

/* A table of words; the first row is its heading. */
struct text_table {
	struct text_row *rows;
	size_t row_count;
	struct str align; /* a letter for each column: l r c or - */
};

/*
 * Append the table: columns side by side when that fits TEXT_COLUMNS, else a
 * block for each row with a line "Name: value" for each column.
 */
void text_table_print(struct buf *out, struct arena *scratch,
	const struct text_table *table, const struct text_prefix *prefix);

#endif
