#ifndef PUBLISH_TREE_ROOTS_H
#define PUBLISH_TREE_ROOTS_H

#include "base/diag.h"
#include "base/instant.h"
#include "publish/tree_listing.h"

/*
 * The file state/roots: which sites are kept, and when the objects of all
 * others are to be removed.
 */
struct tree_roots {
	char current[TREE_OBJECT_LEN + 1]; /* "": none */
	char previous[TREE_OBJECT_LEN + 1];
	struct instant sweep_at; /* 0: nothing is to be removed */
	bool is_stale;		 /* the file says something else */
};

/*
 * Read the file and compare it with the link, `site`: the link is the truth,
 * for a publication may have been cut off before it could write the file. A
 * missing or damaged file is no failure.
 */
bool tree_roots_read(struct diags *d, int state_fd, const char *site,
	struct instant now, struct tree_roots *roots);

/* Replace the file; it survives a power cut. */
bool tree_roots_write(struct diags *d, int state_fd, struct tree_roots *roots);

/* Remove what a write that was cut off left; false and errno on failure. */
bool tree_roots_clean(int state_fd);

#endif
