#ifndef READ_PROSE_H
#define READ_PROSE_H

#include "base/diag.h"
#include "model/body.h"
#include "model/release.h"

enum { PROSE_MAX_FINDINGS = 50 }; /* of one text */

/*
 * Look at the words of a text as an editor would, on its source; all
 * findings are warnings:
 *
 *   quotation-open        a quotation begins and never ends. A paragraph may
 *                     leave it open when the next one goes on with an
 *                     opening mark, but not when it names the speaker
 *   letter-missing    a letter is spoken of, and none can be found
 *   signatory-single  {{signatory-count-words}} is "one", and the words
 *                     round it are likely about many
 *   text-placeholder  "XX", "TK", "[date]" and the like were left behind
 *   embargo-typed     "FOR IMMEDIATE RELEASE" or an embargo stands in the
 *                     text, where the page prints it from the fields
 *
 * `body` is the same text as it was read; `text` is its bytes in the source.
 */
void prose_check(struct diags *d, const struct release *release,
	struct span text, const struct body *body);

#endif
