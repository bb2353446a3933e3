#ifndef PUBLISH_TREE_H
#define PUBLISH_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/instant.h"
#include "base/str.h"

/* A file to make public: its bytes, or a source file to copy. */
struct tree_file {
	struct str name;      /* in its folder */
	struct str bytes;     /* ptr NULL: copied from `path` */
	struct str path;      /* of the source, below the newsroom */
	struct digest digest; /* known beforehand for a source; else made */
	uint64_t size;	      /* of a source */
	struct instant at;    /* T: instant of its content */
};

/* One publication in the making. */
struct tree;

/* How much one publication changed. */
struct tree_result {
	bool changed; /* false: the same root, nothing was touched */
	size_t new_folders, new_files;
	size_t files; /* of the whole site */
	struct digest root;
};

/*
 * Begin a publication. `root_fd` is the newsroom's folder. With `out` NULL
 * the site is made of folder objects below .dateline/www and the link
 * `public`; else it is written as plain folders and files to the folder
 * `out`, changing only files whose bytes differ. Takes the lock; `*busy`
 * true (and false returned) when another publisher holds it. Leftovers of
 * a publication that was cut off are removed.
 */
bool tree_open(struct diags *d, struct arena *arena, int root_fd,
	const char *out, bool *busy, struct tree **tree);

/*
 * Give one folder of the site, all its files at once, sub-folders before
 * their parents; "" is the root and comes last. Sub-folders given before
 * under "<path>/..." become part of it. For several threads at a time,
 * each with its own `d`. Nothing becomes public before tree_commit().
 */
bool tree_put(struct tree *tree, struct diags *d, struct str path,
	const struct tree_file files[], size_t count);

/* Make it public: all or nothing. After a false the old site stands. */
bool tree_commit(
	struct tree *tree, struct diags *d, struct tree_result *result);

/* Give up what was not committed, and the lock. Always to be called. */
void tree_close(struct tree *tree);

#endif
