#ifndef CMD_OUTLINE_H
#define CMD_OUTLINE_H

#include "model/site.h"
#include "read/node.h"

/* A release that `new` begins. */
struct outline {
	struct str headline;
	struct str embargo;    /* as typed; empty: still to be said */
	struct str understood; /* the same in the house's time and in UTC */
	struct str id;
	const struct site *site;
	const struct node *from; /* fields of another release, or NULL */
};

enum { OUTLINE_SLUG_MAX = 60 }; /* bytes of a slug of a long headline */

/*
 * The slug for a headline: its words in ASCII, cut between two of them,
 * never one that the site needs itself; "release" where no letter is left.
 */
struct str outline_slug(struct arena *arena, struct str headline);

/*
 * Append the file: every common field with a remark beside it, and a text
 * that is still to be written. It says `status: draft`.
 */
void outline_text(struct buf *out, const struct outline *outline);

#endif
