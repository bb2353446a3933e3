#ifndef CMD_STANDING_H
#define CMD_STANDING_H

#include "cmd/newsroom.h"

/* Where a file stands at an instant (embargo.md 1); never stored. */
enum standing_state {
	STANDING_LIVE,
	STANDING_DUE,	  /* may be seen, and is not public yet */
	STANDING_CHANGED, /* public; the change waits for a yes */
	STANDING_ASKING,  /* without an embargo; waits for a yes */
	STANDING_WAITING,
	STANDING_HELD,
	STANDING_DRAFT,
	STANDING_WITHDRAWN,
	STANDING_OTHER, /* not a release */
};

/* One row of `status`. */
struct standing {
	enum standing_state state;
	struct str path, headline;
	bool has_instant;
	struct instant at;	  /* R */
	struct str address;	  /* of what is public: its page, absolute */
	struct instant public_at; /* as the journal has it; 0: not there */
	struct str why;		  /* held: the finding; other: what it is */
	size_t line;		  /* of the finding; 0: none */
	bool is_urgent;		  /* held, and due within 24 hours or unknown */
};

/*
 * Every file of releases/ in exactly one row, in the order of the paths.
 * `diags` are the findings made while reading. The result lives in `arena`.
 */
struct standing *standing_all(struct arena *arena,
	const struct newsroom *newsroom, const struct public_set *set,
	const struct diags *diags, struct instant now);

/* How many rows that are: releases and other files. */
size_t standing_count(const struct newsroom *newsroom);

/* "Tue 1 Dec 2026, 09:00 (14:00 UTC)", in the house's zone. */
void standing_print_time(
	struct buf *out, const struct newsroom *newsroom, struct instant at);

/* "live", "waiting" ... for JSON; and for people. */
const char *standing_word(enum standing_state state);

#endif
