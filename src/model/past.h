#ifndef MODEL_PAST_H
#define MODEL_PAST_H

#include "base/hash.h"
#include "base/instant.h"
#include "base/str.h"

/* What the journal knows of one release that became public. */
struct past_release {
	struct str id;
	struct str path;	  /* of its file, when it was last published */
	struct str slug;	  /* likewise */
	struct str address;	  /* "2026/results", frozen */
	struct instant at;	  /* R, as it was published */
	struct instant public_at; /* when it first became public */
	struct digest version;	  /* release.version of the last good one */
	struct digest entries;	  /* release_entries() of it */
	size_t entry_count;
	bool is_withdrawn;
	bool is_forgotten; /* taken away without notice */
};

/* An embargo as it was understood, and when it was first seen. */
struct past_embargo {
	struct str id, text; /* text: verdict_rule() */
	struct instant at, seen_at;
};

/* A person said yes to that version. */
struct past_yes {
	struct str id;
	struct digest version;
};

/* `dateline lift` was run. */
struct past_lift {
	struct str id;
	struct instant at;
};

/* What happened before; empty where there is no journal. */
struct past {
	bool is_kept;	  /* there is a journal: saving is not publishing */
	bool is_first;	  /* its first look: what is due is an archive */
	bool holds_lifts; /* the clock is not to be trusted */
	struct instant last_look; /* end of the last whole run */
	const struct past_release *items;
	size_t count;
	const struct past_embargo *embargoes; /* by id */
	size_t embargo_count;
	const struct past_yes *yeses; /* one of each id */
	size_t yes_count;
	const struct past_lift *lifts; /* by id */
	size_t lift_count;
};

#endif
