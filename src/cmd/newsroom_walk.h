#ifndef CMD_NEWSROOM_WALK_H
#define CMD_NEWSROOM_WALK_H

#include "cmd/newsroom.h"

/* How deep folders of releases may stand in one another. */
enum { NEWSROOM_MAX_DEPTH = 8 };

/* Where a release is: a file, or index.md in a folder of its own. */
struct newsroom_place {
	struct str path;   /* "releases/x.md" */
	struct str folder; /* "releases/x", or empty */
};

struct newsroom_places {
	struct newsroom_place *items;
	size_t count;
};

/*
 * Find all releases below releases/, sorted by path; what is none is noted
 * in `newsroom->others`.
 */
bool newsroom_walk(struct newsroom *newsroom, struct session *session,
	struct newsroom_places *out);

#endif
