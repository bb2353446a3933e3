#ifndef CMD_ACT_H
#define CMD_ACT_H

#include "cmd/ask.h"
#include "cmd/cmd.h"
#include "cmd/newsroom.h"
#include "read/edit.h"

/*
 * The acts (embargo.md 11): lift, postpone, withdraw, correct and forget.
 * Each edits the release's file, so that git shows it, logs what was done,
 * and publishes at once, all under the lock.
 */

enum { ACT_WAIT_MS = 10000 }; /* for who publishes at this moment */

/* Where a release stands, as far as acts are concerned. */
enum act_state {
	ACT_DRAFT,
	ACT_HELD,    /* never public, and its file has a problem */
	ACT_WAITING, /* until its embargo is over */
	ACT_ON_HOLD, /* `until: hold` */
	ACT_ASKING,  /* `embargo: none`, and nobody said yes */
	ACT_DUE,     /* its embargo is over, and it is not public */
	ACT_PUBLIC,
	ACT_WITHDRAWN,
	ACT_NEVER, /* withdrawn before it was public */
	ACT_FORGOTTEN,
};

enum { ACT_STATES = ACT_FORGOTTEN + 1 };

struct act_kind;

/* One act in the making. Everything lives in the session's arena. */
struct act {
	struct session *session;
	const struct cmd_call *call;
	const struct act_kind *kind;
	struct str slug; /* as typed: a slug, or the path of a file */
	struct str reason, time, was, now; /* from the options, or asked for */
	bool has_looked; /* the act is possible, so a person may be asked */

	struct newsroom newsroom;
	const struct release *release;	 /* NULL: its file is gone */
	size_t index;			 /* of it in the newsroom */
	bool is_held;			 /* its file has a problem */
	const struct past_release *past; /* NULL: was never public */
	enum act_state state;
	struct instant at; /* R, or when it became public */

	struct str bytes;   /* of the file as it is */
	struct digest made; /* of its text as it was written */
	struct edit edit;
	struct str done;   /* what is said when it is written */
	struct str detail; /* what else the log is told */
};

/* What makes one act different from the others. */
struct act_kind {
	const char *name;
	bool takes_translation; /* else the original has to be named */
	bool takes_absent;	/* the file may be gone */
	bool takes_broken;	/* the file may have problems */
	bool edits;		/* the file; else `log` alone does it */
	bool drops;		/* what the site before this one had */
	/* Say what option is missing, or ask for it; may be NULL. */
	bool (*complete)(struct act *act);
	/* Check the options and note what is to change in `act->edit`. */
	bool (*prepare)(struct act *act);
	/* Note in the journal what only this act notes; may be NULL. */
	bool (*note)(struct act *act, struct journal *journal);
	/* Whether it is public now; `item` NULL: the site has no such release.
	 */
	bool (*shows)(const struct act *act, const struct public_release *item);
	/* Say what is left to do; may be NULL. */
	void (*tell)(struct act *act);
};

/* Run one act, from the words that were typed to the publication. */
enum session_status act_run(struct session *session,
	const struct cmd_call *call, const struct act_kind *kind);

/*
 * Find the release that was named, and where it stands; a finding with the
 * nearest name where there is none, and one with the acts that are possible
 * where this one is not (`act-refused`).
 */
bool act_find(struct act *act);

/* "Tue 1 Dec 2026, 09:00 (08:00 UTC)". */
struct str act_time(const struct act *act, struct instant at);

/* Now, as it is written into a file: "2026-12-01T09:00:00-05:00". */
struct str act_now(const struct act *act);

/*
 * Whether `text` is given; without it a terminal is asked, and elsewhere it
 * is a finding that names the option.
 */
bool act_need(struct act *act, struct str *text, const char *option,
	const char *question);

/* Check words by the rules of the front matter. */
bool act_check(struct act *act, const char *option,
	const struct record_type *type, struct str words, void *to);

/* Add the finding `usage`. Always false. */
bool act_refuse(struct act *act, const char *id, struct str text,
	struct str help, struct str brief);

/* Write the edited file, if it is still what was read. */
bool act_write(struct act *act);

/* Note the act in the journal; the caller has it open. */
bool act_log(struct act *act);

#endif
