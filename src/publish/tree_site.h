#ifndef PUBLISH_TREE_SITE_H
#define PUBLISH_TREE_SITE_H

#include "publish/tree.h"
#include "publish/tree_object.h"
#include "publish/tree_roots.h"

/*
 * The site as folder objects:
 *	.dateline/state/publish.lock	who publishes
 *	.dateline/state/roots		which sites are kept
 *	.dateline/www/<object>/		finished folders
 *	.dateline/www/site		the link to the site's
 *	.dateline/www/tmp/<object>/	folders being made; 0700, seldom there
 *	.dateline/www.new/		becomes www/ when the first site is
 *whole
 */
struct tree_site {
	int root_fd; /* the newsroom's, not ours */
	int own_fd;  /* of .dateline; -1: not open, as the others */
	int www_fd;  /* www/, or www.new/ while is_first */
	int state_fd, lock_fd, tmp_fd;
	bool is_first; /* there is no www/ yet */
	bool has_mode; /* tree_file_has_mode() where objects are made */
	struct instant now;
	char site[TREE_OBJECT_LEN + 1]; /* what `site` leads to, or "" */
	bool lacks_public;
	bool drops_previous;
	struct tree_target target;
	struct tree_roots roots;
	struct tree_folder *first, *last; /* new objects, in order of making */
};

/* The whole site, when all folders have been put. */
struct tree_whole {
	const struct tree_folder *root;
	struct tree_result *result; /* the numbers are filled before */
};

bool tree_site_open(struct diags *d, struct tree_site *site,
	const struct tree_target *target, bool *busy);

/*
 * Whether the object of `folder` must be written: then it is noted as new,
 * and the folder for new ones stands. `*needed` false: it is there already.
 * Not for two threads at a time.
 */
bool tree_site_note(struct diags *d, struct tree_site *site,
	struct tree_folder *folder, bool *needed);

/*
 * Write the object that was noted. For several threads at a time. With
 * `is_ahead` after tree_site_begin(), and before the commit.
 */
bool tree_site_write(struct diags *d, struct arena *scratch,
	const struct tree_site *site, const struct tree_plan *plan);

bool tree_site_begin(struct diags *d, struct tree_site *site);

bool tree_site_commit(struct diags *d, struct tree_site *site,
	const struct tree_whole *whole);

void tree_site_close(struct tree_site *site);

#endif
