#ifndef STORE_JOURNAL_ROWS_H
#define STORE_JOURNAL_ROWS_H

#include "base/hash.h"
#include "store/db.h"

/*
 * The tables of the journal, and the sum over all their rows: a row that is
 * altered, added or removed by hand, or by a failing disk, which the
 * database itself does not notice, makes it another one.
 */

/* The sum of the SHA-256 of all rows, lane by lane. */
struct journal_sum {
	uint64_t lanes[4];
};

enum journal_table_name {
	JOURNAL_NEWSROOM,
	JOURNAL_RELEASES,
	JOURNAL_EMBARGOES,
	JOURNAL_YESES,
	JOURNAL_LIFTS,
	JOURNAL_HOLDS,
	JOURNAL_INTENT,
	JOURNAL_INTENT_RELEASES,
	JOURNAL_TABLES
};

enum { JOURNAL_COLUMNS_MAX = 12 };

/* Its first `keys` columns find a row. */
struct journal_table {
	const char *name;
	size_t columns, keys;
	const char *get, *all, *put, *drop;
	const char *of_id; /* the rows of a release; NULL: none is of one */
};

extern const struct journal_table journal_tables[JOURNAL_TABLES];
extern const struct db_schema journal_schema;

/* One row of a table. */
struct journal_row {
	struct db_value values[JOURNAL_COLUMNS_MAX];
};

/* What is written to, and the sum that goes with it. */
struct journal_rows {
	struct db *db;
	struct arena *arena; /* of rows that are looked at; may be reset */
	struct journal_sum sum;
	struct buf scratch;
};

struct db_value journal_rows_text(struct str text);
struct db_value journal_rows_number(int64_t number);

/* Hex digits of a digest, in `arena`, and back. */
struct db_value journal_rows_digest(
	struct arena *arena, const struct digest *digest);
bool journal_rows_to_digest(struct digest *out, struct str hex);

/* The sum as text, and back. */
struct db_value journal_rows_sum(
	struct arena *arena, const struct journal_sum *sum);
bool journal_rows_to_sum(struct journal_sum *out, struct str hex);

/* Add a row to a sum, or take it away again. */
void journal_rows_add(struct journal_sum *sum, struct buf *scratch,
	const struct journal_table *table, const struct db_value values[]);
void journal_rows_take(struct journal_sum *sum, struct buf *scratch,
	const struct journal_table *table, const struct db_value values[]);

/* The row with the keys of `row`, in its place; `*found` whether there is. */
bool journal_rows_get(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, struct journal_row *row,
	bool *found);

/* Put a row in the place of the one with its keys. */
bool journal_rows_put(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, const struct db_value values[]);

/* The rows of a table, or those of one release, in `rows->arena`. */
bool journal_rows_list(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, const struct str *id,
	struct journal_row **out, size_t *count);

/* Remove rows that were just read. */
bool journal_rows_drop(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, const struct journal_row list[],
	size_t count);

#endif
