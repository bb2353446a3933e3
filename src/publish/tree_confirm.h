#ifndef PUBLISH_TREE_CONFIRM_H
#define PUBLISH_TREE_CONFIRM_H

#include "base/diag.h"
#include "publish/tree_folders.h"

/*
 * Read `count` new folders, `first` and the newer ones, back through the link
 * `public` below `root_fd`, as a reader of the site would, on all cores.
 */
bool tree_confirm(struct diags *d, int root_fd, const struct tree_folder *first,
	size_t count);

#endif
