#ifndef CMD_CONFINE_H
#define CMD_CONFINE_H

#include "cmd/cmd.h"

/*
 * Put up the fence of the command `name`: it reads the newsroom, its
 * repository and what the system has for everybody (time zones, libraries,
 * certificates), writes what its row says, and connects to nobody unless
 * its row says so. Before threads are made. Where the kernel has no fences,
 * nothing happens.
 */
void confine_command(const struct session *session, const char *name,
	const struct cmd_call *call);

/* Whether there is a row for it. */
bool confine_knows(const char *name);

#endif
