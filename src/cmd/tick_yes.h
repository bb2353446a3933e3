#ifndef CMD_TICK_YES_H
#define CMD_TICK_YES_H

#include "cmd/newsroom.h"
#include "cmd/tick.h"

/*
 * Take the yes of a person to what the request names, translations that go
 * with it included: noted in the journal, unless the request is dry, and the
 * newsroom settled anew. False, after a finding: there is nothing to say yes
 * to, or it would not help.
 */
bool tick_yes(struct newsroom *newsroom, struct session *session,
	const struct tick_request *request);

#endif
