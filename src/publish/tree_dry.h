#ifndef PUBLISH_TREE_DRY_H
#define PUBLISH_TREE_DRY_H

#include "publish/folder.h"
#include "publish/tree.h"
#include "publish/tree_listing.h"

/* A publication that only counts what it would change. */
struct tree_dry {
	int fd; /* of the site as it is; -1: there is none */
	bool is_folder, is_check;
	struct folder folder; /* `-o` */
	size_t pages, texts;
};

/*
 * Look at the site as it is; a place where it could not be made is a
 * finding. Nothing is locked, made or removed.
 */
bool tree_dry_open(struct diags *d, struct arena *arena, struct tree_dry *dry,
	const struct tree_target *target);
void tree_dry_close(struct tree_dry *dry);

/*
 * Count the files of a folder that are not there with the same bytes, unless
 * the target is only checked. What stands in their place must be ours.
 */
bool tree_dry_count(struct diags *d, struct arena *scratch,
	struct tree_dry *dry, const struct tree_plan *plan);

#endif
