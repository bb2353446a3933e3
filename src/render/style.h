#ifndef RENDER_STYLE_H
#define RENDER_STYLE_H

#include "base/buf.h"
#include "base/str.h"

/*
 * Append a style sheet (CSS) as readers get it: without comments, and
 * without white space that means nothing. Strings and url() stay as they
 * are; what is not closed stays to the end.
 */
void style_squeeze(struct buf *out, struct str css);

#endif
