#ifndef STORE_DB_SQLITE_H
#define STORE_DB_SQLITE_H

#include <sqlite3.h>

#include "base/fs_path.h"
#include "store/db.h"

/* What the files db_sqlite*.c share: nobody else includes this. */

enum {
	DB_SLOTS = 48, /* statements that are kept ready */
	DB_NAME_MAX = 64,
};

/* A statement, ready to run; made anew where it is none of those kept. */
struct db_statement {
	struct db *db;
	const char *sql;
	sqlite3_stmt *stmt;
	unsigned used_at; /* which use of all it was */
	bool is_running;
};

/* The engine keeps a list of these: it must not lie in an arena. */
struct db_vfs {
	sqlite3_vfs base;
	char name[DB_NAME_MAX];
};

struct db {
	sqlite3 *handle;
	const struct db_schema *schema;
	struct str path;
	enum db_mode mode;
	int version;
	bool is_begun;	 /* db_begin() */
	bool is_held;	 /* db_hold() */
	bool is_spoiled; /* a statement of the transaction failed */
	struct fs_place place;
	struct db_vfs *vfs; /* of this database only: see db_sqlite_open.c */
	struct db_statement slots[DB_SLOTS];
	unsigned uses;
};

/*
 * Add the finding of `code`, which a call to SQLite gave; `verb` is what was
 * tried, for failures of the disk. Always false.
 */
bool db_sqlite_fail(struct db *db, struct diags *d, const char *verb, int code);

/* `state-damaged`, because of `why`: "It ends too early." Always false. */
bool db_sqlite_fail_damaged(struct db *db, struct diags *d, const char *why);

/* Run a statement of ours outside of transactions; the code of SQLite. */
int db_sqlite_do(struct db *db, const char *sql);

/* The only number that `sql` gives; the code of SQLite. */
int db_sqlite_number(struct db *db, const char *sql, int64_t *out);

#endif
