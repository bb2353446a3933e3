#ifndef CMD_PAST_SETTLE_H
#define CMD_PAST_SETTLE_H

#include "cmd/newsroom.h"
#include "store/journal.h"

/*
 * A run was cut off between the swap and its note: the link tells whether the
 * swap happened. Mends `facts` of the newsroom; with `is_writer` the journal
 * too, and the log gets the lines that were missing.
 */
bool past_settle(
	struct newsroom *newsroom, struct session *session, bool is_writer);

#endif
