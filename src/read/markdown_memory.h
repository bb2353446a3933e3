#ifndef READ_MARKDOWN_MEMORY_H
#define READ_MARKDOWN_MEMORY_H

/* cmark's short names would clash with read/node.h. */
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

#include "base/arena.h"

/*
 * Where cmark's trees live. A text is hundreds of small pieces: out of an
 * arena they cost a third of what malloc() and free() take, and the tree
 * goes with the arena.
 */

/*
 * Until the next call, what cmark makes in this thread lives in `arena`, and
 * freeing it does nothing; NULL: it comes from the system. Returns the arena
 * of before, to go back to. A tree may be looked at whatever is set.
 */
struct arena *markdown_memory_use(struct arena *arena);

/* As cmark_parse_document() and cmark_node_new(), in that memory. */
cmark_node *markdown_memory_parse(struct str text, int options);
cmark_node *markdown_memory_node(cmark_node_type type);

#endif
