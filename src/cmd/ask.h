#ifndef CMD_ASK_H
#define CMD_ASK_H

#include "cmd/session.h"
#include "read/record.h"

/* Words that a person gives on the command line or at a terminal. */

enum { ASK_MAX_BYTES = 4096 }; /* of an answer */

/* Who asks. */
struct ask {
	struct session *session;
	struct zone_cache *zones;
	const struct zone *house; /* of times without a zone; may be NULL */
};

/* What is asked for, and how it is read: as the field of a file is. */
struct ask_field {
	const char *name; /* of the field, for findings: "zone" */
	const struct record_type *type;
	const char *question;
};

/* Whether somebody can be asked: input and error are a terminal. */
bool ask_is_possible(void);

/*
 * Whether `answer` is one, by the rules of its field: what is stored at `to`
 * lives in the session's arena. Else findings without a place are added, and
 * `*offer` is what was perhaps meant (empty: nothing is known).
 */
bool ask_check(const struct ask *ask, const struct ask_field *asked,
	struct str answer, void *to, struct str *offer);

/*
 * Ask until the answer is one; Return takes `*answer`, which is shown. False
 * when the person ended the input instead (Ctrl-D).
 */
bool ask_run(const struct ask *ask, const struct ask_field *asked, void *to,
	struct str *answer);

#endif
