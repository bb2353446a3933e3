#ifndef READ_WORDSFILE_H
#define READ_WORDSFILE_H

#include "base/diag.h"
#include "base/source.h"
#include "model/words.h"

enum { WORDSFILE_MAX_LISTED = 12 }; /* missing words named in a finding */

/*
 * Read words/<language>.yaml, a record of texts, into `out`. What is kept
 * lives in `arena`. A value that is no text is a finding.
 */
bool wordsfile_read(struct diags *d, struct arena *arena,
	const struct source *src, struct str language, struct words *out);

/*
 * Read a newsroom's own file over the words in `out`, shipped ones or none:
 * its words take their place. With `english` (of another language) warns of
 * a name that English does not have, and of a slot in braces that the
 * English text does not have: what is shown there are the braces.
 */
bool wordsfile_read_over(struct diags *d, struct arena *arena,
	const struct source *src, const struct words *english,
	struct words *out);

/*
 * Warn, naming the file at `path`, of a language that is none, and of the
 * words of `english` that neither `words` nor its fallbacks but English have.
 */
void wordsfile_check(struct diags *d, struct str path,
	const struct words *words, const struct words *english);

#endif
