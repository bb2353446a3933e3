#ifndef READ_WORDSFILE_H
#define READ_WORDSFILE_H

#include "base/diag.h"
#include "base/source.h"
#include "model/words.h"

/*
 * Read words/<language>.yaml, a record of texts, into `out`. What is kept
 * lives in `arena`. A value that is no text is a finding.
 */
bool wordsfile_read(struct diags *d, struct arena *arena,
	const struct source *src, struct str language, struct words *out);

#endif
