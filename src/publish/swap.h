#ifndef PUBLISH_SWAP_H
#define PUBLISH_SWAP_H

#include "base/diag.h"
#include "publish/tree_listing.h"

/*
 * The two links by which the site is seen: `public` in the newsroom's
 * folder, made once, and `site` among the objects, swapped by rename(2).
 */

/*
 * Look at `public`: `*missing` says that it is to be made. Anything but our
 * own link is a finding (`publish-public`).
 */
bool swap_check_public(struct diags *d, int root_fd, bool *missing);

/* Make `public`; it survives a power cut. */
bool swap_make_public(struct diags *d, int root_fd);

/* The object that `site` leads to; "" when there is none. */
void swap_read_site(int www_fd, char object[TREE_OBJECT_LEN + 1]);

/* The same from the newsroom's folder. */
void swap_read_public(int root_fd, char object[TREE_OBJECT_LEN + 1]);

/*
 * Let `site` lead to `object`: a reader sees the old site or the new one. On
 * failure the old link is untouched and nothing is left beside it. The
 * caller syncs the folder.
 */
bool swap_site(struct diags *d, int www_fd,
	const char object[TREE_OBJECT_LEN + 1], int64_t mtime);

/* Remove what a swap that was cut off left; false and errno on failure. */
bool swap_clean(int www_fd);

#endif
