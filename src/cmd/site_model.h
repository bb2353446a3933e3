#ifndef CMD_SITE_MODEL_H
#define CMD_SITE_MODEL_H

#include "base/buf.h"
#include "cmd/newsroom.h"

/*
 * Append, as JSON, what the templates see of a release: all names of
 * view_names.c, in their order. A release that is not public yet is shown as
 * it will be: for the person at the keyboard alone. False, with its findings:
 * it cannot go out.
 */
bool site_model(struct newsroom *newsroom, struct session *session,
	struct release *release, struct buf *out);

#endif
