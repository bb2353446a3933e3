#ifndef BASE_FLOW_H
#define BASE_FLOW_H

#include <stddef.h>

#include "base/buf.h"

/* A paragraph in the making: words that are set into lines. */
struct flow {
	struct buf *out;
	size_t width;  /* cells of a line; a longer word sticks out */
	size_t indent; /* cells before each line but the first */
	size_t cells;  /* how far the present line is filled */
};

/*
 * Append the words of `text`, with a space or a line end before each but the
 * first of the paragraph. Spaces, tabs and line ends in it only part words;
 * `words in these marks` stay on one line where one is wide enough. Control
 * characters become U+FFFD.
 */
void flow_words(struct flow *flow, struct str text);

#endif
