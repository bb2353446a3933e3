#ifndef CMD_TICK_WORDS_H
#define CMD_TICK_WORDS_H

#include "cmd/tick.h"

/*
 * Print the findings of a tick and say what came of it. Fills `next` of the
 * result. The status of the command.
 */
enum session_status tick_words(struct session *session,
	const struct newsroom *newsroom, const struct tick_request *request,
	struct tick_result *result);

/* That nothing was published. */
void tick_words_stays(const struct session *session);

#endif
