#ifndef PUBLISH_TREE_DRY_H
#define PUBLISH_TREE_DRY_H

#include "publish/tree.h"
#include "publish/tree_listing.h"

/* A publication that only counts what it would change. */
struct tree_dry {
	int fd; /* of the site as it is; -1: there is none */
	size_t pages, texts;
};

/* Look at the site as it is. Nothing is locked, made or removed. */
void tree_dry_open(struct tree_dry *dry, const struct tree_target *target);
void tree_dry_close(struct tree_dry *dry);

/* Count the files of a folder that are not there with the same bytes. */
void tree_dry_count(struct tree_dry *dry, struct str folder,
	const struct tree_entry entries[], size_t count);

#endif
