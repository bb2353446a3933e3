#ifndef BASE_DIAG_JSON_H
#define BASE_DIAG_JSON_H

#include "base/diag.h"

/* Append the finding as diag.h describes DIAG_JSON. For diag*.c only. */
void diag_json(struct buf *out, const struct diag *diag);

/*
 * Append `s` as a JSON string that may be sent to a terminal: control
 * characters and what turns the direction of writing are escaped, a byte that
 * is not UTF-8 becomes U+FFFD.
 */
void diag_json_string(struct buf *out, struct str s);

#endif
