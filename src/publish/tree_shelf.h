#ifndef PUBLISH_TREE_SHELF_H
#define PUBLISH_TREE_SHELF_H

#include "base/arena.h"
#include "base/map.h"
#include "publish/tree.h"

struct tree_plan;

/* A file of a site that is kept in memory. */
struct tree_shelf_file {
	struct str path;   /* on the site */
	struct str bytes;  /* ptr NULL: the file is that of `source` */
	struct str source; /* path below the newsroom */
};

/*
 * A whole site in memory and nowhere else: nothing of a release that waits
 * is ever written to a disk. A zeroed struct is valid and empty.
 */
struct tree_shelf {
	struct arena arena;
	struct map by_path;
	struct tree_shelf_file *files;
	size_t count;
};

/* Keep copies of the files of a folder. Not for two threads at a time. */
void tree_shelf_put(struct tree_shelf *shelf, const struct tree_plan *plan);

/* The file at `path`, or NULL. */
const struct tree_shelf_file *tree_shelf_get(
	const struct tree_shelf *shelf, struct str path);

void tree_shelf_release(struct tree_shelf *shelf);

#endif
