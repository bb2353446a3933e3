#ifndef CMD_PAST_H
#define CMD_PAST_H

#include "cmd/newsroom.h"
#include "store/journal.h"

/*
 * What the journal of a newsroom knows, as the model asks for it. With
 * JOURNAL_WRITE and JOURNAL_MAKE the journal stays open for notes, and a
 * swap that a run before this one was cut off in is settled first: the link
 * tells whether it happened. A newsroom without a journal has an empty past.
 * False: the journal is lost or damaged, and nothing may be published.
 */
bool past_open(struct newsroom *newsroom, struct session *session,
	enum journal_mode mode);
void past_close(struct newsroom *newsroom);

#endif
