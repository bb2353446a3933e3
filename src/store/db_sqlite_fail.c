#include <errno.h>
#include <stdlib.h>

#include "store/db_sqlite.h"

static bool fail_busy(struct db *db, struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "state-busy",
			.file = db->path,
			.is_system = true,
			.text = STR("Another run of this program keeps this "
				    "file to itself, and did not give it back "
				    "within ten seconds."),
			.help = STR("Try again in a minute."),
			.brief = STR("another run keeps it to itself; try "
				     "again later")});
}

static bool fail_moved(struct db *db, struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "state-moved",
			.file = db->path,
			.is_system = true,
			.text = STR("This file was moved away, or another was "
				    "put in its place, while the program "
				    "worked with it. Nothing was noted."),
			.help = STR("Run the command again when nobody else "
				    "works on the folder .dateline."),
			.brief = STR("moved away during the run; run the "
				     "command again")});
}

bool db_sqlite_fail_damaged(struct db *db, struct diags *d, const char *why)
{
	return diag_add(d,
		&(struct diag){.id = "state-damaged",
			.file = db->path,
			.is_system = true,
			.text = arena_format(d->arena,
				"This file, which the program keeps for "
				"itself, is damaged. %s",
				why),
			.help = str_from(db->schema->recover),
			.brief = STR("damaged; put .dateline/state back from "
				     "a backup")});
}

/* What the system said, where SQLite knows it; else what it means. */
static int errno_of(struct db *db, int code)
{
	int error = sqlite3_system_errno(db->handle);

	switch (code & 0xff) {
	case SQLITE_FULL:
		return error == EDQUOT || error == EFBIG ? error : ENOSPC;
	case SQLITE_READONLY:
		return EROFS;
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return EACCES;
	case SQLITE_TOOBIG:
		return EFBIG;
	default:
		return error ? error : EIO;
	}
}

bool db_sqlite_fail(struct db *db, struct diags *d, const char *verb, int code)
{
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		abort();
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return fail_busy(db, d);
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
	case SQLITE_TOOBIG:
		if (code == SQLITE_READONLY_DBMOVED)
			return fail_moved(db, d);
		errno = errno_of(db, code);
		return fs_path_fail(d, verb, db->path);
	case SQLITE_NOTADB:
		return db_sqlite_fail_damaged(
			db, d, "It does not begin as it should.");
	default:
		/* Our statements are right: the tables are not ours. */
		return db_sqlite_fail_damaged(
			db, d, "Its parts do not fit together.");
	}
}
