#ifndef CMD_WHO_H
#define CMD_WHO_H

#include "cmd/session.h"
#include "store/log.h"

enum { WHO_MAX_BYTES = 200 };

/* Who did something, for the log (embargo.md 12). */
struct who {
	struct str name; /* in the session's arena; one line */
	enum log_source source;
};

/*
 * Who runs a command: `by` (--by), else DATELINE_BY, else the user and the
 * name of the computer. Never fails. What is longer than WHO_MAX_BYTES is
 * cut; what drives a terminal is replaced.
 */
struct who who_runs(struct session *session, struct str by);

/*
 * Who wrote what stands in the file `path` of the newsroom, whose bytes are
 * `text`: its author in git, where HEAD has exactly that, else who runs the
 * command.
 */
struct who who_wrote(struct session *session, struct str path, struct str text,
	struct str by);

#endif
