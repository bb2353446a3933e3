#ifndef READ_GITINDEX_H
#define READ_GITINDEX_H

#include "base/diag.h"
#include "base/map.h"

enum {
	GITINDEX_MAX_BYTES = 256 * 1024 * 1024,
	GITINDEX_MAX_PATH = 4096, /* bytes of one path */
};

/*
 * Note in `tracked` the files that git has of the folder `folder` (its path
 * on this machine) by their paths below it: what stands in the index of the
 * repository around it, if there is one. No program is run. A warning
 * (`repository-unread`), and false, when there is an index that cannot be
 * understood. The names live in `arena`.
 */
bool gitindex_read(struct diags *d, struct arena *arena, const char *folder,
	struct map *tracked);

/*
 * The same from the bytes of an index file (gitformat-index(5), versions 2
 * to 4), of paths that begin with `prefix` ("news/", or ""). False when the
 * bytes are no index.
 */
bool gitindex_parse(struct arena *arena, struct str bytes, struct str prefix,
	struct map *tracked);

#endif
