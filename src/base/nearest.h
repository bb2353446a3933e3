#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

#include "base/str.h"

enum {
	NEAREST_MAX_BYTES = 64,	  /* of a word that can be near another */
	NEAREST_MAX_DISTANCE = 2, /* slips between the two */
	NEAREST_SHORT_BYTES = 4,  /* words up to it may differ by one slip */
};

/*
 * Slips of the keyboard (a letter too many, missing, wrong, or two that
 * changed places) that make `b` of `a`, capitals aside, and "_" and " " for
 * "-" aside. More than NEAREST_MAX_DISTANCE count as one more than that.
 */
size_t nearest_distance(struct str a, struct str b);

/*
 * Which of the `count` words at `known` somebody meant by `typed`: the
 * nearest, the first among equals, or NULL when none is near. A wrong hint
 * is worse than none.
 */
const char *nearest_word(
	struct str typed, const char *const known[], size_t count);

/*
 * The same for words in the field of a table: `first` is the word of the
 * first row, `stride` the bytes from row to row.
 */
const char *nearest_in_table(struct str typed, const char *const *first,
	size_t count, size_t stride);

#endif
