#ifndef CMD_WATCH_H
#define CMD_WATCH_H

#include "cmd/tick.h"

enum {
	WATCH_LEAD_S = 3,      /* a site is made so long ahead, or longer: */
	WATCH_LEAD_MOST_S = 8, /* shorter than an act waits for the lock */
	WATCH_WHOLE_S = 3600,  /* all is looked at anew this often */
};

/*
 * Stay, and run a tick at each instant that matters and whenever files have
 * changed, until SIGTERM or SIGINT. What is due is made in memory shortly
 * before, and written at its instant. Catches up at the start. The status of
 * the last tick when it was asked to end; that of the first one when there
 * is nothing to watch.
 */
enum session_status watch_run(
	struct session *session, const struct tick_request *request);

#endif
