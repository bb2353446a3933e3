#ifndef CMD_TICK_HOLDS_H
#define CMD_TICK_HOLDS_H

#include "cmd/newsroom.h"

/*
 * Note in the journal which releases cannot go, or not as their files are
 * now, and why: a line of the log when it begins, and one when it is over.
 * Between journal_begin() and journal_commit().
 */
bool tick_holds(struct newsroom *newsroom, struct session *session,
	struct arena *scratch);

#endif
