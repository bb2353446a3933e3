#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/*
 * A database of the newsroom's state, as little of one as the journal and
 * the ledger need, so that another engine fits beneath them: transactions,
 * statements with $1, $2 ..., values that are whole numbers, texts or
 * nothing. Every false has a finding: `state-damaged` for a file that is
 * none of ours or is broken, `state-busy`, or a system failure.
 */
struct db;
struct db_statement;

enum {
	DB_WAIT_MS = 10 * 1000, /* for another run that writes */
	DB_COLUMNS_MAX = 24,	/* of a row, and values of a statement */
	DB_COPY_MAX = 512 * 1024 * 1024, /* of one that is read from a copy */
};

enum db_mode {
	DB_READ,  /* must be there; is not written to */
	DB_WRITE, /* must be there */
	DB_MAKE	  /* made where it is missing, 0600 */
};

/* A migration: what brings the tables from one version to the next. */
struct db_schema {
	const char *const *steps; /* SQL; step i makes version i + 1 of i */
	int count;		  /* the version this program knows */
	const char *recover;	  /* how a damaged one is mended: sentences */
};

/*
 * Open the database `path` below `dir_fd`, bring its tables to the version
 * of `schema` (not with DB_READ) and look whether it is whole. A newer one
 * is a finding (`state-newer`) and is left as it is, and so is an older one
 * with DB_READ (`state-older`). Its words live in `arena`; `schema` and what
 * `dir_fd` stands for outlive it. What is written has survived a power cut
 * when db_commit() is true.
 *
 * The folder may be renamed while it is open. With DB_READ nothing needs to
 * be writable; where not even the files beside it can be made, it is read
 * from a copy in memory.
 */
bool db_open(struct diags *d, struct arena *arena, int dir_fd, struct str path,
	enum db_mode mode, const struct db_schema *schema, struct db **out);
void db_close(struct db *db);

/* The version of its tables; 0: there are none (DB_READ). */
int db_version(const struct db *db);

/*
 * One transaction, for writing from its first moment on. Where a statement
 * in it failed db_commit() fails, too, and nothing of it is kept; after a
 * failure there is none any more.
 */
bool db_begin(struct db *db, struct diags *d);
bool db_commit(struct db *db, struct diags *d);
void db_cancel(struct db *db); /* without effect where none is open */

/*
 * All that is read until db_cancel() is of one moment. Within a transaction
 * it is that already: `*began` says whether db_cancel() is to be called.
 */
bool db_hold(struct db *db, struct diags *d, bool *began);

/*
 * Move what was committed from the file beside the database into it, where
 * nobody reads: a copy of the one file is whole then. No finding.
 */
void db_settle(struct db *db);

/* A value of $n. */
enum db_kind { DB_NOTHING, DB_NUMBER, DB_TEXT };

struct db_value {
	enum db_kind kind;
	int64_t number;
	struct str text;
};

/*
 * Run a statement that gives no rows, between db_begin() and db_commit().
 * `sql` is a literal: statements are kept by their address.
 */
bool db_run(struct db *db, struct diags *d, const char *sql,
	const struct db_value values[], size_t count);

/*
 * Run one that gives rows: db_next() fills `row` with `columns` values,
 * `*more` false behind the last. Texts live in `arena`.
 */
bool db_query(struct db *db, struct diags *d, const char *sql,
	const struct db_value values[], size_t count,
	struct db_statement **out);
bool db_next(struct db_statement *statement, struct diags *d,
	struct arena *arena, struct db_value row[], size_t columns, bool *more);
void db_end(struct db_statement *statement);

#endif
