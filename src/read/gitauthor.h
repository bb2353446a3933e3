#ifndef READ_GITAUTHOR_H
#define READ_GITAUTHOR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum {
	GITAUTHOR_MAX_COMMITS = 2000, /* that are looked at, newest first */
	GITAUTHOR_MAX_DEPTH = 32,     /* folders above the file */
	/* Of lists of files that are read: a lift must not wait for it. */
	GITAUTHOR_MAX_BYTES = 16 * 1024 * 1024,
};

/*
 * Who wrote what stands in a file: `*author` becomes "Ann <ann@x.example>",
 * in `arena`, the author of the last commit that changed the file `path` of
 * the folder `folder`, where the version of HEAD is exactly `bytes`. False,
 * without a finding, where that cannot be known: no repository, or one of
 * another owner (safe.directory), a file that was changed since or was
 * never committed, a history that is longer or damaged. Nothing of the
 * repository is run, and nothing is written.
 */
bool gitauthor_find(struct arena *arena, const char *folder, struct str path,
	struct str bytes, struct str *author);

#endif
