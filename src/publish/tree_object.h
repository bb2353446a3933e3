#ifndef PUBLISH_TREE_OBJECT_H
#define PUBLISH_TREE_OBJECT_H

#include "base/diag.h"
#include "publish/tree.h"
#include "publish/tree_folders.h"
#include "publish/tree_listing.h"

/* A folder as it is to be: what tree_put() was given and found out. */
struct tree_plan {
	struct tree_folder *folder;
	const struct tree_file *files;
	struct tree_entry *entries; /* the files', then the folders' */
	size_t file_count, entry_count;
};

/* Where an object is written. */
struct tree_object_place {
	int root_fd;   /* of the sources */
	int new_fd;    /* of the folder in which it is made */
	int www_fd;    /* of the finished ones */
	bool has_mode; /* tree_file_has_mode() of new_fd */
};

/* The name of the object: its digest's first digits. */
void tree_object_name(
	char out[TREE_OBJECT_LEN + 1], const struct digest *digest);

/*
 * Write the object of `plan` below `new_fd`, under its final name, with all
 * modes and times, not yet synced. A large file that the site of today has
 * at the same path is shared with it. Fills `plan->folder->sum`.
 */
bool tree_object_write(struct diags *d, struct arena *scratch,
	const struct tree_object_place *place, const struct tree_plan *plan);

/* Make a finished object survive a power cut. */
bool tree_object_sync(struct diags *d, int new_fd, const char *name);

/*
 * Read the folder `path` below `site_fd` as a reader of the site would, and
 * compare names, sizes, modes, times and bytes with its sum.
 */
bool tree_object_check(struct diags *d, struct arena *scratch, int site_fd,
	const struct tree_folder *folder);

#endif
