#ifndef READ_PROSE_QUOTE_H
#define READ_PROSE_QUOTE_H

#include "base/str.h"

/*
 * Where a quotation begins in `paragraph` that has no end there, or
 * STR_NONE. `next` is the paragraph behind it: it may go on with the
 * quotation by an opening mark of its own.
 */
size_t prose_quote_find_open(struct str paragraph, struct str next);

#endif
