#ifndef READ_RELEASEVERSION_H
#define READ_RELEASEVERSION_H

#include "read/releasedraft.h"

/*
 * Fill version and parts of the release: its source, of the bytes `source`,
 * the file of its signatories, the files its front matter names, and those
 * of its folder whose names stand anywhere in the source. What a link of the
 * text publishes is among them, so that a picture that is saved over is a
 * change like one of words. The text must still be there.
 */
void releaseversion_fill(struct releasedraft *draft, struct str source);

#endif
