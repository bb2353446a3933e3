#ifndef BASE_DIAG_JSON_H
#define BASE_DIAG_JSON_H

#include "base/diag.h"

/* Append the finding as diag.h describes DIAG_JSON. For diag*.c only. */
void diag_json(struct buf *out, const struct diag *diag);

#endif
