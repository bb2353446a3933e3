#ifndef READ_MEND_H
#define READ_MEND_H

#include "base/diag.h"
#include "base/source.h"

enum {
	MEND_MAX_EDITS = 20,	     /* of a file that are tried; fewer where */
	MEND_MAX_BYTES = 320 * 1024, /* ... more than that would be read, */
	MEND_FEW_EDITS = 2,	     /* ... but these in any case */
};

/*
 * Reads `src`, a mended text, as its file kind is read, with all findings
 * into `d`; nothing of it is kept. Must not try mends itself.
 */
typedef void mend_reader(void *context, struct diags *d, struct arena *arena,
	struct source *src);

/*
 * Check each mend that the findings of `d` from index `first` on offer for
 * `src`: it is put into the text, which is read again by `read`. Where the
 * finding stays, or an error comes up that was not there, hint and edit are
 * dropped: a wrong hint is worse than none. So are those that were not tried.
 * To be called while `src` has its text, after the file was read.
 */
void mend_verify(struct diags *d, size_t first, const struct source *src,
	mend_reader *read, void *context);

#endif
