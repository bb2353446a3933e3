#ifndef READ_RELEASESCHEMA_H
#define READ_RELEASESCHEMA_H

#include "base/buf.h"

/*
 * Append what may stand at the top of a release as JSON Schema 2020-12, for
 * editors: every field of releasefields.c and of the records inside, with a
 * sentence each. It knows shapes and words, not sense: what it accepts may
 * still be refused, what it refuses is always wrong.
 */
void releaseschema_print(struct buf *out);

/* The sentence about a field, of a release ("") or of the field `inside`. */
const char *releaseschema_words(const char *inside, const char *name);

#endif
