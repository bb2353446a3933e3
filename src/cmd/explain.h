#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "base/arena.h"
#include "base/buf.h"

/*
 * The long texts of findings, one for each id that a finding can have: the
 * files of src/explain, in the program. A file is a group:
 *
 *     = The name of the group
 *
 *     @ key-unknown error
 *     The name of a field is not known.
 *
 *     Paragraphs, which say why and what to do.
 *
 *     Before:
 *         embargoo: 2026-12-01 09:00
 *     After:
 *         embargo: 2026-12-01 09:00
 */
struct explain_file {
	struct str name, bytes;
};

extern const struct explain_file explain_shipped[];
extern const size_t explain_shipped_count;

/* The text of one id. */
struct explain {
	struct str id, level, sentence;
	struct str rest; /* behind the sentence: paragraphs and examples */
	struct str group;
};

/* Where a walk over all texts stands; a zeroed one is at the beginning. */
struct explain_walk {
	size_t file;
	struct str rest, group;
};

/* The next text; false behind the last one. */
bool explain_next(struct explain_walk *walk, struct explain *out);

/* The text of `id`; false when there is none. */
bool explain_find(struct str id, struct explain *out);

/* The id that is near to `typed`, or an empty one. */
struct str explain_nearest(struct arena *arena, struct str typed);

#endif
