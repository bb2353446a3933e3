#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "base/diag.h"
#include "base/hash.h"
#include "base/instant.h"
#include "store/log.h"

/*
 * What was published when (embargo.md 4, 5, 9, 10), in state/state.db, and
 * the log of all acts. It says what happened, never what is to happen: who
 * may be seen is asked of the files each time.
 */
struct journal;

enum {
	JOURNAL_ROOT_LEN = 48,	   /* hex digits of a site's object */
	JOURNAL_MARKER_MAX = 1024, /* bytes of state/journal */
};

/* A release that became public. */
struct journal_release {
	struct str id;
	struct str path;	  /* of its file when it was last published */
	struct str slug;	  /* likewise */
	struct str address;	  /* "2026/results": frozen */
	struct instant at;	  /* R, as it was published */
	struct instant public_at; /* when that was confirmed */
	struct instant announced_at; /* utc 0: its mail is still to go */
	struct digest good;	     /* its last good version */
	size_t corrections;	     /* entries in that */
	struct digest entries;	     /* of these */
	bool is_withdrawn;
	bool is_forgotten; /* taken away without notice (`forget`) */
};

/* An embargo as it was understood when it was first seen. */
struct journal_embargo {
	struct str id;	 /* of the release */
	struct str text; /* as written, its zone resolved: the rule */
	struct instant at;
	struct instant seen_at;
	struct str zone_data; /* "2026f" */
};

/* A person said yes to exactly this version of a release. */
struct journal_yes {
	struct str id;
	struct digest version;
	struct instant at;
	bool is_minor; /* a change that needs no entry in `corrections` */
};

/* `dateline lift` was run: a `lifted` with that time is no typing slip. */
struct journal_lift {
	struct str id;
	struct instant at;
};

/* A release that cannot go, or a change of it, and why: a finding's id. */
struct journal_hold {
	struct str id;
	struct str why;
	struct instant at; /* since when */
};

/* The clock at the end of a run, to be compared at the next. */
struct journal_clock {
	struct instant real;
	int64_t boot_ms;    /* since the machine was started; runs in sleep */
	struct str boot_id; /* which start that was */
	bool is_synchronised;
};

/* A swap that was about to happen: done or not, the link tells. */
struct journal_intent {
	struct str root; /* hex; empty: there is none */
	struct instant at;
	struct journal_release *releases; /* as they will be */
	size_t count;
};

/* All that the journal knows, at one moment. */
struct journal_facts {
	struct str newsroom;	  /* `newsroom` of site.yaml when it was made */
	struct instant last_look; /* end of the last whole run; 0: none */
	struct instant made_at;
	struct journal_clock clock;
	struct journal_intent intent;
	struct journal_release *releases; /* by id */
	size_t release_count;
	struct journal_embargo *embargoes; /* by id, then seen_at */
	size_t embargo_count;
	struct journal_yes *yeses; /* by id; the newest of each */
	size_t yes_count;
	struct journal_lift *lifts; /* by id */
	size_t lift_count;
	struct journal_hold *holds; /* by id, then why */
	size_t hold_count;
	struct str root;   /* the site that was last confirmed; hex or "" */
	int64_t log_count; /* lines of the log */
};

enum journal_mode { JOURNAL_READ, JOURNAL_WRITE, JOURNAL_MAKE };

/*
 * Open the journal of the newsroom `root_fd`. `*out` NULL and true: there is
 * none and never was (JOURNAL_MAKE makes one, with `newsroom` in it). A
 * journal that was here and is gone (`state-lost`), is damaged
 * (`state-damaged`), older than it was (`state-old`) or of another newsroom
 * (`state-foreign`; not asked where `newsroom` is empty) is a false: nothing
 * may be published then.
 *
 * The file state/journal beside the database says that there is one, which,
 * and how much was noted in it. It is written when the database is whole; a
 * run that is killed before leaves what the next one completes. What it
 * points to lives in `arena`; journal_close() gives it back.
 */
bool journal_open(struct diags *d, struct arena *arena, int root_fd,
	enum journal_mode mode, struct str newsroom, struct journal **out);
void journal_close(struct journal *journal);

/*
 * Set the journal aside, whatever its state is: the database, what is beside
 * it and the file that says that there is one go to
 * state/damaged-<`now` in UTC>/, and JOURNAL_MAKE makes a new one. The caller
 * holds the lock. `*folder` (in d->arena) is where they are; empty where
 * there was nothing. Cut off in the middle, the next run sets the rest aside.
 */
bool journal_set_aside(
	struct diags *d, int root_fd, struct instant now, struct str *folder);

/* When a journal is made: `made_at`; without it that is 0. */
bool journal_note_made(
	struct journal *journal, struct diags *d, struct instant now);

/* Everything, in `arena`; a row that was altered is `state-damaged`. */
bool journal_read(struct journal *journal, struct diags *d, struct arena *arena,
	struct journal_facts *out);

/*
 * All that is noted between the two is noted at once, or not at all. Each
 * journal_note_*() stands between them. After a failure nothing of it is
 * kept, and journal_commit() fails, too.
 */
bool journal_begin(struct journal *journal, struct diags *d);
bool journal_commit(struct journal *journal, struct diags *d);
void journal_cancel(struct journal *journal);

bool journal_note_release(struct journal *journal, struct diags *d,
	const struct journal_release *release);
/* It is no longer public, and what was said yes to is not any more. */
bool journal_forget_release(
	struct journal *journal, struct diags *d, struct str id);
/* One that is known already keeps when it was first seen. */
bool journal_note_embargo(struct journal *journal, struct diags *d,
	const struct journal_embargo *embargo);
bool journal_note_yes(struct journal *journal, struct diags *d,
	const struct journal_yes *yes);
bool journal_note_lift(struct journal *journal, struct diags *d,
	const struct journal_lift *lift);
/* It is held from now on, or no longer. */
bool journal_note_hold(struct journal *journal, struct diags *d,
	const struct journal_hold *hold);
bool journal_drop_hold(struct journal *journal, struct diags *d,
	const struct journal_hold *hold);
/* One that the journal does not know is left out. */
bool journal_note_announced(struct journal *journal, struct diags *d,
	struct str id, struct instant at);

/* A swap begins: replaces the intent there was. */
bool journal_note_intent(struct journal *journal, struct diags *d,
	const struct journal_intent *intent);
/* It happened: its releases and its root are what is public; or it did not. */
bool journal_settle_intent(
	struct journal *journal, struct diags *d, bool has_happened);

/* A run is whole. */
bool journal_note_look(struct journal *journal, struct diags *d,
	struct instant now, const struct journal_clock *clock);

/* Append a line to the log. */
bool journal_note_act(struct journal *journal, struct diags *d,
	const struct log_entry *entry);

/*
 * The lines of the log from number `from` (1 is the first) on, at most
 * `most`, in `arena`.
 */
bool journal_log(struct journal *journal, struct diags *d, struct arena *arena,
	int64_t from, size_t most, struct log_line **out, size_t *count);

/*
 * Whether the chain is whole: no line removed, changed or put elsewhere; a
 * finding (`log-broken`) names the first that is wrong. `*count` lines were
 * looked at.
 */
bool journal_verify_log(
	struct journal *journal, struct diags *d, size_t *count);

#endif
