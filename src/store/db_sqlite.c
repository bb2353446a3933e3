#include <assert.h>
#include <stdlib.h>

#include "store/db_sqlite.h"

int db_version(const struct db *db)
{
	return db->version;
}

int db_sqlite_do(struct db *db, const char *sql)
{
	sqlite3_stmt *stmt;
	int code;

	/* A migration is several statements, one behind the other. */
	while (*sql) {
		code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, &sql);
		if (code != SQLITE_OK)
			return code;
		if (!stmt)
			break;
		do
			code = sqlite3_step(stmt);
		while (code == SQLITE_ROW);
		sqlite3_finalize(stmt);
		if (code != SQLITE_DONE)
			return code;
	}
	return SQLITE_OK;
}

int db_sqlite_number(struct db *db, const char *sql, int64_t *out)
{
	sqlite3_stmt *stmt;
	int code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);

	if (code != SQLITE_OK)
		return code;
	code = sqlite3_step(stmt);
	if (code == SQLITE_ROW) {
		*out = sqlite3_column_int64(stmt, 0);
		code = SQLITE_OK;
	}
	sqlite3_finalize(stmt);
	return code;
}

/* What is written to a file that has no name any more is lost. */
static int check_place(struct db *db)
{
	int moved = 0;
	int code = sqlite3_file_control(
		db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);

	return code == SQLITE_OK && moved ? SQLITE_READONLY_DBMOVED : code;
}

bool db_begin(struct db *db, struct diags *d)
{
	int code;

	assert(!db->is_begun && !db->is_held);
	code = check_place(db);
	if (code == SQLITE_OK)
		code = db_sqlite_do(db, "BEGIN IMMEDIATE");
	if (code != SQLITE_OK)
		return db_sqlite_fail(db, d, "write", code);
	db->is_begun = true;
	db->is_spoiled = false;
	return true;
}

void db_cancel(struct db *db)
{
	size_t i;

	for (i = 0; i < DB_SLOTS; i++)
		if (db->slots[i].is_running)
			db_end(&db->slots[i]);
	/* A full disk may have ended it already; then this does nothing. */
	if (!sqlite3_get_autocommit(db->handle))
		db_sqlite_do(db, "ROLLBACK");
	db->is_begun = db->is_held = false;
}

/*
 * A failure may have ended the transaction: without this, what follows would
 * be kept by itself.
 */
static bool is_whole(const struct db *db)
{
	return !db->is_spoiled && !sqlite3_get_autocommit(db->handle);
}

bool db_commit(struct db *db, struct diags *d)
{
	bool was_whole = is_whole(db);
	int code = SQLITE_ERROR;

	assert(db->is_begun);
	if (was_whole)
		code = check_place(db);
	if (code == SQLITE_OK)
		code = db_sqlite_do(db, "COMMIT");
	if (code != SQLITE_OK) {
		db_sqlite_fail(db, d, "write", was_whole ? code : SQLITE_IOERR);
		db_cancel(db);
		return false;
	}
	db->is_begun = false;
	return true;
}

bool db_hold(struct db *db, struct diags *d, bool *began)
{
	int code;

	*began = !db->is_begun && !db->is_held;
	if (!*began)
		return true;
	code = db_sqlite_do(db, "BEGIN");
	*began = code == SQLITE_OK;
	db->is_held = *began;
	return *began || db_sqlite_fail(db, d, "read", code);
}

void db_settle(struct db *db)
{
	/* Who reads at this moment is not waited for: there is a next time. */
	sqlite3_busy_timeout(db->handle, 0);
	db_sqlite_do(db, "PRAGMA wal_checkpoint(TRUNCATE)");
	sqlite3_busy_timeout(db->handle, DB_WAIT_MS);
}

/* The one that is kept for `sql`, else the one that rested longest. */
static struct db_statement *find_slot(struct db *db, const char *sql)
{
	struct db_statement *found = NULL, *slot;
	size_t i;

	for (i = 0; i < DB_SLOTS; i++) {
		slot = &db->slots[i];
		if (slot->is_running)
			continue;
		if (slot->sql == sql)
			return slot;
		if (!found || slot->used_at < found->used_at)
			found = slot;
	}
	assert(found);
	return found;
}

