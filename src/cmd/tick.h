#ifndef CMD_TICK_H
#define CMD_TICK_H

#include "cmd/newsroom.h"
#include "cmd/publication.h"

/* How long an act waits for the lock before it exits 75. */
enum { TICK_WAIT_MS = 10000 };

/*
 * One tick of a newsroom (embargo.md 4 to 10): read, decide, make public,
 * read back, note. `publish`, `build` and the acts are ticks.
 */
struct tick_request {
	const struct str *yes; /* slugs or files a person says yes to */
	size_t yes_count;
	const char *out;     /* a plain folder instead of `public`; or NULL */
	bool is_minor;	     /* the yes is to a change without an entry */
	bool is_dry;	     /* say what would happen */
	bool is_locked;	     /* the caller holds the lock (tick_lock()) */
	bool makes_journal;  /* `publish`: where there is none */
	bool rebuilds;	     /* where it is damaged (rebuild.h) */
	bool drops_previous; /* the site before this one goes at once */
	struct str by;	     /* --by; empty: found out */

	/*
	 * Of `publish --watch`. `told`: a digest of what was said last, so
	 * that only news is said; NULL: all is. `ahead`: the instant at which
	 * what is made now may be seen, and `wait`, which sleeps until then
	 * (publication.h).
	 */
	struct digest *told;
	struct instant ahead; /* utc 0: the session's now */
	bool (*wait)(void *context);
	void *context;
};

/* A release that is public, changed or withdrawn by this tick. */
struct tick_news {
	struct str headline, address;
	bool is_new, is_withdrawn;
	int64_t late_s; /* is_new: after its R */
};

struct tick_result {
	struct publication_result publication;
	struct tick_news *news; /* what changed, in the session's arena */
	size_t news_count;
	size_t became_public; /* releases that were not before */
	bool is_ok;	      /* it did what it could */
	bool has_journal;
	bool is_first;	     /* the first tick: an archive was taken over */
	bool holds_lifts;    /* the clock may be wrong: it has to be asked */
	bool is_unsettled;   /* a file has to be looked at in a moment */
	struct instant next; /* when something changes by itself; 0: never */
};

/*
 * Take the lock of the newsroom for an act that edits and then publishes;
 * waits at most `wait_ms`. `*fd` is the caller's; -1 and false, with its
 * finding (`publish-busy`), when somebody else keeps it.
 */
bool tick_lock(struct session *session, int root_fd, unsigned wait_ms, int *fd);

/*
 * Run one tick: everything is read anew. Says what came of it, prints the
 * findings, and gives the status of the command. What is public is whole,
 * old or new, whatever comes back.
 */
enum session_status tick_run(struct session *session,
	const struct tick_request *request, struct tick_result *result);

#endif
