#ifndef CMD_PUBLICATION_H
#define CMD_PUBLICATION_H

#include "cmd/newsroom.h"
#include "cmd/session.h"
#include "publish/tree.h"

/* What is to be made public, and where. */
struct publication_request {
	const char *out;	  /* a plain folder; NULL: the link `public` */
	bool is_dry;		  /* only count what would change */
	bool is_check;		  /* with it: only look, at the words as well */
	bool is_locked;		  /* the caller holds tree_lock() */
	bool drops_previous;	  /* the site before this one goes at once */
	struct tree_shelf *shelf; /* not NULL: into memory only */

	/*
	 * Not NULL: all is made in memory, ahead of the session's now; then
	 * it is called, and sleeps until that is reached. After a false
	 * nothing was written (`is_given_up` of the result).
	 */
	bool (*wait)(void *context);

	/*
	 * Called before anybody sees the site, with its root and all who are
	 * in it; may be NULL. After a false nothing is published.
	 */
	bool (*before_swap)(void *context, const struct digest *root,
		const struct public_set *set);
	void *context;
};

/* What came of one attempt to make the public tree match what may be seen. */
struct publication_result {
	bool is_busy;	  /* somebody else is publishing */
	bool is_given_up; /* by `wait` of the request */
	struct tree_result tree;
	size_t public_count;	      /* releases in the tree */
	const struct public_set *set; /* who is in it */
};

/*
 * Make the public tree (or the folder `out`) hold exactly what
 * may be seen at the session's now: all of it or, after a false, what was
 * there before. A release whose text cannot be rendered is held back, with
 * its findings, and the others go on. With `is_dry` nothing is written.
 */
bool publication_run(struct newsroom *newsroom, struct session *session,
	const struct publication_request *request,
	struct publication_result *result);

/*
 * For `check`: add all that publication_run() would find now, what is odd in
 * the words, and what is wrong with releases that are not public. Releases
 * with errors in their texts are marked as held. Writes nothing. False: a
 * finding stops the whole site.
 */
bool publication_check(struct newsroom *newsroom, struct session *session);

/* The same for the texts of all releases alone. */
void publication_check_texts(
	struct newsroom *newsroom, struct session *session);

#endif
