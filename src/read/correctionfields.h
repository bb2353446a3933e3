#ifndef READ_CORRECTIONFIELDS_H
#define READ_CORRECTIONFIELDS_H

#include "read/record.h"

struct releasedraft;

/*
 * The field `corrections` (the struct release): a list of {at, kind, was,
 * now, note}. A `correction` needs `was` and `now`. The reading's context is
 * the releasedraft.
 */
extern const struct record_type correctionfields_type;
extern const struct record_fields correctionfields_record; /* an item */

/*
 * Once the release instant is known: resolve bare dates, refuse entries
 * before it or in the future, and sort them by time, then as written.
 */
bool correctionfields_finish(struct releasedraft *draft);

#endif
