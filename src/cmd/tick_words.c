#include "cmd/tick_words.h"

#include "cmd/standing.h"

static const char *why_urgent(
	const struct session *session, const struct standing *row)
{
	if (!row->is_urgent)
		return "";
	if (!row->has_instant)
		return ", and nobody can tell when it is due";
	return row->at.utc <= session->now.utc ? ", which is due now"
					       : ", which is due within a day";
}

/* Where all releases stand. */
struct standings {
	const struct standing *rows;
	size_t count;
};

/* Who is held back is said by name, whatever the findings above said. */
static bool say_held(struct session *session, const struct standings *all)
{
	bool urgent = false;
	size_t i;

	for (i = 0; i < all->count; i++) {
		struct str path = session_clean(session, all->rows[i].path);

		if (all->rows[i].state != STANDING_HELD)
			continue;
		urgent |= all->rows[i].is_urgent;
		session_say(session, "Held back: %.*s%s.\n", STR_ARG(path),
			why_urgent(session, &all->rows[i]));
	}
	return urgent;
}

static const struct standing *next_of(const struct standings *all)
{
	const struct standing *next = NULL;
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->rows[i].state == STANDING_WAITING &&
			(!next || all->rows[i].at.utc < next->at.utc))
			next = &all->rows[i];
	return next;
}

/* When to run it again. */
static void say_next(struct session *session, const struct newsroom *newsroom,
	const struct standings *all, bool is_watch)
{
	const struct standing *next = next_of(all);
	struct buf when = {0};

	if (!next)
		return;
	standing_print_time(&when, newsroom, next->at);
	session_say(session, "The next release goes out on %.*s%s.\n",
		STR_ARG(buf_view(&when)),
		is_watch ? "" : ": run this again then");
	buf_release(&when);
}

static void say_dry(
	struct session *session, const struct publication_result *result)
{
	struct str pages = session_count(session, result->tree.pages, "page");
	struct str texts =
		session_count(session, result->tree.texts, "release");

	if (!result->tree.pages)
		session_say(session, "No page would change. ");
	else if (!result->tree.texts)
		session_say(session,
			"%.*s would change, and no release's words. ",
			STR_ARG(pages));
	else
		session_say(session,
			"%.*s would change, and the words of %.*s. ",
			STR_ARG(pages), STR_ARG(texts));
	session_say(session, "Nothing was written.\n");
}

static void say_done(struct session *session,
	const struct tick_request *request,
	const struct publication_result *result)
{
	const char *where = request->out ? request->out : "public";
	size_t count = result->public_count;
	struct str releases = session_count(session, count, "release");
	struct str files =
		session_count(session, result->tree.new_files, "file");

	if (request->is_dry)
		say_dry(session, result);
	else if (!count)
		session_say(session, "No release is public yet%s %s%s.\n",
			result->tree.changed ? "; the site in" : ", and", where,
			result->tree.changed ? " says so" : " stays as it is");
	else if (!result->tree.changed)
		session_say(session,
			"Nothing to do: %s already shows the %s that may be "
			"seen now.\n",
			where, count == 1 ? "one release" : releases.ptr);
	else
		session_say(session,
			"Published: %.*s in %s, %.*s new or changed.\n",
			STR_ARG(releases), where, STR_ARG(files));
}

/* A newsroom that had no journal brings its archive with it. */
static void say_first(struct session *session, const struct tick_result *result)
{
	if (!result->is_first || !result->became_public)
		return;
	session_say(session,
		"This was the first time: %s taken over as they are, and "
		"nobody is mailed. From now on, a release goes out when its "
		"embargo ends or when you say so.\n",
		session_count(session, result->became_public, "release").ptr);
}

/* What waits for a person, by the words to type. */
static void say_waiting(
	struct session *session, const struct newsroom *newsroom)
{
	size_t i;

	for (i = 0; newsroom->verdicts && i < newsroom->count; i++) {
		enum verdict verdict = newsroom->verdicts[i];
		struct str path =
			session_clean(session, newsroom->releases[i]->path);

		if (verdict != VERDICT_ASK && verdict != VERDICT_CHANGED)
			continue;
		session_say(session, "%s: %.*s (dateline publish %.*s)\n",
			verdict == VERDICT_ASK ? "Waits for your yes"
					       : "CHANGED, waits for you",
			STR_ARG(path), STR_ARG(newsroom->releases[i]->slug));
	}
}

static enum session_status status_of(
	const struct session *session, bool ok, bool is_busy, bool urgent)
{
	const struct diags *d = &session->diags;

	if (is_busy)
		return SESSION_BUSY;
	if (d->system_errors)
		return SESSION_FAILED;
	if (!ok || urgent)
		return SESSION_FINDINGS;
	if (session->options.is_strict && (d->errors || d->warnings))
		return SESSION_FINDINGS;
	return SESSION_FINE;
}

/* site.yaml or the theme has a mistake: the old site stays as it is. */
static void say_stays(struct session *session)
{
	session_say(session, "Nothing was published: what was public before "
			     "stays as it was.\n");
}

static void say_all(struct session *session, const struct newsroom *newsroom,
	const struct tick_request *request, struct tick_result *result)
{
	say_done(session, request, &result->publication);
	if (request->is_dry)
		return;
	say_first(session, result);
	say_waiting(session, newsroom);
}

enum session_status tick_words(struct session *session,
	const struct newsroom *newsroom, const struct tick_request *request,
	struct tick_result *result, bool ok)
{
	const struct publication_result *done = &result->publication;
	const struct standing *next;
	struct standings all = {0};
	bool urgent = false;

	session_print_findings(session, false);
	if (session->diags.count && session->options.format == DIAG_TEXT)
		session_say(session, "\n");
	if (done->set) {
		all.rows = standing_all(&session->arena, newsroom, done->set,
			&session->diags, session->now);
		all.count = standing_count(newsroom);
		urgent = say_held(session, &all);
	}
	next = next_of(&all);
	if (next)
		result->next = next->at;
	if (!ok)
		say_stays(session);
	else
		say_all(session, newsroom, request, result);
	if (ok && !request->is_dry)
		say_next(session, newsroom, &all, request->is_watch);
	return status_of(session, ok, done->is_busy, urgent);
}
