#ifndef READ_NODE_PASS_H
#define READ_NODE_PASS_H

#include "read/node.h"
#include "read/node_words.h"

/*
 * One reading of a draft by libyaml, from its start to its end or to the
 * first mistake that cannot be read past. It stands in node.c, the only file
 * that knows libyaml.
 */

/* Fields whose values were taken out of the draft: offsets in the file. */
struct node_broken {
	uint32_t keys[NODE_MAX_MENDS];
	size_t count;
};

struct node_reading {
	const struct node *root;
	size_t root_from;	     /* byte of the draft */
	bool ok;		     /* no finding was added */
	struct node_trouble trouble; /* problem NULL: read to the end */
};

/* The tree lives in `arena`; what is wrong but readable goes to `d`. */
struct node_reading node_pass(struct diags *d, struct arena *arena,
	const struct node_draft *draft, const struct node_broken *broken);

#endif
