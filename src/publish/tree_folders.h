#ifndef PUBLISH_TREE_FOLDERS_H
#define PUBLISH_TREE_FOLDERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"

/*
 * The folders of one publication: which lie in which, and what each one's
 * digest is. About 150 bytes a folder. Not for two threads at a time.
 */
struct tree_folder {
	struct str path; /* from the root of the site, which is "" */
	struct tree_folder *children; /* in no order */
	struct tree_folder *sibling;  /* the next one in the same folder */
	struct tree_folder *same_path, *same_digest; /* next in the tables */
	struct tree_folder *newer;		     /* the next new object */
	struct digest digest;
	uint64_t sum; /* tree_listing_sum() of what was written to it */
	int64_t mtime;
	bool is_put;
};

struct tree_folders {
	struct arena *arena;
	struct tree_folder **by_path, **by_digest; /* tables */
};

/* An empty table in `arena`. */
struct tree_folders tree_folders_make(struct arena *arena);

/* The folder `path`, made with those above it when it is not known yet. */
struct tree_folder *tree_folders_get(
	struct tree_folders *folders, struct str path);

/*
 * Note the digest of a folder that has one. False when another one has the
 * same: they are one object.
 */
bool tree_folders_claim(
	struct tree_folders *folders, struct tree_folder *folder);

/* The last part of its path. */
struct str tree_folders_name(const struct tree_folder *folder);

#endif
