#ifndef MODEL_PAST_H
#define MODEL_PAST_H

#include "base/instant.h"
#include "base/str.h"

/* What the journal knows of one release that became public. */
struct past_release {
	struct str id;
	struct str address;	  /* "2026/results", frozen */
	struct instant public_at; /* when it first became public */
};

/* What happened before; empty where there is no journal. */
struct past {
	const struct past_release *items;
	size_t count;
};

#endif
