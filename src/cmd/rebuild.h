#ifndef CMD_REBUILD_H
#define CMD_REBUILD_H

#include "cmd/session.h"

/*
 * Make the journal anew, of what is public and of the last good versions,
 * when the old one is lost or damaged; that one is set aside. Refused, with
 * nothing touched, where it is whole, and where a page is public of which no
 * last good version is left: it would be gone with the next run. The caller
 * holds the lock. What waits goes out as in a newsroom that has just looked:
 * nothing by itself whose time is over.
 */
bool rebuild_run(struct session *session);

#endif
