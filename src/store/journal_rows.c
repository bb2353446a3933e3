#include "store/journal_rows.h"

struct db_value journal_rows_text(struct str text)
{
	return (struct db_value){.kind = DB_TEXT, .text = text};
}

struct db_value journal_rows_number(int64_t number)
{
	return (struct db_value){.kind = DB_NUMBER, .number = number};
}

struct db_value journal_rows_digest(
	struct arena *arena, const struct digest *digest)
{
	char *hex = arena_alloc(arena, DIGEST_HEX_LEN + 1);

	hash_hex(hex, digest, DIGEST_HEX_LEN);
	return journal_rows_text((struct str){hex, DIGEST_HEX_LEN});
}

/* What a hex digit stands for, plus one; 0 for what is none. */
static const uint8_t hex_values[256] = {['0'] = 1,
	['1'] = 2,
	['2'] = 3,
	['3'] = 4,
	['4'] = 5,
	['5'] = 6,
	['6'] = 7,
	['7'] = 8,
	['8'] = 9,
	['9'] = 10,
	['a'] = 11,
	['b'] = 12,
	['c'] = 13,
	['d'] = 14,
	['e'] = 15,
	['f'] = 16};

bool journal_rows_to_digest(struct digest *out, struct str hex)
{
	const uint8_t *digits = (const uint8_t *)hex.ptr;
	uint8_t high, low;
	size_t i;

	if (hex.len != DIGEST_HEX_LEN)
		return false;
	for (i = 0; i < sizeof(out->bytes); i++) {
		high = hex_values[digits[2 * i]];
		low = hex_values[digits[2 * i + 1]];
		if (!high || !low)
			return false;
		out->bytes[i] = (uint8_t)((high - 1) << 4 | (low - 1));
	}
	return true;
}

/* The same bytes on every machine. */
static void put_number(uint8_t out[8], uint64_t number)
{
	size_t i;

	for (i = 0; i < 8; i++)
		out[i] = (uint8_t)(number >> 8 * i);
}

static void to_lanes(uint64_t lanes[4], const struct digest *digest)
{
	size_t i;

	for (i = 0; i < 32; i++) {
		lanes[i / 8] >>= 8;
		lanes[i / 8] |= (uint64_t)digest->bytes[i] << 56;
	}
}

struct db_value journal_rows_sum(
	struct arena *arena, const struct journal_sum *sum)
{
	struct digest digest;
	size_t i;

	for (i = 0; i < 4; i++)
		put_number(digest.bytes + 8 * i, sum->lanes[i]);
	return journal_rows_digest(arena, &digest);
}

bool journal_rows_to_sum(struct journal_sum *out, struct str hex)
{
	struct digest digest;

	if (!journal_rows_to_digest(&digest, hex))
		return false;
	to_lanes(out->lanes, &digest);
	return true;
}

/*
 * "release\0" and each value with its kind and length before it, so that no
 * two rows are written alike.
 */
static struct digest digest_row(struct buf *scratch,
	const struct journal_table *table, const struct db_value values[])
{
	const struct db_value *value;
	uint8_t head[9];
	size_t i;

	buf_reset(scratch);
	buf_add(scratch, table->name, strlen(table->name) + 1);
	for (i = 0; i < table->columns; i++) {
		value = &values[i];
		head[0] = (uint8_t)value->kind;
		put_number(head + 1, value->kind == DB_NUMBER
					     ? (uint64_t)value->number
					     : value->text.len);
		buf_add(scratch, head, sizeof(head));
		if (value->kind == DB_TEXT)
			buf_str(scratch, value->text);
	}
	return hash_bytes(scratch->ptr, scratch->len);
}

void journal_rows_add(struct journal_sum *sum, struct buf *scratch,
	const struct journal_table *table, const struct db_value values[])
{
	struct digest digest = digest_row(scratch, table, values);
	uint64_t lanes[4] = {0};
	size_t i;

	to_lanes(lanes, &digest);
	for (i = 0; i < 4; i++)
		sum->lanes[i] += lanes[i];
}

void journal_rows_take(struct journal_sum *sum, struct buf *scratch,
	const struct journal_table *table, const struct db_value values[])
{
	struct digest digest = digest_row(scratch, table, values);
	uint64_t lanes[4] = {0};
	size_t i;

	to_lanes(lanes, &digest);
	for (i = 0; i < 4; i++)
		sum->lanes[i] -= lanes[i];
}

bool journal_rows_get(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, struct journal_row *row, bool *found)
{
	struct db_statement *statement;
	struct journal_row keys = *row;
	bool ok;

	if (!db_query(rows->db, d, table->get, keys.values, table->keys,
		    &statement))
		return false;
	ok = db_next(
		statement, d, rows->arena, row->values, table->columns, found);
	db_end(statement);
	return ok;
}

bool journal_rows_put(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, const struct db_value values[])
{
	struct journal_row old = {0};
	bool found;

	memcpy(old.values, values, table->keys * sizeof(values[0]));
	if (!journal_rows_get(rows, d, table, &old, &found))
		return false;
	if (found)
		journal_rows_take(
			&rows->sum, &rows->scratch, table, old.values);
	journal_rows_add(&rows->sum, &rows->scratch, table, values);
	return db_run(rows->db, d, table->put, values, table->columns);
}

bool journal_rows_list(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, const struct str *id,
	struct journal_row **out, size_t *count)
{
	struct db_value key = journal_rows_text(id ? *id : STR(""));
	struct db_statement *statement;
	struct journal_row *items = NULL;
	bool more = true, ok = true;
	size_t n = 0;

	if (!db_query(rows->db, d, id ? table->of_id : table->all, &key,
		    id ? 1 : 0, &statement))
		return false;
	while (ok && more) {
		items = arena_grow(rows->arena, items, n, sizeof(*items));
		ok = db_next(statement, d, rows->arena, items[n].values,
			table->columns, &more);
		n += ok && more;
	}
	db_end(statement);
	*out = items;
	*count = n;
	return ok;
}

bool journal_rows_drop(struct journal_rows *rows, struct diags *d,
	const struct journal_table *table, const struct journal_row list[],
	size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		journal_rows_take(
			&rows->sum, &rows->scratch, table, list[i].values);
		if (!db_run(rows->db, d, table->drop, list[i].values,
			    table->keys))
			return false;
	}
	return true;
}
