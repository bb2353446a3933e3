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

enum {
	TREE_NAME_MAX = 255,	     /* bytes of a name */
	TREE_PATH_MAX = 1024,	     /* bytes of a folder's path */
	TREE_DEPTH_MAX = 16,	     /* folders in one another */
	TREE_LINK_MIN = 1024 * 1024, /* bytes from which files are shared */
	TREE_SYNC_FEW = 32,	     /* so many files are synced one by one */
	TREE_KEEP_S = 600	     /* before old objects are removed */
};

/* A file to make public: its bytes, or a source file to copy. */
struct tree_file {
	struct str name;      /* in its folder */
	struct str bytes;     /* ptr NULL: copied from `path` */
	struct str path;      /* of the source, below the newsroom */
	struct digest digest; /* known beforehand for a source */
	uint64_t sum;	      /* of `bytes`, with has_digest */
	bool has_digest;      /* tree_file_mark() was called */
	uint64_t size;	      /* of a source */
	struct instant at;    /* T: instant of its content */
};

/*
 * Find out digest and sum of `bytes`, for who needs the digest before
 * tree_put() does. What is read back later is compared with the sum.
 */
void tree_file_mark(struct tree_file *file);

struct tree_shelf;

/* Where a publication goes. */
struct tree_target {
	int root_fd;	    /* the newsroom's folder; stays the caller's */
	const char *out;    /* `-o`; NULL: folder objects and `public` */
	struct instant now; /* says when old objects may go */
	bool is_dry;	    /* write nothing, count what would change */
	bool is_check;	    /* with it: do not even count */
	bool is_locked;	    /* the caller holds tree_lock() */
	bool is_ahead;	    /* nothing touches the disk before the commit */
	struct tree_shelf *shelf; /* not NULL: kept in memory, nothing else */

	/*
	 * Called once, when all is written and before anybody can see it,
	 * with the root that will be public; may be NULL. After a false the
	 * old site stands. Not for `out`, is_dry and shelves.
	 */
	bool (*before_swap)(
		void *context, struct diags *d, const struct digest *root);
	void *context;
};

/* One publication in the making. */
struct tree;

/* How much one publication changed. */
struct tree_result {
	bool changed;	/* false: the same site, nothing was touched */
	bool confirmed; /* what is public was read back, or did not change */
	size_t new_folders, new_files;
	size_t files;	     /* of the whole site */
	size_t pages, texts; /* is_dry: HTML pages that would change, and
				releases whose words would */
	struct digest root;  /* of `-o` too: equal sites have equal roots */
};

/*
 * Take the lock of the newsroom `root_fd`, waiting at most `wait_ms`;
 * `*busy` true (and false returned, `publish-busy`) when somebody else keeps
 * it. It goes with `*fd`, which the caller closes.
 */
bool tree_lock(
	struct diags *d, int root_fd, unsigned wait_ms, int *fd, bool *busy);

/*
 * Begin a publication. With `out` NULL the site is made of folder objects
 * below .dateline/www and the link `public`; else it is written as plain
 * folders and files to the folder `out`, changing only files whose bytes
 * differ. Takes the lock of the newsroom, or of `out`; `*busy` true (and
 * false returned, `publish-busy`) when another publisher holds it. Leftovers
 * of a publication that was cut off are removed; where there are none,
 * nothing is written. The program must ignore SIGXFSZ, so that a limit on
 * file sizes is a failure like any other.
 */
bool tree_open(struct diags *d, struct arena *arena,
	const struct tree_target *target, bool *busy, struct tree **tree);

/*
 * Give one folder of the site, all its files at once, sub-folders before
 * their parents; "" is the root and comes last. Sub-folders given before
 * under "<path>/..." become part of it. For several threads at a time,
 * each with its own `d`. Nothing becomes public before tree_commit(). After
 * a false the publication can only be given up. `path` is without a slash
 * at its end and is given once.
 */
bool tree_put(struct tree *tree, struct diags *d, struct str path,
	const struct tree_file files[], size_t count);

/*
 * Let tree_commit() remove at once what only the site before this one holds,
 * as after a withdrawal. Of no use with `out`, where nothing old is kept.
 */
void tree_drop_previous(struct tree *tree);

/*
 * Make it public: all or nothing. After a false the old site stands, unless
 * `result->changed` says that the new one is public but could not be read
 * back (`publish-unconfirmed`). With `out`, where files change one after
 * another, it means that a part of them has.
 */
bool tree_commit(
	struct tree *tree, struct diags *d, struct tree_result *result);

/* Give up what was not committed, and the lock. Always to be called. */
void tree_close(struct tree *tree);

#endif
