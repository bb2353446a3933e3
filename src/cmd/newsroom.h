#ifndef CMD_NEWSROOM_H
#define CMD_NEWSROOM_H

#include "base/diag.h"
#include "cmd/session.h"
#include "model/public_set.h"
#include "model/site.h"

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
	struct past past;	   /* what the journal knows; empty so far */
	struct release **releases; /* by path */
	size_t count;
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
