#ifndef READ_RELEASEFILE_H
#define READ_RELEASEFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/zone.h"
#include "model/release.h"
#include "model/site.h"

enum {
	RELEASEFILE_MAX_HEADLINE = 120, /* characters; longer: a warning */
	RELEASEFILE_MAX_WAS_AT = 100,	/* old addresses */
	RELEASEFILE_MAX_ADDRESS = 500,	/* bytes of one */
	RELEASEFILE_MAX_PARTS = 15,	/* of one, between "/" */
	RELEASEFILE_MAX_PART = 250, /* bytes of one; a file's name has 255 */
	RELEASEFILE_MAX_ID = 500,   /* bytes */
	RELEASEFILE_MAX_TOPICS = 50,
};

/* What a release file is read with. */
struct releasefile_input {
	struct diags *d;
	struct arena *arena;   /* of what is kept */
	struct arena *scratch; /* of text and trees; the caller resets it */
	const struct site *site;
	struct zone_cache *zones;
	struct instant now;
	int root_fd;	    /* the newsroom's folder */
	struct str path;    /* "releases/x.md", from there */
	struct str folder;  /* "releases/x" where it is a folder; else empty */
	bool wants_version; /* fill version and parts */
	bool wants_settled; /* what was saved a moment ago is held back */
	struct str bytes; /* of the file, not yet written; ptr NULL: read it */
};

/*
 * Read a release file and the files of its folder that its front matter
 * names. `*out` is never NULL: a file that cannot be read still gives a
 * release with its path, held back, so that it can be listed; and one that
 * readably says `status: withdrawn` is withdrawn, whatever else is wrong.
 * With any error among the findings the release is held back, and the
 * result is false. Hints of findings have been tried on the mended text.
 */
bool releasefile_read(const struct releasefile_input *in, struct release **out);

#endif
