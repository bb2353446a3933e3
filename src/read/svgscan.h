#ifndef READ_SVGSCAN_H
#define READ_SVGSCAN_H

#include "base/arena.h"
#include "base/str.h"

enum {
	SVGSCAN_MAX_DEPTH = 64, /* groups inside one another */
};

/* Why a drawing is not published. */
struct svgscan_problem {
	size_t line;	 /* from 1 */
	const char *why; /* "it holds a script": a clause */
	struct str what; /* the words in question; may be empty */
	const char *help;
};

/*
 * Whether the SVG drawing `bytes` is one that a browser can show without
 * running anything and without asking another server: known elements only,
 * no script, event, foreign object, animation, import or DOCTYPE; addresses
 * are "#..." or "data:image/png" and "data:image/jpeg". What is not
 * understood is refused. `*problem` is filled after a false; its `what`
 * lives in `scratch`.
 */
bool svgscan_is_safe(struct arena *scratch, struct str bytes,
	struct svgscan_problem *problem);

#endif
