#ifndef READ_NODE_CHECK_H
#define READ_NODE_CHECK_H

#include "read/node.h"
#include "read/node_words.h"

/*
 * What libyaml accepts and a person did not mean: looked for in each text
 * and record as it is read.
 */

/* A text written without quotation marks: bytes of the draft. */
struct node_piece {
	size_t from, to;
	bool is_key, is_in_flow;
};

/*
 * A mistake that changes where things belong, so that reading has to begin
 * anew with it mended: a no-break space as indent, "-item", "name:text". The
 * problem to report, with its place in `*at`, or NULL.
 */
const char *node_check_shape(
	struct str text, const struct node_piece *piece, size_t *at);

/*
 * A mistake in the text alone: curly quotation marks round it, words lost
 * behind a "#". True when there is one; `*meant` is what was meant then.
 */
bool node_check_text(struct arena *arena, struct str text,
	const struct node_piece *piece, struct node_guess *guess,
	struct str *meant);

/* Report the keys of `record` that stand in it twice. */
bool node_check_twice(struct diags *d, const struct node *record);

#endif
