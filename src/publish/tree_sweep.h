#ifndef PUBLISH_TREE_SWEEP_H
#define PUBLISH_TREE_SWEEP_H

#include <stddef.h>

#include "base/diag.h"

/*
 * Remove the objects below `www_fd` that none of the roots `keep` reaches;
 * entries that are no objects are left alone. `new_fd` is a folder beside
 * them that nobody reads: an object leaves its name at once, so that what is
 * removed by half is never taken for a whole one. When a kept site cannot be
 * read, nothing is removed. A failure is an error in `d`.
 */
bool tree_sweep(struct diags *d, int www_fd, int new_fd,
	const char *const keep[], size_t count);

#endif
