#include "cmd/tick_words.h"

#include "cmd/standing.h"

enum {
	NEWS_SAID = 20,	 /* releases that are named */
	LATE_SAID_S = 2, /* seconds after its embargo that are worth a word */
};

static struct str span_of(struct session *session, int64_t seconds)
{
	struct buf words = {0};
	struct str kept;

	instant_print_span(&words, seconds);
	kept = arena_str(&session->arena, buf_view(&words));
	buf_release(&words);
	return kept;
}

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
static void say_held(struct session *session, const struct standings *all)
{
	size_t i;

	for (i = 0; i < all->count; i++) {
		struct str path = session_clean(session, all->rows[i].path);

		if (all->rows[i].state != STANDING_HELD)
			continue;
		session_say(session, "Held back: %.*s%s.\n", STR_ARG(path),
			why_urgent(session, &all->rows[i]));
	}
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

/* "Public: Results of the year, https://... (on time)" */
static void say_news(struct session *session, const struct newsroom *newsroom,
	const struct tick_result *result)
{
	size_t i;

	for (i = 0; i < result->news_count && i < NEWS_SAID; i++) {
		const struct tick_news *news = &result->news[i];
		struct str headline = session_clean(session, news->headline);

		session_say(session, "%s: %.*s, %.*s%.*s/",
			news->is_withdrawn ? "Withdrawn"
			: news->is_new	   ? "Public"
					   : "Changed",
			STR_ARG(headline), STR_ARG(newsroom->site.url),
			STR_ARG(news->address));
		if (news->is_new && news->late_s >= LATE_SAID_S)
			session_say(session, " (%s late)",
				span_of(session, news->late_s).ptr);
		session_say(session, "\n");
	}
	if (result->news_count > NEWS_SAID)
		session_say(session, "And %zu more.\n",
			result->news_count - NEWS_SAID);
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

void tick_words_stays(const struct session *session)
{
	session_say(session, "Nothing was published: what was public before "
			     "stays as it was.\n");
}

/*
 * Where it went wrong: site.yaml or the theme has a mistake and the old site
 * stays, or the new one is public and could not be noted. What became of a
 * plain folder is said by its finding.
 */
static void say_failed(struct session *session, const struct newsroom *newsroom,
	const struct tick_request *request, const struct tick_result *result)
{
	if (!result->publication.tree.changed) {
		tick_words_stays(session);
		return;
	}
	if (request->out)
		return;
	say_news(session, newsroom, result);
	session_say(session, "The new site is public, but not all of it could "
			     "be noted: run this again when what is named "
			     "above is mended.\n");
}

static void say_all(struct session *session, const struct newsroom *newsroom,
	const struct tick_request *request, struct tick_result *result)
{
	say_news(session, newsroom, result);
	say_done(session, request, &result->publication);
	if (request->is_dry)
		return;
	say_first(session, result);
	say_waiting(session, newsroom);
}

/* All that would be said of what is not right. */
static struct digest digest_of(
	const struct session *session, const struct tick_result *result)
{
	struct hash *hash = hash_begin();
	size_t i;

	for (i = 0; i < session->diags.count; i++) {
		const struct diag *diag = &session->diags.items[i];

		hash_add(hash, diag->file.ptr, diag->file.len);
		hash_add(hash, diag->text.ptr, diag->text.len);
	}
	hash_add(hash, &result->next, sizeof(result->next));
	return hash_end(hash);
}

/* Whether there is anything that was not said before. */
static bool is_news(const struct session *session,
	const struct tick_request *request, const struct tick_result *result)
{
	struct digest now = digest_of(session, result);
	bool is_same;

	if (!request->told)
		return true;
	is_same = hash_equal(request->told, &now);
	*request->told = now;
	return !is_same || result->publication.tree.changed;
}

static void say(struct session *session, const struct newsroom *newsroom,
	const struct tick_request *request, struct tick_result *result,
	const struct standings *all)
{
	session_print_findings(session, false);
	if (session->diags.count && session->options.format == DIAG_TEXT)
		session_say(session, "\n");
	say_held(session, all);
	if (!result->is_ok)
		say_failed(session, newsroom, request, result);
	else
		say_all(session, newsroom, request, result);
	if (result->is_ok && !request->is_dry)
		say_next(session, newsroom, all, request->told != NULL);
}

static bool is_any_urgent(const struct standings *all)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->rows[i].state == STANDING_HELD &&
			all->rows[i].is_urgent)
			return true;
	return false;
}

enum session_status tick_words(struct session *session,
	const struct newsroom *newsroom, const struct tick_request *request,
	struct tick_result *result)
{
	const struct publication_result *done = &result->publication;
	const struct standing *next;
	struct standings all = {0};

	if (done->set) {
		all.rows = standing_all(&session->arena, newsroom, done->set,
			&session->diags, session->now);
		all.count = standing_count(newsroom);
	}
	next = next_of(&all);
	if (next)
		result->next = next->at;
	if (is_news(session, request, result))
		say(session, newsroom, request, result, &all);
	return status_of(
		session, result->is_ok, done->is_busy, is_any_urgent(&all));
}
