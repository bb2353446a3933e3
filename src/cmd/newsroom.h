#ifndef CMD_NEWSROOM_H
#define CMD_NEWSROOM_H

#include "base/diag.h"
#include "cmd/session.h"
#include "model/clock_guard.h"
#include "model/public_set.h"
#include "model/site.h"
#include "model/verdict.h"
#include "store/journal.h"

/* A file of releases/ that is not a release, and why. */
struct newsroom_other {
	struct str path;
	const char *why; /* for people, no full stop */
};

/* A newsroom's sources, read. Everything lives in the session's arena. */
struct newsroom {
	int root_fd;
	struct zone_cache *zones;
	struct site site;
	struct release **releases; /* by path */
	size_t count;
	struct journal *journal; /* NULL: none, or nobody asked */
	struct journal_facts facts;
	struct past past;	      /* the same for the model */
	struct clock_judgement clock; /* by the clock of the last run */
	enum verdict *verdicts; /* of each release, at the session's now */
	bool *held;		/* of each release: by its own findings */
	struct release **goods; /* last good versions that stand in */
	size_t good_count;
	struct release **gone; /* those of them that have no file */
	size_t gone_count;
	struct newsroom_other *others; /* by path */
	size_t other_count;
	bool is_found;	    /* there is a site.yaml */
	bool is_site_whole; /* it has no error */
};

/*
 * Open the newsroom of the session's folder and read site.yaml and, in
 * parallel, all releases. False: it is not a newsroom, or could not be
 * read. With findings in site.yaml it is true, `is_site_whole` is false, and
 * no release was read: each depends on the house's zone and contacts.
 */
bool newsroom_open(struct newsroom *newsroom, struct session *session);

/*
 * The same with what the journal knows: then the newsroom is what may be
 * seen of it, last good versions where a file has none. With JOURNAL_WRITE
 * and JOURNAL_MAKE the caller holds the lock. False also when the journal is
 * lost or damaged, or a last good version cannot be read: nothing may be
 * published then.
 */
bool newsroom_open_public(struct newsroom *newsroom, struct session *session,
	enum journal_mode mode);
void newsroom_close(struct newsroom *newsroom);

/* The same, but without the releases. */
bool newsroom_open_site(struct newsroom *newsroom, struct session *session);

/* What it means to a command that newsroom_open() was false. */
enum session_status newsroom_unopened(
	const struct newsroom *newsroom, const struct session *session);

/* Who may be seen at `now`. */
const struct public_set *newsroom_public_set(const struct newsroom *newsroom,
	struct arena *arena, struct instant now);

/*
 * Let the last good version of each public release stand in for a file that
 * is gone, held back, or not said yes to. To be called again when another
 * release is held. False: one cannot; then nothing may be published.
 */
bool newsroom_settle(struct newsroom *newsroom, struct session *session);

/* The same from the beginning, when the past says something else now. */
bool newsroom_settle_anew(struct newsroom *newsroom, struct session *session);

/*
 * The release of that slug, or whose file or folder is named so
 * ("releases/x.md", "releases/x/"). NULL after a finding (`usage`) with the
 * nearest slug there is.
 */
struct release *newsroom_named(const struct newsroom *newsroom,
	struct session *session, struct str name);

/* Add the findings of what was settled: who waits for what. */
void newsroom_check_verdicts(
	const struct newsroom *newsroom, struct session *session);

/* The id of the finding on a verdict; NULL: it needs none. */
const char *newsroom_verdict_id(enum verdict verdict);

/*
 * Read the text of a release again, for a finding that shows a line of it;
 * false, without one, when it is not the same any more.
 */
bool newsroom_reload(const struct newsroom *newsroom, struct session *session,
	const struct release *release);

/*
 * Add the findings that only show between releases: two that claim one
 * address, a translation without its original. They are always about the
 * release that gives way, never about one that is public.
 */
void newsroom_check_claims(
	const struct newsroom *newsroom, struct session *session);

/*
 * Where site.yaml says `repository: public`: add a finding for each file of
 * a release under embargo that git has.
 */
void newsroom_check_repository(
	const struct newsroom *newsroom, struct session *session);

#endif
