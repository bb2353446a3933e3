#ifndef STORE_DB_FILE_H
#define STORE_DB_FILE_H

#include "base/fs_path.h"
#include "store/db.h"

/*
 * The files of a database, before the engine opens them: an ordinary file
 * with mode 0600 is made (DB_MAKE) or is there, and so are those beside it.
 * They are looked at without being opened: closing one would give up the
 * locks of another connection in this process.
 */
bool db_file_prepare(struct diags *d, const struct fs_place *place,
	struct str path, enum db_mode mode);

/* Whether there are changes beside the file that are not in it yet. */
bool db_file_has_changes(const struct fs_place *place);

#endif