static int prepare(struct db *db, const char *sql, struct db_statement **out)
{
	struct db_statement *slot = find_slot(db, sql);
	int code = SQLITE_OK;

	*out = slot;
	slot->db = db;
	slot->used_at = ++db->uses;
	if (slot->sql == sql)
		return code;
	sqlite3_finalize(slot->stmt);
	slot->stmt = NULL;
	slot->sql = NULL;
	code = sqlite3_prepare_v3(db->handle, sql, -1,
		SQLITE_PREPARE_PERSISTENT, &slot->stmt, NULL);
	if (code == SQLITE_OK)
		slot->sql = sql;
	return code;
}

/* The texts are the caller's until db_end(). */
static int bind_value(
	sqlite3_stmt *stmt, int column, const struct db_value *value)
{
	switch (value->kind) {
	case DB_NOTHING:
		return sqlite3_bind_null(stmt, column);
	case DB_NUMBER:
		return sqlite3_bind_int64(stmt, column, value->number);
	case DB_TEXT:
		break;
	}
	return sqlite3_bind_text64(stmt, column,
		value->text.ptr ? value->text.ptr : "", value->text.len,
		SQLITE_STATIC, SQLITE_UTF8);
}

static bool start(struct db *db, struct diags *d, const char *sql,
	const struct db_value values[], size_t count, struct db_statement **out)
{
	int code = prepare(db, sql, out);
	size_t i;

	assert(count <= DB_COLUMNS_MAX);
	for (i = 0; i < count && code == SQLITE_OK; i++)
		code = bind_value((*out)->stmt, (int)i + 1, &values[i]);
	(*out)->is_running = code == SQLITE_OK;
	return code == SQLITE_OK || db_sqlite_fail(db, d, "read", code);
}

void db_end(struct db_statement *statement)
{
	sqlite3_reset(statement->stmt);
	sqlite3_clear_bindings(statement->stmt);
	statement->is_running = false;
}

bool db_run(struct db *db, struct diags *d, const char *sql,
	const struct db_value values[], size_t count)
{
	struct db_statement *statement;
	int code;

	assert(db->is_begun);
	if (!is_whole(db))
		return db_sqlite_fail(db, d, "write", SQLITE_IOERR);
	if (!start(db, d, sql, values, count, &statement)) {
		db->is_spoiled = true;
		return false;
	}
	code = sqlite3_step(statement->stmt);
	/* The finding first: the next call forgets what the system said. */
	if (code != SQLITE_DONE)
		db_sqlite_fail(db, d, "write", code);
	db->is_spoiled = code != SQLITE_DONE;
	db_end(statement);
	return code == SQLITE_DONE;
}

bool db_query(struct db *db, struct diags *d, const char *sql,
	const struct db_value values[], size_t count, struct db_statement **out)
{
	return start(db, d, sql, values, count, out);
}

static bool read_value(struct db_value *out, sqlite3_stmt *stmt, int column,
	struct arena *arena)
{
	const void *bytes;

	*out = (struct db_value){DB_NOTHING, 0, STR("")};
	switch (sqlite3_column_type(stmt, column)) {
	case SQLITE_NULL:
		return true;
	case SQLITE_INTEGER:
		out->kind = DB_NUMBER;
		out->number = sqlite3_column_int64(stmt, column);
		return true;
	case SQLITE_TEXT:
		bytes = sqlite3_column_text(stmt, column);
		out->kind = DB_TEXT;
		out->text.len = (size_t)sqlite3_column_bytes(stmt, column);
		out->text.ptr = bytes;
		out->text = arena_str(arena, out->text);
		return bytes;
	default:
		return false;
	}
}

static bool read_row(struct db_statement *statement, struct diags *d,
	struct arena *arena, struct db_value row[], size_t columns)
{
	size_t i;

	assert((int)columns == sqlite3_column_count(statement->stmt));
	for (i = 0; i < columns; i++)
		if (!read_value(&row[i], statement->stmt, (int)i, arena))
			return db_sqlite_fail_damaged(statement->db, d,
				"It holds a value of a kind that the program "
				"never writes.");
	return true;
}

bool db_next(struct db_statement *statement, struct diags *d,
	struct arena *arena, struct db_value row[], size_t columns, bool *more)
{
	int code = sqlite3_step(statement->stmt);

	*more = code == SQLITE_ROW;
	if (*more)
		return read_row(statement, d, arena, row, columns);
	return code == SQLITE_DONE ||
	       db_sqlite_fail(statement->db, d, "read", code);
}
